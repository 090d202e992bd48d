"""Keeps what was understood of a recording so far, so that hours of listening survive a crash."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

import msgspec

from app.domain.errors import HomeError, ReadCode, ReadFailure
from app.domain.speech import Segment


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """A segment in its `language`, or none: nothing more is said before `done_s`."""

    done_s: float
    language: str = ""
    segment: Segment | None = None


class Kept:
    """What is kept of one recording: `entries` of earlier, and those that are added."""

    def __init__(self, file: BinaryIO, home: Path) -> None:
        self._file = file
        self._home = home
        self._encoder = msgspec.json.Encoder()
        self.entries = self._read()

    def add(self, entry: Entry) -> None:
        """Keep it, whatever happens to this process next; HomeError where that is impossible."""
        try:
            self._file.write(self._encoder.encode(entry) + b"\n")
            self._file.flush()
        except OSError as error:
            raise _unkept(self._home, error) from error

    def _read(self) -> tuple[Entry, ...]:
        """Whole lines only: what a killed process left half written is cut off."""
        decoder = msgspec.json.Decoder(Entry)
        entries: list[Entry] = []
        whole = 0
        with suppress(msgspec.DecodeError):
            for line in self._file:
                if not line.endswith(b"\n"):
                    break
                entries.append(decoder.decode(line))
                whole += len(line)
        self._file.truncate(whole)
        self._file.seek(whole)
        return tuple(entries)


class Transcripts:
    """One file for each recording under way, in `folder`, which is made with the first."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @contextmanager
    def open(self, recording: Path, model: str) -> Iterator[Kept]:
        """What is kept of a recording as `model` hears it, if the file is still the same.

        Raises ReadFailure where there is no such recording, HomeError where nothing can be kept.
        """
        try:
            place = self._place(recording, model)
        except OSError as error:
            reason = error.strerror or str(error)
            raise ReadFailure(str(recording), ReadCode.MISSING, reason) from error
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            file = os.fdopen(os.open(place, os.O_RDWR | os.O_CREAT, 0o600), "r+b")
        except OSError as error:
            raise _unkept(self._folder.parent, error) from error
        with file:
            yield Kept(file, self._folder.parent)

    def forget(self, recording: Path, model: str) -> None:
        """It is stored where it belongs, or cannot be read at all."""
        with suppress(OSError):
            self._place(recording, model).unlink()

    def clear(self) -> None:
        """Forget all: recordings under way will be listened to from their beginning."""
        for file in self._folder.glob("*.jsonl"):
            with suppress(OSError):
                file.unlink()

    def _place(self, recording: Path, model: str) -> Path:
        found = os.stat(recording)  # noqa: PTH116  a path may hold bytes that are no characters
        identity = f"{found.st_size}\0{found.st_mtime_ns}\0{model}\0".encode()
        name = hashlib.sha256(identity + os.fsencode(recording)).hexdigest()
        return self._folder / f"{name[:32]}.jsonl"


def _unkept(home: Path, error: OSError) -> HomeError:
    return HomeError(str(home), f"a transcript cannot be kept: {error.strerror or error}")
