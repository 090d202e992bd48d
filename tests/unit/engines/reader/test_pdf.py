from collections.abc import Sequence
from typing import cast

import pytest

from app.domain.documents import Extraction, FlagKind, Heading
from app.domain.errors import ReadCode, ReadFailure
from app.engines.reader import pdf
from app.engines.reader.ocr import RecognizedPage, Recognizer
from app.engines.reader.source import Budget, ReadOptions, Source
from tests.data import formats
from tests.data.pdfs import pdf_of, shown

PICTURE = "q 500 0 0 700 50 50 cm /I0 Do Q\n"
GREY = bytes(range(256))


class FakeRecognizer:
    """Finds the same text in every picture, and remembers how large those were."""

    def __init__(self, text: str, confidence: float = 0.99) -> None:
        self.sizes: list[tuple[int, ...]] = []
        self._page = RecognizedPage(text, 0.0, confidence, ()) if text else None

    def read(self, image: object) -> RecognizedPage | None:
        self.sizes.append(getattr(image, "shape"))  # noqa: B009
        return self._page


def read(data: bytes, recognizer: FakeRecognizer | None = None) -> list[Extraction]:
    options = ReadOptions(
        Budget.of(len(data)),
        recognize=recognizer is not None,
        recognizer=cast("Recognizer", recognizer),
    )
    return list(pdf.read(Source.of("file.pdf", data), options))


def scan(contents: Sequence[str]) -> bytes:
    return pdf_of(contents, images=[GREY], size=(16, 16))


def test_each_page_has_its_text_and_its_number() -> None:
    (piece,) = read(formats.pdf(["One\nline two", "Two"]))
    assert [(page.text, page.number) for page in piece.pages] == [
        ("One\nline two\n\n", 1),
        ("Two", 2),
    ]
    assert piece.unrecognized == 0


def test_many_pages_come_in_pieces_that_are_no_larger_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The document is let go and opened again on the way, so that it does not grow.
    monkeypatch.setattr(pdf, "_REOPENED_PAGES", 150)
    pieces = read(formats.pdf([f"Page {n}" for n in range(450)]))
    assert [len(piece.pages) for piece in pieces] == [200, 200, 50]
    numbers = [page.number for piece in pieces for page in piece.pages]
    assert numbers == list(range(1, 451))
    assert pieces[2].pages[-1].text == "Page 449"


def test_title_author_and_date_come_from_the_file() -> None:
    date = "D:20240131120000+01'00'"
    info = f"/Title (Microsoft Word - Pump) /Author (A. Weber) /CreationDate ({date})"
    (piece,) = read(pdf_of([shown("Text")], info=info))
    assert (piece.title, piece.author, piece.created_s) == ("Pump", "A. Weber", 1706698800.0)


@pytest.mark.parametrize("date", ["D:2024", "20240101", "D:20240101000000Z", "D:202401010000"])
def test_a_date_may_stop_early(date: str) -> None:
    (piece,) = read(pdf_of([shown("Text")], info=f"/CreationDate ({date})"))
    assert piece.created_s == 1704067200.0


@pytest.mark.parametrize("date", ["yesterday", "D:20249999", "D:00000101"])
def test_a_date_that_is_none_is_left_out(date: str) -> None:
    (piece,) = read(pdf_of([shown("Text")], info=f"/CreationDate ({date}) /Title (untitled)"))
    assert (piece.created_s, piece.title) == (None, None)


def test_the_outline_gives_headings_where_they_stand() -> None:
    outline = (
        "<< /Type /Outlines /First 5 0 R /Last 5 0 R >>",
        "<< /Title (Pumps) /Parent 4 0 R /First 6 0 R /Last 6 0 R /Dest [1 /Fit] >>",
        "<< /Title (Cold water) /Parent 5 0 R /Dest [1 /Fit] >>",
    )
    page = shown("Before") + shown("Pumps", y=650) + shown("Cold water", y=600)
    (piece,) = read(pdf_of([shown("First"), page], objects=outline, catalog="/Outlines 4 0 R"))
    assert piece.headings == (
        Heading(piece.text.index("Pumps"), 1, "Pumps"),
        Heading(piece.text.index("Cold water"), 2, "Cold water"),
    )


