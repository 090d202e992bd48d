"""Rows of cells become tables."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.documents import ColumnKind, ExtractedTable
from app.engines.reader.typed import Place, RawRow, column_letters, make_table
from app.engines.reader.values import Value


def rows(grid: list[list[Value]]) -> list[RawRow]:
    made, start = [], 0
    for number, values in enumerate(grid, 1):
        text = "\t".join("" if value is None else str(value) for value in values)
        spans: list[tuple[int, int] | None] = []
        at = start
        for value in values:
            length = 0 if value is None else len(str(value))
            spans.append((at, at + length) if length else None)
            at += length + 1
        made.append(RawRow(number, start, start + len(text), tuple(values), tuple(spans)))
        start += len(text) + 1
    return made


def table(grid: list[list[Value]], place: Place | None = None) -> ExtractedTable:
    made = make_table(rows(grid), place or Place())
    assert made is not None
    return made


def test_the_first_row_names_the_columns_and_is_no_row() -> None:
    found = table([["City", "People"], ["Berlin", "3,755,251"], ["Hamburg", "1,892,122"]])
    assert [(c.name, c.kind, c.index) for c in found.columns] == [
        ("City", ColumnKind.TEXT, 0),
        ("People", ColumnKind.INTEGER, 1),
    ]
    assert [row.number for row in found.rows] == [2, 3]
    assert found.rows[0].cells == ("Berlin", 3755251)
    assert (found.start, found.end) == (0, found.rows[-1].end)


def test_a_table_without_names_gets_letters_in_a_sheet_and_numbers_elsewhere() -> None:
    grid: list[list[Value]] = [["1", "2"], ["3", "4"]]
    assert [c.name for c in table(grid).columns] == ["Column 1", "Column 2"]
    assert [c.name for c in table(grid, Place(sheet="S", index=25)).columns] == ["Z", "AA"]
    assert len(table(grid).rows) == 2


def test_years_above_other_numbers_are_names_and_years_above_years_are_not() -> None:
    above = table([["Item", 2022, 2023], ["Pumps", 1.5, 2.5]])
    assert [c.name for c in above.columns] == ["Item", "2022", "2023"]
    born = table([["Anna", 1985], ["Jörg", 1990]])
    assert len(born.rows) == 2


def test_a_title_above_the_header_names_the_table() -> None:
    found = table([["Pumps of 2024", None], ["Name", "Count"], ["P-101", "3"]])
    assert found.name == "Pumps of 2024"
    assert [c.name for c in found.columns] == ["Name", "Count"]


def test_groups_of_columns_are_part_of_their_names() -> None:
    grouped = table([[None, "2023", None], ["Item", "Q1", "Q2"], ["Pumps", "1", "2"]])
    assert [c.name for c in grouped.columns] == ["Item", "2023 Q1", "2023 Q2"]
    half = table([["Item", "Result", None], [None, "Time", "Score"], ["Pumps", "1", "2"]])
    assert [c.name for c in half.columns] == ["Item", "Result Time", "Result Score"]


def test_the_unit_is_found_with_the_numbers_or_in_the_name() -> None:
    found = table([["Weight [kg]", "Price", "Note (a)"], ["3", "4 €", "5"]])
    assert [c.unit for c in found.columns] == ["kg", "EUR", None]


def test_columns_in_which_nothing_stands_are_left_out() -> None:
    found = table([["Item", None, "Count"], ["Pumps", None, "1"]], Place(index=2))
    assert [(c.name, c.index) for c in found.columns] == [("Item", 2), ("Count", 4)]


def test_a_continued_table_keeps_names_and_places_of_columns() -> None:
    first = table([["Item", None, "Count"], ["Pumps", None, "1"]])
    then = table([["Seals", "spare", "2.5"]], Place(before=first))
    assert then.continued
    assert [(c.name, c.index) for c in then.columns] == [("Item", 0), ("Count", 2), ("Column 2", 1)]
    assert then.rows[0].cells == ("Seals", 2.5, "spare")


def test_a_header_alone_is_no_table() -> None:
    assert make_table(rows([["Item", "Count"]]), Place(header=1)) is None
    assert make_table([], Place()) is None


@given(st.lists(st.lists(st.none() | st.text(max_size=8) | st.integers(), max_size=4), max_size=6))
def test_every_span_is_the_text_of_its_cell(grid: list[list[Value]]) -> None:
    made = make_table(rows(grid), Place())
    if made is None:
        return
    text = "\n".join("\t".join("" if v is None else str(v) for v in row) for row in grid)
    for row in made.rows:
        assert len(row.cells) == len(row.spans) == len(made.columns)
        for cell, span, column in zip(row.cells, row.spans, made.columns, strict=True):
            if span is not None and cell is not None and column.kind == ColumnKind.TEXT:
                assert text[span[0] : span[1]].strip() == cell
            assert span is None or row.start <= span[0] <= span[1] <= row.end


def test_columns_are_lettered_as_sheets_do() -> None:
    assert [column_letters(at) for at in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
