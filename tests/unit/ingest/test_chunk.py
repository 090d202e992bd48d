import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.domain.documents import (
    Column,
    ColumnKind,
    ExtractedPage,
    ExtractedTable,
    Extraction,
    Heading,
    TableRow,
)
from app.domain.sentences import sentence_bounds
from app.ingest.chunk import Chunker
from app.ingest.outline import Place, page_spans
from app.storage.records import NewChunk

WINDOW = 20
HEADING = re.compile(r"^(#{1,3}) +(\S.*?) *$", re.MULTILINE)


def count_words(texts: Sequence[str]) -> list[int]:
    return [len(text.split()) for text in texts]


def extract(text: str, *, numbered: bool = True) -> Extraction:
    """`text` with form feeds as page breaks and Markdown headings."""
    parts = text.split("\f")
    pages = tuple(ExtractedPage(part, n if numbered else None) for n, part in enumerate(parts, 1))
    headings = tuple(
        Heading(found.start(), len(found[1]), found[2])
        for found in HEADING.finditer("".join(parts))
    )
    return Extraction(pages, "text/plain", None, headings)


def cut(text: str, window: int = WINDOW) -> tuple[NewChunk, ...]:
    return Chunker(window, count_words).chunks(extract(text))


def texts(text: str, window: int = WINDOW) -> list[str]:
    return [chunk.text.strip() for chunk in cut(text, window)]


def words(n: int, name: str = "w") -> str:
    return " ".join(f"{name}{i}" for i in range(n))


def sentence(n: int, name: str = "Word") -> str:
    return f"{name} {words(n - 1)}."


PARTS = st.one_of(
    st.builds(words, st.integers(1, 45)),
    st.builds(sentence, st.integers(1, 30)),
    st.text(max_size=30),
    st.sampled_from(
        ["\n", "\n\n", "\n \n", "\f", " ", "\u00a0A.\u00a0B. ", "x" * 400, "a | b | c\n"]
    ),
    st.sampled_from(
        ["# A\n", "\n## B\n", "\n# C\n\n", "\n### D  \n", "日本語です。", "e.g. ", "Mr. X "]
    ),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PARTS, max_size=25).map("".join))
@example("")
@example("\f\f")
@example("# A\n# B\n# C")
@example("\f# A\n\f\ntext")
@example("x" * 5000)
def test_chunks_tile_the_text_and_fit_the_window(text: str) -> None:
    extraction = extract(text)
    whole = extraction.text
    chunks = Chunker(WINDOW, count_words).chunks(extraction)
    if not whole.strip():
        assert chunks == ()
        return
    assert "".join(chunk.text for chunk in chunks) == whole
    position = 0
    for chunk in chunks:
        assert chunk.start == position
        assert chunk.text == whole[chunk.start : chunk.end]
        assert chunk.text.strip()
        assert count_words([chunk.text])[0] <= WINDOW
        position = chunk.end
    assert position == len(whole)


@settings(max_examples=300, deadline=None)
@given(st.lists(PARTS, max_size=25).map("".join))
def test_no_chunk_has_text_of_two_pages_and_page_and_section_are_those_of_its_text(
    text: str,
) -> None:
    extraction = extract(text)
    whole = extraction.text
    spans = page_spans(extraction)
    outline = [(h.start, h.level, h.title) for h in extraction.headings]
    for chunk in Chunker(WINDOW, count_words).chunks(extraction):
        with_text = {
            number
            for number, start, end in spans
            if whole[max(start, chunk.start) : min(end, chunk.end)].strip()
        }
        assert with_text == {chunk.page}
        assert chunk.section == expected_section(whole, outline, chunk)


def expected_section(
    whole: str, outline: list[tuple[int, int, str]], chunk: NewChunk
) -> str | None:
    """The heading path at the first line of the chunk that is not a heading, read line by line."""
    starts = [start for start, _, _ in outline]
    place, line_start = chunk.end - 1, chunk.start
    for line in whole[chunk.start : chunk.end].split("\n"):
        first = line_start + len(line) - len(line.lstrip())
        if line.strip() and first not in starts:
            place = first
            break
        line_start += len(line) + 1
    path: list[tuple[int, str]] = []
    for _, level, title in outline[: bisect_right(starts, place)]:
        path = [step for step in path if step[0] < level] + [(level, title)]
    return " > ".join(title for _, title in path) or None


