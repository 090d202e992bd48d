"""The lists of binary Word files (MS-DOC 2.9.131, 2.9.150)."""

import struct

from app.engines.reader.numbering import Level, Numbering

_LIST_BYTES, _LEVEL_BYTES, _USE_BYTES = 28, 28, 16
_DEPTHS = 9
_KINDS = {
    0: "decimal",
    1: "upperRoman",
    2: "lowerRoman",
    3: "upperLetter",
    4: "lowerLetter",
    23: "bullet",
    255: "none",
}


def numbering(table: bytes, lists_at: int, uses_at: int) -> Numbering:
    """How paragraphs are numbered, by lists and their uses at these places of the stream."""
    found = Numbering()
    _define(found, table, lists_at)
    count = int.from_bytes(table[uses_at : uses_at + 4], "little")
    for number in range(min(count, len(table) // _USE_BYTES)):
        at = uses_at + 4 + number * _USE_BYTES
        found.use(str(number + 1), table[at : at + 4].hex())
    return found


def _define(found: Numbering, table: bytes, at: int) -> None:
    count = int.from_bytes(table[at : at + 2], "little")
    lists = [
        table[start : start + _LIST_BYTES]
        for start in range(at + 2, at + 2 + count * _LIST_BYTES, _LIST_BYTES)
    ]
    at += 2 + count * _LIST_BYTES
    for entry in lists:
        if len(entry) < _LIST_BYTES:
            return
        for depth in range(1 if entry[26] & 1 else _DEPTHS):
            if at + _LEVEL_BYTES + 2 > len(table):
                return
            start, kind = struct.unpack_from("<iB", table, at)
            at += _LEVEL_BYTES + table[at + 24] + table[at + 25]
            length = int.from_bytes(table[at : at + 2], "little")
            text = table[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
            at += 2 + 2 * length
            pattern = "".join(f"%{ord(c) + 1}" if ord(c) < _DEPTHS else c for c in text)
            found.define(entry[:4].hex(), depth, Level(_KINDS.get(kind, "decimal"), pattern, start))
