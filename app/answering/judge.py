"""Says how far a sentence of the answer is supported by the passages, and why.

A clause is supported where one source sentence, read with what stands around it, has most of its
content, and every number, date, unit and name; what differs from the source it restates (another
polarity, an opposite, one word in place of another, two facts in each other's place) is not.
"""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest
from itertools import pairwise

from app.answering.claim import claim_of
from app.answering.differences import WORD, alike, difference, opposites, polarity, words_of
from app.answering.fact_words import COMPARED, LIGHT
from app.answering.facts import Facts, facts
from app.answering.quote import Candidate
from app.answering.sources import SUBJECT_TERMS, Source, missing_fact, read_sources
from app.answering.subjects import Swap, is_circular, other_subject
from app.answering.terms import Lexicon, WeightedTerm, coverage, weigh_text
from app.engines.protocols import Entailment
from app.storage.stop_words import STOP_WORDS

SUPPORTED = 0.8
"""Share of a clause's content that its source must have for it to count as supported."""

_CONTRADICTED = 0.3  # what a difference leaves of the share, at most
_FEWEST_TERMS = 2  # a clause of one word is judged with the one before it
_AS_NEAR = 0.05  # clauses of the source that differ by less are as near
_MIXED = 0.5  # how much it counts that the words come from several clauses of the source
_OTHER_FACTS = 0.5  # left of a clause's share where the numbers stand in another one
_COSINE, _USUAL_COSINE = 0.7, 0.75  # nearness in meaning counts for and against
_DOUBTFUL = 0.45  # a share below which nearness in meaning saves nothing
_ONE_THING = 0.4  # nearness in meaning from which two subjects may be the same
_OPENING_NAME = re.compile(r"^\W*([A-ZÀ-ÖØ-Þ][\w'’-]+) (?=[A-ZÀ-ÖØ-Þ])")
_SURE = 0.9  # probability from which an entailment model has a vote
_PREMISES = 4  # sources it is asked about, besides those chosen by their words
_LEAST_OWN = 0.3  # of a clause without facts, in the source sentence itself
_CLAUSE = re.compile(
    r"[;:!?—]\s|\s\(|\)\s?|,\s(?!\d)|\s[-–]\s|\.\s"
    r"|\s(?:and|but|while|whereas|which|und|aber|sowie|y|e|pero|et|mais)\s"
)


Entails = Callable[[Sequence[tuple[str, str]]], Sequence[Entailment]]
"""What an entailment model says of pairs of premise and hypothesis; nothing where it cannot."""

