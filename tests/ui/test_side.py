import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from app.ui.frame.places import Place
from app.ui.frame.side import Side
from app.ui.library.collection_list import CollectionsList
from app.ui.look.side_list import NOTE_ROLE
from app.ui.look.theme import Theme


@pytest.fixture
def side(theme: Theme, qtbot: QtBot) -> Side:
    made = Side(theme)
    qtbot.addWidget(made)
    made.resize(248, 700)
    made.collections.rows.set_collections(
        [("Manuals", 1204), ("Medicine", 90_000)], files=91_204, packs=("Medicine",)
    )
    made.set_open(True)
    made.show()
    return made


def pressed(side: Side, name: str) -> QPushButton:
    (found,) = [b for b in side.findChildren(QPushButton) if b.accessibleName() == name]
    return found


@pytest.mark.parametrize(
    ("name", "place"),
    [("Library", Place.LIBRARY), ("Models", Place.MODELS), ("Settings", Place.SETTINGS)],
)
def test_the_ways_lead_to_their_places(side: Side, qtbot: QtBot, name: str, place: Place) -> None:
    with qtbot.waitSignal(side.place_wanted) as wanted:
        pressed(side, name).click()
    assert wanted.args == [place]


def test_the_way_to_where_one_is_is_marked(side: Side) -> None:
    side.show_place(Place.MODELS)
    here = [each.accessibleName() for each in side._ways.values() if each.property("here")]
    assert here == ["Models"]
    side.show_place(Place.CONVERSATION)
    assert not any(each.property("here") for each in side._ways.values())


def test_folders_and_files_are_added_by_one_menu(side: Side, qtbot: QtBot) -> None:
    folder, files = pressed(side, "Add to the library").menu().actions()
    with qtbot.waitSignal(side.folder_wanted):
        folder.trigger()
    with qtbot.waitSignal(side.files_wanted):
        files.trigger()


def test_nothing_can_be_added_before_the_library_is_open(side: Side) -> None:
    side.set_open(False)
    assert not pressed(side, "Add to the library").isEnabled()


def test_files_that_could_not_be_read_are_told_and_none_are_not(side: Side, qtbot: QtBot) -> None:
    assert side._failures.isHidden()
    side.set_failed(2)
    assert side._failures.isVisible()
    with qtbot.waitSignal(side.failures_wanted):
        pressed(side, "2 files could not be read").click()
    side.set_failed(0)
    assert side._failures.isHidden()


def test_a_pack_says_so_in_place_of_its_number_of_files(side: Side) -> None:
    rows = side.collections.rows
    assert [rows.index(row).data(NOTE_ROLE) for row in (1, 2)][1] == "pack"
    spoken = str(rows.index(2).data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.startswith("Medicine, ")
    assert spoken.endswith(", a pack")


def test_a_collection_is_removed_by_delete_and_the_whole_library_is_not(
    side: Side, qtbot: QtBot
) -> None:
    collections = side.collections
    with qtbot.assertNotEmitted(collections.remove_wanted):
        QTest.keyClick(collections, Qt.Key.Key_Delete)
    collections.show_scope("Manuals")
    with qtbot.waitSignal(collections.remove_wanted) as wanted:
        QTest.keyClick(collections, Qt.Key.Key_Delete)
    assert wanted.args == ["Manuals"]


def test_the_menu_of_a_collection_opens_by_keyboard_too(side: Side, qtbot: QtBot) -> None:
    collections = side.collections
    collections.show_scope("Manuals")
    actions = menu_of(collections)
    assert [each.text() for each in actions if each.text()] == [
        "Show its files",
        "Adapter…",
        "Remove from the library…",
    ]
    with qtbot.waitSignal(collections.show_wanted) as wanted:
        actions[0].trigger()
    assert wanted.args == ["Manuals"]


def menu_of(collections: CollectionsList) -> list[QAction]:
    """What the menu key brings up."""
    at = collections.rect().center()
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(collections, QContextMenuEvent(reason, at, collections.mapToGlobal(at)))
    (menu,) = collections.findChildren(QMenu)
    return menu.actions()


def test_the_list_of_collections_is_as_high_as_its_rows_and_gives_way(side: Side) -> None:
    rows = side.collections.rows
    before = side.collections.sizeHint().height()
    rows.set_share("Manuals", 0.5)
    assert side.collections.sizeHint().height() > before
    rows.set_collections([(f"Collection {n}", n) for n in range(60)], files=9)
    QApplication.processEvents()
    assert side.height() == 700
    assert side.collections.verticalScrollBar().maximum() > 0
    assert pressed(side, "Settings").geometry().bottom() < 700
