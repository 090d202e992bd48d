"""Words that are confirmed never change."""

from hypothesis import given
from hypothesis import strategies as st

from app.audio.agreement import Agreement


def heard(*hypotheses: str) -> Agreement:
    agreement = Agreement()
    for hypothesis in hypotheses:
        agreement.hear(hypothesis.split())
    return agreement


def test_what_two_hypotheses_in_a_row_say_is_confirmed() -> None:
    agreement = heard("how long is", "how long is the war", "how long is the warranty of")
    assert agreement.confirmed == ("how", "long", "is", "the")
    assert agreement.tentative == ("warranty", "of")


def test_one_hypothesis_confirms_nothing() -> None:
    assert heard("how long").confirmed == ()


def test_case_and_punctuation_are_no_difference() -> None:
    assert heard("how long", "How long?").confirmed == ("How", "long?")


def test_a_hypothesis_that_takes_confirmed_words_back_changes_nothing() -> None:
    agreement = heard("what does it cost", "what does it cost", "what did cost today")
    assert agreement.confirmed == ("what", "does", "it", "cost")
    assert agreement.tentative == ("today",)


def test_a_word_heard_twice_is_not_said_twice() -> None:
    agreement = heard("a b c", "a b c", "a x b c d")
    assert agreement.confirmed == ("a", "b", "c")
    assert agreement.tentative == ("d",)


def test_words_taken_away_are_not_expected_again() -> None:
    agreement = heard("one two three", "one two three")
    assert agreement.take(2) == ["one", "two"]
    agreement.hear(["three", "four"])
    assert agreement.confirmed == ("three",)
    assert agreement.tentative == ("four",)


WORDS = st.lists(st.sampled_from(["a", "b", "c", "B.", "d"]), max_size=8)


@given(st.lists(WORDS, max_size=8))
def test_confirmed_words_only_grow(hypotheses: list[list[str]]) -> None:
    agreement = Agreement()
    before: tuple[str, ...] = ()
    for words in hypotheses:
        agreement.hear(words)
        assert agreement.confirmed[: len(before)] == before
        before = agreement.confirmed