def test_a_text_that_fits_is_one_chunk() -> None:
    assert texts(sentence(5) + "\n\n" + sentence(5)) == [sentence(5) + "\n\n" + sentence(5)]


def test_chunks_of_a_section_are_about_equally_long() -> None:
    chunks = cut(" ".join(sentence(3) for _ in range(9)))
    assert [count_words([c.text])[0] for c in chunks] in ([15, 12], [12, 15])


def test_a_paragraph_end_near_the_middle_is_preferred_to_a_sentence_end() -> None:
    first, second = " ".join([sentence(4)] * 2), " ".join([sentence(4)] * 4)
    assert texts(f"{first}\n\n{second}") == [first, second]


def test_a_sentence_that_fits_is_never_cut() -> None:
    text = " ".join([sentence(19), sentence(2), sentence(18), sentence(20)])
    starts = {start for start, _ in sentence_bounds(text, "en")}
    assert {chunk.start for chunk in cut(text)} <= starts
    assert len(cut(text)) >= 3


def test_a_sentence_that_does_not_fit_is_cut_at_lines_then_words() -> None:
    table = "\n".join(f"row{i} a b c d e f" for i in range(10))
    assert all(chunk.text.startswith("row") for chunk in cut(table))
    assert all(chunk.text.split()[0].startswith("w") for chunk in cut(words(100)))


def test_a_word_that_does_not_fit_is_cut() -> None:
    chunks = cut("x" * 2000)
    assert len(chunks) >= 2000 / (16 * WINDOW)
    assert "".join(chunk.text for chunk in chunks) == "x" * 2000


def test_every_heading_starts_a_chunk_and_names_its_section() -> None:
    chunks = cut("Intro.\n# A\nOne.\n## B\nTwo.\n# C\nThree.")
    assert [(c.text, c.section) for c in chunks] == [
        ("Intro.\n", None),
        ("# A\nOne.\n", "A"),
        ("## B\nTwo.\n", "A > B"),
        ("# C\nThree.", "C"),
    ]


def test_a_heading_without_text_goes_with_what_follows() -> None:
    chunks = cut("# A\n\n## B\nTwo.\n\n# C")
    assert [(c.text, c.section) for c in chunks] == [
        ("# A\n\n## B\nTwo.\n\n", "A > B"),
        ("# C", "C"),
    ]


def test_pages_end_chunks_and_blank_ones_make_none() -> None:
    chunks = cut("One.\f \n\fThree.\f")
    assert [(c.text, c.page) for c in chunks] == [("One.", 1), (" \nThree.", 3)]


def test_a_text_without_pages_has_no_page_numbers() -> None:
    extraction = extract("One.", numbered=False)
    (chunk,) = Chunker(WINDOW, count_words).chunks(extraction)
    assert chunk.page is None
    assert page_spans(extraction) == ()


def test_page_spans_tile_the_text() -> None:
    assert page_spans(extract("ab\f\fcde")) == ((1, 0, 2), (2, 2, 2), (3, 2, 5))


def table(
    text: str, name: str = "Prices", *, start: int = 0, **facts: str | bool
) -> ExtractedTable:
    """A table of tab-separated lines at the end of `text`, the first of them its header."""
    header, *lines = text[start:].splitlines(keepends=True)
    position = start + len(header)
    rows = []
    for number, line in enumerate(lines, start=2):
        rows.append(TableRow(number, position, position + len(line.rstrip()), (line,), (None,)))
        position += len(line)
    columns = tuple(
        Column(title, ColumnKind.TEXT, n) for n, title in enumerate(header.strip().split("\t"))
    )
    return ExtractedTable(name, start, len(text), columns, tuple(rows), **facts)  # type: ignore[arg-type]


def test_rows_of_a_table_are_kept_whole_and_name_the_table_and_its_columns() -> None:
    text = "Item\tUnit price\n" + "".join(f"part{n}. Mr. X\t{n} a b\n" for n in range(12))
    piece = Extraction((ExtractedPage(text, sheet="Sheet1"),), "x", tables=(table(text),))
    chunks = Chunker(WINDOW, count_words).chunks(piece)
    assert len(chunks) > 2
    assert {chunk.section for chunk in chunks} == {"Prices: Item, Unit price"}
    assert {chunk.sheet for chunk in chunks} == {"Sheet1"}
    assert all(chunk.text.endswith("\n") for chunk in chunks)
    assert chunks[0].first_row == 2
    assert chunks[-1].last_row == 13
    for before, after in pairwise(chunks):
        assert before.last_row is not None
        assert after.first_row == before.last_row + 1


