"""Says how far a sentence of the answer is supported by the passages, and why.

A clause is supported where one source sentence, read with what stands around it, has most of its
content, and every number, date, unit and name; what differs from the source it restates (another
polarity, an opposite, one word in place of another, two facts in each other's place) is not.
"""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.answering.claim import claim_of
from app.answering.differences import WORD, alike, difference, polarity, words_of
from app.answering.fact_words import BETWEEN, LIGHT, POINTS_BACK
from app.answering.facts import Facts, Quantity, facts
from app.answering.quote import Candidate
from app.answering.subjects import Swap, is_circular, other_subject
from app.answering.terms import Lexicon, WeightedTerm, coverage, weigh_text
from app.storage.stop_words import STOP_WORDS

SUPPORTED = 0.75
"""Share of a clause's content that its source must have for it to count as supported."""

_CONTRADICTED = 0.3  # what a difference leaves of the share, at most
_FEWEST_TERMS = 2  # a clause of one word is judged with the one before it
_AS_NEAR = 0.05  # clauses of the source that differ by less are as near
_MIXED = 0.5  # how much it counts that the words come from several clauses of the source
_OTHER_FACTS = 0.5  # left of a clause's share where the numbers stand in another one
_COSINE, _USUAL_COSINE = 0.7, 0.75  # nearness in meaning counts for and against
_DOUBTFUL = 0.45  # a share below which nearness in meaning saves nothing
_ONE_THING = 0.4  # nearness in meaning from which two subjects may be the same
_LEAST_OWN = 0.3  # of a clause without facts, in the source sentence itself
_CLAUSE = re.compile(
    r"[;:!?—]\s|\s\(|\)\s?|,\s(?!\d)|\s[-–]\s|\.\s"
    r"|\s(?:and|but|while|whereas|which|und|aber|sowie|y|e|pero|et|mais)\s"
)
_SUBJECT_TERMS = 2  # of the sentence before: what "it" can stand for
_NOUNS_CAPITALIZED = ("de", "lb")


