"""What a ranking or an answer is worth, and how sure a mean over questions is.

Ranking metrics take document ids in order and grades by document id (0: judged, not relevant).
"""

import math
import re
import string
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

_RESAMPLES = 2000
_ARTICLE = re.compile(r"\b(a|an|the)\b")
_NO_PUNCTUATION = str.maketrans("", "", string.punctuation)


def ndcg(ranking: Sequence[str], grades: Mapping[str, int], *, k: int = 10) -> float:
    """Normalised discounted cumulative gain with gain 2^grade - 1 and discount log2(rank + 1).

    The ideal is taken from all judgements, so that it does not depend on what was found.
    (Burges et al., Learning to rank using gradient descent, 2005.)
    """
    ideal = sorted((grade for grade in grades.values() if grade > 0), reverse=True)
    best = _dcg(ideal[:k])
    return _dcg([grades.get(document, 0) for document in ranking[:k]]) / best if best else 0.0


def recall(ranking: Sequence[str], grades: Mapping[str, int], *, k: int) -> float:
    """Share of the relevant documents (any grade above 0) among the first `k`."""
    relevant = {document for document, grade in grades.items() if grade > 0}
    return len(relevant.intersection(ranking[:k])) / len(relevant) if relevant else 0.0


def reciprocal_rank(ranking: Sequence[str], grades: Mapping[str, int], *, k: int = 10) -> float:
    """1 / rank of the first relevant document, 0 where there is none among the first `k`."""
    ranks = (n for n, document in enumerate(ranking[:k], 1) if grades.get(document, 0) > 0)
    return 1 / next(ranks, math.inf)


def normalise(text: str) -> str:
    """Lower case without punctuation, articles and doubled spaces, as SQuAD scores text.

    (Rajpurkar et al., SQuAD, 2016.)
    """
    return " ".join(_ARTICLE.sub(" ", text.lower().translate(_NO_PUNCTUATION)).split())


def exact_match(answer: str, accepted: Sequence[str]) -> float:
    """1 if `answer` equals one of `accepted` after normalisation, else 0."""
    return float(normalise(answer) in map(normalise, accepted))


def token_f1(answer: str, accepted: Sequence[str]) -> float:
    """Harmonic mean of token precision and recall, the best over `accepted`."""
    return max((_f1(normalise(answer).split(), normalise(a).split()) for a in accepted), default=0)


def contains_any(text: str, accepted: Sequence[str]) -> bool:
    """Whether one of `accepted` occurs in `text`, both normalised."""
    normal = normalise(text)
    return any(gold and gold in normal for gold in map(normalise, accepted))


def auc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """Chance that a random positive scores above a random negative; ties count half.

    Computed from ranks (Mann and Whitney, 1947). Both must have at least one score.
    """
    scores = np.concatenate([np.asarray(positive, float), np.asarray(negative, float)])
    _, inverse, counts = np.unique(scores, return_inverse=True, return_counts=True)
    mean_rank = np.cumsum(counts) - (counts - 1) / 2
    n, m = len(positive), len(negative)
    return float((mean_rank[inverse[:n]].sum() - n * (n + 1) / 2) / (n * m))


def text_error_rate(written: str, read: str) -> float:
    """Character edits needed over characters written; case counts, runs of white space as one."""
    gold, got = (" ".join(text.split()) for text in (written, read))
    return Levenshtein.distance(gold, got) / max(1, len(gold))


def mean_interval(values: Sequence[float]) -> tuple[float, float]:
    """Percentile bootstrap interval that holds the mean with 95 % confidence.

    The same values always give the same interval. (Efron, 1979; for retrieval: Sakai, 2006.)
    """
    data = np.asarray(values, float)
    random = np.random.default_rng(0)
    means = [data[random.integers(0, len(data), len(data))].mean() for _ in range(_RESAMPLES)]
    low, high = np.percentile(means, [2.5, 97.5])
    return float(low), float(high)


def bootstrap_interval(
    value: Callable[[NDArray[np.intp]], float],
    strata: Sequence[NDArray[np.intp]],
) -> tuple[float, float]:
    """Percentile bootstrap interval of 95 % of `value`, a figure over questions by their index.

    From each of the `strata` as many are drawn as it has. With the difference of two runs over
    the same questions as `value`, the interval is a paired one. The same questions always give
    the same interval. (Efron and Tibshirani, An introduction to the bootstrap, 1993.)
    """
    random = np.random.default_rng(0)
    values = [
        value(np.concatenate([random.choice(stratum, len(stratum)) for stratum in strata]))
        for _ in range(_RESAMPLES)
    ]
    low, high = np.percentile(values, [2.5, 97.5])
    return float(low), float(high)


def _dcg(grades: Sequence[int]) -> float:
    return math.fsum((2.0**grade - 1) / math.log2(rank + 1) for rank, grade in enumerate(grades, 1))


def _f1(answer: Sequence[str], gold: Sequence[str]) -> float:
    if not answer or not gold:
        return float(answer == gold)
    common = (Counter(answer) & Counter(gold)).total()
    return 2 * common / (len(answer) + len(gold))
