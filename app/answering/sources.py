"""Source sentences with their facts and what stands around them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.answering.differences import alike, words_of
from app.answering.fact_words import BETWEEN, POINTS_BACK
from app.answering.facts import Facts, Quantity, facts
from app.answering.quote import Candidate
from app.answering.terms import Lexicon
from app.storage.stop_words import STOP_WORDS

_NOUNS_CAPITALIZED = ("de", "lb")

SUBJECT_TERMS = 2
"""The first words of a sentence that can be its subject."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source sentence, and the facts of the one before it where it points back to that.

    `around` are the terms of what its passage is called, and of what a pronoun can stand for.
    """

    candidate: Candidate
    facts: Facts
    before: Facts | None
    around: frozenset[str]
    heading: str


def read_sources(sources: Sequence[Candidate], lexicon: Lexicon) -> list[Source]:
    """Each with its facts, and with those of the sentence before where it points back to it."""
    placed = sorted(sources, key=lambda c: (c.hit.document.id, c.span.start))
    before: dict[Candidate, Candidate] = {
        second: first
        for first, second in pairwise(placed)
        if first.hit.chunk.id == second.hit.chunk.id
    }
    known: dict[Candidate, Facts] = {
        source: facts(source.text, source.hit.document.language) for source in sources
    }
    read = []
    for source in sources:
        heading = f"{source.hit.document.title} {source.hit.chunk.section or ''}"
        previous = before.get(source)
        around = frozenset(lexicon.terms(heading, source.hit.document.language))
        back = previous is not None and POINTS_BACK.match(source.text)
        if previous is not None and back:
            subject = lexicon.terms(previous.text, previous.hit.document.language)
            around |= frozenset(subject[:SUBJECT_TERMS])
        read.append(
            Source(
                source,
                known[source],
                known[previous] if back and previous else None,
                around,
                heading,
            )
        )
    return read


def missing_fact(said: Facts, source: Source, language: str | None) -> str:
    """What fact of a clause its source lacks, in words; empty if none."""
    dates = source.facts.dates
    for date in said.dates:
        if not any(date.agrees(other) for other in dates):
            return f"the date {date.text} is not in the source"
    quantities = source.facts.quantities
    values = source.facts.values
    named = facts(source.heading, language).values  # "the pump P30"
    for quantity in said.quantities:
        if quantity.unit is None and quantity.value in named - values:
            continue
        if quantity.value not in values:
            return f"the number {quantity.text} is not in the source"
        if _is_standard(quantity, source.candidate.text, said):
            return f"the source only compares with {quantity.text}"
        same = [other for other in quantities if other.value == quantity.value]
        units = {other.unit for other in same}
        left_open = any(other.unit is None and not _counts(other, language) for other in same)
        if same and quantity.unit and quantity.unit not in units and not left_open:
            return f"{quantity.text} has another unit in the source"
        counts = {other.value for other in quantities if other.counted == quantity.counted}
        if quantity.counted and counts and quantity.value not in counts:
            return f"{quantity.text} counts something else in the source"
    names = words_of(source.candidate.text) | words_of(source.heading)
    if source.before:
        names |= set(source.before.names)
    for name in said.names:
        if not _known(name, names, language):
            return f"the name {name.title()} is not in the source"
    return ""


def _counts(quantity: Quantity, language: str | None) -> bool:
    """Whether a word that follows says what is counted: none does in "eighteen and older"."""
    stops = STOP_WORDS.get(language or "en", STOP_WORDS["en"])
    return quantity.counted is not None and quantity.counted not in stops


def _is_standard(quantity: Quantity, source: str, said: Facts) -> bool:
    """Whether the source names a number only as what it compares with: "less than in 2022"."""
    compared = rf"\b(?:than|als|que|di quanto)\b[^,.;]{{0,20}}{re.escape(quantity.text)}"
    return bool(re.search(compared, source)) and not BETWEEN & set(said.rest.lower().split())


def _known(name: str, words: Iterable[str], language: str | None) -> bool:
    if language in _NOUNS_CAPITALIZED:
        return any(alike(name, word) for word in words)
    return all(part in words for part in re.findall(r"\w+", name))
