import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.retrieval.fuse import Fused, Weights, fuse
from app.storage.records import Scored

LEGS = st.dictionaries(
    st.integers(1, 30), st.floats(0, 20, allow_subnormal=False), max_size=12
).map(
    lambda scores: [
        Scored(i, s) for i, s in sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    ]
)


def ids(ranking: list[Fused]) -> list[int]:
    return [hit.chunk_id for hit in ranking]


@given(LEGS, LEGS, st.floats(0, 1))
def test_every_hit_of_either_leg_is_there_once_and_in_order(
    keyword: list[Scored], dense: list[Scored], weight: float
) -> None:
    ranking = fuse(keyword, dense, best_keyword=40.0, keyword_weight=weight, cosines={})
    assert sorted(ids(ranking)) == sorted({hit.chunk_id for hit in [*keyword, *dense]})
    assert [hit.score for hit in ranking] == sorted((h.score for h in ranking), reverse=True)


@given(LEGS)
def test_keyword_alone_keeps_the_keyword_order(keyword: list[Scored]) -> None:
    ranking = fuse(keyword, [], best_keyword=40.0, keyword_weight=1.0, cosines={})
    assert [hit.keyword_score for hit in ranking] == [hit.score for hit in keyword]


def test_a_weak_match_of_words_does_not_outvote_meaning() -> None:
    # The question's words hardly occur: the best BM25 there is is a tenth of what was possible.
    keyword, dense = [Scored(1, 2.0), Scored(2, 1.0)], [Scored(2, 0.8), Scored(1, 0.2)]
    ranking = fuse(keyword, dense, best_keyword=20.0, keyword_weight=0.6, cosines={})
    assert ids(ranking) == [2, 1]


def test_a_keyword_hit_gets_its_exact_cosine_or_the_last_one_of_the_list() -> None:
    keyword, dense = [Scored(1, 1.0), Scored(2, 1.0)], [Scored(3, 0.5), Scored(4, 0.4)]
    ranking = fuse(keyword, dense, best_keyword=10.0, keyword_weight=0.5, cosines={1: 0.1})
    by_id = {hit.chunk_id: hit for hit in ranking}
    assert by_id[1].score == pytest.approx(0.5 * 0.1 + 0.5 * 0.1)
    assert by_id[2].score == pytest.approx(0.5 * 0.1 + 0.5 * 0.4)
    assert by_id[1].dense_rank is None
    assert by_id[1].dense_score == 0.1
    assert by_id[2].dense_score is None


def test_words_count_more_where_the_embedder_does_not_know_the_language() -> None:
    weights = Weights()
    assert weights.keyword("de", ("en",)) > weights.keyword("en", ("en",))
    assert weights.keyword("de", ("*",)) == weights.keyword("en", ("en",))
    assert weights.keyword(None, ("en",)) == weights.keyword("en", ("en",))


def test_words_count_more_where_the_question_names_documents() -> None:
    weights = Weights()
    assert weights.keyword("en", ("en",), named=True) > weights.keyword("en", ("en",))
    assert weights.keyword("de", ("en",), named=True) == weights.keyword("de", ("en",))
