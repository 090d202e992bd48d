"""A file that is said to be a new Sotto, checked from the settings."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QFileDialog, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app import __version__
from app.ui.frame.bridge import Bridge
from app.ui.look.theme import Theme
from app.ui.settings.update_row import UpdateRow
from tests.data.releases import Publisher
from tests.ui.desks import WAIT_MS, dialog


@pytest.fixture
def row(theme: Theme, bridge: Bridge) -> Iterator[UpdateRow]:
    """On screen, with nothing but itself."""
    page = QWidget()
    made = UpdateRow(theme, bridge, parent=page)
    QVBoxLayout(page).addWidget(made)
    page.show()
    yield made
    shiboken6.delete(page)


def said(row: UpdateRow) -> str:
    return "\n".join(one.text() for one in row.findChildren(QLabel) if not one.isHidden())


def test_the_version_is_told_and_that_nothing_is_looked_for(row: UpdateRow) -> None:
    assert f"This is Sotto {__version__}" in said(row)
    assert "never looks for updates" in said(row)


def test_a_genuine_file_says_what_is_new_and_what_to_do(
    row: UpdateRow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    update = Publisher(tmp_path, monkeypatch).release("999.0.0", notes="<b>Faster</b>")
    row.choose.click()
    chooser = dialog(QFileDialog, qtbot)
    chooser.fileSelected.emit(str(update))
    chooser.close()
    qtbot.waitUntil(lambda: "Genuine and newer: Sotto 999.0.0." in said(row), timeout=WAIT_MS)
    assert "<b>Faster</b>" in said(row)
    assert "sudo apt install" in said(row)
    assert row.choose.isEnabled()
    assert not row.work.busy


@pytest.mark.parametrize(
    ("version", "words"), [("0.0.1", "Genuine, but older"), (__version__, "the same")]
)
def test_what_is_not_newer_is_said(
    version: str,
    words: str,
    row: UpdateRow,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    row.check(Publisher(tmp_path, monkeypatch).release(version))
    qtbot.waitUntil(lambda: words in said(row), timeout=WAIT_MS)


def test_a_forgery_is_refused(
    row: UpdateRow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        update = Publisher(tmp_path, patch).release("999.0.0")
    row.check(update)
    qtbot.waitUntil(lambda: "somebody else signed it" in said(row), timeout=WAIT_MS)
    assert "Do not install it" in said(row)
