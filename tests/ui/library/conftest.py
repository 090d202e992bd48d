"""A window on a library with a folder of files, two of which cannot be read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.ui.desk import Desk
from app.ui.frame.places import Place
from app.ui.library.page import LibraryPage
from app.ui.look.theme import Theme
from tests.ui.desks import WAIT_MS, add, opened_desk

TEXTS = {
    "manual.txt": "System pressure shall not exceed 1.4 bar. The pump has a seal.",
    "notes.md": "If the pressure drops, check the pump and the cap seal first.",
    "empty.txt": "",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "Manuals"
    made.mkdir()
    for name, text in TEXTS.items():
        (made / name).write_text(text)
    (made / "broken.txt").write_bytes(b"\xff\xfe\xff")
    return made


@pytest.fixture
def desk(theme: Theme, qtbot: QtBot, tmp_path: Path, folder: Path) -> Iterator[Desk]:
    """The desk of a program that has read the folder."""
    with opened_desk(theme, qtbot, tmp_path / "home") as made:
        add(made, qtbot, folder)
        yield made


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> LibraryPage:
    """The place of the library, gone to and filled."""
    desk.window.go_to(Place.LIBRARY)
    made = desk.window.places.currentWidget()
    assert isinstance(made, LibraryPage)
    qtbot.waitUntil(lambda: len(made.files.model.rows) == 4, timeout=WAIT_MS)
    return made
