"""What holds in every place: names, the keyboard, and room for large text in a small window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.paths import Home
from app.ui.application import Program
from app.ui.frame.places import Page, Place
from app.ui.look.elided import ElidedLabel
from app.ui.look.theme import Theme
from tests.ui.accessible import CONTROLS, described, walk
from tests.ui.inhabited import PLACES, inhabited, settle

LARGE_PX = 28


@pytest.fixture
def program(theme: Theme, qtbot: QtBot, own_home: Home, tmp_path: Path) -> Iterator[Program]:
    with inhabited(own_home, theme, qtbot, tmp_path) as made:
        yield made


@pytest.fixture
def large(qapp: QApplication, qtbot: QtBot, own_home: Home, tmp_path: Path) -> Iterator[Program]:
    """Text at 200 % in a window of 800 x 600."""
    before = QFont(qapp.font())
    font = QFont(before)
    font.setPixelSize(LARGE_PX)
    qapp.setFont(font)
    theme = Theme(qapp, "light")
    assert theme.base_px == LARGE_PX
    try:
        with inhabited(own_home, theme, qtbot, tmp_path) as made:
            made.window.resize(800, 600)
            yield made
    finally:
        theme.deleteLater()
        qapp.setFont(before)


def go(program: Program, place: Place, qtbot: QtBot) -> QWidget:
    """The place, once it shows what it has to show."""
    program.window.go_to(place)
    assert program.window.places.current is place
    settle(program, qtbot)
    return program.window.places.currentWidget()


def test_every_control_of_every_place_has_a_name(program: Program, qtbot: QtBot) -> None:
    unnamed: list[str] = []
    for place in PLACES:
        page = go(program, place, qtbot)
        nodes = [
            node
            for node in walk(QAccessible.queryAccessibleInterface(page))
            if node.role() in CONTROLS and not node.state().invisible
        ]
        assert nodes, place
        unnamed += [
            f"{place}: {described(node)}"
            for node in nodes
            if not node.text(QAccessible.Text.Name).strip("… ×")
        ]
    assert unnamed == []


def test_tab_reaches_everything_in_every_place_and_is_caught_nowhere(
    program: Program, qtbot: QtBot
) -> None:
    window = program.window
    missed: list[str] = []
    for place in PLACES:
        page = go(program, place, qtbot)
        tab = Qt.FocusPolicy.TabFocus
        usable = {
            widget
            for widget in page.findChildren(QWidget)
            if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & tab == tab
        }
        assert usable, place
        window.side.collections.setFocus()
        reached: set[QWidget] = set()
        for _ in range(300):
            focused = QApplication.focusWidget()
            assert focused is not None, place
            QTest.keyClick(focused, Qt.Key.Key_Tab)
            reached.add(focused)
            if QApplication.focusWidget() is window.side.collections:
                break
        else:
            missed.append(f"{place}: Tab never comes round")
        missed += [
            f"{place}: {type(widget).__name__} {widget.accessibleName()}"
            for widget in usable - reached
            if widget.isVisible()
        ]
    assert missed == []


def test_a_place_takes_the_keyboard_and_gives_it_back(program: Program, qtbot: QtBot) -> None:
    window = program.window
    for place in PLACES:
        page = go(program, place, qtbot)
        focused = QApplication.focusWidget()
        assert focused is not None, place
        assert focused is page or page.isAncestorOf(focused), place
        assert isinstance(page, Page)
        QTest.keyClick(focused, Qt.Key.Key_Escape)
        if window.places.current is place:  # what is under way ends first
            QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Escape)
        assert window.places.current is Place.CONVERSATION, place


def test_large_text_in_a_small_window_is_cut_nowhere(large: Program, qtbot: QtBot) -> None:
    window = large.window
    wrong: list[str] = []
    for place in (Place.CONVERSATION, *PLACES):
        page = go(large, place, qtbot)
        assert (window.width(), window.height()) == (800, 600), place
        wrong += [f"{place}: {text}" for text in cut(page)]
        wrong += [f"{place}: {text}" for text in outside(page)]
    wrong += cut(window.status)
    assert wrong == []


def cut(page: QWidget) -> list[str]:
    """What has less room across than its words need."""
    found: list[str] = []
    for one in page.findChildren(QLabel):
        whole = one.wordWrap() or isinstance(one, ElidedLabel) or not one.text()
        if one.isVisible() and not whole and one.width() < one.sizeHint().width() - 1:
            found.append(f"cut: {one.text()!r} {one.width()} < {one.sizeHint().width()}")
    for button in page.findChildren(QPushButton):
        needed = button.fontMetrics().horizontalAdvance(button.text().replace("&&", "&"))
        if button.isVisible() and button.width() < needed:
            found.append(f"cut: button {button.text()!r} {button.width()} < {needed}")
    return found


def outside(page: QWidget) -> list[str]:
    """What lies beyond the right edge of the place, where no scrolling across leads to it."""
    room = page.rect()
    found: list[str] = []
    lines: list[QAbstractButton | QLabel] = [
        *page.findChildren(QAbstractButton),
        *page.findChildren(QLabel),
    ]
    for one in lines:
        right = one.mapTo(page, one.rect().topRight()).x()
        if one.isVisible() and one.width() > 1 and right > room.right() + 1 and not _scrolls(one):
            found.append(f"outside: {one.text()!r} ends at {right} of {room.right()}")
    return found


def _scrolls(widget: QWidget) -> bool:
    """Whether it lies in an area that can be scrolled across."""
    up: QWidget | None = widget.parentWidget()
    while up is not None:
        if isinstance(up, QScrollArea) and up.horizontalScrollBar().maximum() > 0:
            return up.horizontalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        up = up.parentWidget()
    return False
