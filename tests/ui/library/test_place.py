"""The place of the library over real services: what a user sees there and does there."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QInputDialog, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from app.domain.documents import Column, ColumnKind, TableRow
from app.services.library_files import FileState, LibraryFile
from app.storage.records import TableInfo
from app.ui.desk import Desk
from app.ui.frame.places import Place
from app.ui.library import wording
from app.ui.library.page import LibraryPage
from app.ui.library.sections import Section
from app.ui.library.tables import FoundTable, TablesView
from app.ui.look.theme import Theme
from tests.ui.desks import WAIT_MS, add, dialog, press


def names(page: LibraryPage) -> list[str]:
    return [Path(file.path).name for file in page.files.model.rows]


def choose(page: LibraryPage, *wanted: str) -> None:
    page.files.table.clearSelection()
    for row, file in enumerate(page.files.model.rows):
        if Path(file.path).name in wanted:
            page.files.table.selectionModel().select(
                page.files.model.index(row, 0),
                page.files.table.selectionModel().SelectionFlag.Select
                | page.files.table.selectionModel().SelectionFlag.Rows,
            )


def said(page: LibraryPage) -> str:
    labels = page.details.findChildren(QLabel)
    return " ".join(one.text() for one in labels if one.isVisible())


def test_every_file_is_there_with_its_numbers_and_what_became_of_it(page: LibraryPage) -> None:
    assert names(page) == ["broken.txt", "empty.txt", "manual.txt", "notes.md"]
    model = page.files.model
    status = [column.title for column in model.columns].index("Status")
    assert [model.index(row, status).data() for row in range(4)] == [
        "The file is damaged or not what its name says",
        "The file is empty",
        "Indexed",
        "Indexed",
    ]
    assert page.note.text() == "4 files · 2 passages · 2 files could not be read"


def test_the_keys_open_the_place_and_lead_back(desk: Desk, qtbot: QtBot) -> None:
    window = desk.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT_MS)
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window.places.current is Place.LIBRARY
    page = window.places.currentWidget()
    assert isinstance(page, LibraryPage)
    assert page.files.table.hasFocus()
    page.closed.emit()
    assert not page.isVisible()


def test_words_status_and_collection_narrow_the_table_down(page: LibraryPage) -> None:
    page.files.search.setText("MANUALS not")
    assert names(page) == ["notes.md"]
    page.files.search.clear()
    page.files.states.setCurrentText("Could not be read")
    page.files.states.picked.emit(page.files.states.value)
    assert names(page) == ["broken.txt", "empty.txt"]
    page.files.narrow_to(collection="Manuals")
    assert len(names(page)) == 4


def test_the_notice_of_the_side_shows_what_could_not_be_read(
    desk: Desk, page: LibraryPage, qtbot: QtBot
) -> None:
    page.closed.emit()
    press(desk.window.side, "2 files could not be read")
    assert desk.window.places.current is Place.LIBRARY
    assert names(page) == ["broken.txt", "empty.txt"]


def test_a_file_tells_why_it_has_no_text_what_was_kept_and_what_to_do(page: LibraryPage) -> None:
    choose(page, "broken.txt")
    text = said(page)
    assert "The file is damaged or not what its name says." in text
    assert "The file is as it was, and nothing else was lost." in text
    assert "save it anew" in text
    page.files.table.clearSelection()
    assert not page.details.isVisible()


@pytest.mark.parametrize("state", list(FileState))
@pytest.mark.parametrize("code", [None, "encrypted", "unheard of"])
def test_every_state_has_its_words(state: FileState, code: str | None) -> None:
    file = LibraryFile(1, "/a/b.pdf", (), state, 1, 1, "en", 1, 0.0, 0, code, "because")
    assert wording.status(file)
    assert wording.explanation(file).endswith(".")
    assert wording.remedy(file).endswith(".") or not wording.remedy(file)


def test_files_are_read_again_when_asked_for(page: LibraryPage, folder: Path, qtbot: QtBot) -> None:
    (folder / "empty.txt").write_text("No longer empty.")
    choose(page, "empty.txt", "broken.txt")
    press(page.details, "Try again")
    qtbot.waitUntil(
        lambda: [file.state for file in page.files.model.rows].count(FileState.INDEXED) == 3,
        timeout=WAIT_MS,
    )


def test_a_file_is_left_out_after_one_question_and_taken_in_again(
    desk: Desk, page: LibraryPage, folder: Path, qtbot: QtBot
) -> None:
    choose(page, "notes.md")
    press(page.details, "Leave out…")
    box = dialog(QMessageBox, qtbot)
    assert box.text() == "Leave 1 file out of the library?"
    assert "1 passage" in box.informativeText()
    assert "The files themselves stay as they are." in box.informativeText()
    press(box, "Leave out")
    qtbot.waitUntil(lambda: "notes.md" not in names(page), timeout=WAIT_MS)
    assert (folder / "notes.md").is_file()
    page.open_section(Section.FOLDERS)
    page.folders.left_out.selectRow(0)
    press(page.folders, "Take in again")
    qtbot.waitUntil(lambda: "notes.md" in names(page), timeout=WAIT_MS)
    assert desk.sotto.library.left_out() == []


def test_what_was_added_by_itself_is_removed_and_stays_on_the_disk(
    desk: Desk, page: LibraryPage, tmp_path: Path, qtbot: QtBot
) -> None:
    single = tmp_path / "single.txt"
    single.write_text("The hatch is green.")
    add(desk, qtbot, single)
    qtbot.waitUntil(lambda: "single.txt" in names(page), timeout=WAIT_MS)
    choose(page, "single.txt")
    press(page.details, "Remove…")
    box = dialog(QMessageBox, qtbot)
    press(box, "Keep")
    assert "single.txt" in names(page)
    press(page.details, "Remove…")
    press(dialog(QMessageBox, qtbot), "Remove")
    qtbot.waitUntil(lambda: "single.txt" not in names(page), timeout=WAIT_MS)
    assert single.is_file()


def test_a_folder_tells_its_files_and_goes_with_them(
    desk: Desk, page: LibraryPage, folder: Path, qtbot: QtBot
) -> None:
    page.open_section(Section.FOLDERS)
    (row,) = page.folders.folders.rows.rows
    assert (row.path, row.collection, row.files, row.unread) == (str(folder), "Manuals", 4, 2)
    page.folders.folders.selectRow(0)
    press(page.folders, "Remove…")
    box = dialog(QMessageBox, qtbot)
    assert "4 files" in box.informativeText()
    assert "It stays on the disk" in box.informativeText()
    press(box, "Remove")
    qtbot.waitUntil(lambda: not page.files.model.every, timeout=WAIT_MS)
    assert len(list(folder.iterdir())) == 4
    assert desk.sotto.library.roots() == ()


def test_a_folder_changes_its_collection(page: LibraryPage, desk: Desk, qtbot: QtBot) -> None:
    page.open_section(Section.FOLDERS)
    page.folders.folders.selectRow(0)
    press(page.folders, "Change collection…")
    asked = dialog(QInputDialog, qtbot)
    (field,) = asked.findChildren(QComboBox)
    field.setEditText("Pumps")
    asked.accept()
    qtbot.waitUntil(
        lambda: {file.collections for file in page.files.model.every} == {("Pumps",)},
        timeout=WAIT_MS,
    )


def test_a_file_opens_beside_the_table(desk: Desk, page: LibraryPage, qtbot: QtBot) -> None:
    choose(page, "manual.txt")
    press(page.details, "Open")
    qtbot.waitUntil(desk.window.viewer.isVisible, timeout=WAIT_MS)
    assert desk.window.places.current is Place.LIBRARY


def test_a_file_is_shown_in_its_folder(
    page: LibraryPage, folder: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    choose(page, "manual.txt")
    press(page.details, "Show in folder")
    qtbot.waitUntil(lambda: opened == [QUrl.fromLocalFile(str(folder))], timeout=WAIT_MS)


def test_where_no_tables_were_found_the_place_says_so(page: LibraryPage, qtbot: QtBot) -> None:
    page.open_section(Section.TABLES)
    qtbot.waitUntil(lambda: "No tables" in page.tables.tables.empty, timeout=WAIT_MS)


def test_tables_tell_their_columns_with_kinds_and_examples(theme: Theme, qtbot: QtBot) -> None:
    view = TablesView(theme)
    qtbot.addWidget(view)
    columns = (Column("Part", ColumnKind.TEXT, 0), Column("Price", ColumnKind.REAL, 1, "EUR"))
    table = TableInfo(7, 1, "Prices", "Sheet1", None, 0, 10, columns, 2)
    view.set_tables([FoundTable(table, "/a/prices.xlsx")])
    with qtbot.waitSignal(view.cells_wanted) as wanted:
        view.tables.selectRow(0)
    assert wanted.args == [7]
    view.show_cells(7, [TableRow(2, 0, 5, ("cap", 1.5), (None, None))])
    shown = view.columns.rows
    texts = [[shown.index(row, at).data() for at in range(4)] for row in range(2)]
    assert texts == [["Part", "Text", "", "cap"], ["Price", "Number", "EUR", "1.5"]]


def test_progress_says_how_far_it_is_and_can_be_paused(
    desk: Desk, page: LibraryPage, qtbot: QtBot
) -> None:
    assert not page.progress.isVisible()
    desk.indexing.progressed.emit("Manuals", 0.5, "Indexing Manuals: 1 of 2, 6 min left")
    assert page.progress.isVisible()
    desk.manners.set_busy(True)
    press(page.progress, "Pause")
    assert desk.sotto.gate.paused
    texts = [one.text() for one in page.progress.findChildren(QLabel)]
    assert "Indexing is paused" in texts
    press(page.progress, "Resume")
    assert not desk.sotto.gate.paused
    desk.indexing.ended.emit("Manuals")
    assert not page.progress.isVisible()


def test_the_place_of_the_data_is_one_step_away(desk: Desk, page: LibraryPage) -> None:
    press(page, "Your data")
    assert desk.window.places.current is Place.DATA
