import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.look.flow import FlowLayout


@pytest.fixture
def row(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    flow = FlowLayout(made)
    for _ in range(3):
        part = QWidget(made)
        part.setMinimumSize(100, 20)
        flow.addWidget(part)
    made.show()
    return made


def parts(row: QWidget) -> list[QWidget]:
    return [part for part in row.findChildren(QWidget) if part.parent() is row]


def test_parts_stand_in_one_row_where_there_is_room(row: QWidget) -> None:
    row.resize(400, 20)
    assert len({part.y() for part in parts(row)}) == 1


def test_a_row_breaks_where_the_room_ends(row: QWidget) -> None:
    flow = row.layout()
    assert flow is not None
    assert flow.heightForWidth(220) == 2 * flow.heightForWidth(400) + flow.spacing()
    row.resize(220, 100)
    first, second, third = parts(row)
    assert first.y() == second.y() < third.y()
    assert third.x() == first.x()


def test_reading_from_the_right_begins_at_the_right(row: QWidget) -> None:
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    row.resize(400, 20)
    first, second, _ = parts(row)
    assert first.x() > second.x()
    assert first.geometry().right() == row.rect().right()


def test_a_hidden_part_takes_no_room(row: QWidget) -> None:
    flow = row.layout()
    assert flow is not None
    assert flow.heightForWidth(220) > flow.heightForWidth(400)
    parts(row)[0].hide()
    assert flow.heightForWidth(220) == flow.heightForWidth(400)
