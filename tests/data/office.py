"""Office files whose XML is written out: documents, workbooks, slides, books."""

from collections.abc import Sequence

from tests.data.formats import zipped

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SLIDE = "http://schemas.openxmlformats.org/presentationml/2006/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_OPEN = "urn:oasis:names:tc:opendocument:xmlns"
_SPACES = " ".join(
    f'xmlns:{name}="{_OPEN}:{name}:1.0"'
    for name in ("office", "text", "table", "style", "draw", "presentation", "meta")
)
_FO = 'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
_DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
CORE = (
    '<cp:coreProperties xmlns:cp="urn:core" xmlns:dc="urn:dc" xmlns:dcterms="urn:terms">'
    "<dc:title>On pumps</dc:title><dc:creator>Anna Holm</dc:creator>"
    "<dcterms:created>2024-01-31T10:00:00Z</dcterms:created></cp:coreProperties>"
)


def word(body: str, **parts: str) -> bytes:
    """A Word file with that body; `parts` are its other parts by kind, as in `footnotes=`."""
    files = {
        "_rels/.rels": _related([("officeDocument", "word/document.xml")]),
        "word/document.xml": _word("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": _related([(kind, f"{kind}.xml") for kind in parts]),
        "docProps/core.xml": CORE,
    }
    for kind, text in parts.items():
        files[f"word/{kind}.xml"] = _word(kind, text)
    return zipped(files)


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    """A paragraph of a Word file; the properties are XML."""
    return (
        f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr>"
        f'<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def workbook(sheets: dict[str, str], *, styles: str = "", state: str = "visible") -> bytes:
    """An Excel file whose sheets have that `sheetData`; `state` is that of the last one."""
    names = list(sheets)
    entries = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"'
        f' state="{state if name == names[-1] else "visible"}"/>'
        for n, name in enumerate(names, 1)
    )
    targets = [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(names) + 1)]
    files = {
        "_rels/.rels": _related([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'<workbook xmlns="{_SHEET}" xmlns:r="{_RELATIONS}">'
        f"<sheets>{entries}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _related([*targets, ("styles", "styles.xml")]),
        "xl/styles.xml": f'<styleSheet xmlns="{_SHEET}">{styles}</styleSheet>',
    }
    for n, data in enumerate(sheets.values(), 1):
        files[f"xl/worksheets/sheet{n}.xml"] = (
            f'<worksheet xmlns="{_SHEET}"><dimension ref="A1:XFD1048576"/>'
            f"<sheetData>{data}</sheetData></worksheet>"
        )
    return zipped(files)


def cells(rows: Sequence[Sequence[str | float | None]], first: int = 1) -> str:
    """The `sheetData` of these rows; numbers are numbers."""
    written = []
    for number, row in enumerate(rows, first):
        inner = "".join(
            f'<c r="{chr(ord("A") + at)}{number}" t="inlineStr"><is><t>{value}</t></is></c>'
            if isinstance(value, str)
            else f'<c r="{chr(ord("A") + at)}{number}"><v>{value}</v></c>'
            for at, value in enumerate(row)
            if value is not None
        )
        written.append(f'<row r="{number}">{inner}</row>')
    return "".join(written)


def slides(pages: Sequence[tuple[str, str, str]]) -> bytes:
    """A presentation of (title, XML of shapes, notes)."""
    files = {
        "_rels/.rels": _related([("officeDocument", "ppt/presentation.xml")]),
        "ppt/presentation.xml": _slide(
            "presentation",
            "<p:sldIdLst>"
            + "".join(f'<p:sldId id="{255 + n}" r:id="r{n}"/>' for n in range(1, len(pages) + 1))
            + '</p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/>',
        ),
        "ppt/_rels/presentation.xml.rels": _related(
            [("slide", f"slides/slide{n}.xml") for n in range(1, len(pages) + 1)]
        ),
        "docProps/core.xml": CORE,
    }
    for n, (title, shapes, notes) in enumerate(pages, 1):
        files[f"ppt/slides/slide{n}.xml"] = _slide("sld", shape(title, "title") + shapes)
        files[f"ppt/slides/_rels/slide{n}.xml.rels"] = _related(
            [("notesSlide", f"../notesSlides/notesSlide{n}.xml")]
        )
        files[f"ppt/notesSlides/notesSlide{n}.xml"] = _slide(
            "notes", shape("7", "sldNum") + shape(notes, "body")
        )
    return zipped(files)


def shape(text: str, place: str = "", at: tuple[int, int] = (0, 0), run: str = "") -> str:
    """A shape of a slide; `place` is the type of its placeholder."""
    placeholder = f'<p:nvPr><p:ph type="{place}"/></p:nvPr>' if place else ""
    return (
        f'<p:sp><p:nvSpPr>{placeholder}</p:nvSpPr><p:spPr><a:xfrm><a:off x="{at[0]}" y="{at[1]}"/>'
        f'<a:ext cx="100000" cy="100000"/></a:xfrm></p:spPr><p:txBody><a:p><a:r><a:rPr {run}/>'
        f"<a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def open_document(body: str, styles: str = "") -> bytes:
    """An OpenDocument file with that body and those automatic styles."""
    return zipped(
        {
            "content.xml": f"<office:document-content {_SPACES} {_FO} {_DC}>"
            f"<office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body>{body}</office:body></office:document-content>",
            "meta.xml": f"<office:document-meta {_SPACES} {_DC}><office:meta>"
            "<dc:title>On pumps</dc:title><meta:initial-creator>Anna Holm</meta:initial-creator>"
            "<meta:creation-date>2024-01-31T10:00:00Z</meta:creation-date>"
            "</office:meta></office:document-meta>",
        }
    )


def book(chapters: Sequence[str], extra: dict[str, str] | None = None) -> bytes:
    """An EPUB whose chapters are pages of XHTML, the last of them first in the archive."""
    numbers = range(1, len(chapters) + 1)
    items = "".join(
        f'<item id="c{n}" href="c%20{n}.xhtml" media-type="application/xhtml+xml"/>'
        for n in numbers
    )
    order = "".join(f'<itemref idref="c{n}"/>' for n in numbers)
    files = {
        "META-INF/container.xml": '<container><rootfile full-path="OPS/book.opf"/></container>',
        "OPS/book.opf": f'<package xmlns="http://www.idpf.org/2007/opf" {_DC}><metadata>'
        "<dc:title>On pumps</dc:title><dc:creator>Anna Holm</dc:creator>"
        f"</metadata><manifest>{items}</manifest><spine>{order}</spine></package>",
        **(extra or {}),
    }
    for n in reversed(numbers):
        files[f"OPS/c {n}.xhtml"] = chapters[n - 1]
    return zipped(files)


def _related(targets: Sequence[tuple[str, str]]) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}">'
        + "".join(
            f'<Relationship Id="r{n}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
            for n, (kind, target) in enumerate(targets, 1)
        )
        + "</Relationships>"
    )


def _word(root: str, inner: str) -> str:
    return f'<w:{root} xmlns:w="{_WORD}">{inner}</w:{root}>'


def _slide(root: str, inner: str) -> str:
    return (
        f'<p:{root} xmlns:p="{_SLIDE}" xmlns:a="{_DRAWING}" xmlns:r="{_RELATIONS}">'
        f"{inner}</p:{root}>"
    )
