"""Questions over tables as offices keep them: numbers of their own, limits, gaps, shifts."""

from collections.abc import Sequence

import pytest

from app.answering.tables.compute import compute
from app.answering.tables.plan import Condition, Operation, Plan, Test
from app.answering.tables.question import read_question
from app.answering.tables.reading import Understood, understand
from app.answering.tables.subject import Member, Subject, make_field
from app.answering.tables.text import tokens
from app.domain.documents import Cell, Column, ColumnKind

T, N, D = ColumnKind.TEXT, ColumnKind.REAL, ColumnKind.DATE
TOOLS = (
    [("Tool no.", T), ("Article", T), ("Maker", T), ("In stock", N), ("Minimum stock", N),
     ("Price ($)", N), ("Tested", D)],
    [("W-1", "Saw", "Norvik", 3, 5, 20.0, "2024-02-01"),
     ("W-2", "Drill", "Norvik", 9, 4, 90.0, None),
     ("W-3", "Lathe", None, 1, 1, 700.0, "2024-05-09")],
)  # fmt: skip
SHIFTS = (
    [("Day", D), ("Shift", T), ("Driver", T), ("Depot", T), ("Extra hours", N)],
    [("2024-03-04", "Early", "Ines", "North", 2.0), ("2024-03-04", "Late", "Omar", "South", 0.0),
     ("2024-03-05", "Early", "Omar", "North", 3.0)],
)  # fmt: skip
BILLS = (
    [("Rechnungsnr.", T), ("Kunde", T), ("Netto (€)", N), ("Bezahlt am", D), ("Datum", D)],
    [("R-1", "Huber", 2100.0, "2024-02-01", "2024-01-09"), ("R-2", "Graf", 80.0, None,
     "2024-04-02"), ("R-3", "Huber", 60.0, None, "2024-05-30")],
)  # fmt: skip
Table = tuple[list[tuple[str, ColumnKind]], Sequence[tuple[Cell, ...]]]
ARTICLE, MAKER, STOCK, MINIMUM, PRICE, TESTED = range(1, 7)


def read(table: Table, name: str, question: str, language: str = "en") -> Understood | None:
    columns, rows = table
    fields = tuple(
        make_field(Column(title, kind, at), at, [row[at] for row in rows])
        for at, (title, kind) in enumerate(columns)
    )
    member = Member(1, 1, name, frozenset(), len(rows))
    subject = Subject(name, frozenset(tokens(name)), fields, (member,))
    asked = read_question(question, language)
    return understand(asked, subject) if asked.may_compute else None


def plan_of(table: Table, name: str, question: str, language: str = "en") -> Plan:
    understood = read(table, name, question, language)
    assert understood is not None
    return understood.plan


def test_a_cell_is_compared_with_another_of_its_row() -> None:
    plan = plan_of(TOOLS, "tools", "Which articles are below their minimum stock?")
    below = Condition(STOCK, Test.BELOW, (), MINIMUM)
    assert plan == Plan(Operation.LIST, conditions=(below,), label=ARTICLE)


def test_what_is_compared_with_a_limit_is_said_where_no_name_tells_it() -> None:
    table: Table = (
        [("Sample ID", T), ("Result", N), ("Lower limit", N), ("Upper limit", N)],
        [("S-1", 4.0, 3.0, 5.0), ("S-2", 6.0, 3.0, 5.0)],
    )
    understood = read(table, "laboratory", "Which samples are above their upper limit?")
    assert understood is not None
    assert understood.plan.conditions == (Condition(1, Test.ABOVE, (), 3),)
    assert [notice.text("en") for notice in understood.warnings] == [
        "The number was compared with Result."
    ]


def test_what_is_asked_for_is_told_by_its_own_name() -> None:
    assert plan_of(TOOLS, "tools", "What is the most expensive article?").label == ARTICLE
    plan = plan_of(SHIFTS, "rota", "Which drivers worked in the south depot?")
    assert (plan.operation, plan.column) == (Operation.DISTINCT, 2)


def test_what_has_no_such_cell_is_found_by_its_gap() -> None:
    plan = plan_of(TOOLS, "tools", "Which article has no maker?")
    assert plan.conditions == (Condition(MAKER, Test.EMPTY, ()),)
    plan = plan_of(TOOLS, "tools", "Which articles have not been tested yet?")
    assert plan.conditions == (Condition(TESTED, Test.EMPTY, ()),)


def test_who_is_a_person_with_all_of_their_rows() -> None:
    plan = plan_of(SHIFTS, "rota", "Who did the most extra hours?")
    assert (plan.operation, plan.group) == (Operation.SUM, 2)
    assert read(TOOLS, "tools", "Who has the highest price?") is None


def test_a_negation_reaches_over_little_words() -> None:
    plan = plan_of(SHIFTS, "rota", "How many different drivers were not at the north depot?")
    assert plan.conditions == (Condition(3, Test.NONE_OF, ("North",)),)


def test_shifts_may_be_rows_as_well_as_values() -> None:
    understood = read(SHIFTS, "rota", "How many shifts did Omar do?")
    assert understood is not None
    assert understood.counts_either
    understood = read(SHIFTS, "rota", "How many different shifts did Omar do?")
    assert understood is not None
    assert not understood.counts_either


def test_german_compounds_name_rows_and_columns() -> None:
    plan = plan_of(BILLS, "Rechnungsausgang", "Wie viele Rechnungen sind noch offen?", "de")
    assert plan == Plan(Operation.COUNT, conditions=(Condition(3, Test.EMPTY, ()),))
    plan = plan_of(BILLS, "Rechnungsausgang", "Was ist die Summe der Nettobeträge?", "de")
    assert (plan.operation, plan.column) == (Operation.SUM, 2)


