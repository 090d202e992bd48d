from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.answering.abstain import THRESHOLD, Evidence, confidence

SHARES = st.floats(0, 1)
COSINES = st.none() | st.floats(-1, 1)
EVIDENCE = st.builds(Evidence, SHARES, SHARES, COSINES, COSINES)
STRONG = Evidence(0.5, 0.9, 0.7, 0.7)
NOTHING = Evidence(0.05, 0.0, 0.1, 0.1)


def test_strong_evidence_is_answered_and_none_is_declined() -> None:
    assert confidence(STRONG) > THRESHOLD > confidence(NOTHING)


def test_words_alone_can_decide_either_way() -> None:
    strong = replace(STRONG, sentence_cosine=None)
    nothing = replace(NOTHING, sentence_cosine=None)
    assert confidence(strong) > THRESHOLD > confidence(nothing)


@given(EVIDENCE, st.sampled_from(["keyword_share", "overlap"]), SHARES)
def test_confidence_is_a_probability_that_grows_with_evidence(
    evidence: Evidence, feature: str, other: float
) -> None:
    less, more = sorted([getattr(evidence, feature), other])
    low = confidence(replace(evidence, **{feature: less}))
    high = confidence(replace(evidence, **{feature: more}))
    assert 0 < low <= high < 1
