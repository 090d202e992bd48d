"""Binary presentations are read as the newer ones are."""

import pytest

from app.domain.documents import FlagKind
from app.domain.errors import ReadCode, ReadFailure
from tests.data.old_office import record, shape, slides97, table, text
from tests.data.reading import pieces, whole

_TITLE, _BODY = 0, 1


def test_slides_have_numbers_titles_text_and_notes() -> None:
    found = whole(
        "a.ppt",
        slides97(
            [
                [shape("Pumps", _TITLE), shape("Red\rBlue – é", _BODY)],
                [shape("Seals", _TITLE)],
            ],
            notes={1: [shape("Say it.", 2), shape("3", placeholder=8)]},
        ),
    )
    assert [(page.number, page.text) for page in found.pages] == [
        (1, "Pumps\n\nRed\nBlue – é\n\n"),
        (2, "Seals\n\nSay it."),
    ]
    assert [(each.level, each.title) for each in found.headings] == [(1, "Pumps"), (1, "Seals")]


def test_text_of_the_outline_stands_in_its_shape() -> None:
    reference = record(0xF00D, record(0x0F9E, (1).to_bytes(4, "little")))
    outline = [*text("Pumps", _TITLE), *text("Red", _BODY)]
    found = whole("a.ppt", slides97([[record(0xF004, reference)]], outlines={0: outline}))
    assert found.text == "Red"


def test_the_last_save_counts() -> None:
    saved = slides97([[shape("new")], [shape("next")]], older=[shape("old")])
    assert whole("a.ppt", saved).text == "new\n\nnext"


def test_tables_are_typed_and_groups_are_read_through() -> None:
    rows = [["Part", "Count"], ["Pump", "3"], ["Seal", ""], ["Belt", "5"]]
    group = record(0xF003, record(0xF004, record(0xF00A, bytes(8))), shape("Inside"))
    found = whole("a.ppt", slides97([[table(rows), group]]))
    assert found.text == "Part\tCount\nPump\t3\nSeal\nBelt\t5\n\nInside"
    assert [row.cells for row in found.tables[0].rows] == [("Pump", 3), ("Seal", None), ("Belt", 5)]


def test_signs_that_stand_for_fields_are_left_out() -> None:
    inner = [*text("Page * of it", 4), record(0x0FD8, (5).to_bytes(4, "little"))]
    found = whole("a.ppt", slides97([[record(0xF004, record(0xF00D, *inner))]]))
    assert found.text == "Page  of it"


def test_shapes_beside_the_slide_are_flagged() -> None:
    found = whole("a.ppt", slides97([[shape("seen"), shape("aside", place=(6000, 0))]]))
    (flag,) = found.flags
    assert (flag.kind, found.text[flag.start : flag.end]) == (FlagKind.OFF_PAGE, "aside")


def test_a_password_is_told_from_damage() -> None:
    with pytest.raises(ReadFailure) as caught:
        pieces("a.ppt", slides97([[shape("x")]], token=0xF3D1C4DF))
    assert caught.value.code == ReadCode.ENCRYPTED
    with pytest.raises(ReadFailure) as caught:
        pieces("a.ppt", slides97([[shape("x")]])[:2048])
    assert caught.value.code == ReadCode.BROKEN
