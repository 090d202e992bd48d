"""Applies filters: which documents may answer, and which of their passages."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Protocol

from app.domain.documents import Chunk, Document, Part
from app.domain.search import Filters, Period

_NS_PER_S = 1_000_000_000
_SLIDES = ("pptx", "ppt", "odp")
_WORDS = ("docx", "doc", "odt", "rtf")
_TEXTS = ("txt", "md", "rst")
# What people call a kind of file, and what its media type or ending says.
_KINDS = {
    "mail": ("message/", "eml", "mbox", "msg"),
    "email": ("message/", "eml", "mbox", "msg"),
    "image": ("image/",),
    "picture": ("image/",),
    "audio": ("audio/",),
    "recording": ("audio/", "video/"),
    "table": ("csv", "tsv", "xlsx", "xls", "xlsb", "ods"),
    "spreadsheet": ("csv", "tsv", "xlsx", "xls", "xlsb", "ods"),
    "slides": _SLIDES,
    "document": (*_SLIDES, *_WORDS, *_TEXTS, "markdown", "epub"),
    "word": _WORDS,
    "web": ("html", "htm"),
    "text": _TEXTS,
    "markdown": ("md", "markdown"),
}


class Facts(Protocol):
    """What filters need of the store."""

    def documents(self, collection_id: int | None = None) -> list[Document]:
        """The documents of a collection, or all."""
        ...

    def signed_parts(self) -> dict[int, list[Part]]:
        """Members with an author or a date of their own, by their document."""
        ...


@dataclass(frozen=True, slots=True)
class Scope:
    """The passages that filters let through; `document_ids` None means those of any document."""

    filters: Filters
    document_ids: Collection[int] | None = None
    parts: Mapping[int, Sequence[Part]] | None = None

    def allows(self, chunk: Chunk, document: Document) -> bool:
        """Whether the passage's words, and the member of the file it is in, fit the filters."""
        text = folded(chunk.text)
        if not all(folded(phrase) in text for phrase in self.filters.phrases):
            return False
        if self.filters.without and any(_has(text, each) for each in self.filters.without):
            return False
        if chunk.part is None or not (self.filters.authors or self.filters.periods):
            return True
        part = part_of(chunk, (self.parts or {}).get(document.id, ()))
        if part is None:
            return _of(self.filters, document)
        return _signed(self.filters, part.author or document.author, part.created_s)


def scope_of(filters: Filters, facts: Facts, collection_id: int | None) -> Scope:
    """Look up which documents the filters let through, whole or in part."""
    if not filters.of_documents:
        return Scope(filters)
    parts = facts.signed_parts() if filters.authors or filters.periods else {}
    allowed = [
        document.id
        for document in facts.documents(collection_id)
        if _placed(filters, document)
        and (
            _of(filters, document)
            or any(
                _signed(filters, part.author or document.author, part.created_s)
                for part in parts.get(document.id, ())
            )
        )
    ]
    return Scope(filters, frozenset(allowed), parts)


def part_of(chunk: Chunk, parts: Sequence[Part]) -> Part | None:
    """The one of `parts` in which the passage stands; None in none of them."""
    name = chunk.part
    if name is None:
        return None
    return next((p for p in parts if name == p.name or name.startswith(f"{p.name} > ")), None)


def folded(text: str) -> str:
    """Text as it is compared: compatibility forms, case and white space do not count."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _has(text: str, words: str) -> bool:
    """Whether folded text has these words next to each other, whole."""
    return f" {_words(folded(words))} " in f" {_words(text)} "


def _words(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text).split())


def _placed(filters: Filters, document: Document) -> bool:
    folder = PurePath(document.path).parent.as_posix().casefold()
    in_folder = not filters.folders or any(
        f"/{wanted.strip('/').casefold()}/" in f"/{folder.strip('/')}/"
        for wanted in filters.folders
    )
    return in_folder and (not filters.types or any(_is(t, document) for t in filters.types))


def _is(kind: str, document: Document) -> bool:
    kind = kind.casefold().lstrip(".")
    kind = kind if kind in _KINDS else kind.removesuffix("s") if kind[:-1] in _KINDS else kind
    ending = PurePath(document.path).suffix.casefold().lstrip(".")
    return any(
        wanted == ending or (wanted.endswith("/") and document.media_type.startswith(wanted))
        for wanted in _KINDS.get(kind, (kind,))
    )


def _of(filters: Filters, document: Document) -> bool:
    created = document.created_s
    return _signed(
        filters, document.author, document.mtime_ns / _NS_PER_S if created is None else created
    )


def _signed(filters: Filters, author: str | None, time_s: float | None) -> bool:
    by = not filters.authors or any(
        folded(wanted) in folded(author or "") for wanted in filters.authors
    )
    return by and (
        not filters.periods
        or (time_s is not None and any(_within(time_s, period) for period in filters.periods))
    )


def _within(time_s: float, period: Period) -> bool:
    return (period.start_s is None or time_s >= period.start_s) and (
        period.end_s is None or time_s < period.end_s
    )
