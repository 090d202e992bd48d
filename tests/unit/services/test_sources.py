import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.documents import Document
from app.domain.errors import ReadFailure
from app.domain.steps import result_of
from app.engines.fake_files import FakeRenderer
from app.services.sources import FileState, Sources
from tests.data.pack_homes import Opened, opened


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Opened]:
    """Documents with parts, tables and recognised pages, all stored, and their files."""
    with opened(tmp_path / "home") as made:
        made.fill("Pumps", tmp_path / "papers")
        yield made


@pytest.fixture
def sources(home: Opened) -> Sources:
    return Sources(home.store, FakeRenderer(), original=home.packs.original)


def first_with_table(home: Opened) -> Document:
    table = home.store.tables()[0]
    document = home.store.document(table.document_id)
    assert document is not None
    return document


def test_everything_stored_of_a_document_comes_together(home: Opened, sources: Sources) -> None:
    document = first_with_table(home)
    stored = sources.load(document.id)
    assert stored.text == home.store.document_text(document.id)
    assert "".join(stored.text[p.start : p.end] for p in stored.passages) == stored.text
    assert stored.tables == tuple(home.store.tables(document_ids=[document.id]))
    table = stored.tables[0]
    assert stored.table_at(table.start) == table
    assert stored.table_at(len(stored.text)) is None


def test_a_row_is_found_by_its_place_in_the_text(home: Opened, sources: Sources) -> None:
    for table in home.store.tables():
        for index, row in enumerate(sources.table_rows(table.id, 0, 100)):
            assert sources.row_at(table, row.start) == index
            assert sources.row_at(table, row.end - 1) == index


def test_a_file_that_is_gone_or_changed_is_said_to_be(home: Opened, sources: Sources) -> None:
    document = first_with_table(home)
    path = Path(document.path)
    assert path.stat().st_mtime_ns != document.mtime_ns
    stored = sources.load(document.id)
    assert (stored.state, stored.file) == (FileState.SAME, path)
    path.write_text(path.read_text()[::-1])
    assert sources.load(document.id).state is FileState.CHANGED
    path.write_text("longer" + path.read_text())
    assert sources.load(document.id).state is FileState.CHANGED
    path.unlink()
    stored = sources.load(document.id)
    assert (stored.state, stored.file) == (FileState.GONE, None)


@pytest.mark.parametrize("originals", [False, True])
def test_a_document_of_a_pack_is_opened_from_the_pack(tmp_path: Path, originals: bool) -> None:
    with opened(tmp_path / "source") as source:
        source.fill("Pumps", tmp_path / "papers")
        result_of(source.packs.create(tmp_path / "a.pack", "Pumps", originals=originals))
    shutil.rmtree(tmp_path / "papers")
    with opened(tmp_path / "target") as target:
        result_of(target.packs.take_in(tmp_path / "a.pack"))
        sources = Sources(target.store, FakeRenderer(), original=target.packs.original)
        stored = sources.load(first_with_table(target).id)
        assert stored.state is (FileState.SAME if originals else FileState.GONE)
        assert (stored.file is not None) == originals


def test_a_document_that_was_removed_is_a_failure_with_a_reason(sources: Sources) -> None:
    with pytest.raises(ReadFailure, match="not in the library"):
        sources.load(10_000)


def test_pages_and_sound_come_from_the_renderer(sources: Sources, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("one\ftwo", "utf-8")
    page = sources.page(path, 2, width=30)
    assert (page.pages, page.text) == (2, "two")
    assert [sound.at_s for sound in sources.sound(path, 0.5)] == [0.5]
