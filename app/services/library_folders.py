"""What was added to the library, each folder with what came of it."""

import os
from collections import Counter
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.ingest.ignore import IGNORE_FILE
from app.services.library_files import FileState, LibraryFile
from app.storage.records import Root

_UNREAD = {FileState.FAILED, FileState.QUARANTINED}


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder or file that was added, `path` as the file system has it.

    Of its `files`, `unread` gave no text; `rules` are the lines of the file `.sottoignore` at its
    top. What is not `available` cannot be looked at for now and keeps what is known of it.
    """

    path: str
    collection: str
    files: int
    unread: int
    available: bool
    rules: tuple[str, ...] = ()


def list_folders(
    roots: Iterable[Root], files: Iterable[LibraryFile], unavailable: Collection[str]
) -> list[Folder]:
    """Every one with its numbers; reads the rules from the disk."""
    roots = list(roots)
    added = {root.path for root in roots}
    counts: Counter[str] = Counter()
    unread: Counter[str] = Counter()
    above: dict[str, list[str]] = {}
    for file in files:
        folder = os.path.dirname(file.path)  # noqa: PTH120
        if folder not in above:
            above[folder] = added_above(folder, added)
        alone = [file.path] if file.path in added else []
        for place in (*alone, *above[folder]):
            counts[place] += 1
            unread[place] += file.state in _UNREAD
    return [
        Folder(
            root.path,
            root.collection,
            counts[root.path],
            unread[root.path],
            root.path not in unavailable,
            _rules(root.path) if root.path not in unavailable else (),
        )
        for root in roots
    ]


def added_above(path: str, added: Collection[str]) -> list[str]:
    """Those of `added` that are `path` or lie above it, the nearest first."""
    found = []
    while True:
        if path in added:
            found.append(path)
        above = os.path.dirname(path)  # noqa: PTH120  some thousand times in a row
        if above == path or not above:
            return found
        path = above


def _rules(folder: str) -> tuple[str, ...]:
    with suppress(OSError, UnicodeError):
        lines = Path(folder, IGNORE_FILE).read_text("utf-8").splitlines()
        return tuple(line for line in lines if line.strip() and not line.startswith("#"))
    return ()
