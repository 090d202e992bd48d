"""The book of packs in a home: which were taken in, and whose signatures were seen."""

import sqlite3
from datetime import UTC, datetime

import msgspec

_KEY = "packs"


class PackRecord(msgspec.Struct, frozen=True):
    """A pack in this home; `signer` is a public key in hexadecimal, times are ISO 8601."""

    name: str
    signer: str
    created: str
    imported: str


class Book(msgspec.Struct):
    """Packs by the name of their collection, and every key whose pack was ever taken in."""

    packs: dict[str, PackRecord] = {}
    signers: list[str] = []


def read_book(connection: sqlite3.Connection) -> Book:
    """The book as it is now."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (_KEY,)).fetchone()
    return msgspec.json.decode(row[0], type=Book) if row else Book()


def enter(connection: sqlite3.Connection, name: str, *, signer: str, created: str) -> None:
    """Write down that a pack is a collection now."""
    book = read_book(connection)
    book.packs[name] = PackRecord(name, signer, created, now())
    if signer not in book.signers:
        book.signers.append(signer)
    _write(connection, book)


def strike(connection: sqlite3.Connection, name: str) -> None:
    """Forget a pack; its signer stays known."""
    book = read_book(connection)
    book.packs.pop(name, None)
    _write(connection, book)


def now() -> str:
    """This moment, in whole seconds, as ISO 8601 in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _write(connection: sqlite3.Connection, book: Book) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)",
        (_KEY, msgspec.json.encode(book).decode()),
    )
