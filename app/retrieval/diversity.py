"""Keeps the passages shown from saying the same thing twice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.documents import Chunk
from app.retrieval.fuse import Fused
from app.retrieval.scope import folded

_SAME_PAGE = 0.05  # of the score, for each passage of the page that is shown already
_SHINGLE = 4  # words
_ALIKE = 0.8  # share of the shingles of the shorter passage
_FEW_WORDS = 8  # with fewer, only the very same text is a copy


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that may be shown."""

    fused: Fused
    chunk: Chunk


def varied(candidates: Sequence[Candidate], k: int) -> list[Candidate]:
    """The first `k` to show: copies of an earlier passage come only where nothing else is left.

    After Carbonell and Goldstein (1998, "The use of MMR"), greedily; what a passage loses is a
    constant for each one of the same page before it, which shows more pages. A copy shares four
    fifths of its four-word sequences (Broder 1997, "On the resemblance and containment of
    documents").
    """
    left = list(candidates)
    shown: list[Candidate] = []
    copies: list[Candidate] = []
    pages: dict[tuple[int, int], int] = {}
    known: list[frozenset[str]] = []
    while left and len(shown) < k:
        best = max(left, key=lambda one: one.fused.score - _SAME_PAGE * pages.get(_page(one), 0))
        left.remove(best)
        shingles = frozenset(_shingles(best.chunk.text))
        if any(_alike(shingles, other) for other in known):
            copies.append(best)
            continue
        known.append(shingles)
        shown.append(best)
        if best.chunk.page is not None:
            pages[_page(best)] = pages.get(_page(best), 0) + 1
    return (shown + copies)[:k]


def _page(candidate: Candidate) -> tuple[int, int]:
    return candidate.chunk.document_id, candidate.chunk.page or 0


def _shingles(text: str) -> Iterator[str]:
    words = folded(text).split()
    if len(words) < _FEW_WORDS:
        yield " ".join(words)
        return
    for start in range(len(words) - _SHINGLE + 1):
        yield " ".join(words[start : start + _SHINGLE])


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    if 2 * min(len(one), len(other)) < max(len(one), len(other)):
        return False  # a heading is no copy of the section it begins
    return len(one & other) >= _ALIKE * min(len(one), len(other))
