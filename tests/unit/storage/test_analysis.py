"""Terms are the same for passages and questions, in every script."""

import unicodedata

import pytest

from app.storage.analysis import _WITHOUT_MARKS, Analyzer, _Pair


@pytest.mark.parametrize(
    ("language", "text", "terms"),
    [
        ("en", "The pumps' FAILURES, 2nd", ["the", "pump", "failur", "2nd"]),
        ("de", "Die Häuser", ["die", "haus"]),
        ("ru", "городами", ["город"]),
        (None, "pumps", ["pumps"]),
        ("xx", "pumps", ["pumps"]),
        ("zh", "中国人", ["中国", "国人"]),
        ("ja", "GPT-4は水 OK", ["gpt", "4", "は水", "ok"]),
        ("th", "ภาษาไทย", ["ภา", "าษ", "ษา", "าไ", "ไท", "ทย"]),
        ("ko", "한국어는", ["한국", "국어", "어는"]),
        ("hi", "हिन्दी में", ["हिन्दी", "में"]),
        ("en", "ﬁle ①é", ["file", "1é"]),
        ("en", "e\u0301", ["é"]),
        ("en", "a\0b 👩‍🚀 " + "x" * 101, ["a", "b"]),
        ("en", "", []),
    ],
)
def test_terms(language: str | None, text: str, terms: list[str]) -> None:
    assert Analyzer().terms(text, language) == terms


def test_variants_line_up_word_by_word() -> None:
    variants = Analyzer().variants("Häuser 水 pumps", ["en", "de", "xx", None])
    assert variants == [("häuser", "haus"), ("水",), ("pump", "pumps")]


def test_the_fast_tokenizer_finds_the_same_words() -> None:
    pair = _Pair(None)
    characters = [chr(c) for c in range(1, 0x20D0) if _WITHOUT_MARKS.fullmatch(chr(c))]
    assert len(characters) > 1000
    for character in characters:
        text = unicodedata.normalize("NFKC", f"a{character}b")
        if _WITHOUT_MARKS.fullmatch(text):
            assert pair._exact.analyze(text) == pair._fast.analyze(text), hex(ord(character))
