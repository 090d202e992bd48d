"""Title, author and time of a document, as its own metadata says."""

import datetime as dt
import re

from app.engines.reader.composer import Facts
from app.engines.reader.packed import Package

_FIELDS = {
    "title": "title",
    "creator": "author",
    "initial-creator": "author",
    "created": "created",
    "creation-date": "created",
    "date": "created",
}
_LONGEST = 500
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


class Properties:
    """Walks metadata in Dublin Core terms, as office files, OpenDocument and EPUB have it."""

    def __init__(self) -> None:
        self._found: dict[str, str] = {}
        self._field: str | None = None
        self._parts: list[str] = []

    @property
    def facts(self) -> Facts:
        """What was found."""
        found = self._found
        return Facts(found.get("title"), found.get("author"), seconds(found.get("created", "")))

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        """An element begins."""
        self._field, self._parts = _FIELDS.get(name), []

    def end(self, _name: str) -> None:
        """An element ends; the first of its kind counts."""
        text = " ".join("".join(self._parts).split())[:_LONGEST]
        if self._field is not None and text:
            self._found.setdefault(self._field, text)
        self._field = None

    def text(self, text: str) -> None:
        """Characters of the element that is open."""
        if self._field is not None:
            self._parts.append(text)


def facts_of(package: Package, *names: str) -> Facts:
    """What the metadata in these members says."""
    properties = Properties()
    for name in names:
        package.walk_all(name, properties)
    return properties.facts


def seconds(text: str) -> float | None:
    """Unix time of an ISO 8601 date or time; without a zone it is taken for UTC."""
    text = text.strip()
    partial = _DATE.fullmatch(text)
    if partial:
        text += "-01-01" if partial[1] is None else "-01" if partial[2] is None else ""
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=dt.UTC)
    return moment.timestamp()
