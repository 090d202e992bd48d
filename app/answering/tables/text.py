"""Words as the router compares them: folded, cut to stems, with what numbers they write."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from app.answering.tables.sizes import FACTORS, MONTHS, NUMBERS, PARTS_OF_YEAR, SPANS, UNITS
from app.answering.tables.words import COMPOUND_HEADS, FILE_TYPES
from app.storage.stop_words import STOP_WORDS

_TOKEN = re.compile(
    r"\d{4}-\d\d?-\d\d?(?!\d)|\d\d?/\d\d?/\d{4}(?!\d)"
    r"|(?:(?<!\S)-)?(?:\d[\d.,'’]*\d|\d)|[^\W\d_]+|°c?|[€$£%]"
)
_GROUPED = re.compile(r"\d{1,3}(?:([.,'’])\d{3})(?:\1\d{3})*")
_ENDINGS = ("es", "en", "er", "em", "ed", "ings", "ing", "s", "e", "n", "a", "o")
_SHORTEST_STEM = 4
_SHORTEST_FUZZY = 6
_LIKE = 90  # of 100, by rapidfuzz's ratio: a letter wrong in a word of ten
_LITTLE = frozenset(
    {"wir", "uns", "unser", "unsere", "unseren", "mein", "meine", "meinen", "beim", "worden"}
    | {"bisher", "nuestro", "nuestra", "nuestros", "nuestras", "hemos", "he", "were", "what's"}
    | {"via", "yet", "already", "schon", "bereits"}
)
_STOPS = frozenset(word for words in STOP_WORDS.values() for word in words)


def fold(text: str) -> str:
    """Without case and accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def tokens(text: str) -> tuple[str, ...]:
    """The folded words, numbers and signs of units in a text."""
    return tuple(_TOKEN.findall(fold(text).replace("−", "-")))


@lru_cache(maxsize=20_000)
def stems(word: str) -> frozenset[str]:
    """What a word may be without its ending, itself included, in any of several languages."""
    found = {word}
    if word.endswith("ies") and len(word) > _SHORTEST_STEM:
        found.add(word[:-3] + "y")
    for ending in _ENDINGS:
        cut = len(word) - len(ending)
        if word.endswith(ending) and cut >= (3 if ending == "s" else _SHORTEST_STEM):
            found.add(word[:cut])
    return frozenset(found)


@lru_cache(maxsize=20_000)
def first_half(word: str) -> str | None:
    """What a German compound begins with, where it ends in a figure: "Netto" of "Nettobetrag"."""
    for head in stems(word):
        for end in COMPOUND_HEADS:
            cut = len(head) - len(end)
            if cut >= _SHORTEST_STEM and head.endswith(end):
                return head[:cut]
    return None


@lru_cache(maxsize=200_000)
def is_form(a: str, b: str) -> bool:
    """Whether two folded words are forms of one."""
    return a == b or not stems(a).isdisjoint(stems(b))


@lru_cache(maxsize=200_000)
def alike(a: str, b: str) -> bool:
    """Whether two folded words are forms of one, or one a misspelling of the other."""
    if is_form(a, b):
        return True
    if min(len(a), len(b)) < _SHORTEST_FUZZY or a[0] != b[0]:
        return False
    from rapidfuzz import fuzz

    return fuzz.ratio(a, b) >= _LIKE


def matches(word: str, patterns: list[str]) -> bool:
    """Whether a folded word is one of `patterns`; `*` at the end stands for further letters."""
    return any(
        word.startswith(each[:-1]) if each.endswith("*") else word == each for each in patterns
    )


def is_stop_word(word: str) -> bool:
    """Whether a folded word carries no content in any language."""
    return word in _STOPS or word in _FOLDED_STOPS or word in _LITTLE


def is_figure(word: str) -> bool:
    """Whether a token is written in digits: a number, a date."""
    return word.removeprefix("-")[:1].isdigit()


def number(word: str, decimal_comma: bool) -> float | None:
    """The number that a token writes in digits or letters, None where it writes none."""
    if word in NUMBERS:
        return float(NUMBERS[word])
    if word.startswith("-"):
        size = number(word[1:], decimal_comma)
        return None if size is None else -size
    if not is_figure(word):
        return None
    grouped = _GROUPED.fullmatch(word)
    if grouped and (grouped[1] in "'’" or (grouped[1] == ".") == decimal_comma):
        return float(re.sub(r"\D", "", word))
    plain = word.replace(".", "").replace(",", ".") if decimal_comma else word.replace(",", "")
    try:
        return float(plain.replace("'", "").replace("’", ""))
    except ValueError:
        return None


def is_about_size_or_time(word: str) -> bool:
    """Whether a word counts, measures or tells a time, whatever the table."""
    known = (NUMBERS, FACTORS, MONTHS, PARTS_OF_YEAR, UNITS, FILE_TYPES, SPANS)
    return any(word in each for each in known)


def factor(word: str) -> int:
    """What "thousand" or "Mio" after a number multiplies it with, else 1."""
    return FACTORS.get(word, 1)


def loose_number(text: str) -> float | None:
    """The number in a cell of a column that is not all numbers, None where it is none."""
    found = re.fullmatch(r"[^\d+\-−]{0,4}([+\-−]?)[^\d]{0,3}(\d[\d.,'’ ]*)\D{0,4}", text.strip())
    if found is None:
        return None
    digits = found[2].replace(" ", "").rstrip(".,'’")
    decimal_comma = "," in digits and not (
        _GROUPED.fullmatch(digits) or digits.rfind(".") > digits.rfind(",")
    )
    value = number(digits, decimal_comma)
    return None if value is None else (-value if found[1] in {"-", "−"} else value)


_FOLDED_STOPS = frozenset(fold(word) for word in _STOPS)
