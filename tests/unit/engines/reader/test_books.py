"""Books are read in the order of their chapters."""

import pytest

from app.domain.errors import ReadCode, ReadFailure
from tests.data.office import book
from tests.data.reading import whole

_CHAPTERS = [
    f"<html xmlns='http://www.w3.org/1999/xhtml'><head><title>x</title></head><body>{body}</body></html>"
    for body in ("<h1>One</h1><p>Of pumps.</p>", "<h1>Two</h1><p>Of seals.</p>")
]


def test_chapters_come_in_reading_order_with_their_headings() -> None:
    found = whole("a.epub", book(_CHAPTERS))
    assert found.text == "One\n\nOf pumps.\n\nTwo\n\nOf seals."
    assert [(h.start, h.title) for h in found.headings] == [(0, "One"), (16, "Two")]
    assert (found.title, found.author) == ("On pumps", "Anna Holm")


def test_a_book_whose_chapters_are_locked_says_so() -> None:
    locked = '<encryption><CipherReference URI="OPS/c%202.xhtml"/></encryption>'
    with pytest.raises(ReadFailure) as failure:
        whole("a.epub", book(_CHAPTERS, {"META-INF/encryption.xml": locked}))
    assert failure.value.code == ReadCode.ENCRYPTED


def test_hidden_fonts_do_not_lock_a_book() -> None:
    fonts = '<encryption><CipherReference URI="OPS/font.ttf"/></encryption>'
    assert "Of seals." in whole("a.epub", book(_CHAPTERS, {"META-INF/encryption.xml": fonts})).text
