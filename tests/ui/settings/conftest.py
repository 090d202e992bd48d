"""A window on an empty library whose settings are kept in a file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.paths import Home, bundled
from app.ui.application import Program
from app.ui.desk import Desk
from app.ui.look.theme import Theme
from tests.ui.composition import Fakes, open_over_fakes


@pytest.fixture
def desk(theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """The desk of an open program."""
    home = Home(tmp_path / "home")
    program = Program(
        lambda: open_over_fakes(home, Fakes()), theme, guide=bundled("guide"), offline=True
    )
    qtbot.waitUntil(lambda: program.desk is not None, timeout=20_000)
    assert program.desk is not None
    yield program.desk
    program.close()
    program.window.deleteLater()
