import itertools
import math

import pytest
import pytrec_eval
from hypothesis import given
from hypothesis import strategies as st

from app.evaluation import metrics

DOCUMENTS = [f"d{n}" for n in range(30)]
RANKINGS = st.lists(st.sampled_from(DOCUMENTS), unique=True, min_size=1)
GRADES = st.dictionaries(st.sampled_from(DOCUMENTS), st.integers(0, 4), min_size=1)
SCORES = st.lists(st.integers(-3, 3).map(float), min_size=1, max_size=12)


@given(RANKINGS, GRADES)
def test_ranking_metrics_agree_with_trec_eval(ranking: list[str], grades: dict[str, int]) -> None:
    run = {"q": {document: float(-rank) for rank, document in enumerate(ranking)}}
    gains = {"q": {document: 2**grade - 1 for document, grade in grades.items()}}
    names = {"ndcg_cut.10", "recall.1,5,10", "recip_rank"}
    theirs = pytrec_eval.RelevanceEvaluator(gains, names).evaluate(run)["q"]
    assert metrics.ndcg(ranking, grades) == pytest.approx(theirs["ndcg_cut_10"], abs=1e-6)
    for k in (1, 5, 10):
        assert metrics.recall(ranking, grades, k=k) == pytest.approx(theirs[f"recall_{k}"])
    whole = metrics.reciprocal_rank(ranking, grades, k=len(ranking))
    assert whole == pytest.approx(theirs["recip_rank"])


def test_gain_is_two_to_the_grade_minus_one() -> None:
    grades = {"best": 4, "fair": 1}
    swapped = (1 + 15 / math.log2(3)) / (15 + 1 / math.log2(3))
    assert metrics.ndcg(["best", "fair"], grades) == 1.0
    assert metrics.ndcg(["fair", "best"], grades) == pytest.approx(swapped)


def test_ideal_comes_from_all_judgements_not_from_what_was_found() -> None:
    assert metrics.ndcg(["a"], {"a": 1, "b": 1}) == pytest.approx(1 / (1 + 1 / math.log2(3)))


def test_reciprocal_rank_is_zero_beyond_ten() -> None:
    assert metrics.reciprocal_rank([*DOCUMENTS[:10], "x"], {"x": 1}) == 0.0
    assert metrics.reciprocal_rank([*DOCUMENTS[:9], "x"], {"x": 1}) == 0.1


def test_squad_normalisation_ignores_case_punctuation_and_articles() -> None:
    assert metrics.exact_match("The  10th-Century!", ["10thcentury"]) == 1.0
    assert metrics.exact_match("another theme", ["other me"]) == 0.0
    assert metrics.exact_match("an anthem", ["anthem", "hymn"]) == 1.0


def test_f1_is_the_best_over_the_accepted_answers() -> None:
    assert metrics.token_f1("in 1066 Hastings", ["Paris", "the 1066"]) == pytest.approx(0.5)
    assert metrics.token_f1("a b b", ["b b b"]) == pytest.approx(2 * 2 / (2 + 3))
    assert metrics.token_f1("anything", []) == 0.0
    assert metrics.token_f1("", ["word"]) == 0.0


def test_an_accepted_answer_is_found_inside_a_long_text() -> None:
    assert metrics.contains_any("It was in the 10th century, they say.", ["9th", "10th Century"])
    assert not metrics.contains_any("It was long ago.", ["10th century"])
    assert not metrics.contains_any("It was long ago.", ["the"])


@given(SCORES, SCORES)
def test_auc_equals_the_share_of_pairs_in_order(yes: list[float], no: list[float]) -> None:
    pairs = list(itertools.product(yes, no))
    wins = sum(1.0 if a > b else 0.5 if a == b else 0.0 for a, b in pairs)
    assert metrics.auc(yes, no) == pytest.approx(wins / len(pairs))


def test_interval_holds_the_mean_and_is_the_same_each_time() -> None:
    values = [0.0] * 30 + [1.0] * 70
    low, high = metrics.mean_interval(values)
    assert (low, high) == metrics.mean_interval(values)
    standard_error = math.sqrt(0.7 * 0.3 / 100)
    assert low == pytest.approx(0.7 - 1.96 * standard_error, abs=0.02)
    assert high == pytest.approx(0.7 + 1.96 * standard_error, abs=0.02)


def test_interval_of_equal_values_is_a_point() -> None:
    assert metrics.mean_interval([0.25] * 4) == (0.25, 0.25)
