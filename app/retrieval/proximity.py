"""How close the question's words stand together in a passage."""

from collections.abc import Sequence
from itertools import pairwise


def adjacency(
    words: Sequence[tuple[str, ...]], weights: Sequence[float], passage: Sequence[str]
) -> float:
    """Share of the question's neighbouring words that are near each other in `passage`, 0 to 1.

    Each pair of neighbours (given by their variants) counts by the rarer half of its `weights`
    and by one over the smallest distance in the passage, in either order: the sequential
    dependence of Metzler and Croft (2005, "A Markov random field model for term dependencies"),
    with a window that fades instead of one that ends.
    """
    places: dict[str, list[int]] = {}
    wanted = {variant for word in words for variant in word}
    for place, term in enumerate(passage):
        if term in wanted:
            places.setdefault(term, []).append(place)
    reached = possible = 0.0
    for (left, weight), (right, other) in pairwise(zip(words, weights, strict=True)):
        possible += min(weight, other)
        distance = _distance(_places(left, places), _places(right, places))
        if distance is not None:
            reached += min(weight, other) / max(distance, 1)
    return reached / possible if possible else 0.0


def _places(word: tuple[str, ...], places: dict[str, list[int]]) -> list[int]:
    return sorted(place for variant in word for place in places.get(variant, ()))


def _distance(left: list[int], right: list[int]) -> int | None:
    """The smallest distance between a member of each, both in order."""
    best: int | None = None
    i = j = 0
    while i < len(left) and j < len(right):
        gap = abs(left[i] - right[j])
        best = gap if best is None else min(best, gap)
        if left[i] < right[j]:
            i += 1
        else:
            j += 1
    return best