Nearness = Callable[[str, Sequence[str]], float | None]
"""The highest cosine of a sentence with any of some texts; None where no embedder works."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """`degree` is how much is said by the sources (0 to 1), `reason` why, in a few words.

    What was decided by a fact that differs is `firm`: no model changes it.
    """

    degree: float
    reason: str
    sources: tuple[Candidate, ...] = ()
    firm: bool = False

    @property
    def supported(self) -> bool:
        """Whether the sentence may stand without a mark."""
        return self.degree >= SUPPORTED


def judge(
    sentence: str,
    sources: Sequence[Candidate],
    lexicon: Lexicon,
    *,
    nearness: Nearness | None = None,
    entails: Entails | None = None,
) -> Judgement:
    """Judge `sentence` by the source sentences that are nearest to each of its clauses.

    Where words and facts do not decide, nearness in meaning counts, and whether it `entails`.
    """
    if not sources:
        return Judgement(0.0, "no passage says this")
    language = sources[0].hit.document.language
    claim = claim_of(sentence, language)
    if claim.objection:
        return Judgement(0.0, claim.objection, firm=True)
    read = read_sources(sources, lexicon)
    verdict = _by_words(claim.text, read, lexicon, language, nearness)
    if entails is None or verdict.firm:
        return verdict
    wanted = weigh_text(claim.text, language, lexicon)
    voted = _voted(claim.text, wanted, read, verdict, entails)
    if voted.supported and not verdict.supported and _differs(claim.text, voted, read, lexicon):
        return verdict
    return voted


def _differs(said: str, verdict: Judgement, read: Sequence[Source], lexicon: Lexicon) -> bool:
    """Whether a fact, a denial or a word of `said` is another one in the sources of a verdict."""
    sources = [source for source in read if source.candidate in verdict.sources]
    language = sources[0].candidate.hit.document.language
    texts, headings = zip(*((s.candidate.text, s.heading) for s in sources), strict=True)
    said_facts = facts(said, language)
    return bool(
        all(missing_fact(said_facts, source, language) for source in sources)
        or not set(map(str.lower, _OPENING_NAME.findall(said))) <= words_of(" ".join(texts))
        or any(_contrary(said, each, lexicon, language) for each in verdict.sources)
        or difference(said, texts, headings, language)
    )


def _by_words(
    said: str,
    read: Sequence[Source],
    lexicon: Lexicon,
    language: str | None,
    nearness: Nearness | None,
) -> Judgement:
    """The verdict on the whole sentence: that on its worst clause, if nothing differs."""
    verdicts = _verdicts(_clauses(said, language), read, lexicon, language, nearness)
    verdicts = verdicts or [Judgement(0.0, "it says nothing")]
    chosen = tuple(dict.fromkeys(source for verdict in verdicts for source in verdict.sources))
    firm = [verdict for verdict in verdicts if verdict.firm]
    worst = min(firm or verdicts, key=lambda verdict: verdict.degree)
    if firm:
        return Judgement(worst.degree, worst.reason, chosen, firm=True)
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
            return Judgement(_CONTRADICTED, differing, chosen, firm=True)
    reason = worst.reason if near is None else f"{worst.reason}, nearness in meaning {near:.2f}"
    return Judgement(degree, reason, chosen)


def _voted(
    said: str,
    wanted: Sequence[WeightedTerm],
    read: Sequence[Source],
    verdict: Judgement,
    entails: Entails,
) -> Judgement:
    """The verdict with the vote of an entailment model on the sources that are nearest."""
    chosen = [source for source in read if source.candidate in verdict.sources]
    others = [source for source in read if source.candidate not in verdict.sources]
    near = nlargest(_PREMISES, others, key=lambda other: _share(wanted, other.candidate.terms))
    premises = [chosen, *([other] for other in near)] if chosen else [[other] for other in near]
    found = entails([(" ".join(map(_premise, each)), said) for each in premises])
    if not found:
        return verdict
    best = max(range(len(found)), key=lambda n: found[n].entailed)
    vote = found[best]
    if vote.entailed >= _SURE:
        if verdict.supported:
            return replace(verdict, reason=f"{verdict.reason}, entailed {vote.entailed:.2f}")
        sources = tuple(source.candidate for source in premises[best])
        return Judgement(
            vote.entailed,
            f"an entailment model finds that it follows ({vote.entailed:.2f})",
            sources,
        )
    if chosen and found[0].contradicted >= _SURE:
        return Judgement(_CONTRADICTED, "an entailment model finds it denied", verdict.sources)
    return replace(verdict, reason=f"{verdict.reason}, entailed {vote.entailed:.2f}")


def _premise(source: Source) -> str:
    return f"{source.heading.strip()}: {source.candidate.text}"


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
    sources: Sequence[Source],
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
            circular = "it says of a thing that it is that thing"
            verdict = Judgement(0.0, circular, verdict.sources, firm=True)
        if verdict.degree >= _DOUBTFUL:
            theirs = _clauses(verdict.sources[0].text, language)
            swap = other_subject(clauses[:n], theirs, known, terms=terms, language=language)
            if swap is not None and not _is_same(swap, nearness):
                reason = f"it says of “{swap.said}” what the source says of “{swap.meant}”"
                verdict = Judgement(_CONTRADICTED, reason, verdict.sources, firm=True)
        verdicts.append(verdict)
    return verdicts


def _is_same(swap: Swap, nearness: Nearness | None) -> bool:
    """Whether two subjects are likely names of one thing; without an embedder they may be."""
    if swap.certain:
        return False
    near = nearness(swap.said, [swap.meant]) if nearness is not None else None
    return near is None or near >= _ONE_THING


def _clause(
    clause: str, sources: Sequence[Source], lexicon: Lexicon, language: str | None
) -> Judgement:
    """The best that any one source gives this clause."""
    said = facts(clause, language)
    wanted = weigh_text(LIGHT.sub(" ", said.rest), language, lexicon)
    best = Judgement(0.0, "no passage says this")
    for source in sources:
        own = _share(wanted, source.candidate.terms) if wanted else 1.0
        share = _share(wanted, source.candidate.terms | source.around) if wanted else 1.0
        missing = missing_fact(said, source, language)
        if missing:
            share = min(share, _CONTRADICTED) * (0.5 + own / 2)
        elif own < _LEAST_OWN and not (said.quantities or said.dates):
            share = own
        if not missing:
            share -= _MIXED * (share - _within_one(wanted, said, source, lexicon, language))
        ranked = share + own / 100  # the source itself before what stands around it
        if ranked > best.degree + 1e-9:
            reason = missing or f"{share:.0%} of its words are in the source"
            best = Judgement(ranked, reason, (source.candidate,), firm=bool(missing))
    if best.degree >= _DOUBTFUL:
        contrary = _contrary(clause, best.sources[0], lexicon, language)
        if contrary:
            return Judgement(_CONTRADICTED, contrary, best.sources, firm=True)
    return Judgement(min(best.degree, 1.0), best.reason, best.sources, best.firm)


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
    source: Source,
    lexicon: Lexicon,
    language: str | None,
) -> float:
    """The share that one clause of the source has, with its subject and what stands around.

    A clause without the numbers and dates that are `said` has a share less.
    """
    if not wanted:
        return 1.0
    text = source.candidate.text
    subject = frozenset(lexicon.terms(text, language)[:SUBJECT_TERMS]) | source.around
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


def _contrary(clause: str, source: Candidate, lexicon: Lexicon, language: str | None) -> str:
    """What the nearest clause of the source denies, or says the opposite of; empty if nothing."""
    near = _nearest(clause, source, lexicon, language)
    ours = sum(polarity(clause))
    theirs = [sum(polarity(other)) for other in near]
    if ours not in theirs:
        return "the source denies it" if ours < theirs[0] else "it denies what the source says"
    pairs = [next(opposites(words_of(clause), words_of(other)), None) for other in near]
    if pairs[0] is None or None in pairs or pairs[0][0] in COMPARED:
        return ""
    return f"it says “{pairs[0][0]}” where the source says “{pairs[0][1]}”"


def _nearest(clause: str, source: Candidate, lexicon: Lexicon, language: str | None) -> list[str]:
    """The clauses of the source that have its facts and most of its words; the whole if none."""
    wanted = weigh_text(clause, language, lexicon)
    said, clauses = facts(clause, language), _clauses(source.text, language)
    with_facts = [each for each in clauses if _has_facts(said, facts(each, language))]
    if with_facts and len(with_facts) < len(clauses):
        return with_facts
    clauses = [source.text, *clauses]
    shares = [_share(wanted, frozenset(lexicon.terms(each, language))) for each in clauses]
    least = max(shares) - _AS_NEAR
    near = [each for each, share in zip(clauses[1:], shares[1:], strict=True) if share >= least]
    return near or [source.text]
