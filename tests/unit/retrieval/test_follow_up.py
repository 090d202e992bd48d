import pytest

from app.retrieval.follow_up import stand_alone

EARLIER = "What pressure does the cooling circuit need?"


@pytest.mark.parametrize(
    "question",
    ["What does it cost to repair?", "And in winter?", "Why?", "What about the heating system?"],
)
def test_a_follow_up_takes_the_earlier_content_along(question: str) -> None:
    rewritten = stand_alone(question, EARLIER)
    assert rewritten is not None
    assert rewritten.startswith(question)
    assert "cooling" in rewritten


def test_a_question_that_stands_alone_stays() -> None:
    assert stand_alone("When was the warranty of the boiler extended?", EARLIER) is None


def test_nothing_is_added_twice() -> None:
    rewritten = stand_alone("Is it cooling?", EARLIER)
    assert rewritten is not None
    assert rewritten.lower().count("cooling") == 1


def test_with_nothing_to_add_there_is_no_rewriting() -> None:
    assert stand_alone("Why?", "Why?") is None


def test_a_pointing_word_works_in_chinese() -> None:
    assert "发动机" in (stand_alone("它的功率是多少?", "发动机有多重?") or "")


def test_another_year_takes_the_place_of_the_one_before() -> None:
    completed = stand_alone("And in 2023?", "What was the revenue of Amazon in 2022?")
    assert completed is not None
    assert "Amazon" in completed
    assert "2022" not in completed
