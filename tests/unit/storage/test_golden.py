"""Golden questions are kept once for each collection, with what came of them."""

import pytest

from app.domain.golden import Expected
from app.storage.database import Database
from app.storage.golden import GoldenStore
from app.storage.library import LibraryStore
from tests.unit.storage.samples import new_document

BAR = Expected(answers=("1.4 bar",), document="manual.pdf", pages=(3, 4))


@pytest.fixture
def golden(database: Database) -> GoldenStore:
    return GoldenStore(database)


def test_the_same_question_is_kept_once_for_each_collection(golden: GoldenStore) -> None:
    first = golden.put("Which pressure?", Expected(answers=("2 bar",)), collection=None)
    of_pumps = golden.put("Which pressure?", BAR, collection="Pumps")
    again = golden.put("Which pressure?", BAR, collection=None)
    assert (first.id, again.id) == (1, 1)
    assert [one.expected for one in golden.questions()] == [BAR, BAR]
    assert golden.questions("Pumps") == [of_pumps]
    assert golden.questions("Valves") == []
    declined = golden.put("Who sings?", Expected(answerable=False), collection=None)
    assert golden.questions()[-1] == declined


def test_results_go_with_their_question(golden: GoldenStore) -> None:
    for number in range(3):
        golden.put(f"Question {number}?", BAR, collection=None)
    run = golden.add_run(
        {1: {"right": 0.5}, 2: {"right": 1.0}}, collection=None, version="1", settings="{}"
    )
    assert golden.results(run) == {1: {"right": 0.5}, 2: {"right": 1.0}}
    assert golden.remove(1)
    assert not golden.remove(1)
    assert golden.results(run) == {2: {"right": 1.0}}
    (kept,) = golden.runs()
    assert (kept.id, kept.questions, kept.version) == (run, 1, "1")


def test_answers_taken_from_a_removed_document_go_with_it(
    golden: GoldenStore, store: LibraryStore
) -> None:
    document = store.put(new_document("/a", ["The pump."]), store.ensure_collection("Library"))
    golden.put("Taken?", BAR, collection=None, document_ids=[document])
    golden.put("Written?", BAR, collection=None)
    assert golden.scrub_orphans() == 0
    store.remove([document])
    assert golden.scrub_orphans() == 1
    taken, written = golden.questions()
    assert taken.expected == Expected(document="manual.pdf", pages=(3, 4))
    assert written.expected == BAR
