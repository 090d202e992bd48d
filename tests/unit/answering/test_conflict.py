import pytest

from app.answering.conflict import Conflict, conflict

PASSAGE = (
    "Three layers of passive protection are provided by the mother. Bowman was director of the"
    " museum in 1914. The first engine was slow."
)


def found(question: str, sentence: str = PASSAGE, passage: str = PASSAGE) -> Conflict:
    return conflict(question, sentence, passage, "en")


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Was the last engine slow?", "opposed"),
        ("How many layers of active protection are provided?", "opposed replaced"),
        ("Who was the only director of the museum?", "exceeded"),
        ("How many layers of passive protection are provided by the engine?", ""),
        ("Which layers of passive insulation are provided by the mother?", "replaced"),
        ("Who was director of the museum in 1917?", "number"),
        ("Who was director of the museum in 1914?", ""),
        ("What kind of protection is provided by the mother?", ""),
        ("Who was not director of the museum?", "denied affirmed"),
    ],
)
def test_what_a_question_takes_for_granted_is_compared(question: str, kind: str) -> None:
    conflicts = found(question)
    assert {name for name in Conflict.__slots__ if getattr(conflicts, name)} == set(kind.split())


def test_a_word_that_the_passage_has_elsewhere_is_not_opposed() -> None:
    assert not found(
        "Was the last engine slow?", passage=PASSAGE + " The last one was not."
    ).opposed


def test_the_number_must_be_in_the_sentence_itself() -> None:
    assert found("Who was director in 1914?", sentence="Bowman was director.").number


def test_a_sentence_that_denies_answers_what_is_denied() -> None:
    conflicts = found("Who was not director?", sentence="Smith was never director.")
    assert conflicts.denied
    assert not conflicts.affirmed


def test_the_kind_asked_for_stands_where_the_answer_does() -> None:
    passage = "The pump has a mass of nine grams and a steel housing of two parts."
    assert conflict("Which metal housing of two parts has the pump?", passage, passage, "en") == (
        Conflict()
    )
