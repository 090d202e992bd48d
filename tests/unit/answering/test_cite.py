from app.answering.cite import Citations
from app.answering.quote import candidates
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
