"""The parts of a binary Word file: its text, piece by piece, and what is said of it (MS-DOC)."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from app.domain.errors import ReadCode
from app.engines.reader.compound import Storage
from app.engines.reader.source import Source
from app.engines.reader.word6 import Word6File
from app.engines.reader.word97_formats import Format, Look, Styles
from app.engines.reader.word97_lists import numbering

_MAGIC, _OLD_MAGIC = 0xA5EC, 0xA5DC
_ENCRYPTED, _IN_TABLE_1 = 0x0100, 0x0200
_PAGE_BYTES = 512
_PAIRS_AT = 154
_STYLES, _NOTE_CALLS, _NOTES, _COMMENT_CALLS, _COMMENTS, _MARGINS = 1, 2, 3, 4, 5, 11
_CHARACTERS, _PARAGRAPHS, _PIECES, _COMMENTATORS, _ANCHORS = 12, 13, 33, 36, 40
_ENDNOTE_CALLS, _ENDNOTES, _BOXES, _LISTS, _LIST_USES = 46, 47, 56, 73, 74
# What follows the main text, in this order.
_NOTE_PART, _MARGIN_PART, _COMMENT_PART, _ENDNOTE_PART, _BOX_PART = 1, 2, 3, 4, 5
_FIRST_MARGIN = 6  # before them stand lines that separate notes from the text
_CALL_BYTES, _COMMENT_BYTES, _BOX_BYTES, _ANCHOR_BYTES = 2, 30, 22, 26
_PIECE_BYTES, _PLACE_BYTES = 8, 13
_MOST_IN_PAGE = 101
_NARROW = 1 << 30


@dataclass(frozen=True, slots=True)
class _Piece:
    """Characters `start` to `end` of the text, at offset `at` of the file, `width` bytes each."""

    start: int
    end: int
    at: int
    width: int


@dataclass(frozen=True, slots=True)
class _Runs:
    """Stretches of the file, in order, and what is said of each."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    said: list[bytes] = field(default_factory=list)

    def find(self, at: int) -> bytes:
        """What is said of the byte at an offset."""
        number = bisect_right(self.starts, at) - 1
        return self.said[number] if number >= 0 and at < self.ends[number] else b""


