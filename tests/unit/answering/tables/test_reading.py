from collections.abc import Sequence

import pytest

from app.answering.tables.files import files_subject
from app.answering.tables.notices import Notice, Said
from app.answering.tables.plan import Condition, Operation, Part, Plan, Test
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


def said(understood: Understood) -> list[str]:
    return [notice.text("en") for notice in understood.warnings]


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
    assert said(understood) == ["“Oslo” could be From / To; From was taken."]
    assert [notice.text("de") for notice in understood.warnings] == [
        "„Oslo“ kann From / To sein; genommen wurde From."
    ]


def test_a_word_that_is_left_out_is_said() -> None:
    understood = read("What is the average price of flights from Oslo to Madrid for passengers?")
    assert understood is not None
    assert said(understood) == ["Not understood and left out: “passengers”."]


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
        "How many flights are there this year?",
        "How many flights were there in the last 30 days?",
        "Which flights didn't go to Vienna before?",
        "Which from has more than 2 flights?",
    ],
)
def test_what_no_plan_can_say_is_not_answered_by_half(question: str) -> None:
    assert read(question) is None


def test_a_negation_is_taken_into_account() -> None:
    understood = read("List all flights not to Vienna")
    assert understood is not None
    assert understood.plan.conditions == (Condition(TO, Test.NONE_OF, ("Vienna",)),)


@pytest.mark.parametrize(
    ("question", "language", "operation", "parts"),
    [
        ("What share of the flights leaves from Oslo?", "en", Operation.SHARE, 1),
        ("Welchen Anteil am Preis haben Flights nach Madrid?", "de", Operation.SHARE, 1),
        ("By how many percent did the price change from 2025 to 2026?", "en", Operation.GROWTH, 2),
        ("By how much did the price rise between 2025 and 2026?", "en", Operation.CHANGE, 2),
    ],
)
def test_shares_and_changes_compare_parts(
    question: str, language: str, operation: Operation, parts: int
) -> None:
    understood = read(question, language)
    assert understood is not None
    assert understood.plan.operation is operation
    assert len(understood.plan.parts) == parts


@pytest.mark.parametrize(
    "question",
    [
        "How many flights are there between 9 April 2025 and 5 January 2026?",
        "How many flights are there from 2025-04-09 to 2026-01-05?",
        "How many flights are there between April 9, 2025 and January 5, 2026?",
        "How many flights are there between 09.04.2025 and 05.01.2026?",
    ],
)
def test_days_are_read_as_people_write_them(question: str) -> None:
    understood = read(question)
    assert understood is not None
    assert understood.plan.conditions == (
        Condition(DATE, Test.AT_LEAST, ("2025-04-09",)),
        Condition(DATE, Test.BELOW, ("2026-01-06",)),
    )


def test_per_month_groups_dates() -> None:
    understood = read("Total price per month")
    assert understood is not None
    assert (understood.plan.group, understood.plan.group_part) == (DATE, Part.MONTH)


@pytest.mark.parametrize(
    ("question", "condition"),
    [
        ("Which tickets were paid?", Condition(1, Test.ONE_OF, ("yes",))),
        ("Which tickets were not paid?", Condition(1, Test.ONE_OF, ("no",))),
        ("Which tickets were unpaid?", Condition(1, Test.ONE_OF, ("no",))),
        ("unpaid tickets", Condition(1, Test.ONE_OF, ("no",))),
        ("open tickets", Condition(2, Test.EMPTY, ())),
        ("How many tickets were closed?", Condition(2, Test.FILLED, ())),
        ("How many tickets are still open?", Condition(2, Test.EMPTY, ())),
    ],
)
def test_a_column_may_be_said_of_rows(question: str, condition: Condition) -> None:
    columns = (
        Column("Ticket", ColumnKind.TEXT, 0),
        Column("Paid", ColumnKind.TEXT, 1),
        Column("Closed", ColumnKind.DATE, 2),
    )
    rows = [("T1", "yes", "2025-01-01"), ("T2", "no", None), ("T3", "yes", None)]
    fields = tuple(make_field(c, n, [row[n] for row in rows]) for n, c in enumerate(columns))
    member = Member(1, 1, "tickets.csv", frozenset(), 3)
    tickets = Subject("tickets.csv", frozenset({"tickets"}), fields, (member,))
    understood = understand(read_question(question, "en"), tickets)
    assert understood is not None
    assert understood.plan.conditions == (condition,)


def test_rows_are_not_counted_by_a_date_without_a_time() -> None:
    assert read("How many flights have a date?") is None


def test_every_notice_is_written_in_every_language() -> None:
    for language in ("en", "de", "es"):
        texts = {Notice(said, ("A", "B", "C")).text(language) for said in Said}
        assert len(texts) == len(Said)


