"""Decides whether the passages can answer the question at all."""

import math
from dataclasses import dataclass

from app.answering.question import Meaning

THRESHOLD = 0.26
"""Below this confidence the answer is "not in your documents": declining wrongly costs an answer,
not declining only shows a passage that the user can judge. See below for what other ones cost."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for an answer and what against it.

    `keyword_share`: BM25 of the best passage as a share of the best possible; `overlap`: share of
    the question's content in the sentence chosen; `missing`: share of it in none of the passages;
    `score` of the choice; `negative`: the question asks what is not; `affirms`: and the sentence
    says what is; `lacking`: it has nothing of the kind asked for; `passage_cosine`: of question
    and nearest passage; `meaning`: of the sentence chosen. The last two are None where the search
    model took no part or does not know the language.
    """

    keyword_share: float
    overlap: float
    missing: float
    score: float
    negative: bool
    affirms: bool
    lacking: bool
    passage_cosine: float | None
    meaning: Meaning | None

    @property
    def features(self) -> tuple[float, ...]:
        """The numbers that are weighed, fewer by words alone."""
        if self.passage_cosine is None or self.meaning is None:
            return self.keyword_share, self.overlap, self.missing
        return (
            self.score,
            self.passage_cosine,
            self.meaning.cosine,
            self.meaning.named,
            self.missing,
            float(self.negative),
            float(self.affirms),
            float(self.lacking),
        )


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


# Fitted by export/answers.py (logistic regression, L2 penalty 10 on standardized features, both
# classes weighing the same) through this very pipeline. Answerable: questions of squad2. Not
# answerable: its trick questions, the same questions with their article taken out of the results,
# and questions of other sets over squad2 and over cranfield. Five-fold cross-validation by article:
#
#   answerable declined            1 %   2 %   3 %   4 %   5 %   (the threshold: 2 %)
#   trick questions declined      10 %  17 %  19 %  20 %  22 %
#   absent articles declined      58 %  80 %  87 %  89 %  91 %
#   cranfield's over squad2       93 %  98 % 100 % 100 % 100 %
#   squad2's over cranfield       91 %  97 %  98 %  98 %  99 %
#
# Area under the curve on the trick questions: 0.68 (0.62 without what words say one by one). They
# differ from answerable ones by a word or two in a paragraph that is right; vectors of words tell
# that a word is there or near, not that it stands in the same relation. Every feature that was
# tried lies between 0.5 and 0.62 alone, and all of twenty together reach no more than 0.69: what
# would move it is a model that reads question and passage together.
_WITH_MEANING = Logistic(-3.75, (0.985, 2.1, 1.58, 1.18, -1.35, -1.06, -1.6, -0.54))
# For languages the search model does not know, or without one: fitted on xquad-de, -es, -ru and
# -zh against absent articles, 5 % of the answerable declined and 74 % of the absent; with each
# language left out 0 to 13 % and 43 to 93 %.
_BY_WORDS = Logistic(-3.74, (22.6, 1.37, -1.0))


def confidence(evidence: Evidence) -> float:
    """How likely the passages answer the question, 0 to 1."""
    features = evidence.features
    model = _BY_WORDS if len(features) == len(_BY_WORDS.weights) else _WITH_MEANING
    return model.probability(*features)
