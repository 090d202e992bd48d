import re
from collections.abc import Sequence
from functools import partial

import pytest

from app.answering.judge import Judgement, judge
from app.answering.quote import candidates
from app.engines.fake import FakeEntailer
from app.engines.protocols import Entailment
from tests.data.judged import planted
from tests.unit.answering.conftest import Passage, WordLexicon

SOURCE = "The pump needs a pressure of 2.5 bar and 1,200 litres of water."


def judged(
    passage: Passage, sentence: str, source: str = SOURCE, language: str = "en"
) -> Judgement:
    lexicon = WordLexicon()
    hits = [passage(source, language=language)]
    return judge(sentence, candidates(hits, [], lexicon), lexicon)


def test_a_restatement_is_supported_and_cites_its_source(passage: Passage) -> None:
    verdict = judged(passage, "The pump needs 1200 litres water.")
    assert verdict.supported
    assert [source.text for source in verdict.sources] == [SOURCE]
    assert judged(passage, SOURCE).supported


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("The pump needs a pressure of 3.5 bar.", "the number 3.5 bar is not in the source"),
        ("The pump needs a pressure of 2.5 psi.", "2.5 psi has another unit in the source"),
        ("The pump of Aurich needs 1,200 litres of water.", "the name Aurich is not in the source"),
        ("The pump needs no pressure of 2.5 bar.", "it denies what the source says"),
        ("The pump doesn't need a pressure of 2.5 bar.", "it denies what the source says"),
        ("The passage does not say what the pump needs.", "it speaks of the passages"),
        ("The fan was invented long ago by somebody.", "no passage says this"),
    ],
)
def test_what_differs_is_caught_and_named(passage: Passage, sentence: str, reason: str) -> None:
    verdict = judged(passage, sentence)
    assert not verdict.supported
    assert reason in verdict.reason


def test_two_facts_in_each_others_place_are_caught(passage: Passage) -> None:
    source = "In the end Anna sold the red boat to Boris."
    assert judged(passage, source, source).supported
    verdict = judged(passage, "In the end Boris sold the red boat to Anna.", source)
    assert not verdict.supported


BOAT = (
    "The renter is liable for the boat. Bookings can be cancelled free of charge. Her engine was"
    " replaced in 1954, but the hull, which Anna built, is the old one. The crew may not sail"
    " between 3 May and 9 June. The lease ends on 1 July and must be cancelled by 1 March."
)


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("The renter can be cancelled free of charge.", "says of “The renter”"),
        ("The renter is liable for the boat and can be cancelled free of charge.", "The renter"),
        ("She was replaced in 1954.", "what the source says of “Her engine”"),
        ("The boat is a boat.", "it is that thing"),
        ("The crew may not sail on 3 May and 9 June.", "of all between 3 May and 9 June"),
    ],
)
def test_what_is_said_of_another_thing_is_caught(
    passage: Passage, sentence: str, reason: str
) -> None:
    lexicon = WordLexicon()
    sources = candidates([passage(BOAT)], [], lexicon)
    verdict = judge(sentence, sources, lexicon, nearness=partial(_constant, 0.2))
    assert not verdict.supported
    assert judge(BOAT.split(". ")[0] + ".", sources, lexicon).supported
    near = judge(sentence, sources, lexicon, nearness=partial(_by_length, 0.9))
    assert reason in near.reason


RULES = (
    "Dogs are allowed, bicycles are not. Underfloor heating is good but not necessary. Files that"
    " did not change are skipped; changed files are read again. Nobody may live in the huts."
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Dogs are not allowed, bicycles are not.",
        "Dogs are allowed, bicycles are allowed.",
        "Underfloor heating is not good but necessary.",
        "Underfloor heating is not good but not necessary.",
        "Files that did not change are not skipped.",
        "Changed files are not read again.",
        "Nobody may not live in the huts.",
    ],
)
def test_a_denial_of_another_word_is_caught(passage: Passage, sentence: str) -> None:
    for each in re.split(r"(?<=\.) ", RULES):
        assert judged(passage, each, RULES).supported, each
    assert not judged(passage, sentence, RULES).supported


def test_a_number_that_is_no_bound_in_the_source_is_none_here(passage: Passage) -> None:
    source = "The dam has held four times, last in 2013, and is at least 640 metres long."
    assert judged(passage, source, source).supported
    assert judged(passage, "The dam is at least 640 metres long.", source).supported
    for sentence in ("The dam has held since 2013.", "The dam is at most 640 metres long."):
        assert not judged(passage, sentence, source).supported


def test_two_names_of_one_thing_are_no_swap(passage: Passage) -> None:
    lexicon = WordLexicon()
    text = "The trial of the vaccine had volunteers. The study was paid for by Norvax."
    sources = candidates([passage(text)], [], lexicon)
    sentence = "The trial was paid for by Norvax."
    for cosine, same in ((0.2, False), (0.8, True)):
        verdict = judge(sentence, sources, lexicon, nearness=partial(_constant, cosine))
        assert ("says of" not in verdict.reason) is same


