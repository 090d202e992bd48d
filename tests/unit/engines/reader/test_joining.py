"""Pieces of many files make up the piece of the one that holds them."""

from app.domain.documents import (
    Box,
    Column,
    ColumnKind,
    ExtractedPage,
    ExtractedTable,
    Extraction,
    Flag,
    FlagKind,
    Heading,
    Part,
    Recognition,
    TableRow,
)
from app.engines.extraction_check import checked
from app.engines.reader.joining import gathered, joined
from app.engines.reader.tidy import tidy

CORNERS = (0.0, 0.0, 1.0, 0.0, 1.0, 0.1, 0.0, 0.1)


def piece(text: str, *, continued: bool = False) -> Extraction:
    """Everything a piece can have, each at the characters 2 to 4."""
    row = TableRow(1, 2, 4, ("ab",), ((2, 4),))
    columns = (Column("a", ColumnKind.TEXT, 0),)
    return Extraction(
        (ExtractedPage(text),),
        "text/plain",
        "Title",
        (Heading(2, 1, "ab"),),
        (Part("p", 2, 4, "text/plain"),),
        (ExtractedTable("t", 2, 4, columns, (row,), continued=continued),),
        (Flag(FlagKind.TINY, 2, 4),),
        (Recognition(2, 4, 0.0, 1.0, None, (Box(2, 4, CORNERS),)),),
        unrecognized=1,
    )


def test_every_offset_moves_along() -> None:
    whole = checked(joined([piece("..ab"), piece("--cd")], "application/zip"))
    assert whole.text == "..ab--cd"
    assert (whole.media_type, whole.title, whole.unrecognized) == ("application/zip", "Title", 2)
    row = whole.tables[1].rows[0]
    found = whole.recognitions[1]
    for thing in (whole.parts[1], whole.tables[1], whole.flags[1], row, found, found.boxes[0]):
        assert whole.text[thing.start : thing.end] == "cd"
    assert whole.headings[1].start == 6
    assert row.spans == ((6, 8),)


def test_small_pieces_are_joined_and_large_ones_stay() -> None:
    small = [piece("..ab") for _ in range(100)]
    assert [len(found.parts) for found in gathered(small, "application/zip")] == [100]
    large = [piece("..ab" + "x" * 400_000) for _ in range(3)]
    assert [len(found.parts) for found in gathered(large, "application/zip")] == [1, 1, 1]


def test_a_continued_table_stays_right_behind_the_one_it_continues() -> None:
    given = [piece("..ab"), piece("..ab"), piece("..ab", continued=True), piece("..ab")]
    found = list(gathered(given, "application/zip"))
    assert [[table.continued for table in each.tables] for each in found] == [
        [False, False],
        [True, False],
    ]


def test_what_is_too_long_or_no_character_is_made_fit_to_be_sent() -> None:
    odd = Extraction(
        (ExtractedPage("a\ud800b", sheet="s" * 2000),),
        "text/plain",
        " two\n words ",
        (Heading(0, 1, "h" * 2000), Heading(3, 1, "a page without text")),
        author="  ",
    )
    made = checked(tidy(odd))
    assert (made.text, made.title, made.author) == ("a?b", "two words", None)
    assert len(made.headings) == 1
    assert len(made.headings[0].title) == len(made.pages[0].sheet or "") == 1000
