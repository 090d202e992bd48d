"""Compound files, the file systems in a file that Outlook and the older Office write (MS-CFB)."""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterator

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER_BYTES = 512
_ENTRY_BYTES = 128
_LAST_SECTOR = 0xFFFFFFFA  # numbers from here on are marks, not sectors
_NO_ENTRY = 0xFFFFFFFF
_EPOCH_S = 11_644_473_600  # from 1601 to 1970
_LATEST_S = 265_000_000_000  # the year 9999
_STORAGE, _STREAM, _ROOT = 1, 2, 5


def unix_seconds(data: bytes) -> float | None:
    """Unix time of tenths of microseconds since 1601; None for none, and for what is no time."""
    seconds = int.from_bytes(data[:8], "little") / 1e7
    return seconds - _EPOCH_S if 0 < seconds < _LATEST_S else None


class CompoundFile:
    """The storages and streams in `data`; ValueError where it is no such file or a damaged one."""

    def __init__(self, data: bytes) -> None:
        if len(data) < _HEADER_BYTES or not data.startswith(MAGIC):
            raise ValueError("it is no compound file")
        self._data = data
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        if shift not in {9, 12} or mini_shift != 6:
            raise ValueError("its sectors have an odd size")
        self._sector_bytes, self._mini_bytes = 1 << shift, 1 << mini_shift
        directory, self._cutoff = struct.unpack_from("<I4xI", data, 48)
        (mini_table,) = struct.unpack_from("<I", data, 60)
        self._table = self._sector_table()
        self._entries = self._chain(directory)
        self._mini_table = _numbers(self._chain(mini_table))
        start, size = self._place(0)
        self._mini = self._chain(start)[:size]

    @property
    def root(self) -> Storage:
        """The outermost storage."""
        return Storage(self, 0)

    def children(self, entry: int) -> Iterator[tuple[str, int, int]]:
        """Name, kind and number of what is in a storage."""
        seen: set[int] = set()
        (first,) = struct.unpack_from("<I", self._entry(entry), 76)
        waiting = [first]
        while waiting:
            number = waiting.pop()
            if number == _NO_ENTRY or number in seen:
                continue
            seen.add(number)
            data = self._entry(number)
            length, kind, left, right = struct.unpack_from("<HBxII", data, 64)
            yield data[: max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace"), kind, number
            waiting += [right, left]

    def stream(self, entry: int) -> bytes:
        """The bytes of a stream."""
        start, size = self._place(entry)
        if size >= self._cutoff:
            return self._chain(start, size)
        found = bytearray()
        for sector in _walk(start, self._mini_table):
            found += self._mini[sector * self._mini_bytes : (sector + 1) * self._mini_bytes]
        return bytes(found[:size])

    def _entry(self, number: int) -> bytes:
        data = self._entries[number * _ENTRY_BYTES : (number + 1) * _ENTRY_BYTES]
        if len(data) != _ENTRY_BYTES:
            raise ValueError("its directory is damaged")
        return data

    def _place(self, entry: int) -> tuple[int, int]:
        start, size = struct.unpack_from("<II", self._entry(entry), 116)
        return start, size

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._sector_bytes
        return self._data[start : start + self._sector_bytes]

    def _sector_table(self) -> array[int]:
        first, count = struct.unpack_from("<II", self._data, 68)
        sectors = list(struct.unpack_from("<109I", self._data, 76))
        for _ in range(min(count, len(self._data) // self._sector_bytes)):
            numbers = _numbers(self._sector(first))
            if len(numbers) < 2:
                break
            sectors += numbers[:-1]
            first = numbers[-1]
        most = len(self._data) // self._sector_bytes
        used = [number for number in sectors if number < most]
        return _numbers(b"".join(self._sector(number) for number in used[:most]))

    def _chain(self, start: int, size: int | None = None) -> bytes:
        data = b"".join(map(self._sector, _walk(start, self._table)))
        return data if size is None else data[:size]


class Storage:
    """A folder of a compound file."""

    def __init__(self, file: CompoundFile, entry: int) -> None:
        self._file = file
        self._streams: dict[str, int] = {}
        self._storages: dict[str, int] = {}
        for name, kind, number in file.children(entry):
            if kind == _STREAM:
                self._streams[name.lower()] = number
            elif kind in {_STORAGE, _ROOT}:
                self._storages[name.lower()] = number

    def stream(self, name: str) -> bytes | None:
        """The bytes of the stream of that name, None without one."""
        number = self._streams.get(name.lower())
        return None if number is None else self._file.stream(number)

    def storage(self, name: str) -> Storage | None:
        """The storage of that name in this one, None without one."""
        number = self._storages.get(name.lower())
        return None if number is None else Storage(self._file, number)

    def storages(self, prefix: str) -> Iterator[Storage]:
        """The storages whose names begin so, in the order of their names."""
        for name, number in sorted(self._storages.items()):
            if name.startswith(prefix.lower()):
                yield Storage(self._file, number)


def _walk(start: int, table: array[int]) -> Iterator[int]:
    """The numbers of a chain; ValueError where it runs in a circle or out of its table."""
    for _ in range(len(table)):
        if start >= _LAST_SECTOR:
            return
        if start >= len(table):
            raise ValueError("a chain of sectors leads nowhere")
        yield start
        start = table[start]
    if start < _LAST_SECTOR:
        raise ValueError("a chain of sectors has no end")


def _numbers(data: bytes) -> array[int]:
    return array("I", struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))
