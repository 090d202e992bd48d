"""Documents and presentations of Office up to 2003, built byte by byte (MS-DOC, MS-PPT)."""

import struct
from collections.abc import Mapping, Sequence

from tests.data.outlook import compound

Run = tuple[str, bytes]
_TEXT_AT = 1024
_PAGE = 512
_TABLE_STREAM = 0x0200


def word97(
    paragraphs: Sequence[tuple[Sequence[Run] | str, bytes]],
    *,
    lengths: Sequence[int] = (),
    parts: Mapping[int, bytes] | None = None,
    narrow: bool = False,
    flags: int = 0,
    data: bytes = b"",
) -> bytes:
    """A Word file of paragraphs: their runs, with the marks that end them, and their properties.

    A run is its text and the changes to its look; properties are the number of a style and
    changes to it (`change`). `lengths` are those of main text, notes, margins, comments, endnotes
    and boxes, `parts` further parts of the stream of tables by their number in the FIB.
    """
    width = 1 if narrow else 2
    encoding = "cp1252" if narrow else "utf-16-le"
    text, looks, formats = b"", [], []
    for runs, properties in paragraphs:
        start = _TEXT_AT + len(text)
        for words, changes in [(runs, b"")] if isinstance(runs, str) else runs:
            encoded = words.encode(encoding)
            looks.append((_TEXT_AT + len(text), changes))
            text += encoded
        formats.append((start, properties))
    end = _TEXT_AT + len(text)
    pages_at = -(-end // _PAGE)
    place = _TEXT_AT * 2 | 1 << 30 if narrow else _TEXT_AT
    piece = struct.pack("<HIH", 0, place, 0)
    tables = {
        12: plc([0, end], [struct.pack("<I", pages_at)]),
        13: plc([0, end], [struct.pack("<I", pages_at + 1)]),
        33: b"\2" + struct.pack("<I", 16) + plc([0, len(text) // width], [piece]),
        **(parts or {}),
    }
    header = bytearray(_TEXT_AT)
    struct.pack_into("<HH", header, 0, 0xA5EC, 0xC1)
    struct.pack_into("<H", header, 10, flags | _TABLE_STREAM)
    main, *others = lengths or [len(text) // width]
    struct.pack_into("<3i4x4i", header, 76, main, *others, *[0] * (6 - len(others)))
    table = b""
    for number, part in tables.items():
        struct.pack_into("<II", header, 154 + 8 * number, len(table), len(part))
        table += part
    word = bytes(header) + text.ljust(pages_at * _PAGE - _TEXT_AT, b"\0")
    word += _look_page(looks, end) + _format_page(formats, end)
    return compound({"WordDocument": word, "1Table": table, "Data": data})


def change(code: int, said: bytes | int) -> bytes:
    """A change to a style; what it says may be a number of one or two bytes."""
    if isinstance(said, int):
        said = struct.pack("<B" if code >> 13 < 2 else "<H", said)
    size = struct.pack("<H", len(said) + 1) if code == 0xD608 else bytes([len(said)])
    return struct.pack("<H", code) + (size if code >> 13 == 6 else b"") + said


def style(number: int, *changes: bytes) -> bytes:
    """The properties of a paragraph of that style."""
    return struct.pack("<H", number) + b"".join(changes)


def row(edges: Sequence[int], lower: Sequence[int] = ()) -> bytes:
    """The properties of the mark that ends a row of cells between edges; some go on from above."""
    cells = b"".join(
        struct.pack("<HH16x", 1 << 5 if at in lower else 0, 0) for at in range(len(edges) - 1)
    )
    said = struct.pack(f"<B{len(edges)}h", len(edges) - 1, *edges) + cells
    return style(0, change(0x2416, 1), change(0x2417, 1), change(0xD608, said))


def cell(*changes: bytes) -> bytes:
    """The properties of a paragraph in a cell."""
    return style(0, change(0x2416, 1), *changes)


def sheet(styles: Sequence[tuple[int, bytes, bytes]]) -> bytes:
    """A style sheet: of each style its number in Word, changes of paragraphs and of characters."""
    out = struct.pack("<HHH14x", 18, len(styles), 10)
    for identity, paragraph, characters in styles:
        entry = struct.pack("<HHHHH", identity, 0xFFF << 4 | 1, 2, 0, 0) + struct.pack("<H2x", 0)
        for part in (struct.pack("<H", 0) + paragraph, characters):
            entry += struct.pack("<H", len(part)) + part.ljust(len(part) + len(part) % 2, b"\0")
        out += struct.pack("<H", len(entry)) + entry
    return out


def lists(levels: Sequence[tuple[int, str]]) -> bytes:
    """Lists of one depth each, by the kind and pattern of their numbers (\\0)."""
    out = struct.pack("<H", len(levels))
    for number in range(len(levels)):
        out += struct.pack("<i22xBx", number + 1, 1)
    for kind, pattern in levels:
        out += struct.pack("<iB23x", 1, kind) + struct.pack("<H", len(pattern))
        out += pattern.encode("utf-16-le")
    return out


def list_uses(count: int) -> bytes:
    """That the first `count` lists are used, each once."""
    uses = [struct.pack("<i12x", number + 1) for number in range(count)]
    return struct.pack("<I", count) + b"".join(uses)


def plc(places: Sequence[int], entries: Sequence[bytes] = ()) -> bytes:
    """Places in the text, and what stands at each but the last."""
    return struct.pack(f"<{len(places)}i", *places) + b"".join(entries)


def word6(text: str) -> bytes:
    """A file of Word 6 with that text."""
    encoded = text.encode("cp1252")
    header = bytearray(_TEXT_AT)
    struct.pack_into("<HH", header, 0, 0xA5DC, 101)
    struct.pack_into("<II", header, 24, _TEXT_AT, _TEXT_AT + len(encoded))
    struct.pack_into("<i", header, 52, len(encoded))
    return compound({"WordDocument": (bytes(header) + encoded).ljust(4096, b"\0")})


def summary(title: bytes, author: bytes, created: int) -> bytes:
    """What an office file says of itself, in code page 1252; `created` as Windows counts time."""
    values = [
        (1, struct.pack("<IHxx", 2, 1252)),
        (2, struct.pack("<II", 30, len(title)) + title.ljust(32, b"\0")),
        (4, struct.pack("<II", 30, len(author)) + author.ljust(32, b"\0")),
        (12, struct.pack("<IQ", 64, created)),
    ]
    at, table, body = 8 + 8 * len(values), b"", b""
    for number, value in values:
        table += struct.pack("<II", number, at + len(body))
        body += value
    inner = struct.pack("<II", at + len(body), len(values)) + table + body
    return struct.pack("<HHI16xI16xI", 0xFFFE, 0, 0, 1, 48) + inner


def record(kind: int, *inner: bytes, instance: int = 0) -> bytes:
    """A record of a presentation."""
    body = b"".join(inner)
    return struct.pack("<HHI", instance << 4 | 15, kind, len(body)) + body


def shape(
    words: str, kind: int = 4, *, place: tuple[int, int] = (0, 0), placeholder: int = 0
) -> bytes:
    """A shape of a slide with text of that kind, 100 units wide and high at `place` (x, y)."""
    x, y = place
    return record(
        0xF004,
        record(0xF00A, bytes(8)),
        record(0xF010, struct.pack("<4h", y, x, x + 100, y + 100)),
        record(0xF011, record(0x0BC3, struct.pack("<iBBH", 0, placeholder, 0, 0))),
        record(0xF00D, *text(words, kind)),
    )


def text(words: str, kind: int) -> list[bytes]:
    """The records of a text; what is not in Latin-1 takes two bytes a sign."""
    header = record(0x0F9F, struct.pack("<I", kind))
    if all(ord(sign) < 256 for sign in words):
        return [header, record(0x0FA8, words.encode("latin-1"))]
    return [header, record(0x0FA0, words.encode("utf-16-le"))]


def table(rows: Sequence[Sequence[str]]) -> bytes:
    """A table on a slide: a group of its cells."""
    about = record(0xF122, struct.pack("<HI", 0x039F, 1), instance=1)
    cells = [
        record(
            0xF004,
            record(0xF00A, bytes(8), instance=1),
            record(0xF00F, struct.pack("<4i", 9 * x, 9 * y, 9 * x + 9, 9 * y + 9)),
            record(0xF00D, *text(words, 4)),
        )
        for y, line in enumerate(rows)
        for x, words in enumerate(line)
    ]
    rule = record(
        0xF004,
        record(0xF00A, bytes(8), instance=20),
        record(0xF00F, struct.pack("<4i", 3, 0, 3, 9)),
    )
    return record(0xF003, record(0xF004, about), *cells, rule)


def slides97(
    slides: Sequence[Sequence[bytes]],
    *,
    notes: Mapping[int, Sequence[bytes]] | None = None,
    outlines: Mapping[int, Sequence[bytes]] | None = None,
    older: Sequence[bytes] = (),
    token: int = 0xE391C05F,
) -> bytes:
    """A presentation of slides, each of its shapes; notes by the number of their slide.

    `outlines` are texts that shapes refer to; `older` are shapes of a first slide that a later
    save has replaced.
    """
    notes, outlines = notes or {}, outlines or {}
    stream, places = b"", {}

    def put(number: int, part: bytes) -> None:
        nonlocal stream
        places[number] = len(stream)
        stream += part

    earlier = -1
    count = len(slides)
    if older:
        put(2, _slide(older, 0))
        directory = len(stream)
        stream += record(0x1772, struct.pack("<2I", 2 | 1 << 20, places[2]))
        earlier = len(stream)
        stream += record(0x0FF5, struct.pack("<IIIII", 0, 0, 0xFFFFFFFF, directory, 1))
    listed = [
        record(0x03F3, struct.pack("<4I", 2 + at, 0, 0, 256 + at)) + b"".join(outlines.get(at, ()))
        for at in range(count)
    ]
    noted = [record(0x03F3, struct.pack("<4I", 2 + count + at, 0, 0, 512 + at)) for at in notes]
    put(
        1,
        record(
            0x03E8,
            record(0x03E9, struct.pack("<2i", 5760, 4320)),
            record(0x0FF0, *listed),
            record(0x0FF0, *noted, instance=2),
        ),
    )
    for at, shapes in enumerate(slides):
        put(2 + at, _slide(shapes, 512 + at if at in notes else 0))
    for at, shapes in notes.items():
        put(2 + count + at, record(0x03F0, _drawing(shapes)))
    directory = len(stream)
    entries = b"".join(struct.pack("<2I", number | 1 << 20, at) for number, at in places.items())
    stream += record(0x1772, entries)
    edit = len(stream)
    before = earlier if earlier >= 0 else 0xFFFFFFFF
    stream += record(0x0FF5, struct.pack("<IIIII", 0, 0, before, directory, 1))
    user = struct.pack("<HHI", 0, 0x0FF6, 20) + struct.pack("<III", 20, token, edit)
    return compound({"Current User": user, "PowerPoint Document": stream})


def _slide(shapes: Sequence[bytes], notes: int) -> bytes:
    about = record(0x03EF, struct.pack("<I8xII", 0, 0, notes))
    return record(0x03EE, about, _drawing(shapes))


def _drawing(shapes: Sequence[bytes]) -> bytes:
    whole = record(0xF004, record(0xF00A, bytes(8)))
    return record(0x040C, record(0xF002, record(0xF003, whole, *shapes)))


def _look_page(looks: Sequence[tuple[int, bytes]], end: int) -> bytes:
    page, at = bytearray(_PAGE), _PAGE - 2
    struct.pack_into(f"<{len(looks) + 1}I", page, 0, *(start for start, _ in looks), end)
    for number, (_, changes) in enumerate(looks):
        if changes:
            at = at - len(changes) - 1 & ~1
            page[at : at + len(changes) + 1] = bytes([len(changes)]) + changes
            page[4 * (len(looks) + 1) + number] = at // 2
    page[-1] = len(looks)
    return bytes(page)


def _format_page(formats: Sequence[tuple[int, bytes]], end: int) -> bytes:
    page, at = bytearray(_PAGE), _PAGE - 2
    struct.pack_into(f"<{len(formats) + 1}I", page, 0, *(start for start, _ in formats), end)
    for number, (_, properties) in enumerate(formats):
        properties += b"\0" * (len(properties) % 2)
        at -= len(properties) + 2
        page[at : at + len(properties) + 2] = bytes([0, len(properties) // 2]) + properties
        page[4 * (len(formats) + 1) + 13 * number] = at // 2
    page[-1] = len(formats)
    return bytes(page)
