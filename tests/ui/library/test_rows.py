"""Rows that are sorted, filtered and brought up to date, and what a view is told of it."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from app.ui.look.rows import Column, RowsModel
from app.ui.look.table import Table
from app.ui.look.theme import Theme


@dataclass(frozen=True, slots=True)
class Fruit:
    name: str
    count: int = 0


COLUMNS: tuple[Column[Fruit], ...] = (
    Column("Name", lambda fruit: fruit.name, lambda fruit: fruit.name),
    Column(
        "Count",
        lambda fruit: str(fruit.count),
        lambda fruit: fruit.count,
        width=80,
        rank=1,
        end=True,
    ),
)


@pytest.fixture
def model(theme: Theme, qtbot: QtBot) -> RowsModel[Fruit]:
    made = RowsModel(COLUMNS, theme, identity=lambda fruit: fruit.name)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    return made


def has(least: int, fruit: Fruit) -> bool:
    return fruit.count >= least


def names(model: RowsModel[Fruit]) -> list[str]:
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_whatever_changes_the_rows_in_view_are_those_wanted_in_order(
    model: RowsModel[Fruit],
) -> None:
    random_ = random.Random(5)
    rows: list[Fruit] = []
    for _ in range(300):
        rows = [fruit for fruit in rows if random_.random() > 0.1]
        known = {fruit.name for fruit in rows}
        new = {f"f{random_.randrange(90):02}" for _ in range(random_.randrange(6))} - known
        rows += [Fruit(name, random_.randrange(9)) for name in sorted(new)]
        rows = [
            replace(fruit, count=random_.randrange(9)) if random_.random() < 0.1 else fruit
            for fruit in rows
        ]
        least = random_.randrange(4)
        column = random_.randrange(2)
        order = random_.choice(list(Qt.SortOrder))
        model.set_rows(rows)
        model.accept(partial(has, least))
        model.sort(column, order)
        wanted = [fruit for fruit in rows if fruit.count >= least]
        assert {fruit.name for fruit in wanted} == set(names(model))
        keys = [COLUMNS[column].key(fruit) for fruit in model.rows]
        assert keys == sorted(keys, reverse=order is Qt.SortOrder.DescendingOrder)


def test_an_update_tells_only_what_changed(model: RowsModel[Fruit], qtbot: QtBot) -> None:
    rows = [Fruit(f"f{number:03}") for number in range(200)]
    model.set_rows(rows)
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    model.modelReset.connect(lambda: told.append((-1, -1)))
    model.set_rows(
        [replace(one, count=1) if at in (3, 4, 9) else one for at, one in enumerate(rows)]
    )
    assert told == [(3, 4), (9, 9)]


def test_what_is_held_stays_held_through_sorting_and_updates(model: RowsModel[Fruit]) -> None:
    model.set_rows([Fruit("apple", 3), Fruit("cherry", 1), Fruit("plum", 2)])
    held = QPersistentModelIndex(model.index(1, 0))
    model.sort(1)
    assert held.data() == "cherry"
    model.set_rows([Fruit("banana", 0), *model.every])
    assert (held.row(), held.data()) == (1, "cherry")


def test_a_choice_survives_a_new_filter(
    model: RowsModel[Fruit], theme: Theme, qtbot: QtBot
) -> None:
    model.set_rows([Fruit(f"f{number:03}", number % 2) for number in range(400)])
    table = Table(model, theme, name="Fruit")
    qtbot.addWidget(table)
    table.selectRow(101)
    model.accept(lambda fruit: fruit.count == 1)
    assert [fruit.name for fruit in table.selected] == ["f101"]
    assert table.currentIndex().data() == "f101"
    model.accept(lambda fruit: fruit.count == 0)
    assert table.selected == []


def test_columns_give_way_where_there_is_little_room(
    model: RowsModel[Fruit], theme: Theme, qtbot: QtBot
) -> None:
    table = Table(model, theme, name="Fruit")
    qtbot.addWidget(table)
    table.resize(theme.px(600), 300)
    table.show()
    assert not table.isColumnHidden(1)
    table.resize(theme.px(220), 300)
    assert table.isColumnHidden(1)
    assert not table.isColumnHidden(0)


def test_names_from_outside_are_never_markup(model: RowsModel[Fruit]) -> None:
    model.set_rows([Fruit("<b>bold</b>\n\u202etxt.exe")])
    index = model.index(0, 0)
    assert "\n" not in str(index.data())
    assert "\u202e" not in str(index.data())
    assert "<b>" not in str(index.data(Qt.ItemDataRole.ToolTipRole))


def test_tab_leaves_the_table_and_enter_opens_a_row(
    model: RowsModel[Fruit], theme: Theme, qtbot: QtBot
) -> None:
    model.set_rows([Fruit("apple"), Fruit("plum")])
    table = Table(model, theme, name="Fruit")
    qtbot.addWidget(table)
    assert not table.tabKeyNavigation()
    table.selectRow(1)
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [Fruit("plum")]


def test_ten_thousand_rows_are_sorted_updated_and_painted_at_once(
    theme: Theme, qtbot: QtBot
) -> None:
    model = RowsModel(COLUMNS, theme, identity=lambda fruit: fruit.name)
    table = Table(model, theme, name="Fruit")
    qtbot.addWidget(table)
    table.resize(900, 700)
    table.show()
    rows = [Fruit(f"f{number:05}", number * 7919 % 10_007) for number in range(10_000)]
    changed = [replace(one, count=-1) if at % 997 == 0 else one for at, one in enumerate(rows)]
    last = table.verticalScrollBar().setValue

    def cost_ms(act: Callable[[], object]) -> float:
        began_s = time.thread_time()  # of this thread, so that a busy machine does not count
        act()
        table.viewport().repaint()
        return (time.thread_time() - began_s) * 1e3

    assert cost_ms(lambda: model.set_rows(rows)) < 200
    assert cost_ms(lambda: model.sort(1)) < 150
    assert cost_ms(lambda: model.set_rows(changed)) < 150
    assert cost_ms(lambda: model.accept(lambda fruit: fruit.count % 3 == 0)) < 150
    assert cost_ms(lambda: last(table.verticalScrollBar().maximum() // 2)) < 60


def test_of_a_path_that_is_too_long_the_end_is_kept(theme: Theme, qtbot: QtBot) -> None:
    columns = (COLUMNS[0], replace(COLUMNS[0], title="Folder", width=80, cut_first=True))
    table = Table(RowsModel(columns, theme, identity=lambda fruit: fruit.name), theme, name="Fruit")
    qtbot.addWidget(table)
    table.rows.set_rows([Fruit("/home/anna/Documents/orchard/apples")])

    def cut(column: int) -> Qt.TextElideMode:
        option = QStyleOptionViewItem()
        table.initViewItemOption(option)
        index = table.rows.index(0, column)
        delegate = table.itemDelegateForIndex(index)
        assert isinstance(delegate, QStyledItemDelegate)
        delegate.initStyleOption(option, index)
        return option.textElideMode

    assert (cut(0), cut(1)) == (Qt.TextElideMode.ElideRight, Qt.TextElideMode.ElideLeft)
