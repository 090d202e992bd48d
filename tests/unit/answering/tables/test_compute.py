import math
import statistics
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.answering.tables.compute import compute
from app.answering.tables.plan import Condition, Operation, Part, Plan, Test
from app.domain.cancel import CancelToken
from app.domain.documents import Cell, ColumnKind
from app.domain.errors import Cancelled

KINDS = (ColumnKind.TEXT, ColumnKind.INTEGER, ColumnKind.REAL, ColumnKind.DATE)
NAMES = st.sampled_from(["Oslo", "Bergen", "Ärö", "ärö", "it's", '";--', "10"])
DATES = st.sampled_from(["2024-01-31", "2025-02-01", "2025-12-31"])
INTEGERS = st.integers(-1000, 1000)
REALS = st.integers(-4000, 4000).map(lambda n: n / 4)
ROWS = st.lists(
    st.tuples(
        NAMES,
        st.none() | INTEGERS,
        st.none() | REALS,
        st.none() | DATES,
    ),
    max_size=12,
)
Rows = Sequence[tuple[Cell, ...]]


@st.composite
def conditions(draw: st.DrawFn) -> Condition:
    column = draw(st.integers(0, 3))
    strategies: tuple[st.SearchStrategy[Cell], ...] = (NAMES, INTEGERS, REALS, DATES)
    values = strategies[column]
    test = draw(st.sampled_from(list(Test)))
    if test in {Test.FILLED, Test.EMPTY, Test.NOTHING}:
        return Condition(column, test, ())
    if test in {Test.ONE_OF, Test.NONE_OF}:
        return Condition(column, test, tuple(draw(st.lists(values, min_size=1, max_size=3))))
    if test is Test.CONTAINS:
        return Condition(0, test, (draw(st.sampled_from(["o", "Ä", "'", "x"])),))
    return Condition(column, test, (draw(values),))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    operation = draw(st.sampled_from(list(Operation)))
    held = tuple(draw(st.lists(conditions(), max_size=2)))
    limit = draw(st.none() | st.integers(1, 3))
    column: int | None = draw(st.sampled_from([1, 2]))
    if operation is Operation.LIST:
        falling = draw(st.none() | st.booleans())
        return Plan(operation, column, held, label=0, descending=falling, limit=limit)
    if operation in {Operation.DISTINCT, Operation.COUNT_DISTINCT}:
        return Plan(operation, draw(st.integers(0, 3)), held)
    group = draw(st.none() | st.just(0))
    falling = draw(st.none() | st.booleans()) if group is not None else None
    label = 0 if group is None and operation in {Operation.MAX, Operation.MIN} else None
    if operation in {Operation.SHARE, Operation.GROWTH, Operation.CHANGE}:
        count = 1 if operation is Operation.SHARE else 2
        parts = tuple(tuple(draw(st.lists(conditions(), max_size=2))) for _ in range(count))
        return Plan(operation, draw(st.none() | st.just(column)), held, parts=parts)
    if operation is Operation.COUNT:
        column = None
    return Plan(
        operation, column, held, group=group, label=label, descending=falling,
        limit=limit if group is not None else None,
    )  # fmt: skip


def fulfils(condition: Condition, row: Sequence[Cell]) -> bool:
    cell = row[condition.column]
    if condition.test in {Test.FILLED, Test.EMPTY}:
        return (cell is None) is (condition.test is Test.EMPTY)
    if condition.test is Test.NOTHING:
        return cell is None or cell == 0
    if cell is None:
        return False
    first = condition.values[0]
    match condition.test:
        case Test.ONE_OF:
            return cell in condition.values
        case Test.NONE_OF:
            return cell not in condition.values
        case Test.CONTAINS:
            return str(first).casefold() in str(cell).casefold()
        case Test.ABOVE:
            return cell > first  # type: ignore[operator]
        case Test.BELOW:
            return cell < first  # type: ignore[operator]
        case Test.AT_LEAST:
            return cell >= first  # type: ignore[operator]
        case Test.AT_MOST:
            return cell <= first  # type: ignore[operator]


def figure(operation: Operation, cells: list[float]) -> float | None:
    if operation is Operation.COUNT:
        return len(cells)
    if operation is Operation.COUNT_DISTINCT:
        return len(set(cells))
    if operation is Operation.SUM:
        return sum(cells)
    if not cells:
        return None
    by_operation: dict[Operation, Callable[[list[float]], float]] = {
        Operation.AVERAGE: statistics.fmean,
        Operation.MEDIAN: statistics.median,
        Operation.MAX: max,
        Operation.MIN: min,
    }
    return by_operation[operation](cells)


def compared(plan: Plan, rows: Rows) -> float | None:
    """A share or a change in Python."""
    first, second = (
        sum(
            1.0 if plan.column is None else row[plan.column]  # type: ignore[misc]
            for row in rows
            if all(fulfils(condition, row) for condition in part)
        )
        for part in (*plan.parts, ())[:2]
    )
    if plan.operation is Operation.CHANGE:
        return second - first
    if plan.operation is Operation.SHARE:
        return 100 * first / second if second else None
    return 100 * (second - first) / abs(first) if first else None


