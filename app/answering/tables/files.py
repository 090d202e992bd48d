"""The files of a collection as a table: what they are called, how large, of when, by whom."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from app.answering.tables.subject import Field, Member, Subject, make_field
from app.answering.tables.text import stems, tokens
from app.domain.documents import Cell, Column, ColumnKind, Document

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_COLUMNS = (
    ("Name", ColumnKind.TEXT, None),
    ("Dated", ColumnKind.DATE, None),
    ("Changed", ColumnKind.DATETIME, None),
    ("Type", ColumnKind.TEXT, None),
    ("Size", ColumnKind.INTEGER, "bytes"),
    ("Pages", ColumnKind.INTEGER, None),
    ("Author", ColumnKind.TEXT, None),
)


def file_row(document: Document) -> tuple[Cell, ...]:
    """The cells of one file; it is dated by the year in its name, else by when it was made."""
    path = PurePath(document.path)
    changed = _moment(document.mtime_ns / 1e9)
    made = _moment(document.created_s) if document.created_s is not None else changed
    year = _YEAR.search(path.name)
    dated = made[:10] if year is None or made.startswith(year[0]) else f"{year[0]}-01-01"
    return (
        path.name, dated, changed, path.suffix.lower(), document.size, document.pages,
        document.author,
    )  # fmt: skip


def files_subject(name: str, documents: Sequence[Document]) -> Subject:
    """The files as a subject; their titles count as names, too."""
    rows = [file_row(document) for document in documents]
    fields = [
        make_field(Column(title, kind, at, unit), at, (row[at] for row in rows))
        for at, (title, kind, unit) in enumerate(_COLUMNS)
    ]
    return Subject(
        name,
        frozenset(),
        (replace(fields[0], uniqueness=1.0, values=_titles(documents)), *map(_plain, fields[1:])),
        (Member(0, 0, name, frozenset(), len(rows)),),
        is_files=True,
    )


def _plain(each: Field) -> Field:
    """Types are told by words of their own (see FILE_TYPES), authors by their names."""
    return each if each.name == "Author" else replace(each, values={}, uniqueness=0.0)


def _titles(documents: Sequence[Document]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        path = PurePath(document.path)
        for word in (*tokens(path.stem), *tokens(document.title)):
            for stem in stems(word):
                found[stem].add(path.name)
    return {stem: tuple(sorted(names)) for stem, names in found.items()}


def _moment(seconds: float) -> str:
    return dt.datetime.fromtimestamp(seconds, dt.UTC).isoformat("T", "seconds")[:19]
