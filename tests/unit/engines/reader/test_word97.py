"""Binary Word files are read as the newer ones are."""

import pytest

from app.domain.documents import FlagKind
from app.domain.errors import ReadCode, ReadFailure
from tests.data.old_office import (
    cell,
    change,
    list_uses,
    lists,
    plc,
    row,
    sheet,
    style,
    word6,
    word97,
)
from tests.data.reading import pieces, whole

_PLAIN = style(0)
_STYLES = sheet(
    [
        (0, b"", b""),
        (1, b"", b""),
        (62, b"", b""),
        (90, change(0x2640, 2), b""),
        (91, b"", change(0x083C, 1)),
    ]
)


def test_text_is_read_in_either_width() -> None:
    words = "Größe – 5 €\r"
    assert whole("a.doc", word97([(words, _PLAIN)])).text == words.strip()
    assert whole("a.doc", word97([(words, _PLAIN)], narrow=True)).text == words.strip()
    assert whole("a.doc", word97([("😀 も\r", _PLAIN)])).text == "😀 も"


def test_headings_are_those_of_styles_and_outline_levels() -> None:
    found = whole(
        "a.doc",
        word97(
            [
                ("Pumps\r", style(2)),
                ("Oil\r", style(1)),
                ("Kinds\r", style(3)),
                ("Red\r", _PLAIN),
                ("Blue\r", style(0, change(0x2640, 1))),
                ("No more\r", style(1, change(0x2640, 9))),
            ],
            parts={1: _STYLES},
        ),
    )
    assert [(each.level, each.title) for each in found.headings] == [
        (1, "Pumps"),
        (1, "Oil"),
        (3, "Kinds"),
        (2, "Blue"),
    ]
    assert found.title == "Pumps"


def test_tables_are_typed_and_merged_cells_keep_columns_in_step() -> None:
    edges = row([0, 1000, 2000, 3000])
    found = whole(
        "a.doc",
        word97(
            [
                *((f"{text}\x07", cell()) for text in ("Part", "Both")),
                ("\x07", row([0, 1000, 2990])),
                *((f"{text}\x07", cell()) for text in ("Pump", "3", "7")),
                ("\x07", edges),
                *((f"{text}\x07", cell()) for text in ("", "5", "9")),
                ("\x07", row([0, 1000, 2000, 3000], lower=[0])),
                ("End\r", _PLAIN),
            ]
        ),
    )
    assert found.text == "Part\tBoth\nPump\t3\t7\n\t5\t9\n\nEnd"
    (table,) = found.tables
    assert [each.cells for each in table.rows] == [("Pump", 3, 7), ("Pump", 5, 9)]


def test_tables_in_cells_are_text_of_the_cell() -> None:
    inner = [change(0x6649, b"\2\0\0\0")]
    found = whole(
        "a.doc",
        word97(
            [
                ("a\x07", cell()),
                ("x\r", cell(*inner, change(0x244B, 1))),
                ("y\r", cell(*inner, change(0x244B, 1))),
                ("\r", cell(*inner, change(0x244C, 1))),
                ("after\x07", cell()),
                ("\x07", row([0, 1000, 2000])),
            ]
        ),
    )
    assert found.text == "a\tx y after"


def test_items_of_lists_have_their_numbers_and_bullets() -> None:
    numbered, dotted = change(0x460B, 1), change(0x460B, 2)
    found = whole(
        "a.doc",
        word97(
            [
                ("Stop it.\r", style(0, numbered)),
                ("Open it.\r", style(0, numbered)),
                ("Take:\r", _PLAIN),
                ("A seal\r", style(0, dotted)),
            ],
            parts={73: lists([(0, "\0)"), (23, "\uf0b7")]), 74: list_uses(2)},
        ),
    )
    assert found.text == "1) Stop it.\n2) Open it.\n\nTake:\n\n• A seal"


def test_fields_show_what_they_show() -> None:
    ruby = "\x13EQ \\* jc2 \\o\\ad(\\s\\up 9(とう),東)\x15"
    link = '\x13HYPERLINK "x:y"\x01\x14the \x13PAGE\x14page\x15\x15'
    found = whole("a.doc", word97([(f"See {link}{ruby}.\x0bSo\x1eso\x1f.\r", _PLAIN)]))
    assert found.text == "See the page東.\nSo-so."


