"""The place of the data over a home with a library and conversations in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.ui.data.page import DataPage
from app.ui.desk import Desk
from app.ui.frame.places import Place
from app.ui.look.theme import Theme
from tests.ui.desks import WAIT_MS, add, opened_desk


@pytest.fixture
def desk(theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    file = tmp_path / "manual.txt"
    file.write_text("System pressure shall not exceed 1.4 bar. The pump has a seal.")
    with opened_desk(theme, qtbot, tmp_path / "home") as made:
        add(made, qtbot, file)
        made.window.composer.asked.emit("What shall system pressure not exceed?")
        qtbot.waitUntil(
            lambda: not made.asking.busy and bool(made.sotto.conversations.conversations()),
            timeout=WAIT_MS,
        )
        yield made


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> DataPage:
    """The place, gone to and filled."""
    desk.window.go_to(Place.DATA)
    made = desk.window.places.currentWidget()
    assert isinstance(made, DataPage)
    qtbot.waitUntil(lambda: "home" in made._where.text.text(), timeout=WAIT_MS)
    return made
