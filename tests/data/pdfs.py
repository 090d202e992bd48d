"""PDF files from content streams, to place, colour and hide text as a test wants it."""

from collections.abc import Sequence

_FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def pdf_of(
    contents: Sequence[str],
    *,
    page: str = "/MediaBox [0 0 612 792]",
    images: Sequence[bytes] = (),
    size: tuple[int, int] = (0, 0),
    catalog: str = "",
    info: str = "",
    font: str = _FONT,
    objects: Sequence[str] = (),
) -> bytes:
    """A page for each content stream, with /F1 as its font.

    `images` are grey pictures of `size` (width, height), /I0 and so on in the streams; `page`,
    `catalog` and `info` go into those dictionaries; `objects` are numbered from 4.
    """
    first = 4 + len(objects)
    bodies: list[bytes] = [b"", b"", f"<< {info} >>".encode("cp1252")]
    bodies += [each.encode("cp1252") for each in objects]
    pictures = " ".join(f"/I{n} {first + n} 0 R" for n in range(len(images)))
    width, height = size
    for image in images:
        header = (
            f"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} "
            f"/ColorSpace /DeviceGray /BitsPerComponent 8 /Length {len(image)} >>"
        )
        bodies.append(header.encode() + b"\nstream\n" + image + b"\nendstream")
    kids = []
    for content in contents:
        number = len(bodies) + 1
        kids.append(f"{number} 0 R")
        stream = content.encode("cp1252")
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R {page} /Contents {number + 1} 0 R /Resources "
            f"<< /Font << /F1 {font} >> /XObject << {pictures} >> >> >>".encode("cp1252")
        )
        bodies.append(f"<< /Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream")
    bodies[0] = f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode()
    bodies[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return _file(bodies)


def shown(text: str, *, x: float = 72, y: float = 700, points: float = 12, state: str = "") -> str:
    """A content stream that shows one line; `state` are operators before it, such as "1 g"."""
    return f"q BT {state} /F1 {points} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET Q\n"


def _file(bodies: Sequence[bytes]) -> bytes:
    out, offsets = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer << /Size %d /Root 1 0 R /Info 3 0 R >>\n" % (len(bodies) + 1)
    out += b"startxref\n%d\n%%%%EOF" % start
    return bytes(out)
