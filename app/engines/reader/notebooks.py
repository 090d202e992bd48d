"""Notebooks (ipynb): notes, code and what it printed."""

from collections.abc import Iterator
from typing import Any

import msgspec

from app.domain.documents import ExtractedPage, Extraction, Heading
from app.domain.errors import ReadCode
from app.engines.reader.markdown import Headings
from app.engines.reader.source import ReadOptions, Source

_OUTPUT_CHARACTERS = 20_000
_CELL_END = "\n\n"


def read(source: Source, options: ReadOptions) -> Iterator[Extraction]:
    """The text of a notebook, its cells in order."""
    try:
        book = msgspec.json.decode(source.whole(options))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        reason = f"it is damaged or not what its name says ({error})"
        raise source.failure(ReadCode.BROKEN, reason) from error
    parts: list[str] = []
    headings: list[Heading] = []
    length = 0
    for kind, text in _texts(book):
        if kind == "markdown":
            found = Headings().of(text)
            headings += [Heading(length + each.start, each.level, each.title) for each in found]
        parts.append(text.rstrip() + _CELL_END)
        length += len(parts[-1])
    title = headings[0].title if headings else None
    page = ExtractedPage("".join(parts))
    yield Extraction((page,), source.media_type, title, tuple(headings))


def _texts(book: Any) -> Iterator[tuple[str, str]]:
    """The kind and the text of each cell, and of what it printed."""
    sheets = [book, *_list(book, "worksheets")]
    for cell in (cell for sheet in sheets for cell in _list(sheet, "cells")):
        kind = cell.get("cell_type") if isinstance(cell, dict) else None
        if kind not in {"markdown", "code", "raw", "heading"}:
            continue
        source = _joined(cell.get("source", cell.get("input")))
        if kind == "heading":
            kind, source = "markdown", f"# {source}"
        if source.strip():
            yield kind, source
        for output in _list(cell, "outputs"):
            data = output.get("data", output) if isinstance(output, dict) else {}
            text = _joined(output.get("text")) if isinstance(output, dict) else ""
            text = text or (_joined(data.get("text/plain")) if isinstance(data, dict) else "")
            if text.strip():
                yield "output", text[:_OUTPUT_CHARACTERS]


def _list(of: Any, name: str) -> list[Any]:
    found = of.get(name) if isinstance(of, dict) else None
    return found if isinstance(found, list) else []


def _joined(text: Any) -> str:
    if isinstance(text, list):
        return "".join(part for part in text if isinstance(part, str))
    return text if isinstance(text, str) else ""
