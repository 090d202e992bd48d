"""Sentence borders: they tile any text, in any language."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.sentences import sentence_bounds


def test_sentences_are_told_apart() -> None:
    text = "Dr. Meyer paid 3.5 euros. He left.  Why?"
    assert [text[a:b].strip() for a, b in sentence_bounds(text, "en")] == [
        "Dr. Meyer paid 3.5 euros.",
        "He left.",
        "Why?",
    ]


def test_white_space_wider_than_a_byte_does_not_stop_the_splitter() -> None:
    text = "！1?a\nBa \xa0\x00\u2028。\n?a。B\rB\xa0.\u2028\u2028([!\xa0'].𝒳\"]a！"
    assert sentence_bounds(text, "ja")[0][0] == 0


def test_an_empty_text_has_none() -> None:
    assert sentence_bounds("") == []


@settings(max_examples=500, deadline=None)
@given(
    st.text(alphabet="aBÄ .!?\n\r\t\u00a0\u2003\u2028\u3000。！\"'()1𝒳\u0301", max_size=60),
    st.sampled_from(["en", "de", "fr", "ru", "zh", "ja", "hi", "ar", "th", "xx", None]),
)
def test_sentences_tile_the_text(text: str, language: str | None) -> None:
    bounds = sentence_bounds(text, language)
    assert "".join(text[a:b] for a, b in bounds) == text
    assert all(a < b for a, b in bounds)
