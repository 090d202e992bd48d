"""Finds sentences of a document that give orders to whoever answers from it.

No model and no list of known attacks: what counts is that a sentence tells its reader what to do
(an imperative, "you must") and that it speaks of answering, of the prompt or of the assistant,
which passages about the world hardly ever do (Greshake et al. 2023, indirect prompt injection).
"""

import re
import unicodedata

from app.answering.order_words import (
    ADDRESSED,
    ANSWER,
    CHANGE,
    FORGET,
    LETTERS,
    MUST,
    OCCASION,
    ORDER,
    PARTS,
    ROLE,
    RULES,
    SECRET,
    STATEMENT,
    TELL,
)
from app.domain.documents import Span
from app.domain.sentences import sentence_spans

_LONGEST_GAP = 90  # characters between an order and what it is about
_MARKERS = re.compile(
    r"<\|[a-z_]+\|>|\[/?INST\]|<</?SYS>>|</?(?:system|assistant|instructions?)>"
    r"|<(?:start|end)_of_turn>|^\W*#{2,}\W*(?:new |system )?(?:instructions?|prompt|response)\b"
    r"|^\W*(?:\[?system\]?|assistant|ai)\W*(?:message|prompt|note|override)?\]?\s*:\s*(?=\w+ )",
    re.IGNORECASE | re.MULTILINE,
)


def _words(alternatives: tuple[str, ...]) -> str:
    return r"(?<![\w.])(?:" + "|".join(alternatives) + r")(?!\w)"


_GAP = rf"[^\n]{{0,{_LONGEST_GAP}}}?"
# Where an order may begin: a line, a clause, or behind "please", "and", "to".
_START = (
    r"(?:^|[.!?:;,…\"“”„'(\[*\-–—]\s*|\b(?:please|kindly|then|also|and|now|always|only|just|or"
    r"|bitte|und|dann|auch|nun|immer|por favor|y|luego|siempre|también|veuillez|merci de|et|puis"
    r"|toujours|per favore|e|poi|sempre)\s)\s*"
)
_ORDER = rf"(?:{_START}(?:do not |don['’]t |never |no |ne )?{_words(ORDER)}|{_words(MUST)})"
_CHANGE = rf"(?:{_START}{_words(CHANGE)}|{_words(MUST)})"
# A verb that no list has: the line begins with a word with which no statement begins.
_OTHER_ORDER = (
    rf"^\W*(?!{_words(STATEMENT)})(?![^\W\d_]+(?:ing|ed|s)\b)[^\W\d_]{{3,}} "
    rf"[^\n]{{0,{_LONGEST_GAP}}}?"
)
_COMBINED = tuple(
    re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    for pattern in (
        _ORDER + _GAP + _words(ANSWER),
        _words(ANSWER) + _GAP + _ORDER,
        _OTHER_ORDER + _words(ANSWER[:1]),
        rf"^\W*(?:in|with|throughout|within) {_words(ANSWER[:1])},? (?!{_words(STATEMENT)})",
        _START + _words(TELL),
        _START + _words(FORGET) + _GAP + _words(RULES),
        _words(OCCASION) + _GAP + _ORDER,
        _ORDER + _GAP + _words(OCCASION),
        _words(ROLE),
        _words(ADDRESSED) + _GAP + _ORDER,
        _ORDER + _GAP + _words(SECRET),
        _CHANGE + _GAP + _words(PARTS) + _GAP + _words(LETTERS),
    )
)


def is_order(text: str) -> bool:
    """Whether this sentence tells whoever answers what to do, instead of saying something."""
    plain = _plain(text)
    return bool(_MARKERS.search(plain)) or any(found.search(plain) for found in _COMBINED)


def orders(text: str, language: str | None = None) -> tuple[Span, ...]:
    """The sentences and lines of `text` that are orders, in order, none inside another."""
    found: list[Span] = []
    for span in sentence_spans(text, language):
        if not is_order(text[span.start : span.end]):
            continue
        lines = [line for line in _lines(text, span) if is_order(text[line.start : line.end])]
        found += lines or [span]
    return tuple(found)


def without_orders(text: str, language: str | None = None) -> str:
    """`text` with every order blanked, so that places in it stay what they were."""
    for span in orders(text, language):
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _lines(text: str, span: Span) -> list[Span]:
    """The lines of a sentence that spans several: an inserted line may lack a full stop."""
    start, lines = span.start, []
    for line in text[span.start : span.end].splitlines(keepends=True):
        lines.append(Span(start, start + len(line.rstrip("\r\n"))))
        start += len(line)
    return lines


def _plain(text: str) -> str:
    """`text` in the usual letters, without characters that nobody sees."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(c for c in folded if unicodedata.category(c) != "Cf")
