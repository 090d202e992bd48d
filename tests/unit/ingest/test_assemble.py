from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.documents import (
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
from app.ingest.assemble import Assembly, Portion, with_pages
from app.ingest.chunk import Chunker
from app.ingest.discover import FoundFile
from tests.unit.ingest.conftest import NoLanguages, count_words

FILE = FoundFile("/r/a.txt", 1, 2, 3)


def assembly() -> Assembly:
    return Assembly(Chunker(20, count_words), NoLanguages())


def piece(text: str, **facts: object) -> Extraction:
    return Extraction((ExtractedPage(text, 1),), "text/plain", **facts)  # type: ignore[arg-type]


def portions(pieces: list[Extraction]) -> list[Portion]:
    making = assembly()
    made = [making.take(one) for one in pieces]
    return [portion for portion in (*made, making.finish()) if portion is not None]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(alphabet="ab .\n", max_size=40), min_size=1, max_size=6))
def test_pieces_are_tiled_as_one_text_but_for_a_blank_end(texts: list[str]) -> None:
    made = portions([piece(text) for text in texts])
    text = "".join(chunk.text for portion in made for chunk in portion.chunks)
    whole = "".join(texts)
    assert whole.startswith(text)
    assert not whole[len(text) :].strip()
    position = 0
    for portion in made:
        for chunk in portion.chunks:
            assert chunk.start == position
            position = chunk.end
        for _, start, end in portion.pages:
            assert 0 <= start <= end <= position


def test_offsets_of_a_later_piece_are_those_in_the_whole_text() -> None:
    later = piece(
        "Two. ab",
        parts=(Part("p", 0, 4, "x"),),
        tables=(ExtractedTable("t", 5, 7, (), (TableRow(1, 5, 7, ("ab",), ((5, 7),)),)),),
        flags=(Flag(FlagKind.TINY, 1, 2),),
        recognitions=(Recognition(0, 4, 0, 0.5, None),),
    )
    first, second = portions([piece("One. "), later])
    assert first.chunks[0].end == 5
    assert [chunk.start for chunk in second.chunks] == [5, 10]
    assert second.pages == ((1, 5, 12),)
    assert (second.parts[0].start, second.parts[0].end) == (5, 9)
    (table,) = second.tables
    assert (table.start, table.end) == (10, 12)
    assert table.rows == (TableRow(1, 10, 12, ("ab",), ((10, 12),)),)
    assert (second.flags[0].start, second.flags[0].end) == (6, 7)
    assert (second.recognitions[0].start, second.recognitions[0].end) == (5, 9)


def test_the_first_piece_says_what_is_true_of_the_whole() -> None:
    making = assembly()
    first = piece("One.", title="A title", author="A. U.\nThor", created_s=5.0, unrecognized=1)
    making.take(first)
    making.take(piece("Two.", title="Other", unrecognized=2))
    document = making.document(FILE, "sha")
    assert (document.title, document.author, document.created_s) == ("A title", "A. U. Thor", 5.0)
    assert (document.unrecognized, document.recognized) == (3, None)
    assert making.document(FILE, "sha", recognized=True).unrecognized == 0


def test_headings_go_on_from_piece_to_piece() -> None:
    _, second = portions([piece("# A\nOne.", headings=(Heading(0, 1, "A"),)), piece("Two.")])
    assert second.chunks[0].section == "A"


def test_the_confidence_is_the_mean_of_the_recognised_pages() -> None:
    making = assembly()
    for confidence in (0.5, 1.0):
        making.take(piece("One.", recognitions=(Recognition(0, 4, 0, confidence, None),)))
    assert making.document(FILE, "sha").recognized == 0.75


def test_a_file_without_text_keeps_its_pages_and_parts() -> None:
    making = assembly()
    empty = Part("a > b", 0, 1, "x", code="empty", reason="it is empty")
    assert making.take(piece(" ", parts=(empty,), unrecognized=1)) is None
    document = making.document(FILE, "sha", with_pages(Portion(), making.finish()))
    document.check()
    assert (document.chunks, document.pages, document.unrecognized) == ((), ((1, 0, 0),), 1)
    assert [(part.name, part.start, part.end) for part in document.parts] == [("a > b", 0, 0)]
