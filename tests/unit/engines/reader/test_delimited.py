"""Delimited text keeps its characters and is a table."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.documents import ColumnKind
from tests.data.reading import pieces, whole


def test_the_text_is_the_files_own_and_rows_are_records() -> None:
    text = 'Part;Note;Price\r\nPump;"red; ""new""\r\nwith seal";1,50\r\nSeal;;2,00\r\n'
    found = whole("stock.csv", text.encode("cp1252"))
    assert found.text == text
    (table,) = found.tables
    assert (table.name, table.start) == ("stock", 0)
    assert [(c.name, c.kind) for c in table.columns] == [
        ("Part", ColumnKind.TEXT),
        ("Note", ColumnKind.TEXT),
        ("Price", ColumnKind.REAL),
    ]
    assert [(row.number, row.cells) for row in table.rows] == [
        (2, ("Pump", 'red; "new"\r\nwith seal', 1.5)),
        (3, ("Seal", None, 2.0)),
    ]
    assert text[slice(*(table.rows[0].spans[1] or ()))] == 'red; ""new""\r\nwith seal'


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    lines = [delimiter.join(row) for row in (("a", "b", "c"), ("1", "x y", "2"), ("3", "z", "4"))]
    (table,) = whole("a.csv", "\n".join(lines).encode()).tables
    assert [row.cells for row in table.rows] == [(1, "x y", 2), (3, "z", 4)]


def test_lines_above_the_header_are_text_above_the_table() -> None:
    text = "Exported by Anna\n2024-01-31\n\nPart,Count,Price\nPump,3,1.5\nSeal,5,2.5\n"
    found = whole("a.csv", text.encode())
    (table,) = found.tables
    assert found.text == text
    assert [c.name for c in table.columns] == ["Part", "Count", "Price"]
    assert [row.number for row in table.rows] == [5, 6]


def test_text_without_columns_is_text() -> None:
    text = "Dear Anna,\nthe pump is red.\nBest, Jörg\n"
    found = whole("a.csv", text.encode())
    assert (found.text, found.tables) == (text, ())


def test_a_quote_that_is_never_closed_swallows_nothing() -> None:
    text = "Size,Count\n" + '5" pipe,1\n' * 3 + '"open,2\n' + "x,3\n" * 40_000
    (first, *_) = pieces("a.csv", text.encode())
    assert first.tables[0].rows[0].cells == ('5" pipe', 1)
    assert len(first.tables[0].rows) > 1000


def test_a_large_file_comes_in_pieces_that_make_it_up() -> None:
    text = "id,name\n" + "".join(f'{n},"part\n{n}"\n' for n in range(50_000))
    found = pieces("a.csv", text.encode())
    assert len(found) == 3
    assert "".join(piece.text for piece in found) == text
    rows = [row for piece in found for row in piece.tables[0].rows]
    assert [row.number for row in rows] == list(range(2, 50_002))
    assert rows[-1].cells == (49_999, "part\n49999")


_FIELDS = st.text(
    st.sampled_from('ab1,;"\n \t') | st.characters(codec="utf-8", exclude_characters="\0"),
    max_size=12,
)


@given(st.lists(st.tuples(_FIELDS, _FIELDS, _FIELDS), min_size=2, max_size=8))
def test_every_span_is_the_text_of_its_cell(rows: list[tuple[str, str, str]]) -> None:
    buffer = io.StringIO()
    csv.writer(buffer, quoting=csv.QUOTE_ALL).writerows([("k", "l", "m"), *rows])
    text = buffer.getvalue()
    found = whole("a.csv", text.encode())
    assert found.text == text
    for table in found.tables:
        for row in table.rows:
            for cell, span, column in zip(row.cells, row.spans, table.columns, strict=True):
                if column.kind == ColumnKind.TEXT and span is not None:
                    assert text[slice(*span)].replace('""', '"') == cell
