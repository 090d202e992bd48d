"""The source viewer over the real reader and renderer, on real small files of each kind."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.answers import Citation
from app.paths import Home
from app.services.tasks import Tasks
from app.settings import Settings
from app.ui.frame.bridge import Bridge
from app.ui.look.theme import Theme
from app.ui.viewer.base import Means
from app.ui.viewer.page_view import PageView
from app.ui.viewer.source import Kind, Source
from app.ui.viewer.table_view import TableView
from app.ui.viewer.view import SourceViewer
from app.wiring import Sotto, open_sotto
from tests.data.formats import docx, xlsx
from tests.data.pdfs import pdf_of, shown
from tests.data.pictures import WORDS, encoded, picture

WAIT_MS = 60_000
PAGE = "".join(
    shown(line, x=60, y=700 - 20 * n)
    for n, line in enumerate(
        ["The system pressure shall not ex-", "ceed 1.4 bar when it is warm.", "Else it leaks."]
    )
)
MAIL = """From: Ada <ada@example.org>
To: Bert <bert@example.org>
Subject: Cap seal
Content-Type: text/html

<p>The seal <img src="http://example.invalid/a.png"> was changed in March.</p>
"""

pytestmark = [pytest.mark.gui, pytest.mark.slow]


def write(folder: Path) -> None:
    """One file of each kind."""
    files = {
        "manual.pdf": pdf_of([shown("Cover"), PAGE]),
        "scan.png": encoded(picture(), "PNG"),
        "notes.docx": docx([("Heading1", "Coolant loss"), ("", "Check the cap seal first.")]),
        "mail.eml": MAIL.encode(),
        "costs.csv": "".join(f"clamp {n},{n}.50\n" for n in range(1000)).encode(),
        "parts.xlsx": xlsx("Parts", [("part", "place"), ("hose", "left"), ("clamp", "right")]),
    }
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)


@pytest.fixture
def sotto(own_home: Home, tmp_path: Path) -> Iterator[Sotto]:
    write(tmp_path / "docs")
    with open_sotto(own_home, Settings()) as made:
        for _ in made.library.add([tmp_path / "docs"]):
            pass
        yield made


def cited(sotto: Sotto, name: str, words: str) -> Citation:
    document = next(d for d in sotto.library.documents() if Path(d.path).name == name)
    text = sotto.library.document_text(document.id)
    start = text.index(words)
    return Citation(
        1, document.id, document.title, document.path, None, None, start, start + len(words),
        None, None, words, 1.0,
    )  # fmt: skip


def test_each_kind_of_file_is_shown_with_its_passage_marked(
    qapp: QApplication, qtbot: QtBot, sotto: Sotto
) -> None:
    theme, bridge = Theme(qapp, "light"), Bridge(Tasks())
    viewer = SourceViewer(theme)
    qtbot.addWidget(viewer)
    viewer.serve(Means(theme, bridge, sotto.sources))
    viewer.resize(420, 700)
    viewer.show()

    def show(name: str, words: str) -> Kind:
        citation = cited(sotto, name, words)
        source = Source.of(citation, (citation,), sotto.sources.load(citation.document_id))
        viewer.show_source(source)
        return source.kind

    def marks() -> list[int]:
        """How many lines each mark of the page in view has."""
        drawing = viewer.view.canvas.drawing if isinstance(viewer.view, PageView) else None
        return [len(mark.lines) for mark in drawing.marks] if drawing is not None else []

    def row_in_view() -> str:
        """The first cell of the row that the table stands at."""
        grid = viewer.view.grid if isinstance(viewer.view, TableView) else None
        return str(grid.currentIndex().data()) if grid is not None else ""

    try:
        assert show("manual.pdf", "exceed 1.4 bar when it is warm") is Kind.PAGE
        qtbot.waitUntil(lambda: marks() == [2], timeout=WAIT_MS)
        assert show("scan.png", WORDS[-11:]) is Kind.PAGE
        qtbot.waitUntil(lambda: marks() == [1], timeout=WAIT_MS)
        assert viewer.note == ""
        for name, words in (
            ("notes.docx", "Check the cap seal"),
            ("mail.eml", "was changed in March."),
        ):
            assert show(name, words) is Kind.TEXT
            assert viewer.marked_text == words
        for name, words in (("costs.csv", "clamp 700"), ("parts.xlsx", "clamp")):
            assert show(name, words) is Kind.TABLE
            qtbot.waitUntil(lambda words=words: row_in_view() == words)  # type: ignore[misc]
    finally:
        bridge.close()
        theme.deleteLater()
