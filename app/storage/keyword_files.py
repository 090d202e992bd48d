"""The files of the keyword index: their schema, and the place in the change log they stand for."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from app.storage.changes import START, Position, belongs
from app.storage.database import Database

if TYPE_CHECKING:
    import tantivy

_FORMAT = 4  # raise it when fields or analysis change: older indexes are then rebuilt
_POSITION = "sotto-position.json"


@dataclass(frozen=True, slots=True)
class _Place:
    """The index holds all changes up to `position`, and perhaps some of those up to `upto`."""

    format: int
    position: Position
    upto: Position


def open_files(folder: Path, database: Database) -> tuple[tantivy.Index, Position]:
    """The index in `folder` and its position; a new one where there is none that can be used.

    Raises ValueError or OSError where the folder cannot be written.
    """
    import tantivy

    try:
        place = msgspec.json.decode((folder / _POSITION).read_bytes(), type=_Place)
        usable = place.format == _FORMAT and all(
            belongs(database, one) for one in (place.position, place.upto)
        )
        if usable:
            return _configured(tantivy.Index.open(str(folder))), place.position
    except (ValueError, OSError):
        pass  # it is a cache: what cannot be opened is made anew
    if folder.is_dir():
        shutil.rmtree(folder)
    else:
        folder.unlink(missing_ok=True)
    folder.mkdir(parents=True)
    return _configured(tantivy.Index(_schema(), path=str(folder))), START


def note_position(folder: Path, position: Position, upto: Position) -> None:
    """Say how far the index is, `upto` before a commit and as `position` after it.

    Killed between the two, the index takes the changes between them in again, which does no harm.
    No document of the index itself says it, for BM25 counts every document, the dead ones too.
    """
    temporary = folder / f"{_POSITION}.tmp"
    temporary.write_bytes(msgspec.json.encode(_Place(_FORMAT, position, upto)))
    temporary.replace(folder / _POSITION)


def dead_share(folder: Path, alive: int) -> float:
    """Which share of the documents in the files is deleted, `alive` others are not."""
    meta = msgspec.json.decode((folder / "meta.json").read_bytes())
    dead: int = sum((s["deletes"] or {}).get("num_deleted_docs", 0) for s in meta["segments"])
    return dead / max(1, dead + alive)


def _schema() -> tantivy.Schema:
    from tantivy import SchemaBuilder

    builder = SchemaBuilder()
    for field in ("body", "words", "title", "section", "name"):
        builder.add_text_field(field, tokenizer_name="terms", index_option="freq")
    builder.add_unsigned_field("chunk", fast=True)
    builder.add_unsigned_field("document", indexed=True)
    builder.add_unsigned_field("collection", indexed=True)
    return builder.build()


def _configured(index: tantivy.Index) -> tantivy.Index:
    from tantivy import TextAnalyzerBuilder, Tokenizer

    # Terms are made by Analyzer and handed over joined by spaces.
    index.register_tokenizer("terms", TextAnalyzerBuilder(Tokenizer.whitespace()).build())
    index.config_reader("manual")  # what searches see changes only with a commit
    index.reload()
    return index