def test_notes_comments_margins_and_boxes_are_read() -> None:
    main, note, margin = "Red\x02 is\x05 it\x08.\r", "\x02 A note.\r", "Plant 7\r\r"
    comment, box = "\x05Really?\r", "In the box.\r"
    text = main + note + margin + comment + box
    comments = b"\0" * 20 + b"\1\0" + b"\0" * 8
    names = b"".join(
        len(name).to_bytes(2, "little") + name.encode("utf-16-le") for name in ("Al", "Ben")
    )
    at_margin = [0] * 7 + [len(margin) - 1, len(margin)]
    found = whole(
        "a.doc",
        word97(
            [(f"{line}\r", _PLAIN) for line in text.split("\r")[:-1]],
            lengths=list(map(len, (main, note, margin, comment, "", box))),
            parts={
                2: plc([3, len(main)], [b"\0\0"]),
                3: plc([0, len(note), len(note) + 1]),
                4: plc([7, len(main)], [comments]),
                5: plc([0, len(comment), len(comment) + 1]),
                11: plc(at_margin),
                36: names,
                40: plc([11, len(main)], [b"\7\0\0\0" + bytes(22)]),
                56: plc([0, len(box), len(box) + 1], [bytes(14) + b"\7" + bytes(7), bytes(22)]),
            },
        ),
    )
    assert found.text == ("Red[1] is it.\n\nIn the box.\n\n[1] A note.\n\nBen: Really?\n\nPlant 7")


def test_hidden_and_deleted_text() -> None:
    runs = [
        ("seen ", b""),
        ("gone", change(0x083C, 1)),
        (" ", b""),
        ("white", change(0x6870, b"\xff\xff\xff\0")),
        (" ", b""),
        ("marked", change(0x2A42, 8) + change(0x2A0C, 7)),
        (" tiny", change(0x4A43, 3)),
        (" deleted", change(0x0800, 1)),
        (" back", change(0x083C, 1) + change(0x2A33, 1)),
        ("\r", b""),
    ]
    found = whole("a.doc", word97([(runs, _PLAIN), ("By style.\r", style(4))], parts={1: _STYLES}))
    assert found.text == "seen gone white marked tiny back\n\nBy style."
    flagged = [(flag.kind, found.text[flag.start : flag.end].strip()) for flag in found.flags]
    assert flagged == [
        (FlagKind.INVISIBLE, "gone"),
        (FlagKind.WHITE, "white"),
        (FlagKind.TINY, "tiny"),
        (FlagKind.INVISIBLE, "By style."),
    ]


def test_changes_may_stand_far_away() -> None:
    far = change(0x2640, 0)
    data = b"\0\0" + len(far).to_bytes(2, "little") + far
    properties = style(0, change(0x6646, b"\2\0\0\0"))
    found = whole("a.doc", word97([("Pumps\r", properties)], data=data))
    assert [each.title for each in found.headings] == ["Pumps"]


def test_word_6_gives_its_text() -> None:
    found = whole("a.doc", word6("It is café red.\rPart\x07Count\x07\x07Pump\x073\x07\x07End\r"))
    assert found.text == "It is café red.\n\nPart\tCount\nPump\t3\n\nEnd"


def test_a_password_is_told_from_damage() -> None:
    with pytest.raises(ReadFailure) as caught:
        pieces("a.doc", word97([("x\r", _PLAIN)], flags=0x0100))
    assert caught.value.code == ReadCode.ENCRYPTED
    with pytest.raises(ReadFailure) as caught:
        pieces("a.doc", word97([("x\r", _PLAIN)], parts={33: b""}))
    assert caught.value.code == ReadCode.BROKEN


def test_pieces_that_repeat_a_file_without_end_are_a_bomb() -> None:
    again = [b"\0\0" + (1024).to_bytes(4, "little") + b"\0\0"] * 4000
    clx = plc([at * 500 for at in range(4001)], again)
    bomb = word97([("x\r", _PLAIN)], parts={33: b"\2" + len(clx).to_bytes(4, "little") + clx})
    with pytest.raises(ReadFailure) as caught:
        pieces("a.doc", bomb)
    assert caught.value.code == ReadCode.BOMB
