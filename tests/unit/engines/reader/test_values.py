"""What columns of texts turn out to be."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.documents import Cell, ColumnKind
from app.engines.reader.values import Amount, Value, text_of, typed

TEXT, INTEGER, REAL = ColumnKind.TEXT, ColumnKind.INTEGER, ColumnKind.REAL


@pytest.mark.parametrize(
    ("values", "cells", "unit"),
    [
        (["1,234.56", "2"], [1234.56, 2.0], None),
        (["1.234,56", "3"], [1234.56, 3.0], None),
        (["1 234,56", "1\u202f000"], [1234.56, 1000.0], None),
        (["1'234.50"], [1234.5], None),
        (["1.234.567", "1.234"], [1234567, 1234], None),
        (["1,234", "950"], [1234, 950], None),
        (["1.234", "1500"], [1.234, 1500.0], None),
        (["0.123", "1.234"], [0.123, 1.234], None),
        (["(1,234)", "12"], [-1234, 12], None),
        (["-5", "−5", "5-"], [-5, -5, -5], None),
        (["1e3", "2.5E-1"], [1000.0, 0.25], None),
        (["12 %", "3%"], [12, 3], "%"),
        (["€ 3,50", "4 €", "EUR 5"], [3.5, 4.0, 5.0], "EUR"),
        (["$1,200.50", "300"], [1200.5, 300.0], "$"),
        (["12 kg", "7 kg"], [12, 7], "kg"),
        ([" 7 ", None, "n/a", "–", "#DIV/0!"], [7, None, None, None, None], None),
        ([Amount(25, "%"), Amount(12.5, "%")], [25.0, 12.5], "%"),
        ([1.5, 2, "3"], [1.5, 2.0, 3.0], None),
    ],
)
def test_numbers_are_read_as_they_are_written(
    values: list[Value], cells: list[Cell], unit: str | None
) -> None:
    (column,) = typed([values])
    assert column.kind == (REAL if any(isinstance(cell, float) for cell in cells) else INTEGER)
    assert list(column.cells) == cells
    assert column.unit == unit


@pytest.mark.parametrize(
    "values",
    [
        ["007", "123"],
        ["12345678901234567890"],
        ["+49 301 234"],
        ["(1)", "(2)"],
        ["1.234", "2.345"],
        ["1,5", "2.5"],
        ["12 %", "5"],
        ["3 €", "4 $"],
        ["1", "x"],
        ["1 23"],
        ["01/02/2024", "03/04/2024"],
        ["31/01/2024", "01/31/2024"],
        ["31.02.2024"],
        ["03.05.52"],
        ["12:30"],
        ["no", "no"],
        ["yes", "false"],
    ],
)
def test_what_is_in_doubt_stays_text(values: list[str]) -> None:
    (column,) = typed([values])
    assert column.kind == TEXT
    assert list(column.cells) == values


@pytest.mark.parametrize(
    ("values", "days"),
    [
        (["2024-01-31", "2024-02-01"], ["2024-01-31", "2024-02-01"]),
        (["31.01.2024", "1. 2. 2024"], ["2024-01-31", "2024-02-01"]),
        (["01/31/2024", "02/01/2024"], ["2024-01-31", "2024-02-01"]),
        (["31/01/2024", "01/02/2024"], ["2024-01-31", "2024-02-01"]),
        (["31 January 2024", "1 Feb 2024"], ["2024-01-31", "2024-02-01"]),
        (["31. Januar 2024", "1. März 2024"], ["2024-01-31", "2024-03-01"]),
        (["31 de enero de 2024", "1 août 2024"], ["2024-01-31", "2024-08-01"]),
        (["January 31, 2024", "Feb. 1st, 2024"], ["2024-01-31", "2024-02-01"]),
        ([dt.date(2024, 1, 31), "2024-02-01"], ["2024-01-31", "2024-02-01"]),
    ],
)
def test_dates_are_read_as_they_are_written(values: list[Value], days: list[str]) -> None:
    (column,) = typed([values])
    assert (column.kind, list(column.cells)) == (ColumnKind.DATE, days)


def test_times_of_day_make_moments() -> None:
    (column,) = typed([["2024-01-31 12:30", "2024-02-01", "2024-02-01T08:00:05Z"]])
    assert column.kind == ColumnKind.DATETIME
    assert column.cells == (
        "2024-01-31T12:30:00",
        "2024-02-01T00:00:00",
        "2024-02-01T08:00:05+00:00",
    )


def test_truth_is_read_in_several_languages() -> None:
    columns = typed([["yes", "No"], ["ja", "nein"], ["true", "true"], [True, False]])
    assert [column.kind for column in columns] == [ColumnKind.BOOLEAN] * 4
    assert [column.cells for column in columns[:2]] == [(True, False)] * 2


def test_a_column_in_doubt_writes_decimals_as_the_others_do() -> None:
    comma, point = typed([["1.234", "2.345"], ["1,5", "2,25"]]), typed([["1.234"], ["2.5"]])
    assert comma[0].cells == (1234, 2345)
    assert point[0].cells == (1.234,)


def _english(number: float) -> str:
    return f"{number:,.2f}"


def _german(number: float) -> str:
    return _english(number).translate(str.maketrans(",.", ".,"))


def _french(number: float) -> str:
    return _english(number).replace(",", "\u202f").replace(".", ",")


def _swiss(number: float) -> str:
    return _english(number).replace(",", "’")


@given(
    st.sampled_from([_english, _german, _french, _swiss]),
    st.lists(st.integers(-(10**11), 10**11), min_size=1, max_size=20),
)
def test_numbers_survive_being_written(write: object, cents: list[int]) -> None:
    numbers = [cent / 100 for cent in cents]
    assert callable(write)
    (column,) = typed([[write(number) for number in numbers]])
    assert column.kind == REAL
    assert list(column.cells) == numbers


@given(st.lists(st.text(max_size=30), max_size=10))
def test_any_text_is_typed_without_losing_it(values: list[str]) -> None:
    (column,) = typed([values])
    assert len(column.cells) == len(values)
    if column.kind == TEXT:
        assert list(column.cells) == [value.strip() or None for value in values]


def test_values_are_shown_without_noise() -> None:
    values: list[Value] = [0.1 + 0.2, 12.0, True, dt.timedelta(hours=30, minutes=5), None]
    assert [text_of(value) for value in values] == ["0.3", "12", "TRUE", "30:05:00", ""]
    assert text_of(Amount(3.5, "EUR")) == "3.5 EUR"
    assert text_of(dt.datetime(2024, 1, 31, 9, 30, tzinfo=dt.UTC)) == "2024-01-31 09:30:00+00:00"


def test_the_word_for_a_total_beneath_dates_leaves_them_dates() -> None:
    (column,) = typed([["31.01.2024", "01.02.2024", "Summe"]])
    assert (column.kind, column.cells) == (ColumnKind.DATE, ("2024-01-31", "2024-02-01", "Summe"))
    (column,) = typed([["31.01.2024", "01.02.2024", "soon"]])
    assert column.kind is ColumnKind.TEXT
