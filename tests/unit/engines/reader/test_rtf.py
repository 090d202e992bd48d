"""Rich text has the words, headings, lists, tables and notes that a word processor shows."""

import pytest

from app.domain.documents import FlagKind
from app.domain.errors import ReadFailure
from tests.data.reading import pieces, whole

_ROW = rb"\trowd\cellx1000\cellx2000"


def rich(body: bytes, head: bytes = b"") -> bytes:
    return rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}{\f1\fcharset204 Arial;}" + (
        rb"{\f2\fcharset128 Mincho;}{\f3\fcharset2 Symbol;}}" + head + body + b"}"
    )


def test_rich_text_has_its_words_and_its_table() -> None:
    info = rb"{\info{\author Anna Holm}{\title On pumps}{\creatim\yr2024\mo1\dy31\hr10\min5}}"
    rows = b"".join(
        _ROW + rb"\intbl " + first + rb"\cell " + second + rb"\cell\row"
        for first, second in ((b"Part", b"Count"), (b"Pump", b"3"), (b"Seal", b"5"))
    )
    found = whole("a.rtf", rich(rb"\pard It is \'fcber red.\par" + rows + rb"\pard End.\par", info))
    assert found.text == "It is über red.\n\nPart\tCount\nPump\t3\nSeal\t5\n\nEnd."
    (table,) = found.tables
    assert [row.cells for row in table.rows] == [("Pump", 3), ("Seal", 5)]
    assert (found.title, found.author, found.created_s) == ("On pumps", "Anna Holm", 1706695500)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (rb"caf\'e9", "café"),
        (rb"{\f1 \'cf\'f0\'e8}", "При"),
        (rb"{\f2 \'83A\'83\'43}", "アイ"),
        (rb"\u8364?5 and \uc2\u8364\'80\'80 6", "€5 and € 6"),
        (rb"\u-10179?\u-8704?", "😀"),
        (rb"a\~b\_c\-d\{e\}\\", "a\u00a0b-cd{e}\\"),
        (rb"a\emdash b\rquote s", "a—b’s"),
        (rb"one\line two", "one\ntwo"),
        (b"on\r\ne", "one"),
        (rb"a{\pict\bin5 }}}}}b0f1}c", "ac"),
        (rb"a{\*\unknown b{c}\}}d", "ad"),
        (rb"{\upr{ansi}{\*\ud{\u8364?}}}", "€"),
        (rb"a{\deleted b}c", "ac"),
    ],
)
def test_signs_are_read_as_they_are_shown(written: bytes, read: str) -> None:
    assert whole("a.rtf", rich(written + rb"\par")).text == read


def test_headings_are_those_of_styles_and_outline_levels() -> None:
    styles = rb"{\stylesheet{\s0 Normal;}{\s1\b heading 1;}{\s2\outlinelevel1 Zwischentitel;}}"
    body = rb"\pard\s1 Pumps\par\pard\s2 Oil\par\pard\s0 Red.\par\pard\outlinelevel0 Seals\par"
    found = whole("a.rtf", rich(body, styles))
    assert [(each.level, each.title) for each in found.headings] == [
        (1, "Pumps"),
        (2, "Oil"),
        (1, "Seals"),
    ]
    assert found.title == "Pumps"


def test_items_of_lists_have_their_numbers_and_bullets() -> None:
    items = rb"\pard{\listtext 1.\tab}\ls1 Stop it.\par\pard{\listtext 2.\tab}\ls1 Open it.\par"
    bullets = rb"\pard{\pntext\f3\'b7\tab}A seal\par\pard{\listtext\u61623?\tab}\ls2 A rag\par"
    found = whole("a.rtf", rich(items + rb"\pard Take:\par" + bullets))
    assert found.text == "1. Stop it.\n2. Open it.\n\nTake:\n\n• A seal\n• A rag"


