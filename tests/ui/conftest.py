"""What every test of the window has: an offscreen screen, the marker, a theme of its own."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services.tasks import Tasks
from app.ui.conversation.composer import Composer
from app.ui.desk import Desk
from app.ui.frame.bridge import Bridge
from app.ui.frame.callers import Application
from app.ui.look.theme import Theme
from app.ui.viewer.view import SourceViewer
from tests.ui.desks import opened_desk
from tests.ui.viewing import means


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.gui)


@pytest.fixture(autouse=True)
def plain_locale() -> Iterator[None]:
    """Numbers and dates as no country writes them, whatever this machine or a test before says."""
    before = QLocale()
    QLocale.setDefault(QLocale.c())
    yield
    QLocale.setDefault(before)


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    """What pytest-qt makes: the application of the program itself."""
    return Application


@pytest.fixture
def theme(qapp: QApplication, qtbot: QtBot) -> Iterator[Theme]:
    """The light theme."""
    made = Theme(qapp, "light")
    yield made
    made.deleteLater()


@pytest.fixture
def desk(theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """The desk of a program on an empty library, whose settings are kept in a file."""
    with opened_desk(theme, qtbot, tmp_path / "home") as made:
        yield made


@pytest.fixture
def bridge(qtbot: QtBot) -> Iterator[Bridge]:
    """A bridge whose jobs have ended when the test has."""
    made = Bridge(Tasks())
    yield made
    made.close()


@pytest.fixture
def composer(theme: Theme, qtbot: QtBot) -> Composer:
    """The box for questions, which can be asked."""
    made = Composer()
    qtbot.addWidget(made)
    made.resize(600, 140)
    made.show()
    made.set_ready(True)
    return made


@pytest.fixture
def viewer(theme: Theme, bridge: Bridge, qtbot: QtBot) -> SourceViewer:
    """The viewer, with no source in it."""
    made = SourceViewer(theme)
    qtbot.addWidget(made)
    made.serve(means(theme, bridge))
    made.resize(420, 600)
    made.show()
    return made
