"""E-mail: the headers that people see, the text, and each attachment as the file that it is."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime

from app.domain.documents import ExtractedPage, Extraction, Part
from app.domain.errors import ReadCode, ReadFailure
from app.engines.reader.encoding import decode
from app.engines.reader.joining import gathered, read_part
from app.engines.reader.media_types import EMAIL, HTML, MBOX
from app.engines.reader.source import ReadOptions, ReadSource, Source

_SHOWN = ("From", "To", "Cc", "Date", "Subject")
_DEEPEST = 50  # parts in parts of one message
_MOST_ATTACHMENTS = 1_000
_BORDER = "\n\n"
_LINE_BYTES = 1 << 20


@dataclass(slots=True)
class _Contents:
    """What is in a message: its text in reading order, and its attachments."""

    texts: list[Message] = field(default_factory=list)
    attachments: list[Message] = field(default_factory=list)


def read(source: Source, options: ReadOptions, nested: ReadSource) -> Iterator[Extraction]:
    """One message with what is attached to it."""
    message, contents = _opened(source, options)
    return gathered(_pieces(message, contents, options, nested), EMAIL)


def attachments(source: Source, options: ReadOptions) -> Iterator[Source]:
    """What is attached to a message, each by the name that its Part has."""
    _, contents = _opened(source, options)
    for number, part in enumerate(contents.attachments[:_MOST_ATTACHMENTS], 1):
        yield _attached(part, number, options)


def messages(source: Source, options: ReadOptions) -> Iterator[Source]:
    """The messages of a mailbox that are not too large, each by the name that its Part has."""
    for number, data in enumerate(_split(source, options.memory_bytes), 1):
        if data is not None:
            yield Source.of(f"message {number}", data, EMAIL)


def _opened(source: Source, options: ReadOptions) -> tuple[Message, _Contents]:
    message = email.message_from_bytes(source.whole(options), policy=email.policy.compat32)
    contents = _Contents()
    _collect(message, contents, 0)
    return message, contents


def read_mbox(source: Source, options: ReadOptions, nested: ReadSource) -> Iterator[Extraction]:
    """A mailbox, message by message: each is a part called "message 1" and so on."""
    return gathered(_messages(source, options, nested), MBOX)


def _pieces(
    message: Message, contents: _Contents, options: ReadOptions, nested: ReadSource
) -> Iterator[Extraction]:
    shown = {name: header(message, name) for name in _SHOWN}
    lines = [f"{name}: {words}" for name, words in shown.items() if words]
    yield Extraction(
        (ExtractedPage("\n".join(lines) + _BORDER),),
        EMAIL,
        title=shown["Subject"] or None,
        author=shown["From"] or None,
        created_s=_date_s(shown["Date"]),
    )
    for part in contents.texts:
        yield from _body(part, options, nested)
    for number, part in enumerate(contents.attachments[:_MOST_ATTACHMENTS], 1):
        options.budget.take_member()
        attached = _attached(part, number, options)
        yield from read_part(attached, options, nested, name=attached.name)


def _body(part: Message, options: ReadOptions, nested: ReadSource) -> Iterator[Extraction]:
    text = _text(part, options)
    if not text.strip():
        return
    if part.get_content_type() != HTML:
        yield Extraction((ExtractedPage(text.rstrip() + _BORDER),), EMAIL)
        return
    page = Source.of("message.html", text.encode(errors="replace"), HTML)
    try:
        for piece in nested(page, options):
            yield replace(piece, title=None, author=None, created_s=None)
    except ReadFailure:
        if options.budget.exhausted:
            raise
    yield Extraction((ExtractedPage(_BORDER),), EMAIL)


def _collect(part: Message, contents: _Contents, depth: int) -> None:
    """Sort the parts of a message; of alternatives one counts, plain text before any other."""
    if depth > _DEEPEST:
        raise ReadFailure("", ReadCode.BOMB, "parts of the message are in parts too many times")
    kind = part.get_content_type()
    if kind == "multipart/alternative":
        _collect(_best(_parts(part)), contents, depth + 1)
    elif part.is_multipart() and kind != EMAIL:
        for inner in _parts(part):
            _collect(inner, contents, depth + 1)
    elif kind in {"text/plain", HTML} and not _is_attachment(part):
        contents.texts.append(part)
    elif kind == EMAIL or _is_attachment(part) or depth == 0:
        contents.attachments.append(part)


def _best(alternatives: list[Message]) -> Message:
    for part in alternatives:
        if part.get_content_type() == "text/plain" and _payload(part).strip():
            return part
    for part in reversed(alternatives):
        if part.get_content_type() == HTML or part.is_multipart():
            return part
    return alternatives[0] if alternatives else Message()


def _parts(part: Message) -> list[Message]:
    inner = part.get_payload()
    return (
        [entry for entry in inner if isinstance(entry, Message)] if isinstance(inner, list) else []
    )


def _is_attachment(part: Message) -> bool:
    disposition = str(part.get("Content-Disposition", "")).lower()
    return disposition.startswith("attachment") or bool(part.get_filename())


def _attached(part: Message, number: int, options: ReadOptions) -> Source:
    """The bytes and name of an attachment; a message that has none is named by its subject."""
    media = part.get_content_type()
    if media == EMAIL:
        inner = _parts(part)
        data = inner[0].as_bytes() if inner else _payload(part)
        title = header(inner[0], "Subject") if inner else ""
        name = title or f"attachment {number}"
    else:
        data = _payload(part)
        name = _words(part.get_filename() or "") or f"attachment {number}"
    options.budget.take_bytes(len(data))
    return Source.of(name.replace("/", "_"), data, media)


def _payload(part: Message) -> bytes:
    with suppress(Exception):  # what a damaged transfer encoding raises is not documented
        data = part.get_payload(decode=True)
        return data if isinstance(data, bytes) else b""
    return b""


def _text(part: Message, options: ReadOptions) -> str:
    data = _payload(part)
    options.budget.take_bytes(len(data))
    charset = part.get_content_charset() or ""
    if charset and charset not in {"us-ascii", "utf-8"}:
        with suppress(LookupError, UnicodeError):
            return data.decode(charset)
    return decode(data, html=part.get_content_type() == HTML)


def header(message: Message, name: str) -> str:
    """A header in words, on one line; "" where there is none."""
    raw = (value for key, value in message.raw_items() if key.lower() == name.lower())
    return _words(next(raw, ""))


def _words(value: str) -> str:
    # Bytes that were no ASCII arrive as halves of surrogate pairs.
    text = value if value.isascii() else decode(value.encode(errors="surrogateescape"))
    with suppress(HeaderParseError, LookupError, ValueError):
        text = str(make_header(decode_header(text)))
    return " ".join(text.split())


def _date_s(date: str) -> float | None:
    try:
        return parsedate_to_datetime(date).timestamp()
    except (ValueError, TypeError, OverflowError, IndexError, OSError):
        return None


def _messages(source: Source, options: ReadOptions, nested: ReadSource) -> Iterator[Extraction]:
    for number, data in enumerate(_split(source, options.memory_bytes), 1):
        name = f"message {number}"
        if data is None:
            reason = "the message is too large"
            failed = Part(name, 0, 0, EMAIL, code=ReadCode.TOO_LARGE, reason=reason)
            yield Extraction((), EMAIL, parts=(failed,))
        else:
            yield from read_part(Source.of(f"{name}.eml", data, EMAIL), options, nested, name=name)


def _split(source: Source, most_bytes: int) -> Iterator[bytes | None]:
    """The messages of a mailbox (mboxrd; RFC 4155); None for one of more than `most_bytes`."""
    source.file.seek(0)
    message: list[bytes] = []
    size = 0
    blank = True
    while line := source.file.readline(_LINE_BYTES):
        if blank and line.startswith(b"From "):
            if message:
                yield b"".join(message) if size <= most_bytes else None
            message, size = [], 0
        else:
            size += len(line)
            if size <= most_bytes:
                quoted = line.startswith(b">") and line.lstrip(b">").startswith(b"From ")
                message.append(line[1:] if quoted else line)
        blank = not line.strip()
    if message:
        yield b"".join(message) if size <= most_bytes else None
