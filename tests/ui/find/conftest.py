"""A window on an open library with a few files in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.ui.desk import Desk
from app.ui.look.theme import Theme
from tests.ui.desks import WAIT_MS, add, opened_desk

TEXTS = {
    "Service Manual.txt": "System pressure shall not exceed 1.4 bar. The pump has a seal.",
    "Field notes.md": "If the pressure drops, check the pump and the cap seal first.",
    "Night.txt": "Close the valve at night.",
    "Old scan.txt": "",
}


@pytest.fixture
def desk(theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """The desk of a program that has read TEXTS."""
    files = tmp_path / "Manuals"
    files.mkdir()
    for name, text in TEXTS.items():
        (files / name).write_text(text)
    with opened_desk(theme, qtbot, tmp_path / "home") as made:
        add(made, qtbot, files)
        qtbot.waitUntil(lambda: made.state.files == 3, timeout=WAIT_MS)
        yield made
