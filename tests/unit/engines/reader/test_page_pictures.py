import pytest

from app.domain.errors import ReadCode, ReadFailure
from app.engines.reader.page_pictures import MOST_PIXELS, drawn
from app.engines.reader.source import Source
from tests.data.formats import pdf
from tests.data.pdfs import pdf_of, shown
from tests.data.pictures import encoded, picture


def test_letters_stand_in_reading_order_with_a_place_each() -> None:
    page = drawn(Source.of("a.pdf", pdf_of([shown("Pump A", x=100, y=396)])), 1, 612)
    assert page.text == "Pump A"
    assert page.boxes is not None
    assert page.boxes.shape == (6, 4)
    left, top, right, bottom = page.boxes[0]
    assert left == pytest.approx(100 / 612, abs=0.01)
    assert top < 0.5 < bottom + 0.02
    assert (page.boxes[1:4, 0] > page.boxes[:3, 0]).all()
    assert not page.boxes[4].any()  # the space
    assert right > left


def test_a_page_has_the_width_asked_for_and_a_bounded_area() -> None:
    assert drawn(Source.of("a.pdf", pdf(["x"])), 1, 500).pixels.shape[1] == 500
    tall = pdf_of([shown("x")], page="/MediaBox [0 0 10 14400]")
    height, width = drawn(Source.of("a.pdf", tall), 1, 5_000).pixels.shape[:2]
    assert height * width < 1.05 * MOST_PIXELS


def test_a_page_without_letters_has_none() -> None:
    page = drawn(Source.of("a.pdf", pdf_of(["0 0 100 100 re f"])), 1, 100)
    assert page.text == ""
    assert page.boxes is not None
    assert page.boxes.shape == (0, 4)


@pytest.mark.parametrize("number", [0, 2])
@pytest.mark.parametrize("name", ["a.pdf", "a.png"])
def test_a_page_that_is_not_there_is_a_failure(name: str, number: int) -> None:
    data = pdf(["x"]) if name == "a.pdf" else encoded(picture(), "PNG")
    with pytest.raises(ReadFailure) as caught:
        drawn(Source.of(name, data), number, 100)
    assert caught.value.code is ReadCode.BROKEN


def test_frames_of_a_tiff_are_pages() -> None:
    pages = [picture(word, size=(64, 64)).convert("L") for word in "ab"]
    data = encoded(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    page = drawn(Source.of("a.tif", data), 2, 64)
    assert (page.pages, page.pixels.shape) == (2, (64, 64, 3))
    with pytest.raises(ReadFailure):
        drawn(Source.of("a.tif", data), 3, 64)
