"""How far what is heard is from what is said."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.audio import error_rate

WORDS = st.lists(st.sampled_from(["a", "b", "c"]), max_size=5)


@given(WORDS, WORDS, WORDS)
def test_word_edits_are_a_distance(a: list[str], b: list[str], c: list[str]) -> None:
    def edits(left: list[str], right: list[str]) -> float:
        said = [" ".join([*left, "x"])]
        return error_rate.word_error_rate(said, [" ".join([*right, "x"])]) * (len(left) + 1)

    assert edits(a, a) == 0
    assert edits(a, b) == pytest.approx(edits(b, a))
    assert edits(a, c) <= edits(a, b) + edits(b, c) + 1e-9


def test_error_rates_are_pooled() -> None:
    said = ["don't go there", "yes"]
    heard = ["don't go where", "yes yes"]
    assert error_rate.word_error_rate(said, heard) == pytest.approx(2 / 4)
    assert error_rate.character_error_rate(["고양이 둘"], ["고양 이들"]) == pytest.approx(1 / 4)


@given(st.text())
def test_spoken_text_has_words_only(text: str) -> None:
    assert not re.search(r"[^\w\s']|_|^\s|\s$|\s\s", error_rate.spoken(text))


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Don't go, there.", "en", "don't go there"),
        ("It cost 1,200 euros.", "en", "it cost one thousand two hundred euros"),
        ("Since 1995: 3.5 percent", "en", "since nineteen ninety five three point five percent"),
        ("21 maisons", "fr", "vingt et un maisons"),
        ("Um 3,", "de", "um drei"),
        ("5 chairs", "xx", "5 chairs"),
    ],
)
def test_numbers_are_written_as_they_are_said(text: str, language: str, expected: str) -> None:
    assert error_rate.spoken(text, language) == expected
