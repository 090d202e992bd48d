"""Makes what was read fit to be sent: names are cut where they are long, broken signs replaced."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec

from app.domain.documents import ExtractedTable, Extraction

_NAME_CHARACTERS = 1_000


def tidy(piece: Extraction) -> Extraction:
    """The same piece; offsets stay what they are. Headings that nothing follows are left out."""
    try:
        msgspec.msgpack.encode(piece)
    except UnicodeEncodeError:
        piece = msgspec.convert(_encodable(msgspec.to_builtins(piece)), Extraction)
    length = sum(len(page.text) for page in piece.pages)
    return replace(
        piece,
        title=_name(piece.title),
        author=_name(piece.author),
        pages=tuple(
            replace(page, sheet=_cut(page.sheet), part=_cut(page.part))
            if page.sheet or page.part
            else page
            for page in piece.pages
        ),
        headings=tuple(
            replace(heading, title=heading.title[:_NAME_CHARACTERS])
            for heading in piece.headings
            if heading.start < length
        ),
        parts=tuple(
            replace(
                part,
                name=part.name[:_NAME_CHARACTERS],
                title=_name(part.title),
                author=_name(part.author),
                reason=_cut(part.reason),
            )
            for part in piece.parts
        ),
        tables=tuple(_table(table) for table in piece.tables),
    )


def _table(table: ExtractedTable) -> ExtractedTable:
    columns = tuple(
        replace(column, name=column.name[:_NAME_CHARACTERS], unit=_cut(column.unit))
        for column in table.columns
    )
    return replace(
        table,
        name=table.name[:_NAME_CHARACTERS],
        sheet=_cut(table.sheet),
        part=_cut(table.part),
        columns=columns,
    )


def _cut(name: str | None) -> str | None:
    return name[:_NAME_CHARACTERS] if name is not None else None


def _name(name: str | None) -> str | None:
    """One line of words, or None where there are none."""
    return " ".join(name.split())[:_NAME_CHARACTERS] or None if name else None


def _encodable(value: Any) -> Any:
    """The same with a sign of the same length in place of every half of a surrogate pair."""
    match value:
        case str():
            return value.encode(errors="replace").decode()
        case list() | tuple():
            return [_encodable(entry) for entry in value]
        case dict():
            return {key: _encodable(entry) for key, entry in value.items()}
    return value
