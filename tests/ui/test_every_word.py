"""No word on screen is left untranslated, and nothing is cut where reading begins at the right."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QObject, Qt, QTranslator
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QTabBar,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.paths import Home, bundled
from app.services.model_catalog import load_catalog
from app.ui.application import Program
from app.ui.frame.places import Place
from app.ui.look.language import install_language
from app.ui.look.theme import Theme
from app.ui.settings.languages import SPOKEN, language_name
from tests.ui.inhabited import MANUAL, PASSAGE, PLACES, QUESTION, inhabited, settle
from tests.ui.test_every_place import LARGE_PX, cut, outside

OPENED, CLOSED = "⟦", "⟧"
KNOWN = (
    {"Sotto", "bytes", "kB", "MB"}
    | {language_name(code) for code in ("en", "de", "es", *SPOKEN.split())}
    | {spec.title for spec in load_catalog(bundled("models"))}
)
"""Names, which are the same in every language, and what Qt itself writes."""
WORD = re.compile(r"[^\W\d_]{2,}")


class Pseudo(QTranslator):
    """Marks every text that comes by it, placeholders left as they are."""

    def translate(self, _context: str, text: str, *_: object) -> str:
        return f"{OPENED}{text}{CLOSED}" if text else ""

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def marked(
    qapp: QApplication, theme: Theme, qtbot: QtBot, own_home: Home, tmp_path: Path
) -> Iterator[Program]:
    """A program in a language that marks each of its texts."""
    pseudo = Pseudo()
    assert qapp.installTranslator(pseudo)
    try:
        with inhabited(own_home, theme, qtbot, tmp_path) as made:
            yield made
    finally:
        qapp.removeTranslator(pseudo)


@pytest.fixture(params=("de", "es"))
def translated(
    request: pytest.FixtureRequest,
    qapp: QApplication,
    qtbot: QtBot,
    own_home: Home,
    tmp_path: Path,
) -> Iterator[Program]:
    """A program in a language of longer words, its text at 200 % in a window of 800 x 600."""
    font, locale, known = QFont(qapp.font()), QLocale(), set(qapp.findChildren(QTranslator))
    large = QFont(font)
    large.setPixelSize(LARGE_PX)
    qapp.setFont(large)
    install_language(qapp, request.param)
    theme = Theme(qapp, "light")
    try:
        with inhabited(own_home, theme, qtbot, tmp_path) as made:
            made.window.resize(800, 600)
            yield made
    finally:
        theme.deleteLater()
        qapp.setFont(font)
        QLocale.setDefault(locale)
        for translator in set(qapp.findChildren(QTranslator)) - known:
            qapp.removeTranslator(translator)
            translator.deleteLater()


@pytest.fixture
def mirrored(
    qapp: QApplication, theme: Theme, qtbot: QtBot, own_home: Home, tmp_path: Path
) -> Iterator[Program]:
    """A program that begins at the right."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        with inhabited(own_home, theme, qtbot, tmp_path) as made:
            yield made
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def go(program: Program, place: Place, qtbot: QtBot) -> QWidget:
    program.window.go_to(place)
    settle(program, qtbot)
    return program.window.places.currentWidget()


def texts(root: QWidget) -> Iterator[tuple[QObject, str]]:
    """Everything that is written on screen, or said of it by a screen reader."""
    for one in (root, *root.findChildren(QWidget)):
        if not one.isVisible():
            continue
        yield one, one.accessibleName()
        yield one, one.accessibleDescription()
        yield one, one.toolTip()
        if isinstance(one, QLabel | QAbstractButton):
            yield one, one.text()
        elif isinstance(one, QLineEdit):
            yield one, one.placeholderText()
        elif isinstance(one, QComboBox):
            yield from ((one, one.itemText(at)) for at in range(one.count()))
        elif isinstance(one, QTabBar):
            yield from ((one, one.tabText(at)) for at in range(one.count()))
        elif isinstance(one, QTableView):
            header = Qt.Orientation.Horizontal
            model = one.model()
            yield from (
                (one, str(model.headerData(at, header) or "")) for at in range(model.columnCount())
            )
        elif isinstance(one, QListView):
            rows = range(one.model().rowCount())
            yield from ((one, str(one.model().index(row, 0).data() or "")) for row in rows)
    for menu in root.findChildren(QMenu):
        yield from ((menu, action.text()) for action in menu.actions())


