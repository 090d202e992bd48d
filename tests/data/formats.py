"""Small files of many formats, made here so that nobody else's are needed."""

import io
import struct
import zipfile

_DOCX_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override '
    'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
_DOCX_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/'
    '2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def pdf(pages: list[str], *, encrypted: bool = False) -> bytes:
    """A PDF whose pages hold the lines given, in Latin letters."""
    kids = " ".join(f"{3 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
    ]
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    for n, text in enumerate(pages):
        shown = " ".join(f"({line}) Tj T*" for line in text.splitlines())
        stream = f"BT /F1 12 Tf 72 700 Td 14 TL {shown} ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {4 + 2 * n} 0 R "
            f"/Resources << /Font << /F1 {font} >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    key = "a" * 32
    lock = (
        f"/Encrypt << /Filter /Standard /V 1 /R 2 /O ({key}) /U ({key}) /P -44 >> /ID [(1) (1)]"
        if encrypted
        else ""
    )
    end = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
        f"<< /Size {len(objects) + 1} /Root 1 0 R {lock} >>\nstartxref\n{len(out)}\n%%EOF"
    )
    return out + end.encode()


def docx(paragraphs: list[tuple[str, str]]) -> bytes:
    """A Word file of (style, text); style "" is plain text, "Heading1" a heading."""
    body = "".join(
        "<w:p>"
        + (f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else "")
        + f"<w:r><w:t>{text}</w:t></w:r></w:p>"
        for style, text in paragraphs
    )
    document = f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    return zipped(
        {
            "[Content_Types].xml": _DOCX_TYPES,
            "_rels/.rels": _DOCX_RELATIONS,
            "word/document.xml": f'<?xml version="1.0"?>{document}',
        }
    )


def odt(heading: str, text: str, *, encrypted: bool = False) -> bytes:
    """An OpenDocument text with one heading."""
    content = (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{_ODF}:office:1.0" '
        f'xmlns:text="{_ODF}:text:1.0"><office:body><office:text>'
        f'<text:h text:outline-level="1">{heading}</text:h><text:p>{text}</text:p>'
        "</office:text></office:body></office:document-content>"
    )
    files = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}
    if encrypted:
        files["content.xml"] = "\x01\x02scrambled"
        files["META-INF/manifest.xml"] = "<manifest:encryption-data/>"
    return zipped(files)


def xlsx(sheet: str, rows: list[tuple[str, str]]) -> bytes:
    """A workbook of one sheet with two columns of text."""
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    cells = "".join(
        f'<row r="{n}">'
        + "".join(
            f'<c r="{column}{n}" t="inlineStr"><is><t>{text}</t></is></c>'
            for column, text in zip("AB", row, strict=True)
        )
        + "</row>"
        for n, row in enumerate(rows, 1)
    )
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
            '<Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/>'
            "</Types>",
            "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
            f'<Relationship Id="r1" Type="{relation}/officeDocument" Target="xl/workbook.xml"/>'
            "</Relationships>",
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relation}"><sheets>'
            f'<sheet name="{sheet}" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
            f'<Relationship Id="r1" Type="{relation}/worksheet" Target="worksheets/sheet1.xml"/>'
            "</Relationships>",
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}'
            "</sheetData></worksheet>",
        }
    )


def zipped(files: dict[str, str]) -> bytes:
    """A zip archive of texts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def encrypted_office() -> bytes:
    """What a Word file with a password looks like from outside."""
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le")
    )


def _field(number: int, value: int | str | bytes) -> bytes:
    """One field of a protocol buffer, whose numbers are all below 128 here."""
    if isinstance(value, int):
        return bytes([number << 3, value])
    data = value.encode() if isinstance(value, str) else value
    return bytes([number << 3 | 2]) + _length(len(data)) + data


def _length(size: int) -> bytes:
    return bytes([size]) if size < 128 else bytes([size & 127 | 128, size >> 7])


def _value(name: str, kind: int, axes: tuple[str, ...]) -> bytes:
    shape = b"".join(_field(1, _field(2, axis)) for axis in axes)
    tensor = _field(1, kind) + _field(2, shape)
    return _field(1, name) + _field(2, _field(1, tensor))


def mean_of_ids_onnx(*weights: float) -> bytes:
    """An ONNX network whose outputs are the mean of the token numbers, times each of `weights`.

    Without weights there is one output; the shape is (batch, outputs).
    """
    factors = struct.pack(f"<{len(weights) or 1}f", *(weights or (1.0,)))
    kind_is_int, kind_is_ints = b"\xa0\x01\x02", b"\xa0\x01\x07"
    cast = _field(1, "input_ids") + _field(2, "floats") + _field(4, "Cast")
    cast += _field(5, _field(1, "to") + _field(3, 1) + kind_is_int)
    mean = _field(1, "floats") + _field(2, "mean") + _field(4, "ReduceMean")
    mean += _field(5, _field(1, "axes") + _field(8, 1) + kind_is_ints)
    times = _field(1, "mean") + _field(1, "weights") + _field(2, "scores") + _field(4, "MatMul")
    graph = _field(1, cast) + _field(1, mean) + _field(1, times) + _field(2, "g")
    shape = _field(1, 1) + _field(1, len(factors) // 4)
    graph += _field(5, shape + _field(2, 1) + _field(8, "weights") + _field(9, factors))
    graph += _field(11, _value("input_ids", 7, ("batch", "width")))
    graph += _field(12, _value("scores", 1, ("batch", "outputs")))
    return _field(1, 8) + _field(7, graph) + _field(8, _field(2, 13))
