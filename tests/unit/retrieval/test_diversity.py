"""The passages shown say different things."""

from app.domain.documents import Chunk
from app.domain.search import Query
from app.retrieval.diversity import Candidate, varied
from app.retrieval.fuse import Fused
from app.retrieval.retriever import Retriever
from tests.unit.retrieval.conftest import Put

TEXT = "The circulation pump stands in the cellar and its pressure is two bar at most."


def candidate(n: int, text: str, *, page: int | None = None, score: float = 0.5) -> Candidate:
    return Candidate(
        Fused(n, score, None, None, None, None), Chunk(n, 1, n, 0, len(text), text, page)
    )


def test_copies_come_only_where_nothing_else_is_left() -> None:
    copy = TEXT.replace("cellar", "CELLAR").replace(" its", "\n its")
    passages = [candidate(1, TEXT), candidate(2, copy), candidate(3, "The roof is new.")]
    assert [one.chunk.id for one in varied(passages, 2)] == [1, 3]
    assert [one.chunk.id for one in varied(passages, 3)] == [1, 3, 2]


def test_a_heading_is_no_copy_of_its_section() -> None:
    heading = candidate(1, " ".join(TEXT.split()[:8]))
    section = candidate(2, f"{TEXT} {TEXT.replace('two', 'three')} And so on for many words more.")
    other = candidate(3, "The roof is new.")
    assert [one.chunk.id for one in varied([heading, section, other], 2)] == [1, 2]


def test_another_page_comes_before_a_slightly_better_passage_of_the_same() -> None:
    passages = [
        candidate(1, "One thing.", page=4, score=0.50),
        candidate(2, "Another thing.", page=4, score=0.48),
        candidate(3, "A third one.", page=5, score=0.45),
        candidate(4, "Far away.", page=6, score=0.30),
    ]
    assert [one.chunk.id for one in varied(passages, 4)] == [1, 3, 2, 4]


def test_two_copies_of_a_file_take_one_place(put: Put, retriever: Retriever) -> None:
    put("a.txt", TEXT)
    put("copy of a.txt", TEXT)
    put("b.txt", "Another pump has a pressure of its own, which nobody has measured yet.")
    paths = [hit.document.path for hit in retriever.search(Query("pump pressure", k=2)).hits]
    assert len(paths) == 2
    assert "b.txt" in paths
