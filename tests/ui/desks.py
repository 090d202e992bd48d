"""A window on an open library, for tests of one place of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.paths import Home, bundled
from app.ui.application import Program
from app.ui.desk import Desk
from app.ui.look.theme import Theme
from tests.ui.composition import Fakes, open_over_fakes
from tests.ui.waiting import wait

WAIT_MS = 20_000
W = TypeVar("W", bound=QWidget)


@contextmanager
def opened_desk(
    theme: Theme, qtbot: QtBot, home: Path, fakes: Fakes | None = None
) -> Iterator[Desk]:
    """The desk of a program on `home`, closed at the end."""
    program = Program(
        lambda: open_over_fakes(Home(home), fakes or Fakes()),
        theme,
        guide=bundled("guide"),
        offline=True,
    )
    try:
        qtbot.waitUntil(lambda: program.desk is not None, timeout=WAIT_MS)
        assert program.desk is not None
        yield program.desk
    finally:
        program.close()
        program.window.deleteLater()


def add(desk: Desk, qtbot: QtBot, *paths: Path) -> None:
    """Add files and wait until nothing is under way."""
    with qtbot.waitSignal(desk.indexing.added, timeout=WAIT_MS):
        desk.window.paths_chosen.emit(list(paths))
    qtbot.waitUntil(lambda: not desk.indexing.busy, timeout=WAIT_MS)


def said(inside: QWidget) -> str:
    """What its visible labels say, a line each."""
    return "\n".join(each.text() for each in inside.findChildren(QLabel) if each.isVisible())


def press(inside: QWidget, text: str) -> None:
    """Press the visible button that says `text`."""
    (found,) = [
        each
        for each in inside.findChildren(QPushButton)
        if each.text() == text and each.isVisible()
    ]
    click(found)


def click(found: QPushButton) -> None:
    """Click it, as soon as it can be clicked."""
    wait(found.isEnabled, at_most_ms=WAIT_MS)
    found.click()


def dialog(kind: type[W], qtbot: QtBot) -> W:
    """The dialog of that kind that is open, or will be at once."""

    def there() -> list[W]:
        return [
            one
            for one in QApplication.topLevelWidgets()
            if isinstance(one, kind) and one.isVisible()
        ]

    qtbot.waitUntil(lambda: len(there()) == 1, timeout=WAIT_MS)
    (found,) = there()
    return found
