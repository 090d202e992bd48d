"""Summaries without a language model: the sentences that say most of what all passages say.

Centroid-based summarisation (Radev, Jing, Styś and Tam, "Centroid-based summarization of multiple
documents", Information Processing & Management 40, 2004): a sentence counts by the words it shares
with the centroid, the words most typical of the text; what was said already is left out as in
maximal marginal relevance (Carbonell and Goldstein, SIGIR 1998). It is linear in the text, so that
every passage takes part.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.answering.tables.text import is_stop_word, tokens
from app.domain.documents import Chunk, Span
from app.domain.sentences import sentence_spans

_CENTROID_WORDS = 120
_CANDIDATES = 400
_SHORTEST, _LONGEST = 6, 60  # words of a sentence that can stand alone
_SAME = 0.5  # share of words in common
_FIRST = 1.1  # what opens a passage introduces it


@dataclass(frozen=True, slots=True)
class Picked:
    """A sentence of a passage, verbatim: `span` is in characters of the document's text."""

    chunk: Chunk
    span: Span
    text: str
    score: float
    words: frozenset[str]


class Centroid:
    """Counts words over all passages, then says how typical a sentence is of them."""

    def __init__(self) -> None:
        self._total: Counter[str] = Counter()
        self._passages: Counter[str] = Counter()
        self._count = 0
        self._weights: dict[str, float] = {}

    def add(self, text: str) -> None:
        """Count a passage."""
        words = content_words(text)
        self._total.update(words)
        self._passages.update(set(words))
        self._count += 1

    def finish(self) -> None:
        """Keep the words that are most typical: frequent, but not in every passage alike."""
        weights = {
            word: count * math.log(1 + self._count / self._passages[word])
            for word, count in self._total.items()
        }
        best = heapq.nlargest(_CENTROID_WORDS, weights.items(), key=lambda pair: pair[1])
        self._weights = dict(best)

    def score(self, words: frozenset[str]) -> float:
        """How much of the centroid these words hold, long sentences held back."""
        held = sum(self._weights.get(word, 0.0) for word in words)
        return held / math.sqrt(len(words)) if words else 0.0


def candidates(chunk: Chunk, centroid: Centroid, language: str | None) -> Iterator[Picked]:
    """The sentences of a passage that can stand alone, with their scores."""
    if chunk.first_row is not None:
        return  # rows of a table are no sentences
    for n, span in enumerate(sentence_spans(chunk.text, language)):
        text = chunk.text[span.start : span.end]
        length = len(text.split())
        if not _SHORTEST <= length <= _LONGEST or text.lstrip()[:1] in {"#", "|", "-", "*"}:
            continue
        words = frozenset(content_words(text))
        score = centroid.score(words) * (_FIRST if n == 0 else 1)
        place = Span(chunk.start + span.start, chunk.start + span.end)
        yield Picked(chunk, place, text, score, words)


def choose(found: Iterable[Picked], count: int) -> list[Picked]:
    """The `count` best sentences that say different things, in reading order."""
    best = heapq.nlargest(_CANDIDATES, found, key=lambda each: each.score)
    chosen: list[Picked] = []
    for each in best:
        if len(chosen) == count:
            break
        if all(_overlap(each.words, other.words) < _SAME for other in chosen):
            chosen.append(each)
    return sorted(chosen, key=lambda each: (each.chunk.document_id, each.span.start))


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / max(min(len(a), len(b)), 1)


def content_words(text: str) -> list[str]:
    """Its words but stop words and numbers."""
    return [word for word in tokens(text) if word.isalpha() and not is_stop_word(word)]
