import time
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.ui.frame.matching import Entry, ranked
from app.ui.frame.palette import Palette
from app.ui.look.theme import Theme


def entry(text: str, *, enabled: bool = True, typed_only: bool = False) -> Entry:
    return Entry(text, text, "", lambda: None, enabled, typed_only)


ENTRIES = [
    entry("New question"),
    entry("Library"),
    entry("Models", enabled=False),
    entry("Ask in Workshop manuals"),
    entry("Service Manual.pdf", typed_only=True),
]


def texts(typed: str, recent: tuple[str, ...] = ()) -> list[str]:
    return [each.text for each in ranked(ENTRIES, typed, recent)]


def test_what_was_used_lately_comes_first() -> None:
    assert texts("", ("Ask in Workshop manuals", "Library"))[:3] == [
        "Ask in Workshop manuals",
        "Library",
        "New question",
    ]


def test_what_there_is_too_much_of_waits_for_a_word() -> None:
    assert "Service Manual.pdf" not in texts("")
    assert "Service Manual.pdf" in texts("manu")


@pytest.mark.parametrize("typed", ["lib", "libary", "LIBRARY", "lirbary"])
def test_slips_are_forgiven(typed: str) -> None:
    assert texts(typed)[0] == "Library"


def test_words_may_stand_in_another_order() -> None:
    assert texts("question new")[0] == "New question"


def test_what_is_nowhere_like_it_is_not_offered() -> None:
    assert texts("xyzzy") == []
    assert texts("!!") == []


def test_ten_thousand_files_are_looked_through_between_two_keys() -> None:
    many = [entry(f"Report {n} of the year {n % 90}.pdf", typed_only=True) for n in range(10_000)]
    ranked(many, "report", ())
    began = time.perf_counter()
    ranked(many, "year 42", ())
    assert time.perf_counter() - began < 0.25


@pytest.fixture
def palette(theme: Theme, qtbot: QtBot) -> Iterator[Palette]:
    window = QWidget()
    window.resize(900, 600)
    window.field = QLineEdit(window)  # type: ignore[attr-defined]
    qtbot.addWidget(window)
    made = Palette(theme, window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.field.setFocus()  # type: ignore[attr-defined]
    yield made
    window.close()


def test_arrows_and_enter_do_what_is_chosen_and_the_keyboard_goes_back(palette: Palette) -> None:
    before = QApplication.focusWidget()
    done: list[str] = []
    palette.open([Entry(t, t, "", partial(done.append, t)) for t in ("one", "two")])
    assert QApplication.focusWidget() is palette.box
    QTest.keyClick(palette.box, Qt.Key.Key_Down)
    QTest.keyClick(palette.box, Qt.Key.Key_Return)
    assert done == ["two"]
    assert palette.isHidden()
    assert QApplication.focusWidget() is before
    palette.open([Entry(t, t, "", lambda: None) for t in ("one", "two")])
    assert [each.text for each in palette.shown] == ["two", "one"]


def test_escape_leaves_and_does_nothing(palette: Palette) -> None:
    palette.open(ENTRIES)
    QTest.keyClick(palette.box, Qt.Key.Key_Escape)
    assert palette.isHidden()


def test_what_cannot_be_done_now_is_not_done(palette: Palette) -> None:
    palette.open([Entry("a", "a", "", lambda: pytest.fail("done"), enabled=False)])
    QTest.keyClick(palette.box, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_the_keyboard_elsewhere_closes_it(palette: Palette) -> None:
    palette.open(ENTRIES)
    palette.window().field.setFocus()  # type: ignore[attr-defined]
    assert palette.isHidden()


def test_nothing_found_is_said(palette: Palette) -> None:
    palette.open(ENTRIES)
    palette.box.setText("xyzzy")
    assert palette.shown == []
    assert palette._nothing.isVisible()
    palette.box.setText("lib")
    assert palette.shown[0].text == "Library"
