"""The best passages help to rank the others."""

import numpy as np
import pytest

from app.retrieval.feedback import coherence, feedback_weight, vector_scores, word_scores

RARE = {"the": 0.1}


def idf(term: str) -> float:
    return RARE.get(term, 3.0)


def towards(degrees: float) -> np.ndarray:
    return np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))], np.float32)


def test_a_passage_about_the_topic_of_the_others_gains() -> None:
    topic = ["boundary", "layer", "heat", "the"]
    passages = [topic, topic, [*topic, "plate"], ["heat", "layer"], ["tax", "the"]]
    scores = word_scores(passages, {"boundary"}, idf)
    assert scores[3] > scores[4] > 0
    assert all(0 <= score <= 1 for score in scores)


def test_nothing_is_learned_from_nothing() -> None:
    assert word_scores([["pump"]], {"pump"}, idf) == [0.0]
    assert word_scores([[]], set(), idf) == [0.0]
    assert vector_scores([]) == []
    assert vector_scores([None, None]) == [0.0, 0.0]


def test_a_passage_near_the_first_ones_gains_and_one_apart_loses() -> None:
    vectors = [towards(degrees) for degrees in (0, 5, 10, 15, 20, 10, 90)]
    scores = vector_scores(vectors)
    assert scores[5] > 0 > scores[6]
    assert sum(scores) == pytest.approx(0, abs=1e-5)


def test_a_passage_without_a_vector_neither_gains_nor_loses() -> None:
    scores = vector_scores([towards(0), None, towards(0), towards(90)])
    assert scores[1] == 0.0
    assert scores[0] == scores[2] > 0 > scores[3]


def test_passages_of_one_topic_are_coherent() -> None:
    assert coherence([towards(0)] * 5) == pytest.approx(1.0)
    assert coherence([towards(0), towards(90)]) == pytest.approx(0.0, abs=1e-6)
    assert coherence([*[towards(0)] * 5, towards(90)]) == pytest.approx(1.0)  # the first five
    assert coherence([towards(0)]) == 0.0
    assert coherence([]) == 0.0


def test_only_long_questions_are_fed_back_and_more_where_passages_agree() -> None:
    weights = [feedback_weight(words, 1.0) for words in range(20)]
    assert weights == sorted(weights)
    assert weights[6] == 0.0
    assert weights[7] == pytest.approx(0.5)
    assert weights[8] == weights[19] == 1.0
    assert feedback_weight(12, 0.0) == pytest.approx(0.5)
    assert 0.5 < feedback_weight(12, 0.5) < feedback_weight(12, 0.6) < 1.0
    assert feedback_weight(3, 1.0) == 0.0
