"""Moves what was read to another place of a text."""

from dataclasses import replace

from app.domain.documents import ExtractedTable, Extraction, Recognition, TableRow


def shifted(piece: Extraction, by: int) -> Extraction:
    """`piece` with every offset larger by so many characters."""
    if not by:
        return piece
    return replace(
        piece,
        headings=tuple(replace(one, start=one.start + by) for one in piece.headings),
        parts=tuple(replace(one, start=one.start + by, end=one.end + by) for one in piece.parts),
        tables=tuple(_shifted_table(table, by) for table in piece.tables),
        flags=tuple(replace(one, start=one.start + by, end=one.end + by) for one in piece.flags),
        recognitions=tuple(_shifted_recognition(one, by) for one in piece.recognitions),
    )


def _shifted_table(table: ExtractedTable, by: int) -> ExtractedTable:
    rows = tuple(
        TableRow(
            row.number,
            row.start + by,
            row.end + by,
            row.cells,
            tuple(span and (span[0] + by, span[1] + by) for span in row.spans),
        )
        for row in table.rows
    )
    return replace(table, start=table.start + by, end=table.end + by, rows=rows)


def _shifted_recognition(one: Recognition, by: int) -> Recognition:
    boxes = tuple(replace(box, start=box.start + by, end=box.end + by) for box in one.boxes)
    return replace(one, start=one.start + by, end=one.end + by, boxes=boxes)
