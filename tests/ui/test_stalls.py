"""The window never stands still: a generous form of `python -m tests.ui.stalls`."""

import time
from pathlib import Path

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.engines.fake import FakeGenerator
from app.paths import Home
from app.ui.application import Program
from app.ui.look.theme import Theme
from tests.ui.composition import Fakes, open_over_fakes
from tests.ui.stalls import use, write_files
from tests.ui.watchdog import share, watched

COMPUTING_MS = 400  # the bar is 200 on a machine that has nothing else to do
LATE_MS = 300


def test_the_watchdog_sees_a_stall_and_where_it_was(qtbot: QtBot) -> None:
    with watched() as stalls:
        QTest.qWait(30)
        time.sleep(0.2)
        QTest.qWait(30)
    assert max(stalls.late_ms) > 150
    assert any("test_the_watchdog_sees" in stack for stack in stalls.stacks)


def test_the_window_answers_while_it_streams_and_indexes(
    qtbot: QtBot, theme: Theme, own_home: Home, tmp_path: Path
) -> None:
    folder = tmp_path / "Pumps"
    write_files(folder, 150)
    fakes = Fakes(FakeGenerator(["word " * 240 + "."] * 50))
    program = Program(lambda: open_over_fakes(own_home, fakes), theme, guide=tmp_path, offline=True)
    qtbot.addWidget(program.window)
    try:
        qtbot.waitUntil(lambda: program.desk is not None, timeout=15_000)
        stalls = use(program, folder, 3.0)
    finally:
        program.close()
    assert max(stalls.computed_ms) < COMPUTING_MS, stalls
    assert share(stalls.late_ms, 0.9) < LATE_MS, stalls
