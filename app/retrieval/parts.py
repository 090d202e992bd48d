"""Splits a question that asks several things, so that each of them is searched."""

import re
from collections.abc import Sequence
from dataclasses import replace

from app.domain.search import Hit
from app.retrieval.follow_up import points_back, stand_alone

_MOST = 3
_FEWEST_WORDS = 3
_ASKING = (
    "who|what|when|where|which|why|how|wer|was|wann|wo|welche[rsnm]?|warum|wie|qui|que|quand|où"
    "|quels?|quelles?|pourquoi|comment|combien|quién|qué|cuándo|dónde|cuál|cómo|chi|cosa|quando"
    "|dove|quale|perché|come"
)
_BORDER = re.compile(rf"(?<=\?)\s+|,?\s+(?:and|und|et|y|e)\s+(?=(?:{_ASKING})\b)", re.IGNORECASE)
_STARTS = re.compile(rf"\W*(?:\w+\s+)?(?:{_ASKING})\b", re.IGNORECASE)


def parts_of(question: str) -> tuple[str, ...]:
    """The questions that `question` joins, each one standing alone; () where it is a single one.

    Every part begins with a question word (or with a preposition before it) and has three words
    or more; what points back is completed from the part before.
    """
    pieces = [piece.strip() for piece in _BORDER.split(question) if piece.strip()]
    if not 2 <= len(pieces) <= _MOST:
        return ()
    if not all(_STARTS.match(p) and len(p.split()) >= _FEWEST_WORDS for p in pieces):
        return ()
    parts = [pieces[0]]
    for piece in pieces[1:]:
        completed = stand_alone(piece, parts[-1]) if points_back(piece) else None
        parts.append(completed or piece)
    return tuple(parts)


def interleaved(rankings: Sequence[Sequence[Hit]], k: int) -> tuple[Hit, ...]:
    """The first `k` passages, the best of each ranking first, each passage once."""
    longest = max(map(len, rankings), default=0)
    turns = (hits[place] for place in range(longest) for hits in rankings if place < len(hits))
    best: dict[int, Hit] = {}
    for hit in turns:
        best.setdefault(hit.chunk.id, hit)
    return tuple(replace(hit, rank=rank) for rank, hit in enumerate(list(best.values())[:k], 1))
