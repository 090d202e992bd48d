from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.answers import Finished, Quoted
from app.domain.errors import ReadCode, ReadFailure
from app.services.sources import StoredSource
from app.ui.desk import Desk
from app.ui.frame.bridge import Bridge
from app.ui.frame.window import Window
from app.ui.look.theme import Theme
from app.ui.viewer import open_file
from app.ui.viewer.desk import SourceDesk
from tests.ui.answers import MANUAL, ONE, QUOTE, TWO, answer
from tests.ui.viewing import FakeSources, stored


class Library(FakeSources):
    """Has one document under every number but 13."""

    def __init__(self) -> None:
        super().__init__()
        self.kept = stored(MANUAL)

    def load(self, document_id: int) -> StoredSource:
        if document_id == 13:
            raise ReadFailure("13", ReadCode.MISSING, "it is not in the library any more")
        return self.kept


@pytest.fixture
def library() -> Library:
    return Library()


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> Window:
    made = Window(theme)
    qtbot.addWidget(made)
    made.show()
    turn = made.conversation.begin("What is the limit?")
    turn.apply([Quoted(QUOTE, (ONE, TWO), abstained=False), Finished(answer())])
    return made


@pytest.fixture
def desk(window: Window, bridge: Bridge, library: Library) -> SourceDesk:
    parts = SimpleNamespace(window=window, bridge=bridge, sotto=SimpleNamespace(sources=library))
    return SourceDesk(cast("Desk", parts), window)


def opened(window: Window, qtbot: QtBot, passage: str) -> None:
    qtbot.waitUntil(lambda: window.viewer.marked_text == passage)


def test_sources_of_the_answer_are_stepped_through_by_key(
    desk: SourceDesk, window: Window, qtbot: QtBot
) -> None:
    desk.open(ONE)
    opened(window, qtbot, ONE.text)
    alt = Qt.KeyboardModifier.AltModifier
    QTest.keyClick(window, Qt.Key.Key_Right, alt)
    opened(window, qtbot, TWO.text)
    QTest.keyClick(window, Qt.Key.Key_Right, alt)
    window.viewer._before.click()
    opened(window, qtbot, ONE.text)


def test_a_document_that_was_removed_shows_the_passage_that_is_kept(
    desk: SourceDesk, window: Window, qtbot: QtBot
) -> None:
    desk.open(replace(ONE, document_id=13))
    opened(window, qtbot, ONE.text)
    assert "not in the library any more" in window.viewer.note


def test_a_program_is_shown_in_its_folder_instead_of_run(
    desk: SourceDesk,
    window: Window,
    library: Library,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown: list[Path] = []

    def show(file: Path) -> bool:
        shown.append(file)
        return True

    monkeypatch.setattr(open_file, "show_in_folder", show)
    monkeypatch.setattr(open_file, "open_file", lambda _: pytest.fail("it was opened"))
    script = tmp_path / "build.sh"
    script.write_text("x")
    library.kept = stored(MANUAL, file=script)
    desk.open(ONE)
    opened(window, qtbot, ONE.text)
    window.viewer._open.click()
    qtbot.waitUntil(lambda: shown == [script])
    assert "run it as a program" in window.viewer.note


def test_the_last_source_asked_for_is_the_one_shown(
    desk: SourceDesk, window: Window, qtbot: QtBot
) -> None:
    desk.open(ONE)
    desk.open(TWO)
    opened(window, qtbot, TWO.text)
    assert window.viewer.source is not None
    assert window.viewer.source.citation is TWO