def test_an_outline_in_a_circle_ends() -> None:
    outline = (
        "<< /Type /Outlines /First 5 0 R /Last 5 0 R >>",
        "<< /Title (Round) /Parent 4 0 R /First 5 0 R /Next 5 0 R /Dest [0 /Fit] >>",
    )
    (piece,) = read(pdf_of([shown("Round")], objects=outline, catalog="/Outlines 4 0 R"))
    assert [heading.title for heading in piece.headings] == ["Round"]


def test_a_password_is_told_from_damage() -> None:
    with pytest.raises(ReadFailure) as caught:
        read(formats.pdf(["Secret"], encrypted=True))
    assert caught.value.code is ReadCode.ENCRYPTED
    for broken in (b"%PDF-1.7\nnothing else", b"%PDF-1.4\n" + b"\xff" * 2000):
        with pytest.raises(ReadFailure) as caught:
            read(broken)
        assert caught.value.code is ReadCode.BROKEN


def test_a_page_with_only_a_picture_waits_to_be_recognised() -> None:
    (piece,) = read(scan([PICTURE, shown("Text"), PICTURE + shown("7"), ""]))
    assert piece.unrecognized == 2
    assert [page.number for page in piece.pages] == [1, 2, 3, 4]
    assert piece.pages[0].text.strip() == ""


def test_a_picture_beside_text_is_left_alone() -> None:
    words = "".join(shown("A line of text beside the picture", y=y) for y in range(100, 700, 50))
    recognizer = FakeRecognizer("Words in the picture")
    (piece,) = read(scan([PICTURE + words]), recognizer)
    assert not recognizer.sizes
    assert "Words in" not in piece.text


def test_a_recognised_page_is_a_piece_of_its_own_with_its_place() -> None:
    data = scan([shown("Typed"), PICTURE, PICTURE, shown("Typed too")])
    pieces = read(data, FakeRecognizer("Scanned"))
    assert [piece.text for piece in pieces] == ["Typed\n\nScanned\n\n", "Scanned\n\n", "Typed too"]
    first, second = pieces[0].recognitions + pieces[1].recognitions
    assert pieces[0].text[first.start : first.end] == "Scanned"
    assert (second.start, second.end) == (0, 7)
    assert all(piece.unrecognized == 0 and not piece.flags for piece in pieces)


def test_what_was_recognised_poorly_is_flagged() -> None:
    (piece,) = read(scan([PICTURE]), FakeRecognizer("Sc4nn3d", confidence=0.6))
    assert [(flag.kind, flag.start, flag.end) for flag in piece.flags] == [(FlagKind.POOR, 0, 7)]


def test_letters_of_no_alphabet_are_flagged_and_wait_to_be_recognised() -> None:
    garbage = shown("\\001\\004\\005\\006\\007\\010\\013\\014\\016\\017\\020")
    (piece,) = read(pdf_of([garbage]))
    assert (piece.unrecognized, [flag.kind for flag in piece.flags]) == (1, [FlagKind.POOR])
    (piece,) = read(pdf_of([garbage]), FakeRecognizer("Readable"))
    assert (piece.text, piece.flags) == ("Readable", ())
    (piece,) = read(pdf_of([garbage]), FakeRecognizer(""))
    assert [flag.kind for flag in piece.flags] == [FlagKind.POOR]


@pytest.mark.parametrize("box", ["0 0 2000000 2000000", "0 0 20000 3", "0 0 0.01 0.01", "5 5 5 5"])
def test_a_page_of_any_size_becomes_a_picture_of_bounded_size(box: str) -> None:
    recognizer = FakeRecognizer("Read")
    data = pdf_of(["0 0 1 1 re f"], page=f"/MediaBox [{box}]")
    read(data, recognizer)
    assert len(recognizer.sizes) == 1
    assert all(max(size) <= 2_401 for size in recognizer.sizes)


def test_a_hyphen_at_the_end_of_a_line_is_no_strange_letter() -> None:
    (piece,) = read(pdf_of([shown("The develop-") + shown("ment goes on.", y=686)]))
    assert piece.text == "The development goes on."
