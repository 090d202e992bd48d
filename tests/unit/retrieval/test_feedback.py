"""Words of the best passages help to rank the others."""

import pytest

from app.retrieval.feedback import feedback_scores, feedback_weight

RARE = {"the": 0.1}


def idf(term: str) -> float:
    return RARE.get(term, 3.0)


def test_a_passage_about_the_topic_of_the_others_gains() -> None:
    topic = ["boundary", "layer", "heat", "the"]
    passages = [topic, topic, [*topic, "plate"], ["heat", "layer"], ["tax", "the"]]
    scores = feedback_scores(passages, {"boundary"}, idf)
    assert scores[3] > scores[4] > 0
    assert all(0 <= score <= 1 for score in scores)


def test_nothing_is_learned_from_nothing() -> None:
    assert feedback_scores([["pump"]], {"pump"}, idf) == [0.0]
    assert feedback_scores([[]], set(), idf) == [0.0]


def test_only_long_questions_are_fed_back() -> None:
    weights = [feedback_weight(words) for words in range(20)]
    assert weights == sorted(weights)
    assert weights[7] == 0.0
    assert weights[8] == pytest.approx(0.5)
    assert weights[9] == weights[19] == 1.0