Nearness = Callable[[str, Sequence[str]], float | None]
"""The highest cosine of a sentence with any of some texts; None where no embedder works."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """`degree` is how much is said by the sources (0 to 1), `reason` why, in a few words."""

    degree: float
    reason: str
    sources: tuple[Candidate, ...] = ()

    @property
    def supported(self) -> bool:
        """Whether the sentence may stand without a mark."""
        return self.degree >= SUPPORTED


@dataclass(frozen=True, slots=True)
class _Source:
    """A source sentence with the one before it and what its passage is called."""

    candidate: Candidate
    facts: Facts
    before: Facts | None
    around: frozenset[str]
    heading: str


def judge(
    sentence: str,
    sources: Sequence[Candidate],
    lexicon: Lexicon,
    *,
    nearness: Nearness | None = None,
) -> Judgement:
    """Judge `sentence` by the source sentences that are nearest to each of its clauses."""
    if not sources:
        return Judgement(0.0, "no passage says this")
    language = sources[0].hit.document.language
    claim = claim_of(sentence, language)
    if claim.objection:
        return Judgement(0.0, claim.objection)
    said = claim.text
    read = _read(sources, lexicon)
    verdicts = _verdicts(_clauses(said, language), read, lexicon, language, nearness)
    verdicts = verdicts or [Judgement(0.0, "it says nothing")]
    chosen = tuple(dict.fromkeys(source for verdict in verdicts for source in verdict.sources))
    worst = min(verdicts, key=lambda verdict: verdict.degree)
    degree, near = worst.degree, None
    if nearness is not None and degree >= _DOUBTFUL and chosen:
        near = nearness(said, [source.text for source in chosen])
    if near is not None:
        degree = max(0.0, min(1.0, degree + _COSINE * (near - _USUAL_COSINE)))
    if degree >= SUPPORTED:
        differing = difference(
            said,
            [source.text for source in chosen],
            [source.heading for source in read if source.candidate in chosen],
            language,
        )
        if differing:
            return Judgement(_CONTRADICTED, differing, chosen)
    reason = worst.reason if near is None else f"{worst.reason}, nearness in meaning {near:.2f}"
    return Judgement(degree, reason, chosen)


def _read(sources: Sequence[Candidate], lexicon: Lexicon) -> list[_Source]:
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
            around |= frozenset(subject[:_SUBJECT_TERMS])
        read.append(
            _Source(
                source,
                known[source],
                known[previous] if back and previous else None,
                around,
                heading,
            )
        )
    return read


def _clauses(text: str, language: str | None) -> list[str]:
    """Its clauses; one with hardly any content is part of the one before it."""
    cuts = [0, *(found.start() for found in _CLAUSE.finditer(text)), len(text)]
    clauses: list[str] = []
    for start, end in pairwise(cuts):
        piece = text[start:end]
        if not WORD.search(piece):
            continue
        small = _content(piece, language) < _FEWEST_TERMS
        if clauses and (small or _content(clauses[-1], language) < _FEWEST_TERMS):
            clauses[-1] += piece
        else:
            clauses.append(piece)
    return clauses


def _content(text: str, language: str | None) -> int:
    """How many words it has that are neither facts nor stop words."""
    stops = STOP_WORDS.get(language or "en", STOP_WORDS["en"])
    words = re.findall(r"[^\W\d_]\w*", facts(text, language).rest)
    return sum(word.lower() not in stops for word in words)


def _verdicts(
    clauses: Sequence[str],
    sources: Sequence[_Source],
    lexicon: Lexicon,
    language: str | None,
    nearness: Nearness | None,
) -> list[Judgement]:
    """One for each clause; what a source says of something else supports none."""
    stops = STOP_WORDS.get(language or "en", STOP_WORDS["en"])

    def terms(text: str) -> list[str]:
        return [term for term in lexicon.terms(text, language) if term not in stops]

    known = frozenset[str]().union(*(each.candidate.terms | each.around for each in sources))
    verdicts = []
    for n, clause in enumerate(clauses, 1):
        verdict = _clause(clause, sources, lexicon, language)
        if is_circular(clause, terms=terms, language=language):
            verdict = Judgement(0.0, "it says of a thing that it is that thing", verdict.sources)
        if verdict.degree >= _DOUBTFUL:
            theirs = _clauses(verdict.sources[0].text, language)
            swap = other_subject(clauses[:n], theirs, known, terms=terms, language=language)
            if swap is not None and not _is_same(swap, nearness):
                reason = f"it says of “{swap.said}” what the source says of “{swap.meant}”"
                verdict = Judgement(_CONTRADICTED, reason, verdict.sources)
        verdicts.append(verdict)
    return verdicts


def _is_same(swap: Swap, nearness: Nearness | None) -> bool:
    """Whether two subjects are likely names of one thing; without an embedder they may be."""
    if swap.certain:
        return False
    near = nearness(swap.said, [swap.meant]) if nearness is not None else None
    return near is None or near >= _ONE_THING


def _clause(
    clause: str, sources: Sequence[_Source], lexicon: Lexicon, language: str | None
) -> Judgement:
    """The best that any one source gives this clause."""
    said = facts(clause, language)
    wanted = weigh_text(LIGHT.sub(" ", said.rest), language, lexicon)
    best = Judgement(0.0, "no passage says this")
    for source in sources:
        own = _share(wanted, source.candidate.terms) if wanted else 1.0
        share = _share(wanted, source.candidate.terms | source.around) if wanted else 1.0
        missing = _missing(said, source, language)
        if missing:
            share = min(share, _CONTRADICTED) * (0.5 + own / 2)
        elif own < _LEAST_OWN and not (said.quantities or said.dates):
            share = own
        if not missing:
            share -= _MIXED * (share - _within_one(wanted, said, source, lexicon, language))
        ranked = share + own / 100  # the source itself before what stands around it
        if ranked > best.degree + 1e-9:
            reason = missing or f"{share:.0%} of its words are in the source"
            best = Judgement(ranked, reason, (source.candidate,))
    denied = best.degree >= _DOUBTFUL and _other_polarity(
        clause, best.sources[0], lexicon, language
    )
    if denied:
        return Judgement(_CONTRADICTED, denied, best.sources)
    return Judgement(min(best.degree, 1.0), best.reason, best.sources)


def _share(wanted: Sequence[WeightedTerm], present: Collection[str]) -> float:
    """Coverage that also knows other forms of a word by how they begin."""
    held = {
        variant
        for term in wanted
        for variant in term.variants
        if any(alike(variant, other) for other in present)
    }
    return coverage(wanted, held)


def _within_one(
    wanted: Sequence[WeightedTerm],
    said: Facts,
    source: _Source,
    lexicon: Lexicon,
    language: str | None,
) -> float:
    """The share that one clause of the source has, with its subject and what stands around.

    A clause without the numbers and dates that are `said` has a share less.
    """
    if not wanted:
        return 1.0
    text = source.candidate.text
    subject = frozenset(lexicon.terms(text, language)[:_SUBJECT_TERMS]) | source.around
    clauses = _clauses(text, language) or [text]
    return max(
        _share(wanted, subject | set(lexicon.terms(each, language)))
        * (1.0 if _has_facts(said, facts(each, language)) else _OTHER_FACTS)
        for each in clauses
    )


def _has_facts(said: Facts, clause: Facts) -> bool:
    """Whether a clause has every number and date that is said."""
    return {each.value for each in said.quantities} <= clause.values and all(
        any(date.agrees(other) for other in clause.dates) for date in said.dates
    )


def _missing(said: Facts, source: _Source, language: str | None) -> str:
    """What fact of a clause its source lacks, in words; empty if none."""
    dates = source.facts.dates
    for date in said.dates:
        if not any(date.agrees(other) for other in dates):
            return f"the date {date.text} is not in the source"
    quantities = source.facts.quantities
    values = source.facts.values
    for quantity in said.quantities:
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


def _other_polarity(clause: str, source: Candidate, lexicon: Lexicon, language: str | None) -> str:
    """What is denied on one side only, in words; empty where both agree."""
    wanted = weigh_text(clause, language, lexicon)
    ours = polarity(clause)
    clauses = [source.text, *_clauses(source.text, language)]
    shares = [_share(wanted, frozenset(lexicon.terms(each, language))) for each in clauses]
    least = max(shares) - _AS_NEAR
    near = [each for each, share in zip(clauses[1:], shares[1:], strict=True) if share >= least]
    near = near or [source.text]
    if any(sum(polarity(other)) == sum(ours) for other in near):
        return ""
    return (
        "the source denies it"
        if sum(ours) < sum(polarity(near[0]))
        else "it denies what the source says"
    )
