import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.answering.stream import SentenceStream, is_looping


def run(pieces: list[str]) -> tuple[list[str], list[str]]:
    stream = SentenceStream("en")
    settled = [sentence for piece in pieces for sentence in stream.feed(piece)]
    return settled, stream.finish()


@given(st.lists(st.text(alphabet="aB. 1\n?é。", max_size=5), max_size=30))
def test_nothing_is_lost_or_made_up(pieces: list[str]) -> None:
    settled, rest = run(pieces)
    assert "".join([*settled, *rest]) == "".join(pieces)
    assert all(sentence.strip() for sentence in settled)


@pytest.mark.parametrize("step", [1, 2, 3, 7])
def test_however_it_is_cut_the_sentences_are_the_same(step: int) -> None:
    text = "Dr. Hale set the pump to 3.5 bar. It held for two days! Was it enough? Yes, it was."
    settled, rest = run([text[i : i + step] for i in range(0, len(text), step)])
    assert [sentence.strip() for sentence in [*settled, *rest]] == [
        "Dr. Hale set the pump to 3.5 bar.",
        "It held for two days!",
        "Was it enough?",
        "Yes, it was.",
    ]


def test_a_sentence_settles_before_the_next_one_ends() -> None:
    settled, rest = run(["The pump", " stopped.", " The valve", " is still"])
    assert settled == ["The pump stopped. "]
    assert rest == ["The valve is still"]


def test_finish_gives_the_rest_once() -> None:
    stream = SentenceStream()
    stream.feed("Half a sent")
    assert stream.finish() == ["Half a sent"]
    assert stream.finish() == []


def test_a_loop_is_seen_and_a_list_is_not() -> None:
    assert is_looping("It is small, " + "it was copied, it was moved, it was sold, " * 3)
    assert not is_looping("The pump is new. The valve is new. The hose is new. The fan is new.")
    assert not is_looping("")
