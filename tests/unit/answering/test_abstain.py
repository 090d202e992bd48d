from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.answering.abstain import THRESHOLD, Evidence, confidence
from app.answering.question import Meaning

NEAR = Meaning(0.7, 0.8, 0.8, 0.7, 0.7, 0.0)
FAR = Meaning(0.1, 0.2, 0.2, 0.2, 0.1, 1.0)
STRONG = Evidence(0.5, 0.9, 0.0, negated=False, passage_cosine=0.7, meaning=NEAR)
NOTHING = Evidence(0.05, 0.0, 1.0, negated=False, passage_cosine=0.1, meaning=FAR)
SHARES = st.floats(0, 1)
COSINES = st.floats(-1, 1)
MEANINGS = st.builds(Meaning, COSINES, COSINES, COSINES, COSINES, COSINES, SHARES)
EVIDENCE = st.builds(
    Evidence, SHARES, SHARES, SHARES, st.booleans(), st.none() | COSINES, st.none() | MEANINGS
)


def test_strong_evidence_is_answered_and_none_is_declined() -> None:
    assert confidence(STRONG) > THRESHOLD > confidence(NOTHING)


def test_words_alone_can_decide_either_way() -> None:
    strong = replace(STRONG, meaning=None)
    nothing = replace(NOTHING, passage_cosine=None)
    assert confidence(strong) > THRESHOLD > confidence(nothing)


def test_a_sentence_that_says_what_is_speaks_against_a_question_for_what_is_not() -> None:
    assert confidence(replace(STRONG, negated=True)) < confidence(STRONG)


@given(EVIDENCE)
def test_confidence_is_a_probability(evidence: Evidence) -> None:
    assert 0 < confidence(evidence) < 1


@given(EVIDENCE, SHARES)
def test_confidence_grows_with_what_the_passages_say(evidence: Evidence, other: float) -> None:
    less, more = sorted([evidence.keyword_share, other])
    low = confidence(replace(evidence, keyword_share=less))
    assert low <= confidence(replace(evidence, keyword_share=more))
