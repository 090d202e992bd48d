"""What people do, done with keys alone (speaking is in test_talk.py)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.engines.fake import FakeGenerator
from app.paths import Home
from app.ui.application import Program
from app.ui.frame.places import Place
from app.ui.look.theme import Theme
from tests.ui.composition import Fakes, open_over_fakes
from tests.ui.inhabited import MANUAL, PASSAGE, QUESTION, WAIT_MS

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def program(theme: Theme, qtbot: QtBot, own_home: Home, tmp_path: Path) -> Iterator[Program]:
    """On a new home, at its first steps."""
    fakes = Fakes(FakeGenerator([PASSAGE] * 3))
    made = Program(
        lambda: open_over_fakes(own_home, fakes, first_run=True),
        theme,
        guide=tmp_path,
        offline=True,
    )
    qtbot.addWidget(made.window)
    try:
        places = made.window.places
        qtbot.waitUntil(lambda: places.current is Place.FIRST_RUN, timeout=WAIT_MS)
        made.window.activateWindow()
        qtbot.waitUntil(made.window.isActiveWindow, timeout=WAIT_MS)
        yield made
    finally:
        made.close()


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def said(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def tab_to(name: str) -> QWidget:
    """Press Tab until the control of that name has the keyboard."""
    for _ in range(150):
        widget = focused()
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        if name in (widget.accessibleName(), text):
            return widget
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never comes to {name}")


def choose_in_dialog(path: Path, program: Program, qtbot: QtBot) -> None:
    """Choose a path in the dialog that is open, which is the system's own on most systems."""
    qtbot.waitUntil(lambda: bool(program.window.findChildren(QFileDialog)), timeout=WAIT_MS)
    dialog = program.window.findChildren(QFileDialog)[-1]
    dialog.filesSelected.emit([str(path)])
    dialog.fileSelected.emit(str(path))
    dialog.close()
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow, timeout=WAIT_MS)


def test_from_the_first_steps_to_an_open_source(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    window = program.window
    folder = tmp_path / "Manuals"
    folder.mkdir()
    (folder / "manual.txt").write_text(MANUAL, "utf-8")
    QTest.keyClick(tab_to("Skip all"), Qt.Key.Key_Space)
    assert window.places.current is Place.CONVERSATION

    window.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_K, CTRL)
    QTest.keyClicks(focused(), "add a folder")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    choose_in_dialog(folder, program, qtbot)
    qtbot.waitUntil(lambda: window.composer._ready, timeout=WAIT_MS)

    window.composer.box.setFocus()
    QTest.keyClicks(focused(), QUESTION)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.composer.ask.text() == "Ask", timeout=WAIT_MS)
    QTest.keyClick(focused(), Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: PASSAGE in (window.viewer.marked_text or ""), timeout=WAIT_MS)
    for _ in range(4):
        QTest.keyClick(focused(), Qt.Key.Key_F6)
        if window.viewer.isAncestorOf(focused()):
            break
    assert window.viewer.isAncestorOf(focused())
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert not window.viewer.isVisible()
    assert focused().isVisible()


def test_a_model_is_taken_in_from_the_models(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    window = program.window
    QTest.keyClick(focused(), Qt.Key.Key_M, CTRL)
    assert window.places.current is Place.MODELS
    QTest.keyClick(tab_to("Import a file"), Qt.Key.Key_Space)
    broken = tmp_path / "some.gguf"
    broken.write_bytes(b"GGUF")
    choose_in_dialog(broken, program, qtbot)
    page = window.places.currentWidget()

    qtbot.waitUntil(lambda: any("some.gguf" in line for line in said(page)), timeout=WAIT_MS)
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.places.current is Place.CONVERSATION, timeout=WAIT_MS)
