import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.library.collection_list import CollectionsList
from app.ui.look.theme import Theme


@pytest.fixture
def listed(theme: Theme, qtbot: QtBot) -> CollectionsList:
    made = CollectionsList(theme)
    qtbot.addWidget(made)
    made.rows.set_collections([("Manuals", 1204), ("Notes", 1)], files=1205)
    made.resize(240, 300)
    made.show()
    return made


def spoken(listed: CollectionsList) -> list[str]:
    rows = range(listed.rows.rowCount())
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(listed.rows.index(row).data(role)) for row in rows]


def test_rows_say_name_and_count(listed: CollectionsList) -> None:
    assert spoken(listed) == ["All files, 1205 files", "Manuals, 1204 files", "Notes, 1 file"]


def test_a_bar_shows_while_a_collection_is_indexed(listed: CollectionsList) -> None:
    calm = listed.sizeHintForRow(1)
    listed.rows.set_share("Manuals", 0.62)
    assert spoken(listed)[1] == "Manuals, 1204 files, 62 % indexed"
    assert listed.sizeHintForRow(1) > calm
    listed.rows.set_share("Manuals", None)
    assert listed.sizeHintForRow(1) == calm


def test_the_keyboard_chooses_a_collection(listed: CollectionsList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(listed.chosen) as chosen:
        QTest.keyClick(listed, Qt.Key.Key_Down)
    assert chosen.args == ["Manuals"]


def test_the_choice_survives_new_counts(listed: CollectionsList) -> None:
    listed.show_scope("Notes")
    listed.rows.set_collections([("Manuals", 1300), ("Notes", 2)], files=1302)
    assert listed.rows.name_at(listed.currentIndex().row()) == "Notes"
