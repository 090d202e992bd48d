from app.answering.question import Meaning
from app.answering.quote import candidates, choose
from app.answering.terms import WeightedTerm, weigh_text
from tests.unit.answering.conftest import Passage, WordLexicon

TEXT = "Pump pressure. The pump needs a pressure of two bar in summer. Valves close alone."


def asked(question: str, lexicon: WordLexicon) -> tuple[WeightedTerm, ...]:
    return weigh_text(question, "en", lexicon)


def test_the_best_sentence_is_an_exact_slice_of_its_document(
    passage: Passage, lexicon: WordLexicon
) -> None:
    hit = passage(TEXT, start=100)
    choice = choose(
        candidates([hit], asked("What pressure does the pump need?", lexicon), lexicon)
    )[0]
    assert choice.candidate.text == "The pump needs a pressure of two bar in summer."
    span = choice.candidate.span
    assert TEXT[span.start - 100 : span.end - 100] == choice.candidate.text


def test_a_heading_that_only_repeats_the_question_loses(
    passage: Passage, lexicon: WordLexicon
) -> None:
    ranked = candidates([passage(TEXT)], asked("pump pressure", lexicon), lexicon)
    assert ranked[0].text.startswith("The pump needs")


def test_of_equal_sentences_the_one_in_the_better_passage_wins(
    passage: Passage, lexicon: WordLexicon
) -> None:
    text = "The pump needs two bar."
    worse = passage(text, rank=2, score=0.2, document_id=2)
    better = passage(text, rank=1, score=0.6, document_id=1)
    ranked = candidates([worse, better], asked("What does the pump need?", lexicon), lexicon)
    assert [candidate.hit.rank for candidate in ranked] == [1, 2]


def test_meaning_decides_between_sentences_that_words_do_not_tell_apart(
    passage: Passage, lexicon: WordLexicon
) -> None:
    text = "Pumps like summer heat. Pumps need strong pressure."
    ranked = candidates([passage(text)], asked("pumps", lexicon), lexicon)
    for wanted in range(2):
        near = [Meaning(0.5, float(n == wanted), 0.5, 0.5, 0.5) for n in range(2)]
        choice = choose(ranked, near)[0]
        assert choice.candidate is ranked[wanted]
        assert choice.meaning is near[wanted]


def test_a_sentence_behind_its_subject_counts_what_that_one_names(
    passage: Passage, lexicon: WordLexicon
) -> None:
    text = "Pumps need pressure. It is two bar. Valves close alone. They are red."
    found = candidates([passage(text)], asked("pump pressure", lexicon), lexicon)
    before = {candidate.text: candidate.before for candidate in found}
    assert before["It is two bar."] == 1.0
    assert before["They are red."] == before["Pumps need pressure."] == 0.0


def test_no_passages_no_quote(lexicon: WordLexicon) -> None:
    assert choose(candidates([], asked("pump", lexicon), lexicon)) == []


def test_a_heading_is_neither_quote_nor_source(passage: Passage, lexicon: WordLexicon) -> None:
    hit = passage("# Pump\n\nUse\n\nManual\n\nPumps are blue.", title="Manual")
    assert [c.text for c in candidates([hit], asked("pumps", lexicon), lexicon)] == [
        "Pumps are blue."
    ]
