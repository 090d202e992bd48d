"""Places found without an answer."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.cancel import CancelToken
from app.domain.errors import QuestionProblem
from app.domain.search import Filters, Order, Query
from app.paths import Home
from app.wiring import Sotto
from tests.ui.composition import Fakes, open_over_fakes

TEXTS = {
    "old.txt": "The cooling pump was bled. The cooling pump runs.",
    "new.md": "Bleed the pump before the first start.",
    "valve.txt": "Close the valve at night.",
}


@pytest.fixture
def sotto(tmp_path: Path) -> Iterator[Sotto]:
    files = tmp_path / "files"
    files.mkdir()
    for day, (name, text) in enumerate(TEXTS.items(), 1):
        (files / name).write_text(text)
        os.utime(files / name, (day * 1e6, day * 1e6))
    (files / "empty.txt").write_text("")
    with open_over_fakes(Home(tmp_path / "home"), Fakes()) as opened:
        for _ in opened.library.add([files], cancel=CancelToken()):
            pass
        yield opened


def test_a_place_has_its_words_marked_and_can_be_cited(sotto: Sotto) -> None:
    place = sotto.finder.find(Query("pumps", k=3)).places[0]
    assert {place.snippet.text[m.start : m.end] for m in place.snippet.marks} == {"pump"}
    text = sotto.library.document_text(place.citation.document_id)
    assert text[place.citation.start : place.citation.end] == place.hit.chunk.text


def test_places_are_in_order_of_score_or_of_date(sotto: Sotto) -> None:
    by_score = sotto.finder.find(Query("cooling pump", k=10))
    by_date = sotto.finder.find(Query("cooling pump", k=10), order=Order.DATE)
    assert [place.hit.rank for place in by_score.places] == [1, 2, 3]
    assert by_score.places[0].citation.path.endswith("old.txt")
    assert [place.dated_s for place in by_date.places] == [3e6, 2e6, 1e6]


def test_there_may_be_more_where_as_many_were_found_as_wanted(sotto: Sotto) -> None:
    assert sotto.finder.find(Query("pump", k=1)).more
    assert not sotto.finder.find(Query("pump", k=10)).more


def test_what_was_searched_is_told(sotto: Sotto) -> None:
    coverage = sotto.finder.find(Query("xylophone", filters=Filters(types=("pdf",)))).coverage
    assert (coverage.files_searched, coverage.files_failed) == (3, 1)


def test_a_slip_is_found_and_what_was_meant_is_marked(sotto: Sotto) -> None:
    place = sotto.finder.find(Query("valfe", k=3)).places[0]
    assert [place.snippet.text[m.start : m.end] for m in place.snippet.marks] == ["valve"]


def test_nothing_is_not_looked_for(sotto: Sotto) -> None:
    with pytest.raises(QuestionProblem):
        sotto.finder.find(Query("  "))
