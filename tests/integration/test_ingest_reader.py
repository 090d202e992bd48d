"""The whole way from real files through the real reader to a search."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.steps import result_of
from app.engines.remote import RemoteReader
from app.ingest.chunk import Chunker
from app.ingest.discover import Limits
from app.ingest.language import LanguageDetector
from app.ingest.pipeline import Pipeline
from app.services.library import AddReport, LibraryService
from app.storage.compact import compact
from app.storage.database import Database
from app.storage.keyword_index import KeywordIndex, KeywordQuery, KeywordTerm
from app.storage.library import LibraryStore
from tests.data import samples
from tests.data.search_models import none


class Desk:
    """A library that reads for real."""

    def __init__(self, database: Database, keyword: KeywordIndex, reader: RemoteReader) -> None:
        self.store = LibraryStore(database)
        self.keyword = keyword
        pipeline = Pipeline(
            self.store,
            keyword,
            reader=reader,
            chunker=Chunker(100, lambda texts: [len(text.split()) for text in texts]),
            languages=LanguageDetector(),
        )
        self.service = LibraryService(
            self.store,
            keyword,
            pipeline=pipeline,
            search_model=none(self.store),
            compacting=lambda cancel: compact(database, keyword, [], cancel),
            limits=Limits(),
        )

    def add(self, folder: Path) -> AddReport:
        return result_of(self.service.add([folder]))

    def found(self, text: str) -> set[str]:
        """Names of the files with all words of `text`."""
        names: list[set[str]] = []
        for variants in self.keyword.variants(text):
            query = KeywordQuery((KeywordTerm(variants, 1.0),))
            chunks = self.store.chunks([hit.chunk_id for hit in self.keyword.search(query, 100)])
            documents = self.store.documents_by_id({chunk.document_id for chunk in chunks})
            names.append({Path(document.path).name for document in documents.values()})
        return set.intersection(*names) if names else set()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "files"
    path.mkdir()
    return path


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    home = tmp_path / "sotto-home"
    reader = RemoteReader(timeout_s=60)
    with (
        Database(home / "sotto.db") as database,
        KeywordIndex(home / "keyword", database) as keyword,
    ):
        yield Desk(database, keyword, reader)
    reader.close()


def test_every_kind_of_file_is_found_by_its_word_and_the_bad_ones_are_named(
    desk: Desk, folder: Path
) -> None:
    words = samples.write_good(folder)
    codes = samples.write_bad(folder)
    report = desk.add(folder)
    assert {Path(f.path).name: str(f.code) for f in report.failures} == codes
    assert report.indexed == len(words)
    assert {name: desk.found(word) for name, word in words.items()} == {
        name: {name} for name in words
    }
    documents = {Path(document.path).name: document for document in desk.store.documents()}
    assert documents["pages.pdf"].pages == 2
    assert documents["latin1.txt"].language == "de"
    assert documents["shift_jis.txt"].language == "ja"
    (_, second) = desk.store.chunks_of(documents["pages.pdf"].id)
    assert (second.page, second.text.strip()) == (2, "The spindle is on two.")
    (notes,) = desk.store.chunks_of(documents["notes.md"].id)
    assert notes.section == "Notes > Filter"
    (gearbox,) = desk.store.chunks_of(documents["report.docx"].id)
    assert gearbox.section == "Gearbox"
    assert "hidden" not in desk.store.document_text(documents["page.html"].id)
    again = desk.add(folder)
    assert (again.indexed, again.unchanged, again.failed) == (0, len(words), len(codes))
