import numpy as np

from app.answering.question import Question, is_negated, meaning, understand

TEXT = "Who did not meet Rollo in 911?"
WORDS = ((0, 3), (4, 7), (8, 11), (12, 16), (17, 22), (23, 25), (26, 29))


def test_words_are_sorted_by_what_they_do() -> None:
    question = understand(TEXT, WORDS, "en")
    assert question == Question(TEXT, content=(3, 4, 6), names=(4, 6), asking=(0,))
    assert is_negated(TEXT)
    assert not is_negated("Who met Rollo?")


def test_a_word_that_begins_a_sentence_is_no_name() -> None:
    text = "Pumps leak. Find the Valve"
    question = understand(text, ((0, 5), (6, 10), (12, 16), (17, 20), (21, 26)), "en")
    assert question.names == (4,)


def test_a_sentence_is_as_near_as_its_words() -> None:
    near = np.array([0.3, 0.9, 0.9, 0.4, 0.8, 0.9, 0.6], np.float32)
    found = meaning(understand(TEXT, WORDS, "en"), 0.7, near)
    assert found.cosine == 0.7
    assert np.isclose(found.content, 0.6)
    assert np.isclose(found.named, 0.7)
    assert np.isclose(found.asking, 0.3)
    assert found.around == found.named


def test_what_the_passage_names_counts_beside_what_its_sentence_does() -> None:
    near = np.array([0.3, 0.9, 0.9, 0.4, 0.1, 0.9, 0.1], np.float32)
    passage = np.array([0.3, 0.9, 0.9, 0.4, 0.9, 0.9, 0.7], np.float32)
    found = meaning(understand(TEXT, WORDS, "en"), 0.7, near, passage)
    assert np.isclose(found.named, 0.1)
    assert np.isclose(found.around, 0.8)


def test_a_question_without_names_or_content_is_judged_as_a_whole() -> None:
    found = meaning(Question("Why?", (), (), (0,)), 0.2, np.array([0.9], np.float32))
    assert found.content == found.named == found.around == 0.2
