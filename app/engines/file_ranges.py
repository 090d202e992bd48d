"""Serves ranges of one file to an engine that may not open it, and sees when the file changes."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO, Self

from app.domain.errors import ReadCode, ReadFailure

_MOST_AT_ONCE = 4 << 20
# A parser that jumps about asks for the same bytes again; one that does nothing else hangs.
_MOST_TIMES = 256
_MOST_OF_SMALL_FILE = 1 << 30


class FileRanges:
    """The file at `path`, open for reading; ReadFailure where it cannot be, or is too large."""

    def __init__(self, path: Path, *, max_bytes: int) -> None:
        self._path = path
        self._file, self._before = _open(path)
        self.size = self._before.st_size
        self._left = _MOST_OF_SMALL_FILE + _MOST_TIMES * self.size
        try:
            if not self.size:
                raise self._failure(ReadCode.EMPTY, "the file is empty")
            if self.size > max_bytes:
                limit = f"{max_bytes / 1e6:g} MB"
                raise self._failure(ReadCode.TOO_LARGE, f"it is larger than {limit}")
        except ReadFailure:
            self._file.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def read(self, offset: int, size: int) -> bytes:
        """These bytes; ReadFailure where they are not of the file, or are gone."""
        inside = offset >= 0 and 0 < size <= _MOST_AT_ONCE and offset + size <= self.size
        self._left -= size
        if not inside or self._left < 0:
            raise self._failure(ReadCode.BROKEN, "reading it made no sense")
        try:
            self._file.seek(offset)
            data = self._file.read(size)
        except OSError as error:
            raise _unreadable(self._path, error) from error
        if len(data) != size:
            raise self._changing()
        return data

    def check_unchanged(self) -> None:
        """Raise ReadFailure(CHANGING) if it was written to since it was opened."""
        now = os.fstat(self._file.fileno())
        before = self._before
        if (now.st_size, now.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
            raise self._changing()

    def _changing(self) -> ReadFailure:
        return self._failure(ReadCode.CHANGING, "it was changed while it was read")

    def _failure(self, code: ReadCode, reason: str) -> ReadFailure:
        return ReadFailure(str(self._path), code, reason)


def _open(path: Path) -> tuple[BinaryIO, os.stat_result]:
    try:
        # Opening a pipe would wait for whoever writes to it.
        if not stat.S_ISREG(path.stat().st_mode):
            raise ReadFailure(str(path), ReadCode.UNSUPPORTED, "it is not a regular file")
        file = path.open("rb")
        return file, os.fstat(file.fileno())
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> ReadFailure:
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return ReadFailure(str(path), ReadCode.MISSING, "there is no such file")
    reason = (error.strerror or "it cannot be opened").lower()
    return ReadFailure(str(path), ReadCode.PERMISSION, reason)
