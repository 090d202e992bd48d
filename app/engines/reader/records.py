"""JSON whose records are flat: the file's own characters, and the table that they are."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath

from app.domain.documents import ExtractedTable, Extraction
from app.engines.reader import plain
from app.engines.reader.source import ReadOptions, Source
from app.engines.reader.typed import Place, RawRow, make_table
from app.engines.reader.values import Value

_GAP = re.compile(r"[ \t\r\n,\[\]\ufeff]*")
_SPACE = re.compile(r"[ \t\r\n]*")
_MOST_KEYS = 1_000
_FEWEST_ROWS = 2

_Field = tuple[str, Value, tuple[int, int]]


def read(source: Source, options: ReadOptions) -> Iterator[Extraction]:
    """The text as it is in the file; a list or lines of flat records are a table too."""
    table: ExtractedTable | None = None
    names: list[str] = []
    count, is_flat = 0, True
    for piece in plain.read(source, options):
        rows: list[RawRow] = []
        for start, end, fields in _records(piece.text) if is_flat else ():
            if not fields or len(names) > _MOST_KEYS:
                is_flat = False
                break
            count += 1
            names += [name for name, _, _ in fields if name not in names]
            found = {name: (value, span) for name, value, span in fields}
            values, spans = zip(*(found.get(name, (None, None)) for name in names), strict=True)
            rows.append(RawRow(count, start, end, values, spans))
        is_few = table is None and len(rows) < _FEWEST_ROWS
        if not is_flat or is_few:
            is_flat = False
            yield piece
            continue
        place = Place(PurePath(source.name).stem, header=0, names=tuple(names), before=table)
        made = make_table(rows, place)
        table = made or table
        yield replace(piece, tables=(made,) if made else ())


def _records(text: str) -> Iterator[tuple[int, int, list[_Field]]]:
    """Start, end and fields of each record; one that is not flat has none and is the last."""
    decoder = json.JSONDecoder()
    at = _after(_GAP, text, 0)
    while text.startswith("{", at):
        start, fields = at, list[_Field]()
        try:
            while not text.startswith("}", at):
                name, at = decoder.raw_decode(text, _after(_SPACE, text, at + 1))
                begin = _after(_SPACE, text, _after(_SPACE, text, at) + 1)
                value, end = decoder.raw_decode(text, begin)
                at = _after(_SPACE, text, end)
                if not isinstance(name, str) or isinstance(value, dict | list):
                    yield start, at, []
                    return
                quotes = isinstance(value, str)
                fields.append((name, value, (begin + quotes, end - quotes)))
        except (ValueError, RecursionError):
            return  # not JSON, or a record that the next piece ends
        yield start, at + 1, fields
        at = _after(_GAP, text, at + 1)


def _after(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at
