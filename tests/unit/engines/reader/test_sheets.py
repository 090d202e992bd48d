"""Spreadsheets are read sheet by sheet, row by row."""

import pytest

from app.domain.documents import ColumnKind, FlagKind
from app.domain.errors import ReadCode, ReadFailure
from tests.data.office import cells, open_document, workbook
from tests.data.reading import pieces, whole

_FORMATS = (
    '<numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>'
    '<numFmt numFmtId="165" formatCode="#,##0.00\\ [$€-407]"/></numFmts><cellXfs>'
    '<xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="9"/>'
    '<xf numFmtId="22"/></cellXfs>'
)


def _styled(place: str, value: float, style: int) -> str:
    return f'<c r="{place}" s="{style}"><v>{value}</v></c>'


def test_each_sheet_is_a_page_with_lines_of_cells_and_a_typed_table() -> None:
    first = cells([["Part", "Count", "Price"], ["Pump", 3.0, 0.1 + 0.2], ["Seal", 5.0, 2.5]])
    found = whole("a.xlsx", workbook({"Stock": first, "Empty": "", "Note": cells([["Hello"]])}))
    assert [(page.sheet, page.text) for page in found.pages] == [
        ("Stock", "Part\tCount\tPrice\nPump\t3\t0.3\nSeal\t5\t2.5\n\n"),
        ("Note", "Hello\n"),
    ]
    (table,) = found.tables
    assert (table.sheet, table.start, table.end) == ("Stock", 0, 38)
    assert [(c.name, c.kind, c.index) for c in table.columns] == [
        ("Part", ColumnKind.TEXT, 0),
        ("Count", ColumnKind.INTEGER, 1),
        ("Price", ColumnKind.REAL, 2),
    ]
    assert [(row.number, row.cells) for row in table.rows] == [
        (2, ("Pump", 3, 0.3)),
        (3, ("Seal", 5, 2.5)),
    ]
    assert [found.text[a:b] for a, b in filter(None, table.rows[0].spans)] == ["Pump", "3", "0.3"]


def test_numbers_are_what_their_format_says() -> None:
    names = ["Day", "Price", "Share", "Moment"]
    values = "".join(
        _styled(f"{letter}2", value, style)
        for letter, value, style in (
            ("A", 45322, 1),
            ("B", 12.5, 2),
            ("C", 0.25, 3),
            ("D", 45322.5, 4),
        )
    )
    data = cells([names]) + f'<row r="2">{values}</row>'
    found = whole("a.xlsx", workbook({"S": data}, styles=_FORMATS))
    assert found.text.splitlines()[1] == "2024-01-31\t12.5 EUR\t25%\t2024-01-31 12:00:00"
    (table,) = found.tables
    assert table.rows[0].cells == ("2024-01-31", 12.5, 25, "2024-01-31T12:00:00")
    assert [c.unit for c in table.columns] == [None, "EUR", "%", None]


def test_regions_apart_are_tables_of_their_own_with_the_rows_a_user_counts() -> None:
    upper = cells([["A1", "B1"], ["x", 1.0]], first=3)
    lower = cells([["A2", "B2"], ["y", 2.0]], first=9)
    first, second = whole("a.xlsx", workbook({"S": upper + lower})).tables
    assert (first.rows[0].number, second.rows[0].number) == (4, 10)
    assert second.columns[1].name == "B2"


def test_a_header_with_an_empty_row_beneath_is_a_header() -> None:
    data = cells([["Zone", "Sales"]]) + cells([["North", 1.0], ["South", 2.0]], first=3)
    (table,) = whole("a.xlsx", workbook({"S": data})).tables
    assert [c.name for c in table.columns] == ["Zone", "Sales"]


def test_cells_in_opposite_corners_cost_nothing() -> None:
    far = '<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>'
    found = whole("a.xlsx", workbook({"S": cells([["a", "b"]]) + far}))
    assert found.text == "a\tb\n\n7\n"


def test_a_hidden_sheet_is_flagged() -> None:
    data = workbook({"Seen": cells([["a"]]), "Lists": cells([["b"]])}, state="veryHidden")
    found = whole("a.xlsx", data)
    assert [(f.kind, found.text[f.start : f.end]) for f in found.flags] == [
        (FlagKind.INVISIBLE, "b\n")
    ]


def test_a_long_sheet_comes_in_pieces_whose_tables_continue() -> None:
    count = 45_000
    rows: list[list[str | float | None]] = [["id", "name"]]
    rows += [[float(n), f"part {n}"] for n in range(count)]
    data = cells(rows)
    found = pieces("a.xlsx", workbook({"S": data}))
    assert len(found) == 3
    assert [piece.tables[0].continued for piece in found] == [False, True, True]
    read = [row for piece in found for row in piece.tables[0].rows]
    assert [read[0].number, read[-1].number] == [2, count + 1]
    assert [read[0].cells, read[-1].cells] == [(0, "part 0"), (count - 1, f"part {count - 1}")]
    for piece in found:
        row = piece.tables[0].rows[-1]
        assert piece.text[row.start : row.end] == "\t".join(map(str, row.cells))


def test_sheets_of_open_document_are_read_as_they_are_shown() -> None:
    def cell(kind: str, value: str, shown: str) -> str:
        about = f'office:value-type="{kind}" {value}'
        return f"<table:table-cell {about}><text:p>{shown}</text:p></table:table-cell>"

    header = "".join(cell("string", "", name) for name in ("Day", "Price", "Share"))
    row = (
        cell("date", 'office:date-value="2024-01-31"', "31.01.24")
        + cell("currency", 'office:currency="EUR" office:value="1250.5"', "1.250,50 €")
        + cell("percentage", 'office:value="0.25"', "25 %")
    )
    body = (
        f'<table:table table:name="Prices"><table:table-row>{header}</table:table-row>'
        f"<table:table-row>{row}</table:table-row>"
        '<table:table-row table:number-rows-repeated="1048573"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row></table:table>'
    )
    data = open_document(f"<office:spreadsheet>{body}</office:spreadsheet>")
    found = whole("a.ods", data)
    assert found.text == "Day\tPrice\tShare\n31.01.24\t1.250,50 €\t25 %\n"
    (table,) = found.tables
    assert table.rows[0].cells == ("2024-01-31", 1250.5, 25)
    assert [c.unit for c in table.columns] == [None, "EUR", "%"]
    assert (found.pages[0].sheet, found.title) == ("Prices", "On pumps")


def test_cells_that_are_repeated_without_end_are_not() -> None:
    cell = '<table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p>'
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-cell>'
    body = f'<table:table table:name="S">{row}</table:table-row></table:table>'
    data = open_document(f"<office:spreadsheet>{body}</office:spreadsheet>")
    assert 0 < sum(piece.text.count("x") for piece in pieces("a.ods", data)) <= 200_000


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "a.ods", "a.xlsb"])
def test_what_is_no_workbook_says_so(name: str) -> None:
    with pytest.raises(ReadFailure) as failure:
        whole(name, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\1" * 600)
    assert failure.value.code == ReadCode.BROKEN
