"""A folder as people have it: the same generated words in many formats, small files and larger."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterator, Sequence
from email.message import EmailMessage
from html import escape
from pathlib import Path

from app.evaluation.bench.generated import Generated

_FILES_PER_FOLDER = 100
_SIZES = (1, 2, 3, 5, 8, 13)
_COLUMNS = ("Item", "Amount", "Day", "Remark")
_LINE_WORDS = 12
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE_FILE = "application/vnd.openxmlformats-"


def mixed_files(folder: Path, count: int, *, words: Sequence[str]) -> Iterator[Path]:
    """Write `count` files below `folder`, every format in turn, of 1 to 13 paragraphs each."""
    generated = Generated(words)
    for number in range(count):
        suffix, write = _FORMATS[number % len(_FORMATS)]
        size = _SIZES[number // len(_FORMATS) % len(_SIZES)]
        path = folder / f"{number // _FILES_PER_FOLDER:03d}" / f"{number:05d}{suffix}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(write(f"Report {number}", generated.texts(size, words=80)))
        yield path


def _markdown(title: str, paragraphs: Sequence[str]) -> bytes:
    return "\n\n".join([f"# {title}", *paragraphs]).encode()


def _text(title: str, paragraphs: Sequence[str]) -> bytes:
    return "\n\n".join([title, *paragraphs]).encode("cp1252")


def _html(title: str, paragraphs: Sequence[str]) -> bytes:
    body = "\n".join(f"<p>{escape(text)}</p>" for text in paragraphs)
    page = f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>"
    return page.encode()


def _csv(_: str, paragraphs: Sequence[str]) -> bytes:
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(_COLUMNS)
    for number, text in enumerate(paragraphs, 1):
        day = f"2026-01-{number % 28 + 1:02d}"
        writer.writerow([text.split()[0], number * 10.5, day, text])
    return buffer.getvalue().encode()


def _json(title: str, paragraphs: Sequence[str]) -> bytes:
    return json.dumps({"title": title, "paragraphs": paragraphs}, indent=1).encode()


def _python(title: str, paragraphs: Sequence[str]) -> bytes:
    parts = [
        f'"""{title}."""',
        *(f'def part_{n}():\n    """{t}"""' for n, t in _numbered(paragraphs)),
    ]
    return "\n\n\n".join(parts).encode()


def _notebook(title: str, paragraphs: Sequence[str]) -> bytes:
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": [text]}
        for text in (f"# {title}", *paragraphs)
    ]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()


def _mail(title: str, paragraphs: Sequence[str]) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.org", "b@example.org", title
    message["Date"] = "Mon, 05 Jan 2026 10:00:00 +0000"
    message.set_content("\n\n".join(paragraphs))
    return message.as_bytes()


def _word(title: str, paragraphs: Sequence[str]) -> bytes:
    heading = f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>{title}</w:t></w:r></w:p>'
    body = "".join(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in paragraphs)
    kind = f"{_OFFICE_FILE}officedocument.wordprocessingml.document.main+xml"
    return _zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension='
            f'"rels" ContentType="{_OFFICE_FILE}package.relationships+xml"/><Override '
            f'PartName="/word/document.xml" ContentType="{kind}"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
            f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{heading}{body}</w:body>'
            "</w:document>",
        }
    )


def _archive(title: str, paragraphs: Sequence[str]) -> bytes:
    return _zipped({f"{title} {n}.txt": text for n, text in _numbered(paragraphs)})


def _rich_text(title: str, paragraphs: Sequence[str]) -> bytes:
    body = "".join(f"{text}\\par\n" for text in (title, *paragraphs))
    return f"{{\\rtf1\\ansi\\deff0{{\\fonttbl{{\\f0 Times;}}}}\\f0 {body}}}".encode("ascii")


def _pdf(title: str, paragraphs: Sequence[str]) -> bytes:
    """A page per paragraph."""
    kids = " ".join(f"{3 + 2 * n} 0 R" for n in range(len(paragraphs)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(paragraphs)} >>",
    ]
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    for number, text in enumerate(paragraphs):
        drawn = text.split()
        lines = [" ".join(drawn[n : n + _LINE_WORDS]) for n in range(0, len(drawn), _LINE_WORDS)]
        shown = " ".join(f"({line}) Tj T*" for line in (title, *lines))
        stream = f"BT /F1 11 Tf 72 720 Td 14 TL {shown} ET"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {4 + 2 * number} 0 R "
            f"/Resources << /Font << /F1 {font} >> >> >>",
            f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        ]
    return _pdf_file(objects)


def _pdf_file(objects: Sequence[str]) -> bytes:
    out, offsets = b"%PDF-1.4\n", list[int]()
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("ascii")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    end = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
        f"<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    )
    return out + end.encode("ascii")


def _zipped(files: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def _numbered(paragraphs: Sequence[str]) -> Iterator[tuple[int, str]]:
    return enumerate(paragraphs, 1)


_FORMATS: tuple[tuple[str, Callable[[str, Sequence[str]], bytes]], ...] = (
    (".md", _markdown),
    (".txt", _text),
    (".html", _html),
    (".pdf", _pdf),
    (".docx", _word),
    (".eml", _mail),
    (".csv", _csv),
    (".json", _json),
    (".ipynb", _notebook),
    (".rtf", _rich_text),
    (".py", _python),
    (".zip", _archive),
)
