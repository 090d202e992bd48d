"""A program in which something has happened, so that every place has something to show."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.engines.fake import FakeGenerator
from app.paths import Home
from app.ui.application import Program
from app.ui.frame.places import Place
from app.ui.look.theme import Theme
from tests.ui.composition import Fakes, open_over_fakes

PASSAGE = "System pressure shall not exceed 1.4 bar at operating temperature."
MANUAL = f"# Service manual\n\nFill the circuit with the engine cold.\n\f# Coolant\n\n{PASSAGE}\n"
QUESTION = "What system pressure shall not be exceeded at operating temperature?"
WAIT_MS = 20_000
PLACES = tuple(place for place in Place if place is not Place.CONVERSATION)


@contextmanager
def inhabited(home: Home, theme: Theme, qtbot: QtBot, work: Path) -> Iterator[Program]:
    """Two collections, a file that cannot be read, a question with its answer and its source."""
    manuals = work / "Workshop manuals"
    manuals.mkdir()
    (manuals / "A service manual with a rather long name for a file.txt").write_text(MANUAL)
    (manuals / "empty.txt").touch()
    (work / "guide").mkdir()
    (work / "guide" / "index.md").write_text("# Guide\nChoose Add folder.\n", "utf-8")
    fakes = Fakes(FakeGenerator([f"{PASSAGE} The moon is made of cheese."] * 3))
    program = Program(
        lambda: open_over_fakes(home, fakes), theme, guide=work / "guide", offline=True
    )
    qtbot.addWidget(program.window)
    try:
        window = program.window
        qtbot.waitUntil(lambda: program.desk is not None, timeout=WAIT_MS)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow, timeout=WAIT_MS)
        assert program.desk is not None
        with qtbot.waitSignal(program.desk.indexing.added, timeout=WAIT_MS):
            window.paths_chosen.emit([manuals])
        qtbot.waitUntil(lambda: window.composer._ready, timeout=WAIT_MS)
        window.composer.asked.emit(QUESTION)
        asking = program.desk.asking
        qtbot.waitUntil(lambda: not asking.busy, timeout=WAIT_MS)
        yield program
    finally:
        program.close()


def settle(program: Program, qtbot: QtBot) -> None:
    """Wait until nothing is fetched for the place in view any more."""
    assert program.desk is not None
    qtbot.wait(50)
    qtbot.waitUntil(lambda: not program.desk.bridge._inbox, timeout=WAIT_MS)  # type: ignore[union-attr]
    qtbot.wait(50)
