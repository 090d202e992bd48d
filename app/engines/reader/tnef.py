"""The attachments in a winmail.dat, as which Outlook sends them to others (MS-OXTNEF)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from app.domain.documents import Extraction
from app.domain.errors import ReadCode
from app.engines.reader.encoding import decode
from app.engines.reader.joining import gathered, read_part
from app.engines.reader.media_types import TNEF
from app.engines.reader.source import ReadOptions, ReadSource, Source

_SIGNATURE_BYTES = 6  # with the key that follows it
_ATTRIBUTE = struct.Struct("<BII")
_CHECKSUM_BYTES = 2
_STARTS, _TITLE, _DATA, _PROPERTIES = 0x00069002, 0x00018010, 0x0006800F, 0x00069005
_LONG_NAME = struct.pack("<HH", 0x1F, 0x3707)  # kind and number of that property
_LONGEST_NAME = 1000


def read(source: Source, options: ReadOptions, nested: ReadSource) -> Iterator[Extraction]:
    """Each attachment as a part; the text of the message stands in the mail around it."""
    attached = list(_attached(source.whole(options)))
    if not attached:
        raise source.failure(ReadCode.NO_TEXT, "nothing is attached in it")
    return gathered(_parts(attached, options, nested), TNEF)


def _parts(
    attached: list[tuple[str, bytes]], options: ReadOptions, nested: ReadSource
) -> Iterator[Extraction]:
    for number, (given, data) in enumerate(attached, 1):
        options.budget.take_member()
        name = " ".join(given.split()).replace("/", "_") or f"attachment {number}"
        yield from read_part(Source.of(name, data), options, nested, name=name)


def _attached(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each attachment; what is cut off is left out."""
    name, content = "", b""
    for kind, value in _attributes(data):
        if kind == _STARTS:
            if content:
                yield name, content
            name, content = "", b""
        elif kind == _TITLE:
            name = name or decode(value.rstrip(b"\0"))
        elif kind == _DATA:
            content = value
        elif kind == _PROPERTIES:
            name = _long_name(value) or name
    if content:
        yield name, content


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = _SIGNATURE_BYTES
    while at + _ATTRIBUTE.size <= len(data):
        _, kind, length = _ATTRIBUTE.unpack_from(data, at)
        start = at + _ATTRIBUTE.size
        yield kind, data[start : start + length]
        at = start + length + _CHECKSUM_BYTES


def _long_name(properties: bytes) -> str:
    """The file name in Unicode among the properties: after its number, a count and its length."""
    at = properties.find(_LONG_NAME)
    if at < 0 or at + 12 > len(properties):
        return ""
    (length,) = struct.unpack_from("<I", properties, at + 8)
    words = properties[at + 12 : at + 12 + min(length, _LONGEST_NAME)]
    return words.decode("utf-16-le", "replace").rstrip("\0")
