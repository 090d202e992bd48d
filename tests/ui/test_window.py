from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.frame.bridge import Bridge
from app.ui.frame.window import Window
from app.ui.look.theme import Theme
from tests.ui.answers import MANUAL, ONE
from tests.ui.viewing import means, source_of

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> Window:
    made = Window(theme)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def drag(paths: list[Path] | None, *, text: str = "") -> QMimeData:
    data = QMimeData()
    data.setText(text)
    if paths is not None:
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_the_keyboard_starts_in_the_question(window: Window) -> None:
    assert QApplication.focusWidget() is window.composer.box


@pytest.mark.parametrize(
    ("key", "modifier", "signal", "args"),
    [
        (Qt.Key.Key_N, CTRL, "question_wanted", []),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "stop_wanted", []),
        (Qt.Key.Key_1, ALT, "source_wanted", [1]),
        (Qt.Key.Key_9, ALT, "source_wanted", [9]),
    ],
)
def test_keys_work_from_the_question_box(
    window: Window,
    qtbot: QtBot,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    signal: str,
    args: list[int],
) -> None:
    with qtbot.waitSignal(getattr(window, signal)) as emitted:
        QTest.keyClick(window.composer.box, key, modifier)
    assert emitted.args == args


def test_f6_goes_round_the_panes_that_are_there(
    window: Window, theme: Theme, bridge: Bridge
) -> None:
    window.viewer.serve(means(theme, bridge))
    window.viewer.show_source(source_of(ONE, MANUAL))
    window.show_viewer()
    visited = []
    for _ in range(4):
        QTest.keyClick(window, Qt.Key.Key_F6)
        visited.append(QApplication.focusWidget())
    assert visited == [
        window.viewer.target,
        window.side.collections,
        window.conversation,
        window.composer.box,
    ]


def test_f9_goes_to_the_side(window: Window) -> None:
    QTest.keyClick(window.composer.box, Qt.Key.Key_F9)
    assert QApplication.focusWidget() is window.side.collections


def test_dropped_files_and_folders_are_chosen(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    data = drag([tmp_path, tmp_path / "a.txt"])
    left, copy = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    window.dragEnterEvent(enter)
    assert enter.isAccepted()
    with qtbot.waitSignal(window.paths_chosen) as chosen:
        window.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))
    assert chosen.args == [[tmp_path, tmp_path / "a.txt"]]


def test_what_lies_on_no_disk_is_not_taken(window: Window) -> None:
    data = drag(None, text="http://example.invalid/")
    event = QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    window.dragEnterEvent(event)
    assert not event.isAccepted()


def test_a_narrow_window_lays_the_side_over_the_rest_and_takes_it_away(window: Window) -> None:
    assert window.side.isVisible()
    window.resize(800, 700)
    assert not window.side.isVisible()
    width = window.composer.width()
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert window.side.isVisible()
    assert window.composer.width() == width
    QTest.keyClick(window.side.collections, Qt.Key.Key_Escape)
    assert not window.side.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F9)
    window.composer.box.setFocus()
    assert not window.side.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F9)
    QTest.mouseClick(window.drawer._scrim, Qt.MouseButton.LeftButton)
    assert not window.side.isVisible()
    window.resize(1200, 700)
    assert window.side.isVisible()


def test_escape_stops_the_answer_from_the_side_that_stands_beside_it(
    window: Window, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.stop_wanted):
        QTest.keyClick(window.side.collections, Qt.Key.Key_Escape)
