"""Decides whether the passages can answer the question at all."""

import math
from dataclasses import dataclass

THRESHOLD = 0.5
"""Below this confidence the answer is "not in your documents"."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for an answer.

    `keyword_share`: BM25 of the best passage as a share of the best possible; `overlap`: share of
    the question's content in the sentence chosen; `passage_cosine`: of question and nearest
    passage; `sentence_cosine`: of question and sentence. The cosines are None where the embedder
    took no part or does not know the language.
    """

    keyword_share: float
    overlap: float
    passage_cosine: float | None
    sentence_cosine: float | None


@dataclass(frozen=True, slots=True)
class Logistic:
    """A fitted model: an intercept and a weight per feature."""

    intercept: float
    weights: tuple[float, ...]

    def probability(self, *features: float) -> float:
        """Of the positive class."""
        logit = self.intercept + math.fsum(
            w * x for w, x in zip(self.weights, features, strict=True)
        )
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


WITH_MEANING = Logistic(0.0, (1.0, 1.0, 1.0, 1.0))
BY_WORDS = Logistic(0.0, (1.0, 1.0))


def confidence(evidence: Evidence) -> float:
    """How likely the passages answer the question, 0 to 1."""
    words = (evidence.keyword_share, evidence.overlap)
    if evidence.passage_cosine is None or evidence.sentence_cosine is None:
        return BY_WORDS.probability(*words)
    return WITH_MEANING.probability(*words, evidence.passage_cosine, evidence.sentence_cosine)
