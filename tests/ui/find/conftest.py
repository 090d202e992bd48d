"""A window on an open library with a few files in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.paths import Home, bundled
from app.ui.application import Program
from app.ui.desk import Desk
from app.ui.look.theme import Theme
from tests.ui.composition import Fakes, open_over_fakes

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
    program = Program(
        lambda: open_over_fakes(Home(tmp_path / "home"), Fakes()),
        theme,
        guide=bundled("guide"),
        offline=True,
    )
    qtbot.waitUntil(lambda: program.desk is not None, timeout=20_000)
    assert program.desk is not None
    made = program.desk
    made.window.paths_chosen.emit([files])
    qtbot.waitUntil(lambda: made.state.files == 3 and not made.indexing.busy, timeout=20_000)
    yield made
    program.close()
    program.window.deleteLater()