def test_a_comparison_may_be_told_from_its_other_side(passage: Passage) -> None:
    source = "Boxes on the north side were taken more often than those on the south side."
    turned = "Boxes on the south side were taken less often than those on the north side."
    assert judged(passage, turned, source).supported
    assert not judged(passage, source.replace("more", "less"), source).supported


def test_number_words_are_those_of_the_language(passage: Passage) -> None:
    source = "It bears fruit at the age of eighteen or more. The quince is a tree."
    assert judged(passage, "The quince is a tree.", source).supported
    assert judged(passage, "It bears fruit at the age of 18 years or more.", source).supported


def test_a_negation_on_both_sides_is_no_mismatch(passage: Passage) -> None:
    assert judged(passage, "Valves never leak.", "The valves never leak.").supported


def test_without_sources_there_is_no_support(lexicon: WordLexicon) -> None:
    assert judge("The pump needs water.", [], lexicon).degree == 0.0


def _constant(cosine: float, _sentence: str, _texts: Sequence[str]) -> float:
    return cosine


def _by_length(cosine: float, sentence: str, _texts: Sequence[str]) -> float:
    """Whole sentences are near; subjects, which are short, are not."""
    return cosine if sentence.endswith(".") else 0.1


def test_nearness_in_meaning_decides_doubtful_ones(passage: Passage) -> None:
    lexicon = WordLexicon()
    sources = candidates(
        [passage("Every day the pump of the village sends much water to people living here.")],
        [],
        lexicon,
    )
    sentence = "Much water goes to people from the pump of the village."
    for cosine, supported in ((0.95, True), (0.4, False)):
        verdict = judge(sentence, sources, lexicon, nearness=partial(_constant, cosine))
        assert verdict.supported is supported


def test_every_planted_alteration_is_caught_and_no_original_is(passage: Passage) -> None:
    alterations = list(planted())
    assert len(alterations) >= 200
    texts: dict[str, list[str]] = {}
    for each in alterations:
        lines = texts.setdefault(each.document, [])
        if each.original not in lines:
            lines.append(each.original)
    missed = []
    for each in alterations:
        text = " ".join(texts[each.document])
        if judged(passage, each.altered, text, each.language).supported:
            missed.append(each.altered)
        assert judged(passage, each.original, text, each.language).supported, each.original
    assert missed == []


FOLLOWS, OPEN, DENIED = (
    Entailment(0.97, 0.02, 0.01),
    Entailment(0.1, 0.85, 0.05),
    Entailment(0.01, 0.02, 0.97),
)
PARAPHRASE = "Heat pumps transfer warmth rather than producing it."
WARM = "A heat pump moves heat instead of making it. It was built in 1874 by Anna Holm."


def voted(passage: Passage, sentence: str, vote: Entailment) -> Judgement:
    lexicon = WordLexicon()
    entailer = FakeEntailer(otherwise=vote)
    sources = candidates([passage(WARM)], [], lexicon)
    return judge(sentence, sources, lexicon, entails=entailer.entail)


def test_a_paraphrase_is_supported_by_the_vote_of_an_entailment_model(passage: Passage) -> None:
    assert not voted(passage, PARAPHRASE, OPEN).supported
    verdict = voted(passage, PARAPHRASE, FOLLOWS)
    assert verdict.supported
    assert verdict.reason == "an entailment model finds that it follows (0.97)"
    assert len(verdict.sources) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "It was built in 1875 by Anna Holm.",
        "Warmth was first produced so in 1875.",
        "It was built in 1874 by Berta Holm.",
        "Berta Holm transfers warmth rather than producing it.",
        "A heat pump does not move heat instead of making it.",
        "It was built before 3 May 1874 by Anna Holm.",
        "Is it built by Anna Holm?",
    ],
)
def test_no_vote_overrules_a_fact_that_differs(passage: Passage, sentence: str) -> None:
    assert not voted(passage, sentence, FOLLOWS).supported


def test_what_an_entailment_model_finds_denied_is_marked(passage: Passage) -> None:
    sentence = "A heat pump moves heat instead of making it."
    assert "entailed 0.97" in voted(passage, sentence, FOLLOWS).reason
    assert voted(passage, sentence, OPEN).supported
    verdict = voted(passage, sentence, DENIED)
    assert (verdict.supported, verdict.reason) == (False, "an entailment model finds it denied")


def test_an_entailment_model_that_fails_changes_nothing(passage: Passage) -> None:
    lexicon = WordLexicon()
    sources = candidates([passage(WARM)], [], lexicon)
    without = judge(PARAPHRASE, sources, lexicon)
    assert judge(PARAPHRASE, sources, lexicon, entails=lambda _: []) == without