def test_a_row_that_does_not_fit_is_cut_and_all_its_passages_name_it() -> None:
    text = "Item\n" + words(50) + "\nlast\n"
    piece = Extraction((ExtractedPage(text),), "x", tables=(table(text),))
    chunks = Chunker(WINDOW, count_words).chunks(piece)
    assert [(c.first_row, c.last_row) for c in chunks[:2]] == [(2, 2)] * 2
    assert (chunks[-1].first_row, chunks[-1].last_row) in {(2, 3), (3, 3)}


def test_a_table_ends_the_text_before_it_and_a_table_without_name_has_that_of_its_heading() -> None:
    before = "# Parts\nWhat they cost.\n"
    text = before + "Item\tPrice\npump\t3\n"
    piece = Extraction(
        (ExtractedPage(text),),
        "x",
        headings=(Heading(0, 1, "Parts"),),
        tables=(table(text, "", start=len(before)),),
    )
    chunks = Chunker(WINDOW, count_words).chunks(piece)
    assert [(c.text, c.section) for c in chunks] == [
        (before, "Parts"),
        ("Item\tPrice\npump\t3\n", "Parts: Item, Price"),
    ]


def test_a_part_ends_passages_and_headings() -> None:
    pages = (
        ExtractedPage("# A\nOne.\n", 1, part="a.docx"),
        ExtractedPage("Two.\n", 2, part="a.docx"),
        ExtractedPage("Three.\n", 1, part="b.docx"),
    )
    piece = Extraction(pages, "x", headings=(Heading(0, 1, "A"),))
    chunks = Chunker(WINDOW, count_words).chunks(piece)
    assert [(c.part, c.page, c.section) for c in chunks] == [
        ("a.docx", 1, "A"),
        ("a.docx", 2, "A"),
        ("b.docx", 1, None),
    ]


def test_a_later_piece_goes_on_under_the_headings_and_offsets_of_the_first() -> None:
    first = extract("# A\n## B\nOne.\n", numbered=False)
    second = extract("Two.\n# C\nThree.", numbered=False)
    place = Place().after(first)
    chunks = Chunker(WINDOW, count_words).chunks(second, None, place)
    assert [(c.start, c.section) for c in chunks] == [(14, "A > B"), (19, "C")]
    other_part = Extraction((ExtractedPage("Two.", part="b"),), "x")
    (chunk,) = Chunker(WINDOW, count_words).chunks(other_part, None, place)
    assert chunk.section is None


def test_stretches_of_a_recording_are_put_together_and_keep_their_times() -> None:
    pages = tuple(
        ExtractedPage(f"{words(6)} ", start_s=10.0 * n, end_s=10.0 * n + 9) for n in range(5)
    )
    chunks = Chunker(WINDOW, count_words).chunks(Extraction(pages, "audio/wav"))
    assert [(c.start_s, c.end_s) for c in chunks] == [(0.0, 19.0), (20.0, 49.0)]
    assert {c.page for c in chunks} == {None}


@settings(max_examples=200, deadline=None)
@given(st.lists(PARTS, max_size=15).map("".join), st.integers(0, 5), st.data())
def test_pieces_with_tables_parts_and_times_are_tiled_too(
    text: str, count: int, data: st.DataObject
) -> None:
    text = text.replace("\f", "")
    places = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=8, max_size=8)))
    pages = tuple(
        ExtractedPage(text[a:b], part=str(n % 2), start_s=float(n) if n < count else None)
        for n, (a, b) in enumerate(pairwise([0, *places[:4], len(text)]))
    )
    tables = tuple(
        ExtractedTable("T", a, b, (), (TableRow(1, a, b, (), ()),))
        for a, b in (places[4:6], places[6:8])
    )
    chunks = Chunker(WINDOW, count_words).chunks(Extraction(pages, "x", tables=tables))
    assert "".join(chunk.text for chunk in chunks) == (text if text.strip() else "")
    assert all(chunk.text.strip() for chunk in chunks)


def test_a_window_too_small_to_hold_a_character_is_refused() -> None:
    with pytest.raises(ValueError, match="too small"):
        Chunker(7, count_words)
