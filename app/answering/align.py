"""Finds the source sentences that a sentence of the answer rests on, without asking the model."""

from collections.abc import Sequence

from app.answering.quote import Candidate
from app.answering.terms import Lexicon, coverage, weigh_text

_LEAST = 0.3  # share of a sentence's content: less in common is chance
_GAIN = 0.15  # what one more source must add
_MOST = 3


def align(sentence: str, sources: Sequence[Candidate], lexicon: Lexicon) -> tuple[Candidate, ...]:
    """The fewest source sentences that hold most of `sentence`'s content, best first.

    Greedy cover over content words, names and numbers, weighted by how rare they are; empty where
    no source has enough in common. The earlier of equal sources wins.
    """
    terms = {
        language: weigh_text(sentence, language, lexicon)
        for language in {source.hit.document.language for source in sources}
    }
    chosen: list[Candidate] = []
    covered: frozenset[str] = frozenset()
    reached = 0.0
    while len(chosen) < _MOST:
        gains = [
            coverage(terms[source.hit.document.language], covered | source.terms) - reached
            for source in sources
        ]
        best = max(range(len(gains)), key=gains.__getitem__, default=None)
        if best is None or gains[best] < (_GAIN if chosen else _LEAST):
            break
        chosen.append(sources[best])
        covered |= sources[best].terms
        reached += gains[best]
    return tuple(chosen)
