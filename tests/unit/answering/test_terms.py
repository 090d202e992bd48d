import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.answering.terms import WeightedTerm, coverage, weigh
from tests.unit.answering.conftest import WordLexicon

WORDS = st.lists(st.sampled_from("abcdef"), max_size=6)


def test_rare_words_count_more() -> None:
    lexicon = WordLexicon({"turbopump": 9.0, "part": 1.0})
    wanted = weigh([("turbopump",), ("part",)], lexicon)
    assert coverage(wanted, {"turbopump"}) == pytest.approx(0.9)
    assert coverage(wanted, {"part"}) == pytest.approx(0.1)


def test_any_variant_counts_as_the_word() -> None:
    assert coverage([WeightedTerm(("hous", "house"), 2.0)], {"house"}) == 1.0


def test_where_nothing_is_wanted_nothing_is_covered() -> None:
    assert coverage([], {"a"}) == 0.0


@given(WORDS, WORDS)
def test_coverage_is_a_share_that_grows_with_what_is_present(
    wanted: list[str], present: list[str]
) -> None:
    terms = weigh([(word,) for word in wanted], WordLexicon())
    some, all_of_it = coverage(terms, set(present)), coverage(terms, {*present, *wanted})
    assert 0.0 <= some <= all_of_it <= 1.0
    assert all_of_it == (1.0 if wanted else 0.0)