def test_numbers_of_rows_call_them_and_are_no_quantities() -> None:
    columns = [("Artikelnr.", ColumnKind.INTEGER), ("Bezeichnung", T), ("Lagerort", T)]
    rows = [(1001, "Mehl", "Regal"), (1002, "Milch", "Keller"), (1003, "Hefe", "Keller")]
    plan = plan_of((columns, rows), "Liste", "Wie viele Artikel liegen im Keller?", "de")
    assert plan == Plan(Operation.COUNT, conditions=(Condition(2, Test.ONE_OF, ("Keller",)),))
    assert read((columns, rows), "Liste", "Summe der Artikelnr. im Keller", "de") is None


def test_rows_per_value_are_counted_where_no_figure_is_named() -> None:
    assert plan_of(TOOLS, "tools", "Tools per maker") == Plan(Operation.COUNT, group=MAKER)


@pytest.mark.parametrize(
    ("question", "first", "after"),
    [
        ("Anzahl der Rechnungen mit Datum im ersten Quartal 2024", "2024-01-01", "2024-04-01"),
        ("Wie viele Rechnungen mit Datum im zweiten Halbjahr 2024", "2024-07-01",
         "2025-01-01"),
        ("Wie viele Rechnungen mit Datum zwischen dem 9. Januar und dem 2. April 2024",
         "2024-01-09", "2024-04-03"),
        ("Wie viele Rechnungen mit Datum zwischen dem 2. und 30. April 2024", "2024-04-02",
         "2024-05-01"),
    ],
)  # fmt: skip
def test_stretches_of_a_year(question: str, first: str, after: str) -> None:
    plan = plan_of(BILLS, "Rechnungsausgang", question, "de")
    limits = (Condition(4, Test.AT_LEAST, (first,)), Condition(4, Test.BELOW, (after,)))
    assert plan.conditions == limits


def test_a_number_with_a_unit_is_no_year() -> None:
    plan = plan_of(BILLS, "Rechnungsausgang", "Wie viele Rechnungen über 2000 Euro netto?", "de")
    assert plan.conditions == (Condition(2, Test.ABOVE, (2000.0,)),)


@pytest.mark.parametrize(
    "question",
    [
        "Which article is the heaviest?",
        "How many articles are above the average price?",
        "How many articles cost more dollars than Norvik?",
        "Average price of the articles with 7 teeth",
        "What is the oldest article?",
    ],
)
def test_what_a_table_cannot_tell_is_not_answered_by_something_else(question: str) -> None:
    assert read(TOOLS, "tools", question) is None


def test_little_words_in_names_of_columns_mean_nothing() -> None:
    table: Table = (
        [("Zone", T), ("Sales", N), ("of which the largest", N)],
        [("North", 4.0, 1.0), ("South", 2.0, 3.0)],
    )
    plan = plan_of(table, "report", "Which zone had the highest sales?")
    assert (plan.operation, plan.column, plan.label) == (Operation.MAX, 1, 0)


SPENT = (
    [("Invoice No", ColumnKind.INTEGER), ("Supplier", T), ("Amount (€)", N)],
    [(1001, "Total", 80.0), (1002, "Shell", -60.0), (1003, "Total", 95.5)],
)
AT_TOTAL = Plan(Operation.SUM, 2, (Condition(1, Test.ONE_OF, ("Total",)),))


@pytest.mark.parametrize(
    "question", ["How much did we spend at Total?", "How much did we spend at Total in all?"]
)
def test_a_firm_called_total_is_told_from_a_sum_by_the_word_before_it(question: str) -> None:
    assert plan_of(SPENT, "spending", question) == AT_TOTAL
    assert plan_of(SPENT, "x", "Wie viel haben wir bei Total ausgegeben?", "de") == AT_TOTAL
    others = ([("Konto", T), ("Betrag (€)", N)], [("Porto", -12.5), ("Miete", -800.0)])
    assert read(others, "kasse", question) is None
    assert read(SPENT, "spending", "What is the total amount?") is None  # it may be theirs


def test_a_number_below_zero_is_one() -> None:
    plan = plan_of(SPENT, "invoices", "How many invoices are below -50 euros?")
    assert plan == Plan(Operation.COUNT, conditions=(Condition(2, Test.BELOW, (-50,)),))


def test_both_ends_at_once_are_no_figure() -> None:
    question = "What is the difference between the highest and the lowest amount?"
    assert read(SPENT, "spending", question) is None


def test_what_has_none_of_a_figure_has_zero_or_nothing_of_it() -> None:
    rows = [("A", 0), ("B", None), ("C", 5)]
    orders = ([("Order", T), ("Discount", N)], rows)
    plan = plan_of(orders, "orders", "How many orders have no discount?")
    assert plan == Plan(Operation.COUNT, conditions=(Condition(1, Test.NOTHING, ()),))
    assert compute(plan, (T, N), rows, shown=0).num_rows == 2
    assert read(orders, "orders", "How many orders have a discount?") is None


def test_a_column_called_by_a_year_is_left_out_of_no_answer() -> None:
    budget = (
        [("Cost centre", T), ("2023", N), ("2024", N)],
        [("IT", 5000, 5500), ("Sales", 700, 650)],
    )
    assert read(budget, "budget", "What was the budget for IT in 2024?") is None
    assert plan_of(budget, "budget", "Total budget for IT in 2024").column == 2
