from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.answering.abstain import MARGIN, THRESHOLD, Evidence, confidence
from app.answering.conflict import Conflict
from app.answering.question import Meaning

NEAR = Meaning(cosine=0.7, content=0.8, named=0.8, asking=0.7, around=0.9)
FAR = Meaning(cosine=0.1, content=0.2, named=0.2, asking=0.2, around=0.2)
STRONG = Evidence(
    keyword_share=0.5, said=0.9, margin=0.1, conflict=Conflict(), passage_cosine=0.7, meaning=NEAR
)
NOTHING = Evidence(
    keyword_share=0.02, said=0.0, margin=0.1, conflict=Conflict(), passage_cosine=0.1, meaning=FAR
)
SHARES = st.floats(0, 1)
COSINES = st.floats(-1, 1)
MEANINGS = st.builds(Meaning, COSINES, COSINES, COSINES, COSINES, COSINES)
CONFLICTS = st.builds(Conflict, *[st.booleans()] * 6)
EVIDENCE = st.builds(
    Evidence,
    keyword_share=SHARES,
    said=SHARES,
    margin=st.floats(0, MARGIN),
    conflict=CONFLICTS,
    passage_cosine=st.none() | COSINES,
    meaning=st.none() | MEANINGS,
)


def test_strong_evidence_is_answered_and_none_is_declined() -> None:
    assert confidence(STRONG) > THRESHOLD > confidence(NOTHING)


def test_words_alone_can_decide_either_way() -> None:
    strong = replace(STRONG, meaning=None)
    nothing = replace(NOTHING, passage_cosine=None)
    assert confidence(strong) > THRESHOLD > confidence(nothing)


@pytest.mark.parametrize("against", [field.name for field in fields(Conflict)])
def test_what_the_passage_says_otherwise_speaks_against_an_answer(against: str) -> None:
    weaker = replace(STRONG, conflict=Conflict(**{against: True}))
    assert confidence(weaker) < confidence(STRONG)


def test_an_answer_must_be_about_the_matter_and_say_it() -> None:
    off_topic = replace(STRONG, passage_cosine=0.1, said=0.1, meaning=FAR)
    assert confidence(off_topic) < THRESHOLD
    opposite = replace(STRONG, conflict=Conflict(opposed=True, replaced=True))
    assert confidence(opposite) < THRESHOLD


@given(EVIDENCE)
def test_confidence_is_a_probability(evidence: Evidence) -> None:
    assert 0 < confidence(evidence) < 1


@given(EVIDENCE, st.sampled_from(["keyword_share", "said", "margin"]), SHARES)
def test_confidence_never_falls_with_what_the_passages_say(
    evidence: Evidence, feature: str, other: float
) -> None:
    less, more = sorted([getattr(evidence, feature), other])
    low = confidence(replace(evidence, **{feature: less}))
    assert low <= confidence(replace(evidence, **{feature: more}))
