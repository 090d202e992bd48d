"""How near a sentence comes to each word of a question."""

import numpy as np
import pytest

from app.retrieval.nearness import closeness


def near(*values: float) -> np.ndarray:
    return np.array(values, np.float32)


def test_a_sentence_that_misses_a_word_is_farther_than_one_that_is_fairly_near_to_all() -> None:
    weights = [1.0, 1.0, 1.0]
    assert closeness(near(0.7, 0.7, 0.7), weights) > closeness(near(1.0, 1.0, 0.1), weights)


def test_rare_words_count_more() -> None:
    assert closeness(near(0.9, 0.5), [3.0, 1.0]) > closeness(near(0.5, 0.9), [3.0, 1.0])


def test_words_without_content_do_not_count_unless_there_is_nothing_else() -> None:
    assert closeness(near(0.1, 0.8), [0.0, 2.0]) == pytest.approx(0.8)
    assert closeness(near(0.2, 0.8), [0.0, 0.0]) == pytest.approx((0.5 + 0.2) / 2)
    assert closeness(near(), []) == 0.0