class WordFile:
    """A document: `text` is all of it, of which the first `main_end` characters come first.

    `notes` are the numbers of notes by the place where they are called.
    """

    def __init__(self, word: bytes, table: bytes, data: bytes, source: Source) -> None:
        self._word = word
        self._table = table
        self._pieces = list(_pieces(self._part(_PIECES), source))
        if sum((piece.end - piece.start) * piece.width for piece in self._pieces) > len(word):
            raise source.failure(ReadCode.BOMB, "its pieces are larger than the file")
        self.text = "".join(_decoded(word, piece) for piece in self._pieces)
        self._piece_starts = [piece.start for piece in self._pieces]
        self._lengths = struct.unpack_from("<3i4x4i", word, 76)
        self.main_end = min(max(0, self._lengths[0]), len(self.text))
        self._styles = Styles(self._part(_STYLES), data)
        self._paragraphs = _runs(word, self._part(_PARAGRAPHS), _paragraph_changes)
        characters = _runs(word, self._part(_CHARACTERS), _character_changes)
        self._looks = list(self._in_text(characters))
        self._look_starts = [start for start, _ in self._looks]
        self.numbering = numbering(table, self._place(_LISTS), self._place(_LIST_USES))
        calls = [*self._calls(_NOTE_CALLS, _CALL_BYTES), *self._calls(_ENDNOTE_CALLS, _CALL_BYTES)]
        self.notes = {at: number for number, at in enumerate(sorted(set(calls)), 1)}

    @classmethod
    def of(cls, root: Storage, source: Source) -> WordFile | Word6File:
        """The document in a compound file; ReadFailure where there is none to be read."""
        word = root.stream("WordDocument") or b""
        if len(word) < _PAIRS_AT:
            raise source.failure(ReadCode.BROKEN, "it is damaged or not what its name says")
        magic, flags = struct.unpack_from("<H8xH", word)
        if flags & _ENCRYPTED:
            raise source.failure(ReadCode.ENCRYPTED, "it is protected by a password")
        if magic == _OLD_MAGIC:
            return Word6File(word)
        table = root.stream("1Table" if flags & _IN_TABLE_1 else "0Table")
        if magic != _MAGIC or table is None:
            raise source.failure(ReadCode.BROKEN, "it is damaged or not what its name says")
        return cls(word, table, root.stream("Data") or b"", source)

    def format(self, at: int) -> Format:
        """The format of the paragraph that the character at a place ends."""
        piece = self._pieces[bisect_right(self._piece_starts, at) - 1]
        offset = piece.at + (at - piece.start) * piece.width
        return self._styles.format(self._paragraphs.find(offset))

    def looks(self, style: int, start: int, end: int) -> Iterator[tuple[int, int, Look]]:
        """What characters of a paragraph of that style look like, stretch by stretch."""
        number = bisect_right(self._look_starts, start) - 1
        while start < end:
            said = self._looks[number][1] if number >= 0 else b""
            number += 1
            until = self._look_starts[number] if number < len(self._looks) else end
            until = min(until, end)
            if until > start:
                yield start, until, self._styles.look(style, said)
            start = max(start, until)

    def boxes(self) -> dict[int, tuple[int, int]]:
        """Texts of boxes by the place they belong to; below 0 where that is not known."""
        anchors, shapes = _table(self._part(_ANCHORS), _ANCHOR_BYTES)
        places = {shape[:4]: at for at, shape in zip(anchors, shapes, strict=False)}
        found = {}
        starts, entries = _table(self._part(_BOXES), _BOX_BYTES)
        for number, entry in enumerate(entries[:-1], 1):
            at = places.pop(entry[14:18], -number)
            found[at] = self._within(_BOX_PART, starts[number - 1], starts[number])
        return found

    def behind(self) -> Iterator[tuple[int, int, str]]:
        """What stands behind the text, each with what comes before it: notes, comments, margins."""
        notes = []
        for calls, texts, part in (
            (_NOTE_CALLS, _NOTES, _NOTE_PART),
            (_ENDNOTE_CALLS, _ENDNOTES, _ENDNOTE_PART),
        ):
            places = self._calls(calls, _CALL_BYTES)
            notes += list(zip(places, self._stories(texts, part), strict=False))
        for at, place in sorted(notes):
            yield *place, f"[{self.notes[at]}]"
        names = self._commentators()
        _, comments = _table(self._part(_COMMENT_CALLS), _COMMENT_BYTES)
        for comment, place in zip(comments, self._stories(_COMMENTS, _COMMENT_PART), strict=False):
            number = int.from_bytes(comment[20:22], "little")
            yield *place, f"{names[number]}:" if number < len(names) else ""
        seen = set[str]()
        for start, end in self._stories(_MARGINS, _MARGIN_PART)[_FIRST_MARGIN:]:
            if self.text[start:end] not in seen:
                seen.add(self.text[start:end])
                yield start, end, ""

    def _place(self, number: int) -> int:
        """Where a part of what is said of the text begins in its stream."""
        at = _PAIRS_AT + 8 * number
        return int.from_bytes(self._word[at : at + 4], "little")

    def _part(self, number: int) -> bytes:
        start, at = self._place(number), _PAIRS_AT + 8 * number + 4
        return self._table[start : start + int.from_bytes(self._word[at : at + 4], "little")]

    def _in_text(self, runs: _Runs) -> Iterator[tuple[int, bytes]]:
        """Where in the text something else begins to be said of characters, and what."""
        for piece in self._pieces:
            last = piece.at + (piece.end - piece.start) * piece.width
            at, number = piece.at, max(0, bisect_right(runs.starts, piece.at) - 1)
            while at < last and number < len(runs.starts):
                start, end = max(at, runs.starts[number]), min(last, runs.ends[number])
                if start > at:
                    yield piece.start + (at - piece.at) // piece.width, b""
                if end > start:
                    yield piece.start + (start - piece.at) // piece.width, runs.said[number]
                at, number = max(at, end), number + 1
            if at < last:
                yield piece.start + (at - piece.at) // piece.width, b""

    def _calls(self, number: int, size: int) -> list[int]:
        return list(_table(self._part(number), size)[0][:-1])

    def _stories(self, number: int, part: int) -> list[tuple[int, int]]:
        """Where in the text the notes, comments or margins are, `part` of it."""
        starts, _ = _table(self._part(number), 0)
        return [self._within(part, start, end) for start, end in pairwise(starts[:-1])]

    def _within(self, part: int, start: int, end: int) -> tuple[int, int]:
        base, most = sum(self._lengths[:part]), len(self.text)
        return min(max(0, base + start), most), min(max(0, base + end), most)

    def _commentators(self) -> list[str]:
        names, part, at = list[str](), self._part(_COMMENTATORS), 0
        while at + 2 <= len(part):
            size = 2 * int.from_bytes(part[at : at + 2], "little")
            names.append(part[at + 2 : at + 2 + size].decode("utf-16-le", "replace"))
            at += 2 + size
        return names


