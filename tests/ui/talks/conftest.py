"""Programs on one home, one after the other, each going on where the last one ended."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.engines.fake import FakeGenerator
from app.paths import Home
from app.services.window_state import WindowState, load_state, save_state
from app.ui.application import Program
from app.ui.desk import Desk
from app.ui.look.theme import Theme
from tests.ui.composition import Fakes, open_over_fakes

WAIT_MS = 20_000
MANUAL = (
    "# Coolant circuit\n\nSystem pressure shall not exceed 1.4 bar at operating temperature."
    " The pump has a seal of rubber.\n"
)
QUESTION = "What system pressure shall not be exceeded at operating temperature?"
PASSAGE = "System pressure shall not exceed 1.4 bar at operating temperature."

Start = Callable[..., Desk]


@pytest.fixture
def manual(tmp_path: Path) -> Path:
    """The one file there is."""
    path = tmp_path / "Manuals" / "manual.txt"
    path.parent.mkdir()
    path.write_text(MANUAL, "utf-8")
    return path


@pytest.fixture
def start(qtbot: QtBot, theme: Theme, own_home: Home, tmp_path: Path) -> Iterator[Start]:
    """Starts the program, after a crash that left `state`; the one before is closed first."""
    with ExitStack() as stack:

        def begin(state: WindowState | None = None, **fakes: object) -> Desk:
            stack.close()
            if state is not None:
                save_state(own_home.window, state)
            program = Program(
                lambda: open_over_fakes(own_home, Fakes(**fakes)),  # type: ignore[arg-type]
                theme,
                guide=tmp_path,
                offline=True,
                state=load_state(own_home.window),
            )
            qtbot.addWidget(program.window)
            stack.callback(program.close)
            qtbot.waitUntil(lambda: program.desk is not None, timeout=WAIT_MS)
            assert program.desk is not None
            return program.desk

        yield begin


@pytest.fixture
def desk(start: Start, qtbot: QtBot, manual: Path) -> Desk:
    """A program that has read the manual, and answers with its passage."""
    made = start(generator_=FakeGenerator([PASSAGE] * 20))
    add(made, qtbot, manual)
    return made


def add(desk: Desk, qtbot: QtBot, manual: Path) -> None:
    """Add the folder of the manual, and wait until it can be asked about."""
    with qtbot.waitSignal(desk.indexing.added, timeout=WAIT_MS):
        desk.window.paths_chosen.emit([manual.parent])
    qtbot.waitUntil(lambda: desk.state.files == 1, timeout=WAIT_MS)


def ask(desk: Desk, qtbot: QtBot, text: str = QUESTION) -> None:
    """Type a question, press Enter, and wait until it is answered and listed."""
    desk.window.composer.write(text)
    QTest.keyClick(desk.window.composer.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.asking.asked is None, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: desk.asking.conversation in ids(desk), timeout=WAIT_MS)


def ids(desk: Desk) -> list[str]:
    """The conversations listed in the side."""
    rows = desk.window.side.kept.list.rows
    return [rows.at(row).info.id for row in range(rows.rowCount())]


def titles(desk: Desk) -> list[str]:
    """Their titles."""
    rows = desk.window.side.kept.list.rows
    return [str(rows.index(row).data()) for row in range(rows.rowCount())]


def open_kept(desk: Desk, qtbot: QtBot, conversation: str, *, turns: int) -> None:
    """Press a conversation in the side, and wait for its turns."""
    desk.window.side.kept.list.wanted.emit(conversation)
    qtbot.waitUntil(
        lambda: (
            desk.asking.conversation == conversation
            and len(desk.window.conversation.turns) == turns
        ),
        timeout=WAIT_MS,
    )
