"""Streams never break a character and never show a stop string."""

from hypothesis import given
from hypothesis import strategies as st

from app.engines.pieces import characters, until

TEXT = "Grüße, 世界 🙂!"


@given(st.lists(st.integers(1, 5), min_size=40, max_size=40))
def test_characters_split_over_tokens_arrive_whole(sizes: list[int]) -> None:
    data = TEXT.encode()
    pieces = []
    for size in sizes:
        pieces.append(data[:size])
        data = data[size:]
    seen = list(characters(iter(pieces)))
    assert "".join(seen) == TEXT
    assert "\ufffd" not in "".join(seen)


def test_a_character_that_never_ends_is_left_out() -> None:
    assert list(characters(iter([b"a", b"\xf0\x9f"]))) == ["a"]


@given(
    st.lists(st.text("abE", max_size=3), max_size=20),
    st.lists(st.text("abE", min_size=1, max_size=4), max_size=3),
)
def test_text_ends_before_the_first_stop_string(pieces: list[str], stop: list[str]) -> None:
    whole = "".join(pieces)
    ends = [whole.find(word) for word in stop if word in whole]
    assert "".join(until(stop, iter(pieces))) == whole[: min(ends, default=len(whole))]


def test_only_what_may_begin_a_stop_string_is_held_back() -> None:
    stream = until(["END"], iter(["one ", "two E", "x"]))
    assert list(stream) == ["one ", "two ", "Ex"]