def plainly(plan: Plan, rows: Rows) -> list[tuple[Cell, Cell]]:
    """What the plan says, in Python."""
    needed = [plan.column] if plan.column is not None else []
    kept = [
        row
        for row in rows
        if all(fulfils(c, row) for c in plan.conditions) and all(row[n] is not None for n in needed)
    ]
    if plan.compares_parts:
        return [(None, compared(plan, kept))]
    column = plan.column
    cells = [1.0 if column is None else row[column] for row in kept]
    if plan.operation is Operation.DISTINCT:
        return [(value, None) for value in sorted(set(cells))]  # type: ignore[type-var]
    if plan.label is not None:
        falling = plan.descending
        limit = plan.limit
        if plan.operation is not Operation.LIST:
            falling, limit = plan.operation is Operation.MAX, 1
        if falling is not None and column is not None:
            kept.sort(key=lambda row: row[column], reverse=falling)  # type: ignore[arg-type,return-value]
        return [(row[0], None if column is None else row[column]) for row in kept][:limit]
    if plan.group is None:
        return [(None, figure(plan.operation, cells))]  # type: ignore[arg-type]
    groups: dict[str, list[float]] = {}
    for row, cell in zip(kept, cells, strict=True):
        groups.setdefault(str(row[0]), []).append(cell)  # type: ignore[arg-type]
    pairs = sorted((name, figure(plan.operation, each)) for name, each in groups.items())
    if plan.descending is not None:
        pairs.sort(key=lambda pair: pair[1] or 0, reverse=plan.descending)
    return list(pairs[: plan.limit])


@settings(deadline=None, max_examples=300)
@given(plans(), ROWS)
def test_sql_equals_plain_python(plan: Plan, rows: Rows) -> None:
    outcome = compute(plan, KINDS, rows, shown=5)
    expected = plainly(plan, rows)
    assert [name for name, _ in outcome.pairs] == [name for name, _ in expected]
    for (_, got), (_, wanted) in zip(outcome.pairs, expected, strict=True):
        if isinstance(wanted, float | int):
            assert isinstance(got, float | int)
            assert math.isclose(got, wanted, abs_tol=1e-9)
        else:
            assert got == wanted
    for index in outcome.rows:
        assert all(fulfils(condition, rows[index]) for condition in plan.conditions)
    if not plan.compares_parts:
        assert len(outcome.rows) == min(5, outcome.num_rows)


def test_dates_are_grouped_by_month() -> None:
    rows = [
        ("a", 1, None, "2024-01-31"),
        ("b", 2, None, "2024-01-01"),
        ("c", 4, None, "2024-02-02"),
    ]
    plan = Plan(Operation.SUM, 1, group=3, group_part=Part.MONTH)
    assert compute(plan, KINDS, rows, shown=1).pairs == (("2024-01", 3.0), ("2024-02", 4.0))


def test_a_share_comes_with_both_figures_and_the_rows_of_the_part() -> None:
    rows = [("a", 1, None, None), ("b", 2, None, None), ("a", 5, None, None)]
    plan = Plan(Operation.SHARE, 1, parts=((Condition(0, Test.ONE_OF, ("a",)),),))
    outcome = compute(plan, KINDS, rows, shown=5)
    assert outcome.pairs == ((None, 75.0),)
    assert outcome.basis == (6.0, 8.0)
    assert outcome.rows == (0, 2)


def test_a_share_of_each_group() -> None:
    rows = [("a", 1, None, None), ("b", 2, None, None), ("a", 5, None, None)]
    outcome = compute(Plan(Operation.SHARE, 1, group=0), KINDS, rows, shown=5)
    assert outcome.pairs == (("a", 75.0), ("b", 25.0))


def test_the_deciding_row_is_cited_first() -> None:
    rows = [("Oslo", 1, None, None), ("Bergen", 9, None, None), ("Voss", 4, None, None)]
    outcome = compute(Plan(Operation.MAX, 1, label=0), KINDS, rows, shown=2)
    assert outcome.pairs == (("Bergen", 9),)
    assert outcome.rows == (1, 2)


def test_a_whole_number_of_any_size_is_taken() -> None:
    rows = [("Oslo", 2**70, None, None)]
    outcome = compute(Plan(Operation.SUM, 1), KINDS, rows, shown=1)
    assert outcome.pairs == ((None, float(2**70)),)


def test_computing_can_be_cancelled() -> None:
    cancel = CancelToken()
    cancel.cancel()
    rows = [("Oslo", n, None, None) for n in range(100_000)]
    with pytest.raises(Cancelled):
        compute(Plan(Operation.MEDIAN, 1, group=0), KINDS, rows, shown=1, cancel=cancel)


def test_a_tie_for_the_last_place_is_told() -> None:
    kinds = (ColumnKind.TEXT, ColumnKind.INTEGER)
    rows: Rows = [("a", 5), ("b", 7), ("c", 7), ("d", 1)]
    most = Plan(Operation.MAX, 1, label=0)
    two = Plan(Operation.LIST, 1, label=0, descending=True, limit=2)
    least = Plan(Operation.MIN, 1, label=0)
    assert compute(most, kinds, rows, shown=1).tied
    assert not compute(two, kinds, rows, shown=1).tied
    assert not compute(least, kinds, rows, shown=1).tied
    counted = Plan(Operation.COUNT, group=0, descending=True, limit=1)
    assert compute(counted, kinds, rows, shown=1).tied


def test_a_row_that_takes_no_part_keeps_its_place() -> None:
    rows = [("a", 1, None, None), None, ("b", 2, None, None)]
    outcome = compute(Plan(Operation.SUM, 1), KINDS, rows, shown=5)
    assert outcome.pairs == ((None, 3.0),)
    assert outcome.rows == (0, 2)


def test_two_cells_of_a_row_are_compared() -> None:
    rows = [("a", 1, 2.0, None), ("b", 3, 2.0, None), ("c", 1, None, None)]
    plan = Plan(Operation.LIST, label=0, conditions=(Condition(1, Test.BELOW, (), 2),))
    assert compute(plan, KINDS, rows, shown=5).pairs == (("a", None),)