def unmarked(text: str, known: set[str]) -> str:
    """What of `text` came by no translation: names of files, figures and `known` apart."""
    depth, rest = 0, []
    for sign in text:
        depth += {OPENED: 1, CLOSED: -1}.get(sign, 0)
        if not depth and sign != CLOSED:
            rest.append(sign)
    left = re.sub(r"<[^>]*>|&\w+;", " ", "".join(rest))
    for one in sorted(known, key=len, reverse=True):
        left = left.replace(one, " ").replace(one.upper(), " ")
    return " ".join(WORD.findall(left))


def unmarked_in(window: QWidget, known: set[str]) -> set[str]:
    """What on screen came by no translation, and where."""
    return {
        f"{type(widget).__name__}: {words!r} in {text[:80]!r}"
        for widget, text in texts(window)
        if (words := unmarked(text, known))
    }


def named(program: Program, work: Path) -> set[str]:
    """Names of files and places, and what documents say."""
    assert program.desk is not None
    home = program.desk.sotto.home
    kept = (
        home.voice,
        home.models,
        home.packs,
        home.backups,
        home.transcripts,
        home.settings,
        home.prefixes,
        home.providers,
    )
    files = {name for path in work.rglob("*") for name in (path.name, path.stem)}
    said = {PASSAGE, MANUAL, QUESTION, "Service manual", "Coolant", "The moon is made of cheese."}
    return {*map(str, kept), str(work), *files, *said}


def test_no_word_on_screen_is_untranslated(marked: Program, qtbot: QtBot, tmp_path: Path) -> None:
    known = KNOWN | named(marked, tmp_path)
    left: set[str] = set()
    for place in (Place.CONVERSATION, *PLACES):
        go(marked, place, qtbot)
        left |= {f"{place}: {each}" for each in unmarked_in(marked.window, known)}
    assert not left, "\n".join(sorted(left))


def test_no_word_beside_the_conversation_is_untranslated(
    marked: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    known, desk = KNOWN | named(marked, tmp_path), marked.desk
    assert desk is not None
    go(marked, Place.CONVERSATION, qtbot)
    shown: tuple[tuple[str, Callable[[], object]], ...] = (
        ("source", lambda: marked.window.source_wanted.emit(1)),
        ("why", desk.why.explain_last),
        ("find", lambda: desk.finding.start("pressure")),
        ("palette", desk.commands.open),
    )
    left: set[str] = set()
    for name, show in shown:
        show()
        settle(marked, qtbot)
        for window in QApplication.topLevelWidgets():
            left |= {f"{name}: {each}" for each in unmarked_in(window, known)}
    assert not left, "\n".join(sorted(left))


def test_longer_words_in_large_letters_are_cut_nowhere(translated: Program, qtbot: QtBot) -> None:
    wrong: list[str] = []
    for place in (Place.CONVERSATION, *PLACES):
        page = go(translated, place, qtbot)
        assert translated.window.width() == 800, place
        wrong += [f"{place}: {text}" for text in (*cut(page), *outside(page))]
    assert wrong == []


def test_every_command_is_translated(marked: Program) -> None:
    commands = [one for one in marked.window.actions() if isinstance(one, QAction)]
    assert len(commands) > 20
    assert [one.text() for one in commands if not one.text().startswith(OPENED)] == []


def test_a_window_that_begins_at_the_right_is_mirrored_and_cut_nowhere(
    mirrored: Program, qtbot: QtBot
) -> None:
    window = mirrored.window
    wrong: list[str] = []
    for place in (Place.CONVERSATION, *PLACES):
        page = go(mirrored, place, qtbot)
        middle = window.width() / 2
        assert window.side.mapTo(window, window.side.rect().center()).x() > middle, place
        wrong += [f"{place}: {text}" for text in (*cut(page), *outside(page))]
        wrong += [
            f"{place}: {one.text()!r} begins at {x}"
            for one in page.findChildren(QLabel)
            if one.isVisible() and (x := one.mapTo(page, one.rect().topLeft()).x()) < -1
        ]
    assert wrong == []
