"""Sources for tests of the viewer, as they are stored, without a library."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

from app.domain.answers import Citation
from app.domain.cancel import CancelToken
from app.domain.documents import Column, ColumnKind, Document, Part, Recognition, Status, TableRow
from app.engines.fake_files import FakeRenderer
from app.engines.protocols import PagePicture, Sound
from app.services.sources import FileState, Passage, Sources, StoredSource
from app.storage.records import TableInfo
from app.ui.frame.bridge import Bridge
from app.ui.look.theme import Theme
from app.ui.viewer.base import Means
from app.ui.viewer.source import Source

Pages = Sequence[tuple[int, int, int]]


class FakeSources:
    """Rows of one table, counted as they are fetched; pages and sound from a FakeRenderer."""

    def __init__(self, rows: Sequence[TableRow] = ()) -> None:
        self.rows = rows
        self.fetched: list[tuple[int, int]] = []
        self._renderer = FakeRenderer()

    def table_rows(self, _table: int, first: int, limit: int) -> list[TableRow]:
        self.fetched.append((first, limit))
        return list(self.rows[first : first + limit])

    def row_at(self, _table: TableInfo, offset: int) -> int:
        return max(n for n, row in enumerate(self.rows) if row.start <= offset)

    def page(
        self,
        file: Path,
        number: int,
        *,
        width: int,
        part: str | None = None,
        cancel: CancelToken | None = None,
    ) -> PagePicture:
        return self._renderer.page(file, number, width=width, part=part, cancel=cancel)

    def sound(
        self, file: Path, start_s: float, *, speed: float = 1.0, cancel: CancelToken | None = None
    ) -> Iterator[Sound]:
        return self._renderer.sound(file, start_s, speed=speed, cancel=cancel)


def means(theme: Theme, bridge: Bridge, sources: FakeSources | Sources | None = None) -> Means:
    """What views work with."""
    return Means(theme, bridge, cast("Sources", sources or FakeSources()))


def stored(
    text: str,
    *,
    media_type: str = "text/plain",
    pages: Pages = (),
    passages: Sequence[Passage] = (),
    parts: Sequence[Part] = (),
    tables: Sequence[TableInfo] = (),
    recognitions: Sequence[Recognition] = (),
    file: Path | None = None,
    state: FileState = FileState.SAME,
) -> StoredSource:
    """A document of this text."""
    document = Document(
        1, str(file or "/manuals/Service Manual.pdf"), "Service Manual", media_type, len(text), 1,
        "", "en", len(pages) or None, Status.INDEXED,
    )  # fmt: skip
    return StoredSource(
        document, text, tuple(pages), tuple(passages) or (Passage(0, len(text), None, None, None),),
        tuple(parts), tuple(tables), tuple(recognitions), file, state,
    )  # fmt: skip


def source_of(citation: Citation, text: str, pages: Pages = ()) -> Source:
    """A text at the passage of a citation."""
    return Source.of(citation, (citation,), stored(text, pages=pages))


def cited(of: StoredSource, text: str, **facts: object) -> Citation:
    """A citation of `text` in a document."""
    start = of.text.index(text)
    made = Citation(
        1, 1, "Service Manual", of.document.path, None, None, start, start + len(text), None, None,
        text, 1.0,
    )  # fmt: skip
    return replace(made, **facts)  # type: ignore[arg-type]


def table(rows: int) -> tuple[str, TableInfo, list[TableRow]]:
    """A text with a table of two columns, the table, and its rows."""
    head = "name\tamount\n"
    lines = [f"clamp {n}\t{n}\n" for n in range(rows)]
    made, at = [], len(head)
    for n, line in enumerate(lines):
        name = line.index("\t")
        spans = ((at, at + name), (at + name + 1, at + len(line) - 1))
        made.append(TableRow(n + 2, at, at + len(line), (f"clamp {n}", n), spans))
        at += len(line)
    columns = (Column("name", ColumnKind.TEXT, 0), Column("amount", ColumnKind.INTEGER, 1, "EUR"))
    info = TableInfo(7, 1, "costs", "Costs", None, 0, at, columns, rows)
    return head + "".join(lines), info, made
