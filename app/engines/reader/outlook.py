"""Messages of Outlook (MS-OXMSG): the same as other e-mail, told by properties."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from app.domain.documents import ExtractedPage, Extraction
from app.domain.errors import ReadCode, ReadFailure
from app.engines.reader.compound import CompoundFile, Storage, unix_seconds
from app.engines.reader.encoding import code_page, decode, find_encoding
from app.engines.reader.joining import gathered, read_part
from app.engines.reader.media_types import HTML, OUTLOOK, RTF
from app.engines.reader.rtf_packing import unpack
from app.engines.reader.source import ReadOptions, ReadSource, Source

_SUBJECT, _BODY, _HTML, _RTF = 0x0037, 0x1000, 0x1013, 0x1009
_SENDER, _SENDER_ADDRESS, _SENDER_SMTP = 0x0C1A, 0x0C1F, 0x5D01
_TO, _CC = 0x0E04, 0x0E03
_SENT, _DELIVERED, _CREATED = 0x0039, 0x0E06, 0x3007
_CODEPAGE, _INTERNET_CODEPAGE = 0x3FFD, 0x3FDE
_LONG_NAME, _SHORT_NAME, _TITLE, _DATA = 0x3707, 0x3704, 0x3001, 0x3701
_OBJECT, _TIME, _INTEGER = 0x0D, 0x40, 0x03
_OUTERMOST_HEADER, _INNER_HEADER, _SHORT_HEADER = 32, 24, 8
_RECIPIENT_KIND, _TO_KIND, _CC_KIND = 0x0C15, 1, 2
_SMTP, _ADDRESS = 0x39FE, 0x3003
_BORDER = "\n\n"


@dataclass(frozen=True, slots=True)
class _Properties:
    """The properties of a message, attachment or recipient.

    `header` bytes come before the fixed ones; `encoding` is that of texts that are not Unicode.
    """

    storage: Storage
    header: int
    encoding: str

    def text(self, tag: int) -> str:
        """A property in words; "" without one."""
        wide = self.storage.stream(f"__substg1.0_{tag:04X}001F")
        if wide is not None:
            return wide.decode("utf-16-le", "replace").replace("\0", "")
        return self.narrow(tag).decode(self.encoding, "replace").replace("\0", "")

    def narrow(self, tag: int) -> bytes:
        """A property in words of an encoding that has to be found out; none without one."""
        return self.storage.stream(f"__substg1.0_{tag:04X}001E") or b""

    def binary(self, tag: int) -> bytes:
        """A property in bytes; none without one."""
        return self.storage.stream(f"__substg1.0_{tag:04X}0102") or b""

    def number(self, tag: int) -> int:
        """A whole number; 0 without one."""
        found = self._fixed(tag, _INTEGER)
        return struct.unpack_from("<i", found)[0] if found else 0

    def time_s(self, *tags: int) -> float | None:
        """The first of these times that there is, in Unix time."""
        for tag in tags:
            if (found := unix_seconds(self._fixed(tag, _TIME) or b"")) is not None:
                return found
        return None

    def _fixed(self, tag: int, kind: int) -> bytes | None:
        data = self.storage.stream("__properties_version1.0") or b""
        for at in range(self.header, len(data) - 15, 16):
            if struct.unpack_from("<HH", data, at) == (kind, tag):
                return data[at + 8 : at + 16]
        return None


def read(source: Source, options: ReadOptions, nested: ReadSource) -> Iterator[Extraction]:
    """One message with what is attached to it, other messages included."""
    root = CompoundFile(source.whole(options)).root
    if root.stream("__properties_version1.0") is None:
        raise source.failure(ReadCode.BROKEN, "it is no message of Outlook")
    yield from _read(_message(root, _OUTERMOST_HEADER), options, nested)


def _message(storage: Storage, header: int) -> _Properties:
    found = _Properties(storage, header, "cp1252")
    declared = code_page(found.number(_CODEPAGE))
    words = b"\n".join(map(found.narrow, (_BODY, _SUBJECT, _SENDER, _TO)))
    return replace(found, encoding=declared or find_encoding(io.BytesIO(words.replace(b"\0", b""))))


def _read(message: _Properties, options: ReadOptions, nested: ReadSource) -> Iterator[Extraction]:
    return gathered(_pieces(message, options, nested), OUTLOOK)


def _pieces(message: _Properties, options: ReadOptions, nested: ReadSource) -> Iterator[Extraction]:
    subject, sender = _line(message.text(_SUBJECT)), _sender(message)
    sent_s = message.time_s(_SENT, _DELIVERED, _CREATED)
    shown = {
        "From": sender,
        "To": ", ".join(_recipients(message, _TO_KIND)) or _line(message.text(_TO)),
        "Cc": ", ".join(_recipients(message, _CC_KIND)) or _line(message.text(_CC)),
        "Date": _date(sent_s),
        "Subject": subject,
    }
    lines = [f"{name}: {words}" for name, words in shown.items() if words]
    headers = ExtractedPage("\n".join(lines) + _BORDER)
    yield Extraction(
        (headers,), OUTLOOK, title=subject or None, author=sender or None, created_s=sent_s
    )
    yield from _body(message, options, nested)
    for number, attached in enumerate(message.storage.storages("__attach_version1.0_"), 1):
        options.budget.take_member()
        properties = replace(message, storage=attached, header=_SHORT_HEADER)
        yield from _attachment(properties, number, options, nested)


def _body(message: _Properties, options: ReadOptions, nested: ReadSource) -> Iterator[Extraction]:
    text = message.text(_BODY)
    if text.strip():
        yield Extraction((ExtractedPage(text.rstrip() + _BORDER),), OUTLOOK)
        return
    if page := message.binary(_HTML):
        charset = code_page(message.number(_INTERNET_CODEPAGE))
        words = page.decode(charset, "replace") if charset else decode(page, html=True)
        body = Source.of("message.html", words.encode(errors="replace"), HTML)
    elif packed := message.binary(_RTF):
        body = Source.of("message.rtf", unpack(packed), RTF)
    else:
        return
    options.budget.take_bytes(body.size)
    try:
        for piece in nested(body, options):
            yield replace(piece, title=None, author=None, created_s=None)
    except ReadFailure:
        if options.budget.exhausted:
            raise
    yield Extraction((ExtractedPage(_BORDER),), OUTLOOK)


def _attachment(
    attached: _Properties, number: int, options: ReadOptions, nested: ReadSource
) -> Iterator[Extraction]:
    given = attached.text(_LONG_NAME) or attached.text(_SHORT_NAME) or attached.text(_TITLE)
    name = _line(given).replace("/", "_") or f"attachment {number}"
    inner = attached.storage.storage(f"__substg1.0_{_DATA:04X}{_OBJECT:04X}")
    if inner is None:
        data = attached.binary(_DATA)
        options.budget.take_bytes(len(data))
        yield from read_part(Source.of(name, data), options, nested, name=name)
    elif inner.stream("__properties_version1.0") is not None:
        message = _message(inner, _INNER_HEADER)

        def read_message(source: Source, deeper: ReadOptions) -> Iterator[Extraction]:
            if deeper.depth <= 0:
                reason = "messages are attached to messages too many times"
                raise source.failure(ReadCode.BOMB, reason)
            return _read(message, deeper, nested)

        source = Source.of(name, b"", OUTLOOK)
        yield from read_part(source, options, read_message, name=name)


def _sender(message: _Properties) -> str:
    address = message.text(_SENDER_SMTP) or message.text(_SENDER_ADDRESS)
    return _person(message.text(_SENDER), address)


def _recipients(message: _Properties, kind: int) -> Iterator[str]:
    for storage in message.storage.storages("__recip_version1.0_"):
        recipient = replace(message, storage=storage, header=_SHORT_HEADER)
        if recipient.number(_RECIPIENT_KIND) == kind:
            address = recipient.text(_SMTP) or recipient.text(_ADDRESS)
            yield _person(recipient.text(_TITLE), address)


def _person(name: str, address: str) -> str:
    name, address = _line(name), _line(address)
    if "@" not in address or address == name:
        return name
    return f"{name} <{address}>" if name else address


def _line(words: str) -> str:
    return " ".join(words.split())


def _date(unix_s: float | None) -> str:
    if unix_s is None:
        return ""
    try:
        return datetime.fromtimestamp(unix_s, UTC).strftime("%Y-%m-%d %H:%M:%S +0000")
    except (ValueError, OverflowError, OSError):
        return ""
