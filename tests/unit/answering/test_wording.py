import pytest

from app.answering.wording import Length, Style, Wording


def test_the_instruction_names_a_language_only_where_it_must() -> None:
    assert "English" not in Wording(language="en").instruction()
    assert "in English" in Wording(language="en").instruction(name_language=True)
    assert "in German" in Wording(language="de").instruction()
    assert Wording(language="xx").instruction() == Wording().instruction()


@pytest.mark.parametrize("style", Style)
def test_longer_answers_get_more_tokens_and_another_instruction(style: Style) -> None:
    wordings = [Wording(length, style) for length in Length]
    tokens = [wording.tokens(256) for wording in wordings]
    assert tokens == sorted(tokens)
    assert tokens[0] < tokens[1] < tokens[2]
    assert len({wording.instruction() for wording in wordings}) == 3


def test_another_attempt_is_told_the_same() -> None:
    assert Wording(attempt=3).instruction() == Wording().instruction()


def test_an_answer_is_never_shorter_than_a_few_words() -> None:
    assert Wording(Length.SHORT).tokens(16) == 16
