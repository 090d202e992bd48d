"""Filters written into a question."""

from datetime import datetime

import pytest

from app.domain.search import Filters, Period, Query
from app.retrieval.filters import misread, period_of, understand, written


def test_every_kind_is_read_and_the_words_left_are_the_question() -> None:
    understood = understand(
        Query('what came folder:reports type:pdf date:2023..2024 author:"Jane Doe" of it -draft')
    )
    assert understood.text == "what came of it"
    assert understood.filters == Filters(
        folders=("reports",),
        types=("pdf",),
        periods=understood.filters.periods,
        authors=("Jane Doe",),
        without=("draft",),
    )


@pytest.mark.parametrize("quotes", ['""', "“”", "„“", "«»"])
def test_a_phrase_is_a_filter_and_stays_in_the_question(quotes: str) -> None:
    understood = understand(Query(f"what is {quotes[0]}net neutrality{quotes[1]}?"))
    assert understood.filters.phrases == ("net neutrality",)
    assert understood.text == "what is net neutrality ?"


@pytest.mark.parametrize(
    "text",
    [
        "foo:bar",
        "date:soon",
        "date:2024-13",
        "date:..",
        "-5 degrees",
        "re-do",
        'a 5" pipe',
        "a - b",
    ],
)
def test_what_is_not_understood_stays_as_it_is(text: str) -> None:
    assert understand(Query(text)) == Query(text)


def test_filters_of_the_query_and_of_its_text_both_count() -> None:
    query = Query("type:pdf pump", filters=Filters(types=("docx",)))
    assert understand(query).filters.types == ("docx", "pdf")


def test_only_filters_ask_for_their_values() -> None:
    assert understand(Query("folder:manuals")).text == "manuals"
    assert understand(Query("date:2024")).text == "date:2024"


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2024", (2024, 1, 1), (2025, 1, 1)),
        ("2024-12", (2024, 12, 1), (2025, 1, 1)),
        ("2024-02-29", (2024, 2, 29), (2024, 3, 1)),
        ("2023..2024-03", (2023, 1, 1), (2024, 4, 1)),
        (">2024-05-01", (2024, 5, 2), None),
        (">=2024", (2024, 1, 1), None),
        ("<2024", None, (2024, 1, 1)),
        ("<=2024", None, (2025, 1, 1)),
        ("..2023", None, (2024, 1, 1)),
        ("2023..", (2023, 1, 1), None),
    ],
)
def test_dates_are_stretches_of_time(
    text: str, start: tuple[int, int, int] | None, end: tuple[int, int, int] | None
) -> None:
    days = [datetime(*day).timestamp() if day else None for day in (start, end)]  # noqa: DTZ001
    assert period_of(text) == Period(*days)


@pytest.mark.parametrize("text", ["", "2024-02-30", "24", "2024..soon", ">", "9999999"])
def test_other_texts_are_no_dates(text: str) -> None:
    assert period_of(text) is None


def test_several_words_are_left_out_together() -> None:
    understood = understand(Query('pump -"first draft" -"old"'))
    assert understood.filters.without == ("first draft", "old")
    assert understood.filters.phrases == ()
    assert understood.text == "pump"


def test_types_may_be_named_together() -> None:
    assert understand(Query("pump type:pdf,docx")).filters.types == ("pdf", "docx")


def test_dates_open_to_both_sides_are_a_stretch() -> None:
    (period,) = understand(Query("pump date:>=2023 date:<2025")).filters.periods
    assert period == period_of("2023..2024")


def test_a_stretch_may_be_written_backwards() -> None:
    assert period_of("2025..2023") == period_of("2023..2025")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("report date:yesterday", ("date:yesterday",)),
        ("report folder:", ("folder:",)),
        ('notice author:"Jane Doe', ('author:"Jane Doe',)),
        ('what is "net neutrality', ('"net neutrality',)),
        ("report -type:pdf", ("-type:pdf",)),
        ('pump type:pdf author:"Jane Doe" date:2024 "a phrase" -draft', ()),
        ('a 5" pipe, at 10:30', ()),
        ("", ()),
    ],
)
def test_what_looks_like_a_filter_and_is_none_is_told(text: str, parts: tuple[str, ...]) -> None:
    assert misread(text) == parts


def test_filters_are_found_where_they_stand() -> None:
    text = 'pump type:pdf,docx date:soon author:"Jane Doe" "two bar" -draft end'
    assert [text[span.start : span.end] for span in written(text)] == [
        "type:pdf,docx",
        'author:"Jane Doe"',
        '"two bar"',
        "-draft",
    ]
