"""Flat JSON keeps its characters and is a table."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.documents import ColumnKind
from tests.data.reading import pieces, whole

_ROWS = [{"part": "Pump", "count": 3, "price": 1.5}, {"part": "Seal", "new": True, "count": None}]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("stock.json", json.dumps(_ROWS, indent=2)),
        ("stock.jsonl", "\n".join(map(json.dumps, _ROWS)) + "\n"),
        ("stock.ndjson", "\r\n".join(map(json.dumps, _ROWS))),
    ],
)
def test_records_are_rows_and_every_span_is_the_value(name: str, text: str) -> None:
    found = whole(name, text.encode())
    assert found.text == text
    (table,) = found.tables
    assert [(c.name, c.kind) for c in table.columns] == [
        ("part", ColumnKind.TEXT),
        ("count", ColumnKind.INTEGER),
        ("price", ColumnKind.REAL),
        ("new", ColumnKind.BOOLEAN),
    ]
    assert [(row.number, row.cells) for row in table.rows] == [
        (1, ("Pump", 3, 1.5, None)),
        (2, ("Seal", None, None, True)),
    ]
    first = table.rows[0]
    assert [text[a:b] for a, b in filter(None, first.spans)] == ["Pump", "3", "1.5"]
    assert json.loads(text[first.start : first.end]) == _ROWS[0]


@pytest.mark.parametrize(
    "text",
    ['[{"a": {"b": 1}}, {"a": 2}]', '{"a": 1}', "[1, 2]", '[{"a": 1', '"x"', "{}", '[{"a" 1}]'],
)
def test_what_is_not_flat_is_text(text: str) -> None:
    found = whole("a.json", text.encode())
    assert (found.text, found.tables) == (text, ())


def test_a_large_file_continues_its_table() -> None:
    text = "".join(f'{{"id": {n}, "name": "part number {n}"}}\n' for n in range(120_000))
    found = pieces("a.jsonl", text.encode())
    assert len(found) > 1
    assert "".join(piece.text for piece in found) == text
    rows = [row for piece in found for table in piece.tables for row in table.rows]
    assert [row.number for row in rows] == list(range(1, 120_001))
    assert rows[-1].cells == (119_999, "part number 119999")


@given(st.text(st.sampled_from('{}[]":, a1\\n'), max_size=60))
def test_anything_like_json_is_text(text: str) -> None:
    found = whole("a.json", ("[" + text).encode())
    assert found.text == "[" + text
