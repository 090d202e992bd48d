"""Title, author and time of office files that are compound files (MS-OLEPS)."""

import struct
from collections.abc import Iterator

from app.engines.reader.composer import Facts
from app.engines.reader.compound import Storage, unix_seconds
from app.engines.reader.encoding import code_page

_STREAM = "\x05SummaryInformation"
_SET_AT = 44
_CODE_PAGE, _TITLE, _AUTHOR, _CREATED = 1, 2, 4, 12
_NUMBER, _NARROW, _TIME = 2, 30, 64
_MOST_PROPERTIES = 200
_LONGEST_BYTES = 1000


def summary(root: Storage) -> Facts:
    """What the file says of itself; nothing where that is missing or damaged."""
    try:
        found = dict(_values(root.stream(_STREAM) or b""))
    except (struct.error, ValueError):
        return Facts()
    encoding = code_page(int.from_bytes(found.get(_CODE_PAGE, b""), "little")) or "cp1252"
    words = {
        number: " ".join(found.get(number, b"").decode(encoding, "replace").split("\0")[0].split())
        for number in (_TITLE, _AUTHOR)
    }
    return Facts(
        words[_TITLE] or None,
        words[_AUTHOR] or None,
        unix_seconds(found.get(_CREATED, b"")),
    )


def _values(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Numbers and values of properties; texts in the encoding that property 1 says."""
    if len(data) < _SET_AT + 4:
        return
    (start,) = struct.unpack_from("<I", data, _SET_AT)
    (count,) = struct.unpack_from("<I", data, start + 4)
    for entry in range(min(count, _MOST_PROPERTIES)):
        number, offset = struct.unpack_from("<II", data, start + 8 + 8 * entry)
        kind, size = struct.unpack_from("<II", data, start + offset)
        at = start + offset + 4
        if kind == _NUMBER:
            yield number, data[at : at + 2]
        elif kind == _TIME:
            yield number, data[at : at + 8]
        elif kind == _NARROW:
            yield number, data[at + 4 : at + 4 + min(size, _LONGEST_BYTES)]
