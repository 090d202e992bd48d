from hypothesis import given, settings
from hypothesis import strategies as st

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
from app.ingest.clean import clean, clean_text, one_line, title_of


def extraction(*pages: str, headings: tuple[Heading, ...] = ()) -> Extraction:
    return Extraction(
        tuple(ExtractedPage(t, n) for n, t in enumerate(pages, 1)), "x", None, headings
    )


def test_line_ends_become_newlines() -> None:
    assert clean_text("a\r\nb\rc\x0bd\x0ce\x85f\u2028g") == "a\nb\nc\nd\ne\nf\ng"


def test_control_and_invisible_characters_go() -> None:
    assert clean_text("\ufeffa\0b\x07c\x7fd\x9fe\u00adf\uffffg\ufffe") == "abcdefg"


def test_everything_else_stays() -> None:
    text = "  a\tb\n\n\n  “quoted” é e\u0301 \u00a0 日本語。😀 \u200d\u200b well-\nknown  "
    assert clean_text(text) == text


def test_a_lone_surrogate_becomes_a_replacement_character() -> None:
    assert clean_text("a\ud800b") == "a\ufffdb"


def test_a_soft_hyphen_at_a_line_end_joins_the_word() -> None:
    assert clean_text("infor\u00ad\n  mation") == "information"


def test_a_pdf_hyphen_joins_only_words_known_from_the_text() -> None:
    cleaned = clean(extraction("infor\x02mation long\x02term", "Information"))
    assert cleaned.pages[0].text == "information long-term"


@given(st.text(alphabet=st.characters(), max_size=200))
def test_cleaned_text_can_be_stored_and_cleaning_again_changes_nothing(text: str) -> None:
    once = clean_text(text)
    once.encode()
    assert "\0" not in once
    assert "\r" not in once
    assert clean_text(once) == once


@given(st.lists(st.text(alphabet="ab \r\n\0\x02\u00ad", max_size=20), min_size=1, max_size=4))
def test_headings_move_with_the_text(parts: list[str]) -> None:
    pages = [part + "\n§" + part for part in parts]
    starts, offset = [], 0
    for page in pages:
        starts.append(offset + page.index("§"))
        offset += len(page)
    given_headings = tuple(Heading(start, 1, f"H{start}") for start in starts)
    cleaned = clean(extraction(*pages, headings=given_headings))
    assert len(cleaned.headings) == len(pages)
    assert all(cleaned.text[heading.start] == "§" for heading in cleaned.headings)
    assert [page.number for page in cleaned.pages] == list(range(1, len(pages) + 1))


def test_a_title_is_one_line() -> None:
    assert one_line("  A \r\n title\0 \u00a0 here ") == "A title here"


def test_a_document_without_a_title_that_says_something_is_called_by_its_name() -> None:
    for title in (None, "", " \0", "untitled", "-", "Document1"):
        assert title_of(title, "Pump manual") == "Pump manual"
    assert title_of("Microsoft Word - Pump manual", "x.doc") == "Pump manual"


def test_a_name_that_is_not_unicode_makes_a_title_that_is() -> None:
    assert title_of(None, "caf\udce9") == "caf\ufffd"


def test_a_title_has_bounds() -> None:
    assert len(title_of("word " * 1000, "x")) == 200


CHARS = "aä \t\n\r\x0b\x00\x02\u00ad\ufeff\u2028\ud800"
MARKS = "①②③④⑤⑥⑦⑧⑨"
"""No cleaning touches them: where they are tells where an offset should be."""


def offsets(text: str) -> dict[str, int]:
    return {mark: text.index(mark) for mark in MARKS if mark in text}


@settings(max_examples=300, deadline=None)
@given(st.lists(st.text(alphabet=CHARS, max_size=12), min_size=10, max_size=10), st.integers(1, 9))
def test_every_offset_moves_with_its_character(fillings: list[str], page_end: int) -> None:
    text = fillings[0] + "".join(m + f for m, f in zip(MARKS, fillings[1:], strict=True))
    cut = text.index(MARKS[page_end - 1])
    at = offsets(text)
    given_extraction = Extraction(
        (ExtractedPage(text[:cut], 1), ExtractedPage(text[cut:], 2)),
        "x",
        headings=(Heading(at["①"], 1, "T"),),
        parts=(Part("p", at["①"], at["⑨"], "x"),),
        tables=(
            ExtractedTable(
                "t",
                at["②"],
                at["⑧"],
                (Column("c", ColumnKind.TEXT, 0),),
                (TableRow(1, at["③"], at["⑤"], ("\x00v",), ((at["③"], at["④"]), None)),),
            ),
        ),
        flags=(Flag(FlagKind.TINY, at["④"], at["⑥"]),),
        recognitions=(
            Recognition(at["⑤"], at["⑨"], 0, 1, None, (Box(at["⑥"], at["⑦"], (0.0,) * 8),)),
        ),
    )
    cleaned = clean(given_extraction)
    now = offsets(cleaned.text)
    assert set(now) == set(at)
    assert cleaned.headings[0].start == now["①"]
    assert (cleaned.parts[0].start, cleaned.parts[0].end) == (now["①"], now["⑨"])
    (table,) = cleaned.tables
    (row,) = table.rows
    assert (table.start, table.end, row.start, row.end) == tuple(now[m] for m in "②⑧③⑤")
    assert row.spans == ((now["③"], now["④"]), None)
    assert row.cells == ("v",)
    assert (cleaned.flags[0].start, cleaned.flags[0].end) == (now["④"], now["⑥"])
    (recognition,) = cleaned.recognitions
    assert (recognition.start, recognition.end) == (now["⑤"], now["⑨"])
    assert (recognition.boxes[0].start, recognition.boxes[0].end) == (now["⑥"], now["⑦"])
    assert len(cleaned.pages[0].text) == now[MARKS[page_end - 1]]
    cleaned.text.encode()


def test_names_of_parts_sheets_and_columns_can_be_stored() -> None:
    cleaned = clean(
        Extraction(
            (ExtractedPage("a", sheet="S\ud800", part="p\x00"),),
            "x",
            parts=(Part("p\ud800\n", 0, 1, "x", title="T\x00", reason="r\x00"),),
            tables=(
                ExtractedTable("n\x00", 0, 1, (Column("c\x00", ColumnKind.TEXT, 0, "u\x00"),), ()),
            ),
        )
    )
    assert (cleaned.pages[0].sheet, cleaned.pages[0].part) == ("S\ufffd", "p")
    assert cleaned.parts[0] == Part("p\ufffd", 0, 1, "x", title="T", reason="r")
    assert cleaned.tables[0].name == "n"
    assert cleaned.tables[0].columns == (Column("c", ColumnKind.TEXT, 0, "u"),)
