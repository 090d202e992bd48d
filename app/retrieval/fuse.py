"""Fuses the keyword and the dense ranking into one.

A convex combination of scores that are bounded by theory, not by the list at hand (Bruch, Gai and
Ingber 2023, "An Analysis of Fusion Functions for Hybrid Retrieval"): BM25 as the share of the best
that the question's words could reach, and the cosine as it is. On our development sets it beat
reciprocal rank fusion, whatever its weights, wherever one leg is much better than the other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.storage.records import Scored


@dataclass(frozen=True, slots=True)
class Weights:
    """Share of the keyword score, by whether the embedder was trained for the question's language.

    Both lie in the middle of a broad plateau: 0.5 to 0.65 and 0.85 to 0.97 differ by noise. More is
    due where the question names documents, which vectors of passages know nothing of: manuals
    0.886 nDCG@10 with 0.6, 0.893 with 0.7, 0.900 with 0.8 (as by words and names without vectors);
    the right page of financebench among the first five 0.77, 0.77, 0.65.
    """

    known_language: float = 0.6
    unknown_language: float = 0.9
    named: float = 0.7

    def keyword(
        self, language: str | None, embedder_languages: Sequence[str], *, named: bool = False
    ) -> float:
        """The weight for a question; one whose language is not clear counts as known."""
        known = is_known(language, embedder_languages)
        weight = self.known_language if known else self.unknown_language
        return max(weight, self.named) if named else weight


def is_known(language: str | None, embedder_languages: Sequence[str]) -> bool:
    """Whether an embedder was trained for `language`; one that is not clear counts as known."""
    return language is None or "*" in embedder_languages or language in embedder_languages


@dataclass(frozen=True, slots=True)
class Fused:
    """A chunk with its fused score and what each leg said; ranks count from 1.

    `cosine` is `dense_score`, or what stands for it where the chunk has no vector yet.
    """

    chunk_id: int
    score: float
    keyword_rank: int | None
    keyword_score: float | None
    dense_rank: int | None
    dense_score: float | None
    cosine: float = 0.0


def fuse(
    keyword: Sequence[Scored],
    dense: Sequence[Scored],
    *,
    best_keyword: float,
    keyword_weight: float,
    cosines: Mapping[int, float],
) -> list[Fused]:
    """All chunks of both rankings, best first; ties in order of chunk.

    `cosines` are of chunks that only the keyword leg found; one without a vector yet counts as
    the last of the dense ranking. One that only the dense leg found has a keyword score of 0.
    """
    keyword_ranks = {hit.chunk_id: (rank, hit.score) for rank, hit in enumerate(keyword, 1)}
    dense_ranks = {hit.chunk_id: (rank, hit.score) for rank, hit in enumerate(dense, 1)}
    floor = dense[-1].score if dense else 0.0

    def fused(chunk_id: int) -> Fused:
        keyword_rank, bm25 = keyword_ranks.get(chunk_id, (None, None))
        dense_rank, cosine = dense_ranks.get(chunk_id, (None, cosines.get(chunk_id)))
        lexical = (bm25 or 0.0) / best_keyword if best_keyword > 0 else 0.0
        near = floor if cosine is None else cosine
        score = keyword_weight * lexical + (1 - keyword_weight) * near
        return Fused(chunk_id, score, keyword_rank, bm25, dense_rank, cosine, near)

    everything = [fused(chunk_id) for chunk_id in {**keyword_ranks, **dense_ranks}]
    return sorted(everything, key=lambda hit: (-hit.score, hit.chunk_id))
