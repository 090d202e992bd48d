from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.services.sources import StoredSource
from app.storage.records import TableInfo
from app.ui.frame.bridge import Bridge
from app.ui.look.theme import Theme
from app.ui.viewer.source import Kind, Mark, Source
from app.ui.viewer.table_rows import TableRows
from app.ui.viewer.table_view import TableView
from tests.ui.viewing import FakeSources, cited, means, stored, table

ROLE = Qt.ItemDataRole


@pytest.fixture
def view(theme: Theme, bridge: Bridge, qtbot: QtBot) -> tuple[TableView, StoredSource, FakeSources]:
    text, info, rows = table(3_000)
    sources = FakeSources(rows)
    made = TableView(means(theme, bridge, sources))
    qtbot.addWidget(made)
    made.resize(420, 500)
    made.show()
    kept = stored(text, media_type="text/csv", tables=[info])
    citation = cited(kept, "clamp 2000\t2000", first_row=2_002)
    source = Source.of(citation, (citation, cited(kept, "clamp 1990\t")), kept)
    assert source.kind is Kind.TABLE
    made.show_source(source)
    return made, kept, sources


def row_in_view(made: TableView) -> range:
    first = made.grid.rowAt(0)
    last = made.grid.rowAt(made.grid.viewport().height() - 1)
    return range(first, last + 1)


def rows_of(made: TableView) -> TableRows:
    assert made.rows is not None
    return made.rows


def test_cited_rows_are_in_view_and_marked(
    view: tuple[TableView, StoredSource, FakeSources], qtbot: QtBot, theme: Theme
) -> None:
    made, _, _ = view
    rows = rows_of(made)
    qtbot.waitUntil(lambda: 2_000 in row_in_view(made) and rows.index(2_000, 0).data() is not None)
    assert rows.index(2_000, 0).data() == "clamp 2000"
    qtbot.waitUntil(lambda: rows.index(1_990, 0).data() is not None)
    grounds = [rows.index(n, 0).data(ROLE.BackgroundRole) for n in (2_000, 1_990, 1_991)]
    tokens = theme.tokens
    assert grounds == [QColor(tokens.highlight), QColor(tokens.accent_soft), None]


def test_columns_are_as_wide_as_what_is_in_view(
    view: tuple[TableView, StoredSource, FakeSources], qtbot: QtBot
) -> None:
    made, _, _ = view
    wanted = made.grid.fontMetrics().horizontalAdvance("clamp 2000")
    qtbot.waitUntil(lambda: made.grid.columnWidth(0) > wanted)


def test_only_rows_near_what_is_in_view_are_fetched(
    view: tuple[TableView, StoredSource, FakeSources], qtbot: QtBot
) -> None:
    made, _, sources = view
    rows = rows_of(made)
    qtbot.waitUntil(lambda: rows.index(2_000, 0).data() is not None)
    assert sum(limit for _, limit in sources.fetched) < 2_000


def test_columns_say_what_they_are(
    view: tuple[TableView, StoredSource, FakeSources], qtbot: QtBot
) -> None:
    rows = rows_of(view[0])
    across = Qt.Orientation.Horizontal
    assert [rows.headerData(n, across) for n in (0, 1)] == ["name", "amount (EUR)"]
    assert rows.headerData(1, across, ROLE.AccessibleTextRole) == "amount, whole numbers"
    qtbot.waitUntil(lambda: rows.index(2_000, 0).data() is not None)
    assert rows.headerData(2_000, Qt.Orientation.Vertical) == 2_002
    alignment = rows.index(2_000, 1).data(ROLE.TextAlignmentRole)
    assert alignment & int(Qt.AlignmentFlag.AlignRight)


def test_chosen_rows_are_copied_as_the_document_has_them(
    view: tuple[TableView, StoredSource, FakeSources], qtbot: QtBot
) -> None:
    made, _, _ = view
    rows = rows_of(made)
    qtbot.waitUntil(lambda: rows.index(2_000, 0).data() is not None)
    made.grid.selectRow(2_000)
    QTest.keyClick(made.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "clamp 2000\t2000"


def test_a_search_goes_to_its_row(
    view: tuple[TableView, StoredSource, FakeSources], qtbot: QtBot, theme: Theme
) -> None:
    made, kept, _ = view
    start = kept.text.index("clamp 17\t")
    made.show_found(Mark(start, start + 8))
    rows = rows_of(made)
    qtbot.waitUntil(lambda: 17 in row_in_view(made) and rows.index(17, 0).data() is not None)
    assert rows.index(17, 0).data(ROLE.BackgroundRole) == QColor(theme.tokens.highlight)
    qtbot.waitUntil(lambda: rows.index(2_000, 0).data() is not None)
    assert rows.index(2_000, 0).data(ROLE.BackgroundRole) == QColor(theme.tokens.accent_soft)


def test_sheets_are_tabs(theme: Theme, bridge: Bridge, qtbot: QtBot) -> None:
    text, first, rows = table(3)
    second = TableInfo(8, 1, "income", "Income & more", None, first.end, first.end + 3, (), 1)
    kept = stored(text + "a b", tables=[first, second])
    made = TableView(means(theme, bridge, FakeSources(rows)))
    qtbot.addWidget(made)
    citation = cited(kept, "a b", sheet="Income & more")
    made.show_source(Source.of(citation, (citation,), kept))
    assert [made.tabs.tabText(n) for n in (0, 1)] == ["Costs", "Income && more"]
    assert made.tabs.currentIndex() == 1
    made.turn(-1)
    assert rows_of(made).table is first
    assert not made.can_turn(-1)


def test_a_million_rows_open_without_a_stall(theme: Theme, bridge: Bridge, qtbot: QtBot) -> None:
    _, info, rows = table(300)
    huge = replace(info, num_rows=1_000_000)
    model = TableRows(huge, "", (), means(theme, bridge, FakeSources(rows)))
    made = TableView(model._means)
    qtbot.addWidget(made)
    made.grid.setModel(model)
    made.show()
    made.grid.scrollToBottom()
    assert 999_999 in row_in_view(made)
    assert len(model._blocks) + len(model._asked) < 20
