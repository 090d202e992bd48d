from dataclasses import replace

from app.cli import render
from app.domain.documents import Chunk
from app.services.answer_words import doubts, place
from tests.unit.services.kept_answers import CITATION


def test_a_place_names_everything_that_leads_to_it() -> None:
    plain = Chunk(1, 1, 0, 0, 4, "text")
    assert place(plain) == ""
    assert place(Chunk(1, 1, 0, 0, 4, "text", page=3, section="Cooling")) == "page 3, Cooling"
    assert (
        place(Chunk(1, 1, 0, 0, 4, "text", page=2, part="message 12 > report.pdf"))
        == "message 12 > report.pdf, page 2"
    )
    rows = Chunk(
        1, 1, 0, 0, 4, "text", sheet="Stock", first_row=2, last_row=9, section="Stock: Item, Price"
    )
    assert place(rows) == "sheet Stock, rows 2 to 9"
    assert place(Chunk(1, 1, 0, 0, 4, "text", first_row=7, last_row=7)) == "row 7"
    assert place(Chunk(1, 1, 0, 0, 4, "text", start_s=872.4, end_s=880.0)) == "at 14:32"


def test_a_doubtful_source_says_why() -> None:
    planted = replace(CITATION, flags=("white", "tiny", "order"))
    assert doubts(CITATION) == ""
    assert doubts(planted) == "hidden text (white, tiny), addressed to the answerer"
    assert doubts(replace(CITATION, flags=("poor",))) == "hard to read"
    assert render.source(planted).endswith(
        "(! hidden text (white, tiny), addressed to the answerer)"
    )
    assert "!" not in render.source(CITATION)
