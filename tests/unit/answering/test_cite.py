from app.answering.cite import Citations
from app.answering.quote import candidates
from app.domain.answers import Citation
from tests.unit.answering.conftest import Passage, WordLexicon


def test_each_place_has_one_number_from_one_on(passage: Passage, lexicon: WordLexicon) -> None:
    first, second = sorted(
        candidates([passage("Oil is black. Gas is clear.", start=10)], [], lexicon),
        key=lambda candidate: candidate.span.start,
    )
    citations = Citations()
    assert [citations.cite(c).n for c in (first, second, first)] == [1, 2, 1]
    one, two = citations.all()
    assert (one.text, one.start, one.end) == ("Oil is black.", 10, 23)
    assert (two.text, two.page, two.section, two.document) == ("Gas is clear.", 3, "Use", "Manual")


def test_citations_carry_what_is_doubtful_about_them(
    passage: Passage, lexicon: WordLexicon
) -> None:
    def doubt(citation: Citation, text: str, start: int) -> tuple[str, ...]:
        assert text[citation.start - start : citation.end - start] == citation.text
        return ("white",) if "Gas" in citation.text else ()

    citations = Citations(doubt)
    for source in candidates([passage("Oil is black. Gas is clear.", start=10)], [], lexicon):
        citations.cite(source)
    assert {c.text: c.flags for c in citations.all()} == {
        "Oil is black.": (),
        "Gas is clear.": ("white",),
    }


def test_citations_that_are_kept_are_numbered_anew(passage: Passage, lexicon: WordLexicon) -> None:
    citations = Citations()
    for source in candidates([passage("Oil is black. Gas is clear.")], [], lexicon):
        citations.cite(source)
    last = citations.all()[-1].text
    citations.keep(frozenset({2}))
    assert [(citation.n, citation.text) for citation in citations.all()] == [(1, last)]
