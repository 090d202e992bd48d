"""The window over real engines: a folder is read, embedded, asked about and answered."""

import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.paths import Home
from app.settings import Settings
from app.ui.application import Program
from app.ui.conversation.quote import QuoteView
from app.ui.look.theme import Theme
from app.wiring import make_model_store, open_sotto

WAIT_MS = 90_000
PASSAGE = "The pressure of the coolant system shall not exceed 1.4 bar at operating temperature."
MANUAL = f"""# Service manual

## Coolant circuit

{PASSAGE} A falling reading indicates leakage.

## Brakes

Change the brake fluid every two years.
"""

pytestmark = [
    pytest.mark.gui,
    pytest.mark.model,
    pytest.mark.slow,
]


def test_a_folder_is_read_asked_and_answered_by_real_models(
    qapp: QApplication, qtbot: QtBot, own_home: Home, tmp_path: Path, smollm2_path: Path
) -> None:
    settings = Settings(answer_tokens=48, prose="always")
    make_model_store(own_home.models, settings).import_path(smollm2_path)
    folder = tmp_path / "Manuals"
    folder.mkdir()
    (folder / "manual.md").write_text(MANUAL, "utf-8")
    theme = Theme(qapp, "light")
    program = Program(lambda: open_sotto(own_home, settings), theme, guide=tmp_path, offline=True)
    qtbot.addWidget(program.window)
    window = program.window
    try:
        qtbot.waitUntil(lambda: program.desk is not None, timeout=WAIT_MS)
        assert program.desk is not None
        with qtbot.waitSignal(program.desk.indexing.added, timeout=WAIT_MS):
            window.paths_chosen.emit([folder])
        qtbot.waitUntil(lambda: window.composer._ready, timeout=WAIT_MS)
        window.composer.write("How high may the pressure of the coolant system be?")
        QTest.keyClick(window.composer.box, Qt.Key.Key_Return)
        (turn,) = window.conversation.turns
        qtbot.waitUntil(lambda: turn.quote is not None, timeout=WAIT_MS)
        assert turn.view is not None
        assert PASSAGE in turn.view.findChildren(QuoteView)[0].text.toPlainText()
        qtbot.waitUntil(lambda: window.composer.ask.text() == "Ask", timeout=WAIT_MS)
        assert turn.text
        window.source_wanted.emit(1)
        qtbot.waitUntil(lambda: bool(window.viewer.marked_text), timeout=WAIT_MS)
        assert window.viewer.marked_text == turn.citations[0].text
    finally:
        program.close()
        theme.deleteLater()
