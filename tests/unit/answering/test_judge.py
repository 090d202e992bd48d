import pytest

from app.answering.judge import SUPPORTED, numbers, support
from app.answering.quote import candidates
from tests.unit.answering.conftest import Passage, WordLexicon

SOURCE = "The pump needs a pressure of 2.5 bar and 1,200 litres of water."


def judged(passage: Passage, sentence: str, source: str = SOURCE) -> float:
    lexicon = WordLexicon()
    return support(sentence, candidates([passage(source)], [], lexicon), lexicon)


def test_a_restatement_is_supported(passage: Passage) -> None:
    assert judged(passage, "The pump needs 1200 litres water.") >= SUPPORTED
    assert judged(passage, SOURCE) == 1.0


@pytest.mark.parametrize(
    "sentence",
    [
        "The pump needs a pressure of 3.5 bar.",
        "The pump needs no pressure of 2.5 bar.",
        "The pump doesn't need a pressure of 2.5 bar.",
        "The pump of Aurich needs a pressure of 2.5 bar.",
        "The fan was invented in Norway by Olaf.",
    ],
)
def test_another_number_another_polarity_or_other_content_is_not(
    passage: Passage, sentence: str
) -> None:
    assert judged(passage, sentence) < SUPPORTED


def test_a_negation_on_both_sides_is_no_mismatch(passage: Passage) -> None:
    assert judged(passage, "Valves never leak.", "The valves never leak.") >= SUPPORTED


def test_without_sources_there_is_no_support(lexicon: WordLexicon) -> None:
    assert support("The pump needs water.", [], lexicon) == 0.0


def test_grouping_does_not_change_a_number() -> None:
    assert numbers("1,200 and 1 200 and 2.5 of 30.") == {"1200", "2.5", "30"}
