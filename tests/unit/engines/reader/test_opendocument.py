"""OpenDocument texts are read as they are printed."""

from app.domain.documents import FlagKind
from tests.data.office import open_document
from tests.data.reading import whole


def _text(body: str, styles: str = "") -> bytes:
    return open_document(f"<office:text>{body}</office:text>", styles)


def test_headings_paragraphs_and_lists_are_lines_of_their_own() -> None:
    items = "".join(
        f"<text:list-item><text:p>{word}</text:p></text:list-item>" for word in ("one", "two")
    )
    body = (
        '<text:h text:outline-level="2">Pump</text:h><text:p>It\n  is<text:s text:c="2"/>red,'
        "<text:line-break/>says<text:tab/>Anna.</text:p>"
        f"<text:list>{items}</text:list><text:p>End.</text:p>"
    )
    found = whole("a.odt", _text(body))
    assert found.text == "Pump\n\nIt is  red,\nsays\tAnna.\n\none\ntwo\n\nEnd."
    assert [(h.start, h.level, h.title) for h in found.headings] == [(0, 2, "Pump")]
    assert (found.title, found.author, found.created_s) == ("On pumps", "Anna Holm", 1706695200.0)


def test_tables_are_typed_and_merged_cells_keep_columns_in_place() -> None:
    cell = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>"
    rows = [
        cell.format("", "Part") + cell.format("", "Price") + cell.format("", "Sold"),
        cell.format(' table:number-rows-spanned="2"', "Pump")
        + cell.format("", "1,50 €")
        + cell.format("", "01.02.2024"),
        "<table:covered-table-cell/>" + cell.format("", "2,00 €") + cell.format("", "28.02.2024"),
    ]
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    found = whole("a.odt", _text(f'<table:table table:name="Stock">{body}</table:table>'))
    (table,) = found.tables
    assert table.name == "Stock"
    assert [row.cells for row in table.rows] == [
        ("Pump", 1.5, "2024-02-01"),
        ("Pump", 2.0, "2024-02-28"),
    ]
    assert found.text.splitlines()[2] == "\t2,00 €\t28.02.2024"


def test_notes_and_comments_stand_behind_the_text_and_deleted_text_is_gone() -> None:
    body = (
        "<text:tracked-changes><text:p>blue</text:p></text:tracked-changes><text:p>Red"
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>As of 2024."
        "</text:p></text:note-body></text:note>.<office:annotation><dc:creator>Anna</dc:creator>"
        "<dc:date>2024</dc:date><text:p>Really?</text:p></office:annotation></text:p>"
    )
    assert whole("a.odt", _text(body)).text == "Red[1].\n\n[1] As of 2024.\n\nAnna: Really?"


def test_text_nobody_sees_is_flagged() -> None:
    styles = "".join(
        f'<style:style style:name="{name}"><style:text-properties {value}/></style:style>'
        for name, value in (
            ("gone", 'text:display="none"'),
            ("white", 'fo:color="#FFFFFF"'),
            ("small", 'fo:font-size="1pt"'),
        )
    )
    spans = "".join(
        f'<text:p>x<text:span text:style-name="{name}">{name}</text:span></text:p>'
        for name in ("gone", "white", "small")
    )
    found = whole("a.odt", _text(spans, styles))
    assert [(f.kind, found.text[f.start : f.end]) for f in found.flags] == [
        (FlagKind.INVISIBLE, "gone"),
        (FlagKind.WHITE, "white"),
        (FlagKind.TINY, "small"),
    ]
