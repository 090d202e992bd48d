"""Guesses from what stood before."""

from app.engines.llama_lookup import Lookup


def test_what_followed_the_same_tokens_is_guessed() -> None:
    lookup = Lookup([1, 2, 3, 4, 5, 6, 7, 1, 2, 3])
    assert lookup.guess(100) == [4, 5, 6]
    assert Lookup([1, 2, 3, 4, 2, 3]).guess(100) == []
    assert Lookup([]).guess(100) == []


def test_the_latest_place_counts() -> None:
    assert Lookup([1, 2, 3, 4, 9, 1, 2, 3, 5, 9, 1, 2, 3]).guess(1) == [5]


def test_guesses_grow_while_they_are_right_and_shrink_when_not() -> None:
    text = list(range(60))
    lookup = Lookup([*text, 0, 1, 2])
    guess = lookup.guess(100)
    assert guess == [3, 4, 5]
    for token in [*guess, 6]:
        lookup.add(token)
    guess = lookup.guess(100)
    assert guess == [7, 8, 9, 10, 11, 12]
    for token in (7, 30, 31, 32):
        lookup.add(token)
    assert lookup.guess(100) == [33, 34, 35]


def test_no_more_is_guessed_than_asked_for() -> None:
    lookup = Lookup([1, 2, 3, 4, 5, 6, 1, 2, 3])
    assert lookup.guess(2) == [4, 5]
    assert lookup.guess(0) == []
