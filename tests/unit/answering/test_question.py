import numpy as np
import pytest

from app.answering.question import Question, lacks_what_is_asked, meaning, understand

TEXT = "Who did not meet Rollo in 911?"
WORDS = ((0, 3), (4, 7), (8, 11), (12, 16), (17, 22), (23, 25), (26, 29))


def test_words_are_sorted_by_what_they_do() -> None:
    question = understand(TEXT, WORDS, "en")
    assert question == Question(TEXT, content=(3, 4, 6), names=(4, 6), asking=(0,))
    assert question.negated
    assert not understand("Who met Rollo?", ((0, 3), (4, 7), (8, 13)), "en").negated


def test_a_sentence_is_as_near_as_its_words() -> None:
    near = np.array([0.3, 0.9, 0.9, 0.4, 0.8, 0.9, 0.6], np.float32)
    found = meaning(understand(TEXT, WORDS, "en"), 0.7, near)
    assert found.cosine == 0.7
    assert np.isclose(found.content, 0.6)
    assert np.isclose(found.named, 0.7)
    assert np.isclose(found.asking, 0.3)
    assert np.isclose(found.weakest, 0.4)
    assert np.isclose(found.far, 1 / 3)


def test_a_question_without_names_or_content_is_judged_as_a_whole() -> None:
    found = meaning(Question("Why?", (), (), (0,)), 0.2, np.array([0.9], np.float32))
    assert found.content == found.named == found.weakest == 0.2


@pytest.mark.parametrize(
    ("question", "said", "lacks"),
    [
        ("How many pumps are there?", "There are twelve pumps.", False),
        ("How many pumps are there?", "There are pumps.", True),
        ("How many of the 12 pumps run?", "Of the 12 pumps some run.", True),
        ("Wie viele Pumpen gibt es?", "Es gibt zwölf oder 13 Pumpen.", False),
        ("When did Rollo arrive?", "He came to Normandy in 911.", False),
        ("When did Rollo arrive?", "He came to Normandy.", True),
        ("Who led the Norse?", "They were led by a man.", False),
        ("Why do pumps fail?", "They do.", False),
    ],
)
def test_a_sentence_lacks_the_kind_asked_for(question: str, said: str, lacks: bool) -> None:
    assert lacks_what_is_asked(question, said) is lacks
