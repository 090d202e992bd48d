import struct
import unicodedata

import pytest

from app.domain.documents import Box, Recognition
from app.engines.protocols import PagePicture
from app.services.page_passage import Letters, recognized


def letters(text: str) -> Letters:
    """Each letter a tenth wide, ten to a line."""
    boxes = [
        (column / 10, row / 10, (column + 1) / 10, row / 10 + 0.08)
        for row, column in (divmod(at, 10) for at in range(len(text)))
    ]
    packed = b"".join(struct.pack("<4f", *box) for box in boxes)
    return Letters.of(PagePicture(1, 1, 1, b"\0\0\0", text, packed))


@pytest.mark.parametrize(
    ("on_page", "passage"),
    [
        ("The coo-\nlant is hot", "coolant is"),
        ("The coo\u00adlant is hot", "coolant is"),
        ("The ﬁlter is new", "filter is"),
        ("The filter is new", "ﬁlter  is"),
        ("A  b\u00a0c\r\nd", "b c d"),
        ("Gro\u0308ße und Maß", "größe"),
        ("WELL-KNOWN", "well known"),
    ],
)
def test_a_passage_is_found_whatever_became_of_its_signs(on_page: str, passage: str) -> None:
    page = letters(on_page)
    found = page.find(passage)
    assert found is not None
    assert plain(on_page[slice(*found)]) == plain(passage)


def plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.replace("\u00ad", "").replace("-", "")).casefold()
    return "".join(letters.split())


def test_of_several_places_the_one_at_the_same_share_of_the_page_is_meant() -> None:
    page = letters("same x x x same y y y same")
    assert [page.find("same", near=share) for share in (0.0, 0.5, 1.0)] == [
        (0, 4),
        (11, 15),
        (22, 26),
    ]


def test_what_is_not_there_is_not_found() -> None:
    assert letters("something").find("anything") is None
    assert letters("something").find(" - ") is None
    assert letters("").find("a") is None


def test_letters_of_a_line_are_one_rectangle() -> None:
    lines = letters("a" * 25).lines(5, 23)
    starts = [share for line in lines for share in line[:2]]
    assert starts == pytest.approx([0.5, 0.0, 0.0, 0.1, 0.0, 0.2])
    assert lines[1][2] == pytest.approx(1.0)
    assert lines[2][2] == pytest.approx(0.3)


def test_letters_without_a_place_make_no_rectangle() -> None:
    empty = PagePicture(1, 1, 1, b"\0\0\0", "ab", b"\0" * 32)
    assert Letters.of(empty).lines(0, 2) == []


def test_of_a_recognised_line_the_share_of_the_passage_is_marked() -> None:
    box = Box(10, 20, (0.0, 0.0, 1.0, 0.0, 1.0, 0.1, 0.0, 0.1))
    found = Recognition(10, 30, 0.0, 0.9, None, (box, Box(20, 30, box.corners)))
    assert recognized([found], 15, 20) == [(0.5, 0.0, 1.0, 0.0, 1.0, 0.1, 0.5, 0.1)]
    assert recognized([found], 30, 40) == []
    assert len(recognized([found], 0, 40)) == 2


def test_letters_of_a_recognised_page_stand_where_their_lines_were_found() -> None:
    text = "front\nabcd\nef"
    line = Box(6, 10, (0.1, 0.2, 0.5, 0.2, 0.5, 0.3, 0.1, 0.3))
    page = Letters.recognized([Recognition(6, 13, 0.0, 0.9, None, (line,))], text, 6, 13)
    assert page.text == "abcd\nef"
    assert page.boxes[0] == pytest.approx((0.1, 0.2, 0.2, 0.3))
    assert page.boxes[3] == pytest.approx((0.4, 0.2, 0.5, 0.3))
    assert page.boxes[5] == (0.0, 0.0, 0.0, 0.0)  # nobody said where
