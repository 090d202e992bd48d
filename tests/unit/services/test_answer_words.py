from dataclasses import replace

from app.cli import render
from app.domain.answers import Quote
from app.domain.documents import Chunk
from app.services.answer_words import doubts, place, where
from tests.unit.services.kept_answers import ANSWER, CITATION, DECLINED


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


def test_a_title_that_is_the_heading_too_is_said_once() -> None:
    def under(section: str, page: int | None = None, row: int | None = None) -> str:
        chunk = Chunk(1, 1, 0, 0, 4, "text", section=section, page=page, first_row=row)
        return where("Lease", chunk)

    assert under("Lease") == "Lease"
    assert under("Lease", page=2) == "Lease, page 2"
    assert under("Lease > 7 Notice", page=2) == "Lease, page 2, 7 Notice"
    assert under("Lease: Date, Rent", row=3) == "Lease, row 3, Date, Rent"
    assert under("Leasehold > 7 Notice") == "Lease, Leasehold > 7 Notice"
    assert where("Lease", Chunk(1, 1, 0, 0, 4, "text")) == "Lease"


def test_a_doubtful_source_says_why() -> None:
    planted = replace(CITATION, flags=("white", "tiny", "order"))
    assert doubts(CITATION) == ""
    assert doubts(planted) == "hidden text (white, tiny), addressed to the answerer"
    assert doubts(replace(CITATION, flags=("poor",))) == "hard to read"
    assert render.source(planted).endswith(
        "(! hidden text (white, tiny), addressed to the answerer)"
    )
    assert "!" not in render.source(CITATION)


def test_a_quote_that_ends_inside_of_a_sentence_says_so() -> None:
    cut = replace(ANSWER, quote=Quote("Sotto reads your files. It never changes,", 1))
    assert "  “Sotto reads your files. It never changes, …”" in render.answer(cut).splitlines()
    assert "…" not in render.answer(ANSWER)


def test_what_may_not_answer_is_said_to_be_that_and_told() -> None:
    said = "The closest passages, which may not answer it:"
    lines = render.answer(DECLINED).splitlines()
    assert lines.index(said) > lines.index("Not in your documents.")
    assert "    The pump needs two bar. ![x](http://evil.example/a) ```" in lines
    assert said not in render.answer(ANSWER)
