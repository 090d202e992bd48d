from dataclasses import replace

import pytest

from app.domain.answers import Coverage, Timings
from app.domain.errors import ReadCode
from app.ui.look import words
from tests.ui.answers import ALSO, ONE, SUPPORTED, TWO, UNSUPPORTED, answer


def test_coverage_names_what_was_left_out() -> None:
    covered = Coverage(files_searched=12, files_failed=1, passages_used=3, files_used=2)
    assert words.coverage(covered) == "Searched 12 of 13 files; 1 could not be read"


def test_coverage_says_what_is_not_yet_searched_by_meaning() -> None:
    covered = Coverage(3, 0, 1, 1, vectors_share=0.405)
    assert words.coverage(covered) == "Searched 3 files; 40 % of them by meaning so far"


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ((), ("", "")),
        ((SUPPORTED,), ("The sentence is supported", "")),
        ((UNSUPPORTED,), ("", "1 sentence not found in the sources")),
        (
            (SUPPORTED, ALSO, UNSUPPORTED),
            ("2 of 3 sentences supported", "1 sentence not found in the sources"),
        ),
        (
            (SUPPORTED, UNSUPPORTED, UNSUPPORTED),
            ("1 of 3 sentences supported", "2 sentences not found in the sources"),
        ),
    ],
)
def test_support_counts_sentences(sentences: tuple, expected: tuple[str, str]) -> None:  # type: ignore[type-arg]
    assert words.support(sentences) == expected


def test_a_source_is_named_by_kind_page_and_last_heading() -> None:
    assert words.source_line(ONE) == "PDF, page 112, Cooling system"
    assert words.source_line(replace(TWO, path="notes.docx")) == "DOCX, section Coolant loss"
    assert words.source_line(replace(TWO, path="x.eml", section=None)) == "E-mail"
    cell = replace(TWO, path="x.xlsx", sheet="Stock", first_row=2, last_row=19)
    assert words.source_line(cell) == "XLSX, sheet Stock, rows 2 to 19"
    attached = replace(TWO, path="x.eml", section=None, part="report.pdf", page=2)
    assert words.source_line(attached) == "E-mail, report.pdf, page 2"
    recording = replace(TWO, path="x.mp3", section=None, start_s=872.4, end_s=880.0)
    assert words.source_line(recording) == "Audio, 14:32"


def test_every_reading_problem_has_words_of_its_own() -> None:
    said = {words.reason(code, "detail") for code in ReadCode}
    assert len(said) == len(ReadCode)
    assert "detail" not in said
    assert words.reason("later code", "detail") == "detail"


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(20, "less than a minute left"), (360, "6 min left"), (5_400, "1 h 30 min left")],
)
def test_time_left_is_as_vague_as_the_estimate(seconds: float, expected: str) -> None:
    assert words.time_left(seconds) == expected


def test_a_doubtful_source_says_why() -> None:
    assert words.doubts(ONE) == ""
    assert words.doubts(replace(ONE, flags=("tiny", "white"))) == "Hidden text"
    both = replace(ONE, flags=("off_page", "order"))
    assert words.doubts(both) == "Hidden text, addressed to the answerer"
    assert words.doubts(replace(ONE, flags=("poor",))) == "Hard to read"


def test_how_long_an_answer_took_is_said_with_its_speed_where_that_is_known() -> None:
    quick = replace(answer(), timings_ms=Timings(total=1_940.0))
    assert words.took(quick) == "1.9 s"
    assert words.took(replace(quick, tokens_per_s=30.6)) == "1.9 s, 31 tok/s"
    assert words.took(replace(quick, timings_ms=Timings())) == ""


def test_sources_are_named_by_kind_and_place() -> None:
    sound = replace(ONE, path="/a/day 2.mp3", page=None, section=None, start_s=872.0)
    assert words.source_line(sound) == "Audio, 14:32"
    sent = replace(ONE, path="/a/bulletin.eml", page=None, section=None, created_s=1_426_161_600.0)
    assert words.source_line(sent) == "E-mail, 12 March 2015"
    row = replace(
        ONE, path="/a/b.xlsx", page=None, section=None, sheet="May", first_row=3, last_row=5
    )
    assert words.source_line(row) == "XLSX, sheet May, rows 3 to 5"
