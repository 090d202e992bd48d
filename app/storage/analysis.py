"""Cuts text into the terms of the keyword index, the same way for passages and questions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

# Letters with their combining marks (Devanagari vowels are marks), and digits.
_WORD = r"[\p{L}\p{N}\p{M}]+"
_MAX_TERM_BYTES = 100  # longer ones are encoded data, not words
# Latin, Greek and Cyrillic without combining marks, where both tokenizers find the same words.
_WITHOUT_MARKS = re.compile("[\\0-\u02ff\u0370-\u0482\u048a-\u0590\u1e00-\u20cf]*")
_STEMMERS = {
    "ar": "arabic",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "it": "italian",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
}
# Scripts written without spaces between words, and Hangul, whose words carry many endings.
_UNSPACED = re.compile(
    "["
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f"  # Myanmar
    "\u1100-\u11ff"  # Hangul letters
    "\u1780-\u17ff"  # Khmer
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"  # Kana, iteration marks
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # Han
    "\uac00-\ud7ff"  # Hangul syllables
    "\U0001b000-\U0001b16f\U00020000-\U0003ffff"  # historic Kana, rare Han
    "]+"
)


class Analyzer:
    """Turns text into index terms: Unicode words, folded (NFKC, lower case) and stemmed.

    The words are the same for every language; only the stems differ. Text without spaces between
    words (Chinese, Japanese, Thai, ...) becomes overlapping pairs of characters, as does Korean.
    """

    def __init__(self) -> None:
        self._plain = _Pair(None)
        self._stemming = {code: _Pair(name) for code, name in _STEMMERS.items()}

    def terms(self, text: str, language: str | None) -> list[str]:
        """The terms of `text` in order; an unknown `language` (ISO 639-1) means no stemming."""
        pair = self._stemming.get(language or "", self._plain)
        folded = unicodedata.normalize("NFKC", text)
        terms: list[str] = []
        position = 0
        for run in _UNSPACED.finditer(folded):
            terms += pair.analyze(folded[position : run.start()])
            terms += _bigrams(run.group())
            position = run.end()
        return terms + pair.analyze(folded[position:])

    def variants(self, text: str, languages: Iterable[str | None]) -> list[tuple[str, ...]]:
        """For each word of `text`, in order, the terms it becomes in these languages, each once."""
        known = dict.fromkeys(code if code in _STEMMERS else None for code in languages)
        columns = [self.terms(text, code) for code in known]
        return [tuple(dict.fromkeys(word)) for word in zip(*columns, strict=True)]


class _Pair:
    """One language's analyzer, twice: tantivy's regex tokenizer takes 2.5 times as long."""

    def __init__(self, stemmer: str | None) -> None:
        self._exact = _build(Tokenizer.regex(_WORD), stemmer)
        self._fast = _build(Tokenizer.simple(), stemmer)

    def analyze(self, text: str) -> list[str]:
        if not text:
            return []
        return (self._fast if _WITHOUT_MARKS.fullmatch(text) else self._exact).analyze(text)


def _build(tokenizer: Tokenizer, stemmer: str | None) -> TextAnalyzer:
    builder = (
        TextAnalyzerBuilder(tokenizer)
        .filter(Filter.lowercase())
        .filter(Filter.remove_long(_MAX_TERM_BYTES))
    )
    return (builder.filter(Filter.stemmer(stemmer)) if stemmer else builder).build()


def _bigrams(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run) - 1)] or [run]
