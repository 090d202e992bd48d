"""Packs in the window: made, looked at before they are taken in, and removed."""

from collections.abc import Generator
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from app.domain.cancel import CancelToken
from app.ui.desk import Desk
from app.ui.frame.places import Place
from app.ui.library.pack_forms import MakePack, TakeInPack
from app.ui.library.page import LibraryPage
from app.ui.library.sections import Section
from tests.ui.desks import WAIT_MS, dialog, press, said


def test_a_pack_is_made_shown_taken_in_and_removed(
    desk: Desk, page: LibraryPage, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "pumps.pack"
    page.open_section(Section.PACKS)
    press(page.packs, "Make a pack…")
    form = dialog(MakePack, qtbot)
    form.title.setText("Pumps")
    form.licence.setPlainText("CC BY 4.0")
    press(form, "Choose where…")
    chooser = dialog(QFileDialog, qtbot)
    chooser.fileSelected.emit(str(file))
    chooser.close()
    qtbot.waitUntil(lambda: "is written and checked" in said(page.packs), timeout=WAIT_MS)
    page.packs.file_chosen.emit(file)
    shown = dialog(TakeInPack, qtbot)
    assert "signed here, with the key of this library" in said(shown)
    assert "Its signature is sound" in said(shown)
    assert "2 passages" in said(shown)
    assert [pack.name for pack in desk.sotto.packs.packs()] == []
    press(shown, "Take in")
    qtbot.waitUntil(lambda: len(page.packs.packs.rows.rows) == 1, timeout=WAIT_MS)
    page.packs.packs.selectRow(0)
    qtbot.waitUntil(page.packs.remove.isEnabled, timeout=WAIT_MS)
    press(page.packs, "Remove…")
    press(dialog(QMessageBox, qtbot), "Remove")
    qtbot.waitUntil(lambda: not page.packs.packs.rows.rows, timeout=WAIT_MS)
    assert file.is_file()


def test_what_is_no_pack_is_refused_with_the_reason(
    page: LibraryPage, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "x.pack").write_text("no pack")
    page.open_section(Section.PACKS)
    page.packs.file_chosen.emit(tmp_path / "x.pack")
    qtbot.waitUntil(lambda: "x.pack" in said(page.packs), timeout=WAIT_MS)
    assert page.packs.make.isEnabled()


def test_work_that_waits_for_its_turn_can_be_stopped(
    desk: Desk, page: LibraryPage, tmp_path: Path, qtbot: QtBot
) -> None:
    held = desk.sotto.gate
    held.pause()
    blocked = desk.indexing.do(iter_until)
    page.open_section(Section.PACKS)
    page.packs.file_chosen.emit(tmp_path / "x.pack")
    assert not page.packs.make.isEnabled()
    press(page.packs, "Stop")
    assert "Stopped. Nothing was changed." in said(page.packs)
    with qtbot.waitSignal(blocked.failed, timeout=WAIT_MS):
        blocked.cancel()
    held.resume()


def iter_until(cancel: CancelToken) -> Generator[None, None, None]:
    """Work that goes on until it is stopped."""
    while True:
        cancel.raise_if_cancelled()
        cancel.wait(0.01)
        yield


def test_a_pack_opened_from_outside_is_looked_at_in_its_place(
    desk: Desk, page: LibraryPage, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "y.pack").write_text("no pack")
    desk.window.go_to(Place.CONVERSATION)
    desk.library.take_in(tmp_path / "y.pack")
    assert desk.window.places.current is Place.LIBRARY
    qtbot.waitUntil(lambda: "y.pack" in said(page.packs), timeout=WAIT_MS)
