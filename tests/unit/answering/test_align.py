from app.answering.align import align
from app.answering.quote import candidates
from tests.unit.answering.conftest import Passage, WordLexicon

FIRST = "The pump needs a pressure of two bar. Valves close alone. "
SECOND = "The warranty of the boiler lasts nine years. Filters are washed weekly."


def texts(passage: Passage, sentence: str) -> list[str]:
    lexicon = WordLexicon()
    hits = [passage(FIRST, rank=1), passage(SECOND, rank=2, document_id=2, start=50)]
    return [c.text for c in align(sentence, candidates(hits, [], lexicon), lexicon)]


def test_a_sentence_is_tied_to_the_one_it_restates(passage: Passage) -> None:
    assert texts(passage, "The boiler warranty lasts nine years.") == [
        "The warranty of the boiler lasts nine years."
    ]


def test_a_sentence_made_of_two_has_both(passage: Passage) -> None:
    found = texts(passage, "The pump needs two bar pressure, and the boiler warranty nine years.")
    assert sorted(found) == [
        "The pump needs a pressure of two bar.",
        "The warranty of the boiler lasts nine years.",
    ]


def test_chance_words_tie_nothing(passage: Passage) -> None:
    assert texts(passage, "My grandmother likes to play chess about two times.") == []


def test_without_sources_nothing_is_tied(lexicon: WordLexicon) -> None:
    assert align("The pump needs two bar.", [], lexicon) == ()