def test_notes_comments_and_margins_stand_behind() -> None:
    body = (
        rb"{\header Plant 7\par}{\headerf Plant 7\par}Red{\super\chftn{\footnote\chftn  A note.}}"
        rb" it is.{\*\atnauthor Ben}{\*\annotation Really?}\par"
    )
    found = whole("a.rtf", rich(body))
    assert found.text == "Red[1] it is.\n\n[1] A note.\n\nBen: Really?\n\nPlant 7"


def test_boxes_come_after_their_paragraph_and_stay_in_their_cell() -> None:
    box = rb"{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt\pard In the box.\par}}{\shprslt Old}}"
    found = whole("a.rtf", rich(b"Before" + box + rb" it.\par After.\par"))
    assert found.text == "Before it.\n\nIn the box.\n\nAfter."
    cell = whole("a.rtf", rich(_ROW + rb"\intbl a" + box + rb"\cell b\cell\row\pard End\par"))
    assert cell.text == "In the box. a\tb\n\nEnd"


def test_fields_show_what_they_show() -> None:
    link = rb'{\field{\*\fldinst HYPERLINK "x:y"}{\fldrslt the page}}'
    assert whole("a.rtf", rich(b"See " + link + rb".\par")).text == "See the page."


def test_merged_cells_keep_columns_in_step() -> None:
    head = rb"\trowd\cellx1000\cellx3010\intbl a\cell wide\cell\row"
    low = rb"\trowd\clvmgf\cellx1000\cellx2000\cellx3000\intbl t\cell 1\cell 2\cell\row"
    lower = rb"\trowd\clvmrg\cellx1000\cellx2000\cellx3000\intbl\cell 3\cell 4\cell\row"
    found = whole("a.rtf", rich(head + low + lower + rb"\pard\par"))
    (table,) = found.tables
    assert [row.cells for row in table.rows] == [("t", 1, 2), ("t", 3, 4)]


def test_a_long_table_is_one_table() -> None:
    rows = b"".join(_ROW + rb"\intbl p%d\cell %d\cell\row" % (n, n) for n in range(2500))
    (table,) = whole("a.rtf", rich(rows + rb"\pard\par")).tables
    assert len(table.rows) == 2500
    assert table.rows[-1].cells == ("p2499", 2499)


def test_tables_in_cells_are_text_of_the_cell() -> None:
    inner = (
        rb"\pard\intbl\itap2 x\nestcell y\nestcell{\*\nesttableprops\trowd\cellx9\nestrow}"
        rb"{\nonesttables\par}\pard\intbl after\cell"
    )
    found = whole("a.rtf", rich(_ROW + rb"\intbl a\cell " + inner + rb"\row\pard End\par"))
    assert found.text == "a\tx y after\n\nEnd"


def test_hidden_text_is_flagged() -> None:
    colors = rb"{\colortbl;\red255\green255\blue255;\red9\green0\blue0;}"
    body = rb"seen {\v gone} {\cf1 white} {\cf1\highlight2 marked} {\fs3 tiny}\par"
    shaded = _ROW.replace(rb"\trowd", rb"\trowd\clcbpat2") + rb"\intbl{\cf1 cell}\cell b\cell\row"
    found = whole("a.rtf", rich(body + shaded, colors))
    flagged = [(flag.kind, found.text[flag.start : flag.end]) for flag in found.flags]
    assert flagged == [
        (FlagKind.INVISIBLE, "gone"),
        (FlagKind.WHITE, "white"),
        (FlagKind.TINY, "tiny"),
    ]


@pytest.mark.parametrize(
    "data", [rb"{\rtf1" + b"{" * 20_000, b"no rich text", rb"{\rtf1 {\info{\title a}}}"]
)
def test_what_has_no_text_to_give_is_refused(data: bytes) -> None:
    with pytest.raises(ReadFailure):
        pieces("a.rtf", data)


def test_a_document_that_is_cut_off_keeps_what_came() -> None:
    data = rich(rb"\pard It is red.\par" + _ROW + rb"\intbl a\cell b\cell\row\intbl c")
    assert whole("a.rtf", data[:-1]).text == "It is red.\n\na\tb\nc"