def test_a_column_that_sounds_like_the_rows_is_not_added_up_when_they_are_counted() -> None:
    columns = (
        Column("Employee", ColumnKind.TEXT, 0),
        Column("Claimed (EUR)", ColumnKind.REAL, 1, "EUR"),
        Column("Decision", ColumnKind.TEXT, 2),
    )
    rows = [("Maya", 842.3, "approved"), ("Tom", 410.0, "pending"), ("Ida", 99.0, "pending")]
    fields = tuple(make_field(c, n, [row[n] for row in rows]) for n, c in enumerate(columns))
    member = Member(1, 1, "travel claims.csv", frozenset(), 3)
    claims = Subject("travel claims.csv", frozenset({"travel", "claims"}), fields, (member,))
    for question, operation in (
        ("How many claims are pending?", Operation.COUNT),
        ("Number of claims per decision", Operation.COUNT),
        ("How much did Maya claim in total?", Operation.SUM),
    ):
        understood = understand(read_question(question, "en"), claims)
        assert understood is not None
        assert understood.plan.operation is operation


@pytest.mark.parametrize(
    "question",
    [
        "Average price of the flights to Vienna",
        "How many flights go to Oslo?",
        "Total price per from",
        "What is the highest price?",
    ],
)
def test_a_question_that_is_understood_word_for_word_has_no_warning(question: str) -> None:
    understood = read(question)
    assert understood is not None
    assert not understood.warnings


@pytest.mark.parametrize(
    ("question", "warning"),
    [
        ("How many flights go to York?", "“york” was taken as “New York”."),
        ("How many flights go to Viena?", None),
        ("Which from has the highest price?", "Not sure what was meant by “highest”."),
    ],
)
def test_what_is_not_told_word_for_word_is_said(question: str, warning: str | None) -> None:
    understood = read(question)
    if warning is None:
        assert understood is None or understood.warnings
    else:
        assert understood is not None
        assert warning in said(understood)


def members(*columns: Column) -> Subject:
    rows = [("Ann", 3.0, 21.0, "2020-01-01"), ("Bob", 4.0, 20.0, "2021-01-01")]
    fields = tuple(make_field(c, n, [row[n] for row in rows]) for n, c in enumerate(columns))
    return Subject(
        "members.csv",
        frozenset({"members"}),
        fields,
        (Member(1, 1, "members.csv", frozenset(), 2),),
    )


def test_two_columns_that_a_word_fits_alike_are_both_said() -> None:
    prices = members(
        Column("Member", ColumnKind.TEXT, 0),
        Column("Unit price", ColumnKind.REAL, 1),
        Column("Total price", ColumnKind.REAL, 2),
        Column("Joined", ColumnKind.DATE, 3),
    )
    understood = understand(read_question("What is the average price?", "en"), prices)
    assert understood is not None
    assert said(understood) == ["Total price was taken; it could also be Unit price."]


def test_the_oldest_person_by_a_date_is_doubtful() -> None:
    joined = members(
        Column("Member", ColumnKind.TEXT, 0),
        Column("Visits", ColumnKind.REAL, 1),
        Column("Points", ColumnKind.REAL, 2),
        Column("Joined", ColumnKind.DATE, 3),
    )
    understood = understand(read_question("Who is the oldest member?", "en"), joined)
    assert understood is None or understood.warnings


def test_how_much_is_no_sum_of_what_is_no_amount() -> None:
    ages = members(
        Column("Member", ColumnKind.TEXT, 0),
        Column("Age", ColumnKind.REAL, 1),
        Column("Points", ColumnKind.REAL, 2),
        Column("Joined", ColumnKind.DATE, 3),
    )
    assert understand(read_question("How much did Ann pay?", "en"), ages) is None


def test_a_name_with_what_limits_it_lists_rows() -> None:
    understood = read("flights to Oslo")
    assert understood is not None
    assert understood.plan == Plan(Operation.LIST, conditions=(one_of(TO, "Oslo"),), label=FLIGHT)
    assert read("when is the flight to Oslo") is None
    assert read("flights to Oslo with a window seat") is None


def test_a_month_without_a_year_is_of_the_only_one_there_is() -> None:
    assert read("How many flights are there in April?") is None
    within = subject(ROWS[:3])
    understood = understand(read_question("How many flights are there in April?", "en"), within)
    assert understood is not None
    assert understood.plan.conditions == (
        Condition(DATE, Test.AT_LEAST, ("2025-04-01",)),
        Condition(DATE, Test.BELOW, ("2025-05-01",)),
    )


def shop() -> Subject:
    columns = (
        Column("Article", ColumnKind.TEXT, 0),
        Column("Quantity", ColumnKind.INTEGER, 1),
        Column("Time (h)", ColumnKind.REAL, 2, "h"),
    )
    rows: Sequence[tuple[Cell, ...]] = (("Towel", 40, 1.5), ("Soap", 65, 2.0), ("Coffee", 9, 1.0))
    fields = tuple(make_field(c, n, [row[n] for row in rows]) for n, c in enumerate(columns))
    member = Member(1, 1, "purchases.csv", frozenset(), 3)
    return Subject("purchases.csv", frozenset({"purchases"}), fields, (member,))


def test_things_that_a_row_has_several_of_are_added_up_and_it_is_said() -> None:
    understood = understand(read_question("How many towels did we buy?", "en"), shop())
    assert understood is not None
    assert understood.plan == Plan(Operation.SUM, 1, (one_of(0, "Towel"),))
    assert said(understood) == ["Quantity was taken as the figure."]


def test_a_unit_names_its_column() -> None:
    for question in ("Total hours", "How many hours were there?"):
        understood = understand(read_question(question, "en"), shop())
        assert understood is not None
        assert understood.plan == Plan(Operation.SUM, 2)
