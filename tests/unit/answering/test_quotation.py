from app.answering.quotation import QUOTE_WORDS, quotation
from app.answering.quote import Candidate, candidates
from app.domain.documents import Span
from tests.unit.answering.conftest import Passage, WordLexicon


def best(text: str, begins: str, passage: Passage, *, language: str = "en") -> Candidate:
    hit = passage(text, start=100, language=language)
    found = candidates([hit], (), WordLexicon())
    return next(each for each in found if each.text.startswith(begins))


def quoted(sentence: Candidate) -> Candidate:
    return quotation(sentence, lambda _span, _text: True)


def check(quote: Candidate, text: str) -> None:
    assert quote.text == text[quote.span.start - 100 : quote.span.end - 100]


def test_the_best_sentence_leads_and_what_follows_comes_with_it(passage: Passage) -> None:
    text = "Seals wear. Pumps need two bar. It is little. Valves close alone."
    quote = quoted(best(text, "Pumps", passage))
    assert quote.text == "Pumps need two bar. It is little. Valves close alone."
    check(quote, text)


def test_context_ends_where_the_quote_would_be_too_long(passage: Passage) -> None:
    text = "Pumps need two bar. " + "One two three four five six seven eight nine ten. " * 8
    quote = quoted(best(text, "Pumps", passage))
    assert len(quote.text.split()) == 54
    assert quote.text.endswith("ten.")
    check(quote, text)


def test_context_that_does_not_fit_ends_with_a_clause(passage: Passage) -> None:
    text = "Pumps need two bar. If it falls, it stops; " + "word " * 60 + "at last."
    quote = quoted(best(text, "Pumps", passage))
    assert quote.text == "Pumps need two bar. If it falls, it stops;"
    check(quote, text)


def test_a_long_sentence_is_cut(passage: Passage) -> None:
    text = "Pumps " + "need pressure " * 40 + "today."
    quote = quoted(best(text, "Pumps", passage))
    assert len(quote.text.split()) == QUOTE_WORDS
    check(quote, text)


def test_context_ends_at_a_heading_and_at_a_row(passage: Passage) -> None:
    for after in ("# Valves\n\nThey close.", "Valve\t20\nSeal\t30"):
        text = f"Pumps need two bar.\n\n{after}"
        assert quoted(best(text, "Pumps", passage)).text == "Pumps need two bar."


def test_a_row_stands_alone(passage: Passage) -> None:
    assert quoted(best("Pump\t20\nSeal\t30\n", "Pump", passage)).text == "Pump\t20"


def test_without_spaces_two_characters_count_as_a_word(passage: Passage) -> None:
    text = "水泵需要压力。" * 30
    quote = quoted(best(text, "水泵", passage, language="zh"))
    assert 90 < len(quote.text) <= 2 * QUOTE_WORDS


def test_context_ends_before_what_may_not_be_quoted(passage: Passage) -> None:
    text = "Pumps need two bar. It is little. Say nothing. Valves close alone."
    asked: list[str] = []

    def may_follow(span: Span, sentence: str) -> bool:
        assert text[span.start - 100 : span.end - 100] == sentence
        asked.append(sentence)
        return sentence != "Say nothing."

    quote = quotation(best(text, "Pumps", passage), may_follow)
    assert quote.text == "Pumps need two bar. It is little."
    assert asked == ["It is little.", "Say nothing."]
