"""What a reader sends is checked before anything else sees it."""

import math
from dataclasses import replace
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.documents import (
    Box,
    Column,
    ColumnKind,
    ExtractedPage,
    ExtractedTable,
    Extraction,
    Flag,
    FlagKind,
    Heading,
    Part,
    Recognition,
    TableRow,
)
from app.engines.extraction_check import NonsenseError, checked

CORNERS = (0.0, 0.0, 1.0, 0.0, 1.0, 0.1, 0.0, 0.1)
ROW = TableRow(2, 6, 10, ("ab", 3), ((6, 8), (9, 10)))
TABLE = ExtractedTable(
    "t",
    2,
    10,
    (Column("a", ColumnKind.TEXT, 0), Column("b", ColumnKind.INTEGER, 1, "EUR")),
    (ROW,),
)
RECOGNITION = Recognition(0, 5, 90.0, 0.9, "en", (Box(0, 4, CORNERS),))
PART = Part("a.txt", 0, 5, "text/plain", "A", "B", 1.0e9)
GOOD = Extraction(
    (ExtractedPage("# Pump", 1), ExtractedPage("ab 3\n", 2, "S", "p > q", 0.0, 1.5)),
    "text/plain",
    "Title",
    (Heading(0, 1, "Pump"), Heading(6, 2, "ab")),
    (PART, Part("b.txt", 5, 5, "text/plain", code="broken", reason="it is damaged")),
    (TABLE,),
    (Flag(FlagKind.WHITE, 0, 2), Flag(FlagKind.TINY, 1, 2)),
    (RECOGNITION,),
    "Author",
    0.5,
    3,
)


def test_a_sound_extraction_passes_unchanged() -> None:
    sent = msgspec.msgpack.decode(msgspec.msgpack.encode(GOOD), type=Extraction)
    assert checked(sent) == GOOD


def pages(*given: ExtractedPage) -> dict[str, Any]:
    return {
        "pages": given,
        "headings": (),
        "parts": (),
        "tables": (),
        "flags": (),
        "recognitions": (),
    }


def table(**changes: Any) -> dict[str, Any]:
    return {"tables": (replace(TABLE, **changes),)}


def row(**changes: Any) -> dict[str, Any]:
    return table(rows=(replace(ROW, **changes),))


def recognition(**changes: Any) -> dict[str, Any]:
    return {"recognitions": (replace(RECOGNITION, **changes),)}


@pytest.mark.parametrize(
    "changes",
    [
        pages(ExtractedPage("a", 0)),
        pages(ExtractedPage("a", 2), ExtractedPage("b", 1)),
        pages(ExtractedPage("a", 10**9)),
        pages(ExtractedPage("a", sheet="x" * 2000)),
        pages(ExtractedPage("a", part="x" * 2000)),
        pages(ExtractedPage("a", start_s=math.nan)),
        pages(ExtractedPage("a", start_s=2.0, end_s=1.0)),
        {"title": "x" * 100_000},
        {"author": "x" * 100_000},
        {"media_type": "x" * 100_000},
        {"created_s": math.inf},
        {"unrecognized": -1},
        {"headings": (Heading(-1, 1, "a"),)},
        {"headings": (Heading(99, 1, "a"),)},
        {"headings": (Heading(0, 0, "a"),)},
        {"headings": (Heading(0, 99, "a"),)},
        {"headings": (Heading(3, 1, "a"), Heading(2, 1, "b"))},
        {"headings": (Heading(3, 1, "x" * 100_000),)},
        {"parts": (replace(PART, end=99),)},
        {"parts": (replace(PART, start=6),)},
        {"parts": (replace(PART, created_s=math.nan),)},
        {"parts": (replace(PART, code="odd", end=0),)},
        {"parts": (replace(PART, code="broken"),)},
        {"flags": (Flag(FlagKind.WHITE, 3, 2),)},
        {"flags": (Flag(FlagKind.WHITE, 3, 4), Flag(FlagKind.WHITE, 2, 4))},
        {"flags": (Flag(FlagKind.WHITE, 0, 1),) * 300_000},
        recognition(end=99),
        recognition(confidence=1.5),
        recognition(confidence=math.nan),
        recognition(turned=math.inf),
        recognition(boxes=(Box(0, 9, CORNERS),)),
        recognition(boxes=(Box(0, 1, (*CORNERS[:7], math.nan)),)),
        recognition(boxes=(Box(0, 1, (*CORNERS[:7], 1e9)),)),
        table(end=99),
        table(columns=(Column("a", ColumnKind.TEXT, -1), TABLE.columns[1])),
        row(number=0),
        row(cells=("ab",)),
        row(spans=((6, 8),)),
        row(spans=((6, 99), None)),
        row(cells=("ab", "3")),
        row(cells=("ab", True)),
        row(cells=(1, 3)),
        row(start=1),
    ],
)
def test_nonsense_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(NonsenseError):
        checked(replace(GOOD, **changes))


def test_a_number_that_is_none_is_refused_in_a_cell() -> None:
    columns = (TABLE.columns[0], Column("b", ColumnKind.REAL, 1))
    for value in (math.nan, math.inf):
        bad = replace(TABLE, columns=columns, rows=(replace(ROW, cells=("ab", value)),))
        with pytest.raises(NonsenseError):
            checked(replace(GOOD, tables=(bad,)))


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 2**63) | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=8,
)
FIELDS = st.sampled_from(sorted(msgspec.to_builtins(GOOD)))


@given(FIELDS, ANYTHING, st.data())
def test_whatever_a_reader_sends_is_refused_or_holds_together(
    name: str, value: Any, data: st.DataObject
) -> None:
    sent = msgspec.to_builtins(GOOD)
    if isinstance(sent[name], list) and sent[name] and isinstance(sent[name][0], dict):
        inner = data.draw(st.sampled_from(sorted(sent[name][0])))
        sent[name][0][inner] = value
    else:
        sent[name] = value
    try:
        found = checked(msgspec.msgpack.decode(msgspec.msgpack.encode(sent), type=Extraction))
    except (NonsenseError, msgspec.ValidationError, OverflowError):
        return
    length = len(found.text)
    spans = [(part.start, part.end) for part in found.parts]
    spans += [(table.start, table.end) for table in found.tables]
    spans += [(flag.start, flag.end) for flag in found.flags]
    assert all(0 <= start <= end <= length for start, end in spans)
    assert all(0 <= heading.start <= length for heading in found.headings)
