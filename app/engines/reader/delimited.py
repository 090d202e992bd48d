"""Delimited text (csv, tsv): the file's own characters, and the table that they are.

The csv module of Python gives values without saying where in the file they stand.
"""

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from app.domain.documents import ExtractedPage, ExtractedTable, Extraction
from app.engines.reader import plain
from app.engines.reader.encoding import find_encoding
from app.engines.reader.media_types import TSV
from app.engines.reader.source import ReadOptions, Source
from app.engines.reader.typed import Place, RawRow, make_table

_BLOCK_BYTES = 1 << 18
_PIECE_CHARACTERS = 1_000_000
_PIECE_ROWS = 20_000
_SAMPLE_CHARACTERS = 100_000
_SAMPLE_RECORDS = 200
_DELIMITERS = (",", ";", "\t", "|")
_LONGEST_FIELD = 100_000  # a quote that is not closed by then is a mark for inches or seconds
_WIDEST = 5_000
_AGREEING = 0.8  # share of records, from the first of them on, that have as many fields as most


@dataclass(slots=True)
class _Record:
    """A record and the places of its fields, quotes left out; `end` is after its line end."""

    start: int
    stop: int
    end: int
    fields: list[tuple[int, int, bool]]


def read(source: Source, options: ReadOptions) -> Iterator[Extraction]:
    """The text as it is in the file, with its records as a table; large files come in pieces."""
    blocks = _blocks(source)
    held = ""
    for block in blocks:
        held += block
        if len(held) >= _SAMPLE_CHARACTERS:
            break
    found = _sniffed(held[:_SAMPLE_CHARACTERS], source.media_type)
    if found is None:
        yield from plain.read(source, options)
        return
    delimiter, skipped = found
    yield from _pieces(_Writer(source, skipped), _field(delimiter), held, blocks)


def _pieces(
    writer: "_Writer", field: re.Pattern[str], held: str, blocks: Iterator[str]
) -> Iterator[Extraction]:
    is_last = False
    while not is_last:
        block = next(blocks, None)
        is_last = block is None
        held += block or ""
        cut = 0
        for record in _records(field, held, is_last=is_last):
            writer.add(held, record)
            cut = record.end
            if writer.is_full():
                yield writer.take()
        held = held[cut:]
    yield writer.take()


def _blocks(source: Source) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(find_encoding(source.file))(errors="replace")
    source.file.seek(0)
    while block := source.file.read(_BLOCK_BYTES):
        yield decoder.decode(block)
    yield decoder.decode(b"", final=True)


def _field(delimiter: str) -> re.Pattern[str]:
    """A field and what ends it."""
    mark = re.escape(delimiter)
    return re.compile(
        rf'(?: *+"((?:[^"]|""){{0,{_LONGEST_FIELD}}}+)"[^{mark}\r\n]*+|([^{mark}\r\n]*+))'
        rf"({mark}|\r\n|\n|\r|\Z)"
    )


def _records(field: re.Pattern[str], text: str, *, is_last: bool) -> Iterator[_Record]:
    """The records of a text; the last one only where `is_last`, as more of it may follow."""
    at, size = 0, len(text)
    while at < size:
        record = _Record(at, at, at, [])
        while True:
            found = field.match(text, at)
            if found is None:  # never: the pattern matches the empty field
                return
            at = found.end()
            quoted = found[1] is not None
            start, stop = found.span(1 if quoted else 2)
            record.fields.append((start, stop, quoted))
            record.stop, record.end = found.start(3), at
            ending = found[3]
            if ending in {"\n", "\r", "\r\n", ""}:
                break
        # A line end at the very end may be half of one, an open quote may be closed later.
        if at >= size and not is_last:
            return
        yield record


def _sniffed(sample: str, media_type: str) -> tuple[str, int] | None:
    """The delimiter under which most records agree, and how many come before the first of them."""
    best: tuple[float, str, int] | None = None
    for delimiter in ("\t",) if media_type == TSV else _DELIMITERS:
        records = []
        for record in _records(_field(delimiter), sample, is_last=True):
            records.append(len(record.fields) if record.stop > record.start else 0)
            if len(records) >= _SAMPLE_RECORDS:
                break
        counts = Counter(count for count in records if count)
        usual, times = max(counts.items(), key=lambda item: item[::-1], default=(0, 0))
        if usual < 2:
            continue
        first = records.index(usual)
        share = times / (counts.total() - sum(count > 0 for count in records[:first]))
        covered = times / counts.total()
        if share >= _AGREEING and (best is None or covered > best[0]):
            best = (covered, delimiter, first)
    return None if best is None else (best[1], best[2])


class _Writer:
    """Collects records into pieces; the first `skipped` of them are text above the table."""

    def __init__(self, source: Source, skipped: int) -> None:
        self._name = PurePath(source.name).stem
        self._media_type = source.media_type
        self._skipped = skipped
        self._number = 0
        self._parts: list[str] = []
        self._length = 0
        self._rows: list[RawRow] = []
        self._before: ExtractedTable | None = None

    def add(self, text: str, record: _Record) -> None:
        """Add a record of `text`."""
        self._number += 1
        moved = self._length - record.start
        self._parts.append(text[record.start : record.end])
        self._length += record.end - record.start
        if self._number <= self._skipped or record.stop == record.start:
            return
        values: list[str | None] = []
        spans: list[tuple[int, int] | None] = []
        for start, stop, is_quoted in record.fields[:_WIDEST]:
            raw = text[start:stop]
            value = raw.replace('""', '"') if is_quoted else raw
            bare = raw.strip()
            start += len(raw) - len(raw.lstrip())
            values.append(value.strip() or None)
            spans.append((start + moved, start + len(bare) + moved) if bare else None)
        ends = (record.start + moved, record.stop + moved)
        self._rows.append(RawRow(self._number, *ends, tuple(values), tuple(spans)))

    def is_full(self) -> bool:
        """Whether there is enough for a piece."""
        return self._length >= _PIECE_CHARACTERS or len(self._rows) >= _PIECE_ROWS

    def take(self) -> Extraction:
        """The piece that ends here."""
        tables: tuple[ExtractedTable, ...] = ()
        if self._rows:
            table = make_table(self._rows, Place(self._name, before=self._before))
            if table is not None:
                tables, self._before = (table,), table
        page = ExtractedPage("".join(self._parts))
        self._parts, self._length, self._rows = [], 0, []
        return Extraction((page,), self._media_type, tables=tables)
