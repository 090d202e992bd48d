from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.answering.abstain import THRESHOLD, Evidence, confidence
from app.answering.question import Meaning

NEAR = Meaning(0.7, 0.8, 0.8, 0.7, 0.7, 0.0)
FAR = Meaning(0.1, 0.2, 0.2, 0.2, 0.1, 1.0)
STRONG = Evidence(
    keyword_share=0.5, overlap=0.9, missing=0.0, score=2.0, negative=False, affirms=False,
    lacking=False, passage_cosine=0.7, meaning=NEAR,
)  # fmt: skip
NOTHING = Evidence(
    keyword_share=0.02, overlap=0.0, missing=1.0, score=0.3, negative=False, affirms=False,
    lacking=False, passage_cosine=0.1, meaning=FAR,
)  # fmt: skip
SHARES = st.floats(0, 1)
COSINES = st.floats(-1, 1)
MEANINGS = st.builds(Meaning, COSINES, COSINES, COSINES, COSINES, COSINES, SHARES)
EVIDENCE = st.builds(
    Evidence,
    keyword_share=SHARES,
    overlap=SHARES,
    missing=SHARES,
    score=st.floats(-1, 4),
    negative=st.booleans(),
    affirms=st.booleans(),
    lacking=st.booleans(),
    passage_cosine=st.none() | COSINES,
    meaning=st.none() | MEANINGS,
)


def test_strong_evidence_is_answered_and_none_is_declined() -> None:
    assert confidence(STRONG) > THRESHOLD > confidence(NOTHING)


def test_words_alone_can_decide_either_way() -> None:
    strong = replace(STRONG, meaning=None)
    nothing = replace(NOTHING, passage_cosine=None)
    assert confidence(strong) > THRESHOLD > confidence(nothing)


@pytest.mark.parametrize("against", ["negative", "affirms", "lacking"])
def test_what_is_not_said_speaks_against_an_answer(against: str) -> None:
    weaker = replace(STRONG, **{against: True})  # type: ignore[arg-type]
    assert confidence(weaker) < confidence(STRONG)


@given(EVIDENCE)
def test_confidence_is_a_probability(evidence: Evidence) -> None:
    assert 0 < confidence(evidence) < 1


@given(EVIDENCE, st.sampled_from(["keyword_share", "missing"]), SHARES)
def test_confidence_grows_with_what_the_passages_say(
    evidence: Evidence, feature: str, other: float
) -> None:
    less, more = sorted([getattr(evidence, feature), other], reverse=feature == "missing")
    low = confidence(replace(evidence, **{feature: less}))
    assert low <= confidence(replace(evidence, **{feature: more}))