def _pieces(part: bytes, source: Source) -> Iterator[_Piece]:
    """The pieces of the text, from the part that says where they are (Clx)."""
    at = 0
    while part[at : at + 1] == b"\1":
        at += 3 + int.from_bytes(part[at + 1 : at + 3], "little")
    if part[at : at + 1] != b"\2":
        raise source.failure(ReadCode.BROKEN, "it does not say where its text is")
    starts, entries = _table(part[at + 5 :], _PIECE_BYTES)
    for (start, end), entry in zip(pairwise(starts), entries, strict=True):
        (place,) = struct.unpack_from("<I", entry, 2)
        if end > start:
            is_narrow = bool(place & _NARROW)
            place &= _NARROW - 1
            yield _Piece(start, end, place // 2 if is_narrow else place, 1 if is_narrow else 2)


def _decoded(word: bytes, piece: _Piece) -> str:
    """The text of a piece, a character for each number of 16 bits."""
    count = piece.end - piece.start
    data = word[piece.at : piece.at + count * piece.width]
    if piece.width == 1:
        return data.decode("cp1252", "replace").ljust(count, "\0")
    text = data.decode("utf-16-le", "replace")
    if len(text) != count:
        numbers = struct.unpack(f"<{len(data) // 2}H", data[: len(data) & ~1])
        text = "".join(map(chr, numbers))
    return text.ljust(count, "\0")


def _runs(word: bytes, part: bytes, said: Callable[[bytes, int, int], bytes]) -> _Runs:
    """What pages of 512 bytes say of stretches of the file; of those that overlap, the first."""
    _, numbers = _table(part, 4)
    found: list[tuple[int, int, bytes]] = []
    for number in {int.from_bytes(entry, "little") for entry in numbers}:
        page = word[number * _PAGE_BYTES : (number + 1) * _PAGE_BYTES]
        if len(page) < _PAGE_BYTES or page[-1] > _MOST_IN_PAGE:
            continue
        edges = struct.unpack_from(f"<{page[-1] + 1}I", page)
        for at, (start, end) in enumerate(pairwise(edges)):
            found.append((start, end, said(page, 4 * len(edges), at)))
    runs = _Runs()
    last = 0
    for start, end, changes in sorted(found):
        if last <= start < end:
            runs.starts.append(start)
            runs.ends.append(end)
            runs.said.append(changes)
            last = end
    return runs


def _character_changes(page: bytes, at: int, number: int) -> bytes:
    place = 2 * page[at + number]
    return page[place + 1 : place + 1 + page[place]] if place else b""


def _paragraph_changes(page: bytes, at: int, number: int) -> bytes:
    entry = at + _PLACE_BYTES * number
    place = 2 * page[entry] if entry < len(page) else 0
    if place == 0:
        return b""
    if page[place]:
        return page[place + 1 : place + 2 * page[place]]
    return page[place + 2 : place + 2 + 2 * page[place + 1]]


def _table(data: bytes, size: int) -> tuple[Sequence[int], list[bytes]]:
    """Places, one more than there are entries, and entries of that size (a Plc)."""
    count = max(0, (len(data) - 4) // (4 + size))
    places = struct.unpack_from(f"<{count + 1}i", data) if len(data) >= 4 else (0,)
    first = 4 * (count + 1)
    return places, [data[first + n * size : first + (n + 1) * size] for n in range(count)]
