"""Finds what a question takes for granted and the passage says otherwise, or does not say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from app.answering.differences import WORD, alike, words_of
from app.answering.fact_words import MONTHS, NUMBERS, STRONGER, UNITS
from app.answering.question import ASKING, is_negated
from app.storage.stop_words import STOP_WORDS

_SAME = 0.5  # of the question's words: with fewer in common, nothing stands "in place of" others
_NUMBER = re.compile(r"\d\w*")
_LONGEST_SWAP = 2  # words that stand in place of others
# Of two statements about one thing both may hold, of a question's word and what it is answered
# from they hardly do; prepositions ("over", "with") are too common in a whole passage.
_OPPOSITES = tuple(
    tuple(frozenset(side.split()) for side in line.split("|"))
    for line in (
        "most meisten|least fewest wenigsten",
        "more mehr|less fewer weniger",
        "maximum highest höchste höchsten|minimum lowest niedrigste niedrigsten",
        "largest biggest greatest größte größten|smallest tiniest kleinste kleinsten",
        "earliest früheste frühesten|latest späteste spätesten",
        "first erste ersten|second zweite zweiten|third dritte dritten|last final letzte letzten",
        "before prior vor|after following since nach",
        "always immer|never nie",
        "all every alle|none no kein keine",
        "increase increased increasing rise rose raised|decrease decreased decreasing decline"
        " declined fell reduced reduce lowered",
        "north northern norden|south southern süden|east eastern osten|west western westen",
        "northeast|northwest|southeast|southwest",
        "horizontal|vertical",
        "internal inner inside|external outer outside",
        "son sohn|daughter tochter",
        "father vater|mother mutter",
        "male men man mann|female women woman frau",
        "king könig|queen königin",
        "like liked love loved|dislike disliked hate hated",
        "support supported|oppose opposed",
        "accept accepted approved|reject rejected",
        "allowed permitted erlaubt|forbidden prohibited banned verboten",
        "won win gewann|lost lose verlor",
        "began begin begins start started begann|end ends ended finish finished endete",
        "add added|remove removed",
        "bought buy buys|sold sell sells",
        "old older oldest|new newer newest|young younger youngest",
        "open opened opens|closed close closes",
        "strong stronger strongest|weak weaker weakest",
        "high higher|low lower",
        "long longer longest|short shorter shortest",
        "rich|poor",
        "import imported imports|export exported exports",
        "private|public",
        "popular|unpopular",
        "possible|impossible",
        "encourage encouraged|discourage discouraged",
        "gain gained|lose lost",
        "attack attacked|defend defended",
        "build built|destroy destroyed",
        "active|passive",
        "ancient|modern",
        "summer sommer|winter|spring frühling|autumn herbst",
        "day tag|night nacht",
        "left links|right rechts",
        "upper|lower",
        "positive|negative",
        "major|minor",
        "majority mehrheit|minority minderheit",
        "same|different",
        "common|rare",
        "enter entered|leave left",
        "appointed hired|fired dismissed",
        "rural|urban",
        "domestic|foreign",
        "teacher lehrer|student schüler",
        "success successful erfolg|failure unsuccessful failed",
    )
)
# Words that say of what kind the answer is: the passage has the answer in their place.
_KIND_WORDS = """
type types kind kinds sort sorts name names term word year month day date time century decade
number amount percentage percent many much long old far often used use called known thing
happen happens said state say give given list find art name jahr monat tag datum zeit anzahl
"""
_KINDS = frozenset(_KIND_WORDS.split())
_ASKED_FOR = re.compile(
    r"\b(?:what|which|whose|how|welch\w*|wie)\s+"
    r"(?:(?:type|kind|sort|name|number|amount|percentage|part|form)s?\s+of\s+)?(\w+)"
)


@dataclass(frozen=True, slots=True)
class Conflict:
    """What a question takes for granted that the passage says otherwise.

    `opposed`: the passage has the opposite of a word of it and not the word; `exceeded`: it asks
    for the only one, or all, and the passage says neither; `replaced`: the passage has another
    word in the place of one of it, in otherwise like words; `number`: a number of it is not in
    the sentence chosen; `denied`: it asks what is not, and `affirmed`: so it does, and the
    sentence says what is.
    """

    opposed: bool = False
    exceeded: bool = False
    replaced: bool = False
    number: bool = False
    denied: bool = False
    affirmed: bool = False


def conflict(question: str, sentence: str, passage: str, language: str | None) -> Conflict:
    """Compare a question with the best sentence and the passage around it, word by word."""
    kinds = _KINDS | ASKING | set(_ASKED_FOR.findall(question.lower()))
    ours = [word for word in _content(question, language) if word not in ASKING]
    theirs = _content(passage, language)
    asked, said = words_of(question) - kinds, words_of(passage)
    denied = is_negated(question)
    return Conflict(
        opposed=_is_opposed(asked, said),
        exceeded=any(word & asked and not word & said for word in STRONGER),
        replaced=_is_replaced(ours, theirs, frozenset(_missing(set(ours) - kinds, theirs))),
        number=bool(_missing(_NUMBER.findall(question), _NUMBER.findall(sentence))),
        denied=denied,
        affirmed=denied and not is_negated(sentence),
    )


def _content(text: str, language: str | None) -> list[str]:
    """Words but stop words, in order; numbers, units and months in one form each."""
    stops = STOP_WORDS.get(language or "en", frozenset())
    numbers = NUMBERS.get(language or "en", {})
    words = (re.sub(r"['’]s$", "", found.lower()) for found in WORD.findall(text))
    return [
        str(numbers.get(word, UNITS.get(word, MONTHS.get(word, word))))
        for word in words
        if word not in stops
    ]


def _missing(words: Iterable[str], text: Iterable[str]) -> list[str]:
    """Those of `words` that have no form in `text`."""
    forms = set(text)
    return [word for word in words if not any(alike(word, other) for other in forms)]


def _is_opposed(asked: set[str], said: set[str]) -> bool:
    return any(
        side & asked and not side & said and any(other & said for other in row if other is not side)
        for row in _OPPOSITES
        for side in row
    )


def _is_replaced(ours: Sequence[str], theirs: Sequence[str], missing: frozenset[str]) -> bool:
    blocks = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()[:-1]
    if sum(block.size for block in blocks) < _SAME * len(ours):
        return False
    gaps = [
        (before.a + before.size, behind.a, behind.b - before.b - before.size)
        for before, behind in pairwise(blocks)
    ]
    return any(
        end - start == others <= _LONGEST_SWAP and not missing.isdisjoint(ours[start:end])
        for start, end, others in gaps
    )
