from collections.abc import Sequence

import pytest

from app.answering.tables.files import files_subject
from app.answering.tables.plan import Condition, Operation, Plan, Test
from app.answering.tables.question import read_question
from app.answering.tables.reading import Understood, understand
from app.answering.tables.subject import Member, Subject, make_field
from app.domain.documents import Cell, Column, ColumnKind, Document, Status

COLUMNS = (
    Column("Flight", ColumnKind.TEXT, 0),
    Column("From", ColumnKind.TEXT, 1),
    Column("To", ColumnKind.TEXT, 2),
    Column("Price (USD)", ColumnKind.REAL, 3, "USD"),
    Column("Date", ColumnKind.DATE, 4),
    Column("Delay", ColumnKind.TEXT, 5),
)
ROWS: Sequence[tuple[Cell, ...]] = (
    ("NX 1", "Oslo", "Madrid", 189.0, "2025-03-01", "5"),
    ("NX 2", "Madrid", "Oslo", 240.0, "2025-04-01", "12"),
    ("QA 7", "Vienna", "New York", 142.0, "2025-04-09", "none yet"),
    ("QA 9", "Oslo", "Vienna", 128.0, "2026-01-05", "0"),
)
FLIGHT, FROM, TO, PRICE, DATE, DELAY = range(6)


def subject(rows: Sequence[tuple[Cell, ...]] = ROWS) -> Subject:
    fields = tuple(make_field(c, n, [row[n] for row in rows]) for n, c in enumerate(COLUMNS))
    member = Member(1, 1, "flights.csv", frozenset(), len(rows))
    return Subject("flights.csv", frozenset({"flights"}), fields, (member,))


def read(question: str, language: str = "en") -> Understood | None:
    asked = read_question(question, language)
    return understand(asked, subject()) if asked.may_compute else None


def one_of(column: int, *values: Cell) -> Condition:
    return Condition(column, Test.ONE_OF, values)


@pytest.mark.parametrize(
    ("question", "plan"),
    [
        ("How many flights are there?", Plan(Operation.COUNT)),
        (
            "How many flights go to Oslo?",
            Plan(Operation.COUNT, conditions=(one_of(TO, "Oslo"),)),
        ),
        (
            "Average price of the flights from Oslo to Madrid",
            Plan(
                Operation.AVERAGE,
                PRICE,
                conditions=(one_of(FROM, "Oslo"), one_of(TO, "Madrid")),
            ),
        ),
        (
            "Cheapest flight to New York",
            Plan(Operation.MIN, PRICE, (one_of(TO, "New York"),), label=FLIGHT),
        ),
        (
            "Top 2 prices",
            Plan(Operation.LIST, PRICE, label=FLIGHT, descending=True, limit=2),
        ),
        (
            "How many flights cost more than 1.5 thousand dollars?",
            Plan(Operation.COUNT, conditions=(Condition(PRICE, Test.ABOVE, (1500.0,)),)),
        ),
        (
            "List all flights in April 2025",
            Plan(
                Operation.LIST,
                conditions=(
                    Condition(DATE, Test.AT_LEAST, ("2025-04-01",)),
                    Condition(DATE, Test.BELOW, ("2025-05-01",)),
                ),
                label=FLIGHT,
            ),
        ),
        ("Total price per from", Plan(Operation.SUM, PRICE, group=FROM)),
        ("What is the highest delay?", Plan(Operation.MAX, DELAY, label=FLIGHT)),
    ],
)  # fmt: skip
def test_a_question_becomes_a_plan(question: str, plan: Plan) -> None:
    understood = read(question)
    assert understood is not None
    assert understood.plan == plan


def test_a_decimal_sign_is_that_of_the_language() -> None:
    understood = read("Wie viele Flights kosten mehr als 1.500 Dollar?", "de")
    assert understood is not None
    assert understood.plan.conditions == (Condition(PRICE, Test.ABOVE, (1500.0,)),)


@pytest.mark.parametrize(
    "question",
    [
        "Where is my passport?",
        "What is the maximum weight of a suitcase on the flight?",
        "Why is the average price so high?",
        "How many pilots does the airline employ in Vienna?",
        "What does the mean price mean?",
        "List all things to pack for the flight",
    ],
)
def test_what_the_table_cannot_answer_is_left_to_the_search(question: str) -> None:
    assert read(question) is None


def test_a_value_of_two_columns_is_said_to_be_ambiguous() -> None:
    understood = read("How many flights with Oslo are there?")
    assert understood is not None
    assert understood.warnings == ("“Oslo” could be From or To; From was taken.",)


def test_a_word_that_is_left_out_is_said() -> None:
    understood = read("What is the average price of flights from Oslo to Madrid for passengers?")
    assert understood is not None
    assert understood.warnings == ("Not understood and left out: “passengers”.",)


def test_files_are_dated_by_their_names() -> None:
    documents = [
        document(1, "/x/contract-2023.pdf", 1_735_000_000),
        document(2, "/x/lease-contract.txt", 1_706_000_000),
    ]
    understood = understand(
        read_question("List all contracts from 2024", "en"), files_subject("files", documents)
    )
    assert understood is not None
    assert understood.plan.operation is Operation.LIST
    assert {c.column for c in understood.plan.conditions} == {0, 1}


def document(n: int, path: str, changed_s: int) -> Document:
    return Document(
        n, path, path, "text/plain", 10, changed_s * 10**9, "0", "en", None, Status.INDEXED
    )


@pytest.mark.parametrize(
    "question",
    [
        "How many more flights leave Oslo than Vienna?",
        "Is the average price above 100 dollars?",
        "Which month had the highest price?",
        "Average price without taxes",
        "What is the second cheapest flight?",
    ],
)
def test_what_no_plan_can_say_is_not_answered_by_half(question: str) -> None:
    assert read(question) is None


def test_a_negation_is_taken_into_account() -> None:
    understood = read("List all flights not to Vienna")
    assert understood is not None
    assert understood.plan.conditions == (Condition(TO, Test.NONE_OF, ("Vienna",)),)
