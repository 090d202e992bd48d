"""What is kept, backed up and forgotten, over real services."""

import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from app.paths import Home
from app.services.migration_backup import back_up_before_migration
from app.services.retention import Kept
from app.ui.data import desk as data_desk
from app.ui.data.forget_form import ForgetForm
from app.ui.data.page import DataPage
from app.ui.desk import Desk
from tests.ui.desks import WAIT_MS, dialog, press, said
from tests.unit.storage.version_1 import make_version_1


def test_it_says_how_much_is_kept_where_and_how_much_room_it_takes(
    desk: Desk, page: DataPage
) -> None:
    shown = said(page)
    assert "1 conversation, of " in shown
    assert "1 record, of " in shown
    assert str(desk.sotto.home.root) in shown
    assert "Text, passages, vectors and conversations" in shown
    assert "never changed or deleted" in shown


def test_everything_is_written_into_one_file_and_brought_back_at_the_next_opening(
    desk: Desk, page: DataPage, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "all.backup"
    press(page, "Back up…")
    chooser = dialog(QFileDialog, qtbot)
    chooser.fileSelected.emit(str(file))
    chooser.close()
    qtbot.waitUntil(lambda: "is written and checked" in said(page), timeout=WAIT_MS)
    desk.sotto.library.remove([tmp_path / "manual.txt"])
    desk.data.look_at(file)
    box = dialog(QMessageBox, qtbot)
    assert "not deleted but moved to a folder of its own" in box.informativeText()
    press(box, "Check it and get ready")
    qtbot.waitUntil(lambda: "A backup is ready" in said(page), timeout=WAIT_MS)
    assert desk.sotto.library.status().files_indexed == 0
    press(page, "Call it off")
    qtbot.waitUntil(lambda: not desk.sotto.home.restoring.exists(), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "Bring back a backup" in said(page), timeout=WAIT_MS)


def test_a_copy_from_before_an_update_says_what_it_brings_back(
    desk: Desk, page: DataPage, tmp_path: Path, qtbot: QtBot
) -> None:
    other = Home(tmp_path / "other")
    other.root.mkdir()
    make_version_1(other.database)
    copy = back_up_before_migration(other)
    assert copy is not None
    desk.data.look_at(copy)
    box = dialog(QMessageBox, qtbot)
    assert "texts and conversations only" in box.informativeText()
    assert "Everything else stays as it is." in box.informativeText()
    box.close()


def test_a_file_that_is_no_backup_is_refused_with_the_reason(
    desk: Desk, page: DataPage, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "x.backup").write_text("no backup")
    desk.data.look_at(tmp_path / "x.backup")
    qtbot.waitUntil(lambda: "x.backup" in said(page), timeout=WAIT_MS)
    assert not desk.sotto.home.restoring.exists()


@pytest.mark.parametrize("kept", [Kept.TRACES, Kept.CONVERSATIONS])
def test_what_will_be_gone_is_told_before_it_is_forgotten(
    kept: Kept, desk: Desk, page: DataPage, qtbot: QtBot
) -> None:
    _, _, forget = page.rows[kept]
    forget.click()  # type: ignore[attr-defined]
    form = dialog(ForgetForm, qtbot)
    qtbot.waitUntil(form.action.isEnabled, timeout=WAIT_MS)
    shown = said(form)
    assert shown.count("will be gone for good") == 1
    assert "Your documents and the library stay as they are." in shown
    form.age.setCurrentIndex(form.age.count() - 1)
    form.ask()
    qtbot.waitUntil(lambda: "nothing of that age" in said(form), timeout=WAIT_MS)
    assert not form.action.isEnabled()
    form.age.setCurrentIndex(0)
    form.ask()
    qtbot.waitUntil(form.action.isEnabled, timeout=WAIT_MS)
    assert desk.sotto.retention.count(kept) == 1
    form.action.click()
    qtbot.waitUntil(lambda: desk.sotto.retention.count(kept) == 0, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not forget.isEnabled(), timeout=WAIT_MS)
    assert desk.sotto.library.status().files_indexed == 1


def test_a_period_that_forgets_nothing_is_set_without_a_question(
    desk: Desk, page: DataPage, qtbot: QtBot
) -> None:
    _, choice, _ = page.rows[Kept.CONVERSATIONS]
    choice.picked.emit(30)
    qtbot.waitUntil(lambda: desk.sotto.settings.keep_conversations_days == 30, timeout=WAIT_MS)
    assert desk.sotto.retention.count(Kept.CONVERSATIONS) == 1
    qtbot.waitUntil(lambda: choice.value == 30, timeout=WAIT_MS)


def test_keeping_for_less_time_asks_before_something_goes(
    desk: Desk, page: DataPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    later_s = time.time() + 40 * 86_400
    monkeypatch.setattr(data_desk, "time", SimpleNamespace(time=lambda: later_s))
    _, choice, _ = page.rows[Kept.CONVERSATIONS]
    choice.picked.emit(30)
    box = dialog(QMessageBox, qtbot)
    assert "1 conversation, of " in box.informativeText()
    press(box, "Keep")
    qtbot.waitUntil(lambda: choice.value == 0, timeout=WAIT_MS)
    assert desk.sotto.retention.count(Kept.CONVERSATIONS) == 1
    choice.picked.emit(30)
    press(dialog(QMessageBox, qtbot), "Forget")
    qtbot.waitUntil(lambda: desk.sotto.retention.count(Kept.CONVERSATIONS) == 0, timeout=WAIT_MS)
    assert desk.sotto.settings.keep_conversations_days == 30


def test_what_was_removed_is_compacted_away(
    desk: Desk, page: DataPage, tmp_path: Path, qtbot: QtBot
) -> None:
    desk.sotto.library.remove([tmp_path / "manual.txt"])
    assert not desk.sotto.library.is_compact
    before_an_update = desk.sotto.home.backups / "2026-01-01 120000 before 0.1.0.backup"
    before_an_update.parent.mkdir()
    before_an_update.write_bytes(b"old text")
    press(page, "Compact")
    qtbot.waitUntil(lambda: "are free again" in said(page), timeout=WAIT_MS)
    assert desk.sotto.library.is_compact
    assert not before_an_update.exists()
