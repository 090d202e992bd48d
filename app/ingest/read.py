"""Reads one file through the Reader and makes sure that what was read is what is there."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from app.domain.cancel import CancelToken
from app.domain.documents import Extraction
from app.domain.errors import EngineFailure, ReadCode, ReadFailure
from app.engines.protocols import Reader
from app.ingest.discover import Failure, FoundFile, failure, found_file

_ATTEMPTS = 2


@dataclass(frozen=True, slots=True)
class FileText:
    """A file as it was read; `file` is its stat both before and after."""

    file: FoundFile
    sha256: str
    extraction: Extraction


@dataclass(frozen=True, slots=True)
class SameContent:
    """A file with a new stat whose content is the one already stored."""

    file: FoundFile


ReadResult = FileText | SameContent | Failure


def read_file(
    file: FoundFile,
    *,
    reader: Reader,
    known_sha256: str | None = None,
    cancel: CancelToken | None = None,
) -> ReadResult:
    """The text of `file`, or why there is none; raises nothing but Cancelled.

    A file whose sha256 is `known_sha256` is not read. One that changes meanwhile is read once more.
    """
    for _ in range(_ATTEMPTS):
        if file.size == 0:
            return Failure(file, ReadCode.EMPTY, "the file is empty")
        try:
            sha256 = _sha256(file.path)
            result = (
                SameContent(file)
                if sha256 == known_sha256
                else _extract(file, sha256, reader, cancel)
            )
            after = found_file(file.path, os.stat(file.path))  # noqa: PTH116
        except OSError as error:
            return Failure(file, failure(file.path, error).code, failure(file.path, error).reason)
        if after == file:
            return result
        file = after
    return Failure(file, ReadCode.CHANGING, "it changed while it was being read")


def _extract(
    file: FoundFile, sha256: str, reader: Reader, cancel: CancelToken | None
) -> FileText | Failure:
    try:
        (extraction,) = reader.read(Path(file.path), cancel=cancel)
    except ReadFailure as error:
        return Failure(file, error.code, error.reason)
    except EngineFailure as error:
        # Also an answer that the reader's process must not give: a hostile file may be behind it.
        return Failure(file, ReadCode.CRASHED, f"reading it failed: {error.reason}")
    if not extraction.text.strip():
        return Failure(file, ReadCode.NO_TEXT, "there is no text in it")
    return FileText(file, sha256, extraction)


def _sha256(path: str) -> str:
    with open(path, "rb") as opened:  # noqa: PTH123
        return hashlib.file_digest(opened, "sha256").hexdigest()
