"""XML documents are read by their text."""

import pytest

from app.domain.errors import ReadCode, ReadFailure
from tests.data.reading import whole


def test_a_fiction_book_has_title_author_and_sections() -> None:
    data = (
        "<FictionBook><description><title-info><author><first-name>Anna</first-name>"
        "<last-name>Holm</last-name></author><book-title>On pumps</book-title>"
        "<date>2024-01-31</date></title-info></description><body><section>"
        "<title><p>One</p></title><p>It is <emphasis>red</emphasis>.</p><section>"
        "<title><p>Its</p><p>seal</p></title><p>Blue.</p></section></section></body>"
        "<binary>AAAA</binary></FictionBook>"
    )
    found = whole("a.fb2", data.encode())
    assert found.text == "One\n\nIt is red.\n\nIts\n\nseal\n\nBlue."
    assert [(h.level, h.title) for h in found.headings] == [(1, "One"), (2, "Its seal")]
    assert (found.title, found.author, found.created_s) == ("On pumps", "Anna Holm", 1706659200.0)


def test_an_outline_is_its_lines() -> None:
    data = b"<opml><body><outline text='Pump'><outline text='Seal'/></outline></body></opml>"
    assert whole("a.opml", data).text == "Pump\nSeal"


def test_elements_of_other_documents_are_lines() -> None:
    data = "<?xml version='1.0' encoding='iso-8859-1'?><a><b>größer</b><c>x <i>y</i> z</c></a>"
    assert whole("a.xml", data.encode("latin-1")).text == "größer\nx y z"


def test_what_is_not_well_formed_is_read_as_it_is() -> None:
    assert whole("a.xml", b"<a><b>It is red.</a>").text == "<a><b>It is red.</a>"


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY a "0123456789"><!ENTITY b "&a;&a;&a;&a;&a;">',
        f'<!ENTITY b "{"x" * 2000}">',
    ],
)
def test_entities_that_multiply_are_refused(declared: str) -> None:
    with pytest.raises(ReadFailure) as failure:
        whole("a.xml", f"<!DOCTYPE x [{declared}]><x>&b;</x>".encode())
    assert failure.value.code == ReadCode.BOMB


def test_short_entities_used_too_often_are_refused() -> None:
    body = f'<!DOCTYPE x [<!ENTITY a "{"x" * 999}">]><x>{"&a;" * 100_000}</x>'
    with pytest.raises(ReadFailure) as failure:
        whole("a.xml", body.encode())
    assert failure.value.code == ReadCode.BOMB


def test_nothing_outside_is_ever_opened() -> None:
    outside = '<!DOCTYPE x SYSTEM "x.dtd" [<!ENTITY e SYSTEM "file:///etc/hosts">]>'
    assert whole("a.xml", f"{outside}<x>Text&e;.</x>".encode()).text == "Text."
