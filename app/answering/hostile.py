"""Finds sentences of a document that give orders to whoever answers from it.

No model and no list of known attacks: what counts is that a sentence tells its reader what to do
(an imperative, a duty) and that it speaks of answering, of who asks, of the prompt or of the
assistant, which passages about the world hardly ever do (Greshake et al. 2023, indirect prompt
injection). What a text only mentions, in quotation marks, in code or as an example for people who
write prompts, is no order (`mention`); disguises are taken off first (`disguise`).

The words were chosen by people who had seen attacks, so what is measured on those flatters. Of
words that only one attack family needs, all are taken away before that family is scored; families
of another hand, with other wording, are found far less often than that until they are known, and
requests that are addressed to nobody ("Write a poem.") are never found: these are reported, and
what they can do is held off by judging each sentence of an answer against its sources.
"""

import re

from app.answering.disguise import readings, turned
from app.answering.mention import blank, is_about_prompts, mentions
from app.answering.order_themes import (
    ADDRESSED,
    DENIAL,
    FORGET,
    GIVEN,
    HEADER,
    HERE,
    MANNER,
    OCCASION,
    ROLE,
    RULES,
    SECRET,
    TASK,
    TELL,
    VOID,
    WRITER,
)
from app.answering.order_words import (
    ANSWER,
    CHANGE,
    LETTERS,
    MUST,
    ORDER,
    PARTICULARS,
    PARTS,
    SHALL,
    STATEMENT,
    WRITTEN,
)
from app.domain.documents import Span
from app.domain.sentences import sentence_spans

_LONGEST_GAP = 90  # characters between an order and what it is about
_MARKERS = re.compile(
    r"<\|[a-z_]+\|>|\[/?INST\]|<</?SYS>>|</?(?:system|assistant|instructions?)(?:[ _-]\w+)?>"
    r"|<(?:start|end)_of_turn>|^\W*#{2,}\W*(?:new |system )?(?:instructions?|prompt|response)\b"
    r"|\"role\"\s*:\s*\"(?:system|developer)\"",
    re.IGNORECASE | re.MULTILINE,
)


def _words(alternatives: tuple[str, ...]) -> str:
    return r"(?<![\w.])(?:" + "|".join(alternatives) + r")(?!\w)"


_GAP = rf"[^\n]{{0,{_LONGEST_GAP}}}?"
# Where an order may begin: a line, a clause, or behind "please", "and", "to".
_START = (
    r"(?:^|[.!?:;,…\"“”„«»`>¡¿'(\[*\-–—]\s*|\b(?:please|kindly|then|also|and|now|always|only|just|or"
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
_WITHIN = r"(?:in|with|throughout|within|into|to|of|in|dans|en|mit) "


def _about(theme: tuple[str, ...], *patterns: str) -> tuple[re.Pattern[str], ...]:
    """The theme, which is found fast or not at all, then what may be said with it."""
    return tuple(
        re.compile(pattern, re.IGNORECASE | re.MULTILINE) for pattern in (_words(theme), *patterns)
    )


# What is said of the text being written; people ask that of each other as well.
_OF_THE_REPLY = (
    _about(
        ANSWER,
        _ORDER + _GAP + _words(ANSWER),
        _WITHIN + _words(ANSWER) + _GAP + _ORDER,
        _OTHER_ORDER + _words(ANSWER[:1]),
        rf"^\W*(?:in|with|throughout|within) {_words(ANSWER[:1])},? (?!{_words(STATEMENT)})",
        _words(WRITTEN) + _GAP + _words(SHALL),
    ),
    _about(OCCASION, _words(OCCASION) + _GAP + _ORDER, _ORDER + _GAP + _words(OCCASION)),
)
_OF_THE_ANSWERER = (
    _about(
        HEADER,
        rf"^\W*{_words(HEADER)}[^\n:\]#>]{{0,25}}[:\]#>]\W*[^\n]{{0,{_LONGEST_GAP}}}?"
        rf"(?:{_ORDER}|{_words(VOID)}|(?<!\w)you are)",
    ),
    _about(GIVEN, _words(GIVEN) + _GAP + _words(VOID), _ORDER + _GAP + _words(GIVEN)),
    _about(DENIAL, _START + _words(DENIAL)),
    _about(TELL, _START + r"(?:do not |don['’]t |never )?" + _words(TELL)),
    _about(RULES, _START + _words(FORGET) + _GAP + _words(RULES)),
    _about(ROLE, _words(ROLE)),
    _about(TASK, _words(TASK)),
    _about(MANNER, rf"(?:{_START}|{_words(MUST)} ){_words(MANNER)}"),
    _about(ADDRESSED, r"(?:^|[(\[]|[.!?]\s)\W*" + _words(ADDRESSED) + _GAP + _ORDER),
    _about(SECRET, rf"(?:{_ORDER}{_GAP}|\bby \w+ing ){_words(SECRET)}"),
    _about(LETTERS, _CHANGE + _GAP + _words(PARTS) + _GAP + _words(LETTERS)),
    _about(
        HERE,
        _words(WRITER) + _GAP + _words(HERE) + _GAP + _words(SHALL),
        _words(WRITER) + _GAP + _words(SHALL) + _GAP + _words(HERE),
        _words(SHALL[1:2]) + _GAP + _words(WRITER) + _GAP + _words(HERE),
    ),
)
_PARTICULARS = re.compile(_words(PARTICULARS), re.IGNORECASE)
_BROUGHT = re.compile(r"https?:|www\.|@|\w\.(?:com|org|net|xyz|io|example)\b|[\"“„«]|\d{3}")


def is_order(text: str) -> bool:
    """Whether this sentence tells whoever answers what to do, instead of saying something."""
    return any(_is_order(reading) for reading in readings(text))


def _is_order(text: str) -> bool:
    if _MARKERS.search(text) or _is_any(_OF_THE_ANSWERER, text):
        return True
    if not _is_any(_OF_THE_REPLY, text):
        return False
    # What one person asks of another the other has to fill in; an attack brings it along.
    return not _PARTICULARS.search(text) or bool(_BROUGHT.search(text))


def _is_any(rules: tuple[tuple[re.Pattern[str], ...], ...], text: str) -> bool:
    return any(
        theme.search(text) and any(pattern.search(text) for pattern in patterns)
        for theme, *patterns in rules
    )


def orders(text: str, language: str | None = None) -> tuple[Span, ...]:
    """The sentences and lines of `text` that are orders, in order, none inside another.

    What the text only mentions is none: a quotation that other words bring in, code, and examples
    in a text about prompts.
    """
    found: list[Span] = []
    given = ""
    for span in sentence_spans(text, language):
        if not is_order(text[span.start : span.end]):
            continue
        given = given or blank(text, mentions(text))
        if not is_order(given[span.start : span.end]):
            continue
        if is_about_prompts(blank(text, [span])):
            continue
        lines = [line for line in _lines(text, span) if is_order(text[line.start : line.end])]
        found += lines or [span]
    found += [span for span in turned(text) if is_order(text[span.start : span.end])]
    return tuple(sorted(found, key=lambda span: span.start))


def _lines(text: str, span: Span) -> list[Span]:
    """The lines of a sentence that spans several: an inserted line may lack a full stop."""
    start, lines = span.start, []
    for line in text[span.start : span.end].splitlines(keepends=True):
        lines.append(Span(start, start + len(line.rstrip("\r\n"))))
        start += len(line)
    return lines
