"""Office files: each format by its own module, the older ones by kreuzberg.

Of kreuzberg's answer the tree of the document is used, and its text composed here: the text that
it gives has no offsets, writes links as Markdown and has no borders of slides.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import kreuzberg

from app.domain.documents import Extraction
from app.domain.errors import ReadCode, ReadFailure
from app.engines.reader import books, markup, notebooks, opendocument, sheets, slides, word
from app.engines.reader.composer import Composer, Facts
from app.engines.reader.packed import is_encrypted
from app.engines.reader.properties import seconds
from app.engines.reader.source import ReadOptions, ReadSource, Source

_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_OWN: dict[str, ReadSource] = {
    _OFFICE + "wordprocessingml.document": word.read,
    _OFFICE + "presentationml.presentation": slides.read,
    _OFFICE + "spreadsheetml.sheet": sheets.read,
    "application/vnd.ms-excel": sheets.read,
    "application/vnd.ms-excel.sheet.binary.macroenabled.12": sheets.read,
    _OPEN_DOCUMENT + "text": opendocument.read,
    _OPEN_DOCUMENT + "presentation": opendocument.read,
    _OPEN_DOCUMENT + "spreadsheet": sheets.read,
    "application/epub+zip": books.read,
    "application/x-fictionbook+xml": markup.read,
    "application/xml": markup.read,
    "application/x-ipynb+json": notebooks.read,
}
# Names of fields stand before what they show, as the older Word stores them.
_FIELD = re.compile(
    r" ?\b(?:HYPERLINK|PAGEREF|INCLUDEPICTURE|SEQ|REF|TOC|MERGEFIELD|DATE|TIME|PAGE|NUMPAGES"
    r"|SYMBOL|FILENAME|AUTHOR|TITLE)\b(?:\s+[^\s\\\"]{1,80})?"
    r"(?:\s*\"[^\"\n]{0,2000}\"|\s*\\[a-z*@#!](?:\s*[A-Z][A-Za-z]*)?){1,20} ?"
)
_DOC = "application/msword"
_ROW_END = "\t\t"
_LINK = re.compile(r"\[([^\]\n]+)\]\([^()\s]*\)")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def read(source: Source, options: ReadOptions) -> Iterator[Extraction]:
    """The text of a document; nothing is cached, no macro run and nothing outside opened."""
    own = _OWN.get(source.media_type)
    if own is not None:
        yield from own(source, options)
        return
    if is_encrypted(source):
        raise source.failure(ReadCode.ENCRYPTED, "it is protected by a password")
    data, media = source.whole(options), source.media_type
    try:
        result = kreuzberg.extract_bytes_sync(data, media, config(threads=options.threads))
    except kreuzberg.KreuzbergError as error:
        raise _failure(source.name, error) from error
    composer = Composer(media, _facts(result.metadata))
    nodes = result.document["nodes"] if result.document else ()
    yield from composer.pieces(_steps(composer, nodes, media))


def config(*, threads: int) -> kreuzberg.ExtractionConfig:
    """How kreuzberg is to read a file."""
    return kreuzberg.ExtractionConfig(
        use_cache=False,
        disable_ocr=True,  # type: ignore[call-arg] # missing in its stub
        # It rewrites text; ours has to stay as it is in the file.
        enable_quality_processing=False,
        include_document_structure=True,
        concurrency=kreuzberg.ConcurrencyConfig(max_threads=threads),
    )


def _facts(metadata: Mapping[str, Any]) -> Facts:
    title, authors = metadata.get("title"), metadata.get("authors") or ()
    author = ", ".join(name.strip() for name in authors if isinstance(name, str) and name.strip())
    return Facts(
        title.strip() or None if isinstance(title, str) else None,
        author or None,
        seconds(str(metadata.get("created_at") or "")),
    )


def _steps(composer: Composer, nodes: Any, media_type: str) -> Iterator[None]:
    """Compose the tree's nodes, which stand in the order of the document."""
    follows_item = False
    for node in nodes:
        content = node["content"]
        kind, text = content["node_type"], _cleaned(str(content.get("text") or ""))
        if kind == "slide":
            composer.open_page(int(content["number"]))
            kind, text = "title", str(content.get("title") or "")
        if kind in {"title", "heading"}:
            composer.open_heading(int(content.get("level") or 1))
            composer.write(text)
            composer.close_heading()
        elif kind == "table":
            _table(composer, _grid(content["grid"]))
        elif text and media_type == _DOC and _ROW_END in text:
            _lines(composer, text)
        elif text:
            is_item = kind == "list_item"
            (composer.line if is_item and follows_item else composer.paragraph)()
            composer.write_exactly(text.strip("\n"))
            follows_item = is_item
        yield


def _lines(composer: Composer, text: str) -> None:
    """Lines of the older Word, in which a table is one line: cells end in a tab, rows in two."""
    for line in text.split("\n"):
        rows = [row.split("\t") for row in line.removesuffix(_ROW_END).split(_ROW_END)]
        widths = {len(row) for row in rows}
        composer.paragraph()
        if _ROW_END in line and widths != {1} and len(widths) == 1:
            _table(composer, rows)
        else:
            composer.write_exactly(line)


def _grid(grid: Mapping[str, Any]) -> list[list[str]]:
    """The texts of cells, row by row."""
    rows: dict[int, list[str]] = {}
    for cell in grid["cells"]:
        rows.setdefault(cell["row"], []).append(_LINK.sub(r"\1", str(cell["content"])))
    return list(rows.values())


def _table(composer: Composer, rows: list[list[str]]) -> None:
    composer.open_table()
    for row in rows:
        composer.open_row()
        for cell in row:
            composer.open_cell()
            composer.write(cell)
    composer.close_table()


def _cleaned(text: str) -> str:
    return _CONTROL.sub("", _FIELD.sub("", text))


def _failure(name: str, error: kreuzberg.KreuzbergError) -> ReadFailure:
    words = str(error)
    if "password" in words.lower() or "encrypted" in words.lower():
        return ReadFailure(name, ReadCode.ENCRYPTED, "it is protected by a password")
    if isinstance(error, kreuzberg.ValidationError) or "Unsupported format" in words:
        return ReadFailure(name, ReadCode.UNSUPPORTED, "this kind of file is not read")
    return ReadFailure(name, ReadCode.BROKEN, f"it is damaged or not what its name says ({words})")
