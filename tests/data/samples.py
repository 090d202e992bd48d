"""Writes one small file of each kind that Sotto reads, and of each way in which one can be bad."""

import zipfile
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_ODT = "application/vnd.oasis.opendocument.text"


def pdf(pages: Iterable[str], *, encrypted: bool = False) -> bytes:
    """A PDF with one line of ASCII text per page; `encrypted` needs a password nobody has."""
    texts = list(pages)
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(texts)))
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(texts)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for n, text in enumerate(texts):
        stream = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode("ascii")
        bodies.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>"
            b"/Contents %d 0 R>>" % (5 + 2 * n)
        )
        bodies.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    trailer = b"/Root 1 0 R"
    if encrypted:
        lock = b"<%s>" % (b"5a" * 32)
        bodies.append(b"<</Filter/Standard/V 1/R 2/Length 40/P -4/O%s/U%s>>" % (lock, lock))
        trailer += b"/Encrypt %d 0 R/ID[<00><00>]" % len(bodies)
    return _pdf_file(bodies, trailer)


def _pdf_file(bodies: list[bytes], trailer: bytes) -> bytes:
    data, offsets = b"%PDF-1.4\n", []
    for n, body in enumerate(bodies, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (n, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    data_end = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(bodies) + 1, table)
    data += b"trailer\n<</Size %d%s>>\n" % (len(bodies) + 1, trailer)
    return data + b"startxref\n%d\n%%%%EOF\n" % data_end


def write_docx(path: Path, heading: str, text: str) -> None:
    """A Word document of a heading and a paragraph."""
    types = (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{_RELATIONS}"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_OFFICE}"/></Types>'
    )
    relations = (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_DOCUMENT}" Target="word/document.xml"/></Relationships>'
    )
    style = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>'
    document = (
        f'<w:document xmlns:w="{_W}"><w:body>'
        f"<w:p>{style}<w:r><w:t>{escape(heading)}</w:t></w:r></w:p>"
        f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p></w:body></w:document>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("_rels/.rels", relations)
        archive.writestr("word/document.xml", document)


def write_odt(path: Path, heading: str, text: str, *, encrypted: bool = False) -> None:
    """An OpenDocument text of a heading and a paragraph; `encrypted` only says so."""
    secret = "<m:encryption-data m:checksum='x'/>" if encrypted else ""
    manifest = (
        f'<m:manifest xmlns:m="{_ODF}:manifest:1.0">'
        f'<m:file-entry m:full-path="/" m:media-type="{_ODT}"/>'
        f'<m:file-entry m:full-path="content.xml" m:media-type="text/xml">{secret}</m:file-entry>'
        "</m:manifest>"
    )
    content = (
        f'<o:document-content xmlns:o="{_ODF}:office:1.0" xmlns:t="{_ODF}:text:1.0"'
        ' o:version="1.2"><o:body><o:text>'
        f'<t:h t:outline-level="1">{escape(heading)}</t:h><t:p>{escape(text)}</t:p>'
        "</o:text></o:body></o:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", _ODT)
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content)


def write_good(folder: Path) -> dict[str, str]:
    """Files that can be read, each with a word that is in no other; returns name -> word."""
    (folder / "pages.pdf").write_bytes(
        pdf(["The impeller is on page one.", "The spindle is on two."])
    )
    write_docx(folder / "report.docx", "Gearbox", "The gearbox holds two litres of oil.")
    write_odt(folder / "letter.odt", "Crankshaft", "The crankshaft turns clockwise.")
    (folder / "page.html").write_text(
        "<html><head><title>Valves</title><script>var hidden = 1;</script></head><body>"
        "<h1>Relief valve</h1><p>The thermostat opens at 90 degrees.</p></body></html>"
    )
    (folder / "notes.md").write_text("# Notes\n\n## Filter\n\nReplace the cartridge every year.\n")
    (folder / "table.csv").write_text("part,number\nflywheel,4711\nbolt,12\n")
    german = "Der Kühler überhitzt. Die Kühlflüssigkeit läuft über. Bitte prüfen Sie das Gehäuse. "
    (folder / "latin1.txt").write_bytes((german * 4).encode("latin-1"))
    (folder / "utf16.txt").write_bytes(("The turbine is balanced. " * 4).encode("utf-16"))
    japanese = "このポンプは空気を抜いてから始動してください。冷却水の量を毎日確認します。"
    (folder / "shift_jis.txt").write_bytes((japanese * 4).encode("shift_jis"))
    return {
        "pages.pdf": "spindle",
        "report.docx": "gearbox",
        "letter.odt": "crankshaft",
        "page.html": "thermostat",
        "notes.md": "cartridge",
        "table.csv": "flywheel",
        "latin1.txt": "Kühlflüssigkeit",
        "utf16.txt": "turbine",
        "shift_jis.txt": "冷却水",
    }


def write_bad(folder: Path) -> dict[str, str]:
    """Files without text; returns name -> code of the failure."""
    (folder / "encrypted.pdf").write_bytes(pdf(["Nobody reads this."], encrypted=True))
    write_odt(folder / "encrypted.odt", "Secret", "Nobody reads this.", encrypted=True)
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4\nthis is not a PDF at all\n")
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 cut short")
    (folder / "zero.txt").write_bytes(b"")
    (folder / "blank.txt").write_text(" \n\t\n")
    (folder / "program.exe").write_bytes(b"MZ\x90\0" + bytes(range(256)) * 4)
    return {
        "encrypted.pdf": "encrypted",
        "encrypted.odt": "encrypted",
        "broken.pdf": "broken",
        "broken.docx": "broken",
        "zero.txt": "empty",
        "blank.txt": "no_text",
        "program.exe": "unsupported",
    }
