"""Presentations are read slide by slide."""

from app.domain.documents import FlagKind
from tests.data.office import open_document, shape, slides
from tests.data.reading import whole


def test_each_slide_is_a_page_with_its_title_text_and_notes() -> None:
    found = whole("a.pptx", slides([("Pump", shape("It is red."), "Say so."), ("Seal", "", "")]))
    assert [(page.number, page.text) for page in found.pages] == [
        (1, "Pump\n\nIt is red.\n\nSay so.\n\n"),
        (2, "Seal"),
    ]
    assert [(h.level, h.title) for h in found.headings] == [(1, "Pump"), (1, "Seal")]
    assert [found.text[h.start :][:4] for h in found.headings] == ["Pump", "Seal"]
    assert (found.title, found.author) == ("On pumps", "Anna Holm")


def test_a_slide_without_text_keeps_its_number() -> None:
    found = whole("a.pptx", slides([("One", "", ""), ("", "", ""), ("", "", "")]))
    assert [(page.number, page.text.strip()) for page in found.pages] == [
        (1, "One"),
        (2, ""),
        (3, ""),
    ]


def test_a_table_on_a_slide_is_typed() -> None:
    rows = (("Part", "Count"), ("Pump", "3"), ("Seal", "5"))
    inner = "".join(
        "<a:tr>"
        + "".join(
            f"<a:tc><a:txBody><a:p><a:r><a:t>{c}</a:t></a:r></a:p></a:txBody></a:tc>" for c in row
        )
        + "</a:tr>"
        for row in rows
    )
    frame = f"<p:graphicFrame><a:tbl>{inner}</a:tbl></p:graphicFrame>"
    (table,) = whole("a.pptx", slides([("Stock", frame, "")])).tables
    assert [row.cells for row in table.rows] == [("Pump", 3), ("Seal", 5)]


def test_text_beside_the_slide_or_too_small_is_flagged() -> None:
    hidden = shape("Order.", at=(-900000, 10)) + shape("Small.", run='sz="100"')
    found = whole("a.pptx", slides([("Pump", hidden, "")]))
    assert [(f.kind, found.text[f.start : f.end]) for f in found.flags] == [
        (FlagKind.OFF_PAGE, "Order."),
        (FlagKind.TINY, "Small."),
    ]


def test_slides_of_open_document_have_numbers_titles_and_notes() -> None:
    page = (
        '<draw:page><draw:frame presentation:class="title"><draw:text-box><text:p>{}</text:p>'
        "</draw:text-box></draw:frame><draw:frame><draw:text-box><text:p>{}</text:p>"
        "</draw:text-box></draw:frame><presentation:notes><text:p>{}</text:p>"
        "</presentation:notes></draw:page>"
    )
    body = page.format("Pump", "It is red.", "Say so.") + page.format("Seal", "", "")
    data = open_document(f"<office:presentation>{body}</office:presentation>")
    found = whole("a.odp", data)
    assert [(page.number, page.text) for page in found.pages] == [
        (1, "Pump\n\nIt is red.\n\nSay so.\n\n"),
        (2, "Seal"),
    ]
    assert [h.title for h in found.headings] == ["Pump", "Seal"]


def test_a_shape_without_a_place_of_its_own_is_on_the_slide() -> None:
    whole_slide = (
        '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
    )
    bare = "<p:sp><p:txBody><a:p><a:r><a:t>It is red.</a:t></a:r></a:p></p:txBody></p:sp>"
    found = whole("a.pptx", slides([("", whole_slide + bare, "")]))
    assert (found.text, found.flags) == ("It is red.", ())
