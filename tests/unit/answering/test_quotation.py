from app.answering.quotation import QUOTE_WORDS, quotation
from app.answering.quote import Candidate, candidates
from tests.unit.answering.conftest import Passage, WordLexicon


def best(text: str, begins: str, passage: Passage, *, language: str = "en") -> Candidate:
    hit = passage(text, start=100, language=language)
    found = candidates([hit], (), WordLexicon())
    return next(each for each in found if each.text.startswith(begins))


def check(quote: Candidate, text: str) -> None:
    assert quote.text == text[quote.span.start - 100 : quote.span.end - 100]


def test_the_best_sentence_leads_and_what_follows_comes_with_it(passage: Passage) -> None:
    text = "Seals wear. Pumps need two bar. It is little. Valves close alone."
    quote = quotation(best(text, "Pumps", passage))
    assert quote.text == "Pumps need two bar. It is little. Valves close alone."
    check(quote, text)


def test_context_ends_where_the_quote_would_be_too_long(passage: Passage) -> None:
    text = "Pumps need two bar. " + "One two three four five six seven eight nine ten. " * 8
    quote = quotation(best(text, "Pumps", passage))
    assert len(quote.text.split()) == 54
    assert quote.text.endswith("ten.")
    check(quote, text)


def test_a_long_sentence_is_cut(passage: Passage) -> None:
    text = "Pumps " + "need pressure " * 40 + "today."
    quote = quotation(best(text, "Pumps", passage))
    assert len(quote.text.split()) == QUOTE_WORDS
    check(quote, text)


def test_context_ends_at_a_heading_and_at_a_row(passage: Passage) -> None:
    for after in ("# Valves\n\nThey close.", "Valve\t20\nSeal\t30"):
        text = f"Pumps need two bar.\n\n{after}"
        assert quotation(best(text, "Pumps", passage)).text == "Pumps need two bar."


def test_a_row_stands_alone(passage: Passage) -> None:
    assert quotation(best("Pump\t20\nSeal\t30\n", "Pump", passage)).text == "Pump\t20"


def test_without_spaces_two_characters_count_as_a_word(passage: Passage) -> None:
    text = "水泵需要压力。" * 30
    quote = quotation(best(text, "水泵", passage, language="zh"))
    assert 90 < len(quote.text) <= 2 * QUOTE_WORDS
