"""What is to be computed over the rows of a table, and the SQL that does it."""

# ruff: noqa: S608  names in the statements are our own columns, values are parameters

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.domain.documents import Cell


class Operation(StrEnum):
    """What is wanted of the rows that fulfil the conditions."""

    COUNT = "count"
    SUM = "sum"
    AVERAGE = "average"
    MEDIAN = "median"
    MAX = "max"
    MIN = "min"
    LIST = "list"
    DISTINCT = "distinct"
    COUNT_DISTINCT = "count distinct"


class Test(StrEnum):
    """How a cell is compared with the values of a condition."""

    __test__ = False  # pytest: no test class

    ONE_OF = "one of"
    NONE_OF = "none of"
    ABOVE = "above"
    BELOW = "below"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    CONTAINS = "contains"


@dataclass(frozen=True, slots=True)
class Condition:
    """Holds for rows whose cell in `column` compares with the `values`; never for empty cells.

    ONE_OF and NONE_OF take any number of values, the others one; CONTAINS ignores case.
    """

    column: int
    test: Test
    values: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A computation over a table; columns are counted from 0.

    `column` is what is added up, compared or told apart, None to count rows. With `group` there is
    a figure for each value of that column. LIST gives the cells of `label`, ordered by `column`
    where `descending` is not None. `limit` cuts groups or the list. `descending` of groups is by
    their figures.
    """

    operation: Operation
    column: int | None = None
    conditions: tuple[Condition, ...] = ()
    group: int | None = None
    label: int | None = None
    descending: bool | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL with its parameters."""

    sql: str
    parameters: tuple[Cell, ...]


_COMPARISONS = {Test.ABOVE: ">", Test.BELOW: "<", Test.AT_LEAST: ">=", Test.AT_MOST: "<="}
_AGGREGATES = {
    Operation.COUNT: "count(*)",
    Operation.SUM: "total({0})",
    Operation.AVERAGE: "avg({0})",
    Operation.MEDIAN: "median({0})",
    Operation.MAX: "max({0})",
    Operation.MIN: "min({0})",
    Operation.COUNT_DISTINCT: "count(DISTINCT {0})",
}


def statement(plan: Plan, table: str) -> Statement:
    """SQL over `table` (columns c0, c1, ...) whose rows are (name, figure) pairs.

    The name is None for one figure over all rows, the figure None in a list of names. It needs the
    functions `median` and `fold` (see compute).
    """
    where, parameters = _where(plan)
    if plan.operation is Operation.DISTINCT:
        column = f"c{plan.column}"
        sql = f"SELECT {column}, NULL FROM {table}{where} GROUP BY {column} ORDER BY {column}"
    elif plan.operation is Operation.LIST or _is_extreme_row(plan):
        figure = f"c{plan.column}" if plan.column is not None else "NULL"
        sql = f"SELECT c{plan.label}, {figure} FROM {table}{where}{_row_order(plan)}"
    elif plan.group is None:
        sql = f"SELECT NULL, {_aggregate(plan)} FROM {table}{where}"
    else:
        order = "1" if plan.descending is None else f"2{_direction(plan.descending)}, 1"
        sql = (
            f"SELECT c{plan.group}, {_aggregate(plan)} FROM {table}{where}"
            f" GROUP BY c{plan.group} ORDER BY {order}"
        )
    return Statement(sql + _limit(plan), parameters)


def rows_statement(plan: Plan, table: str, limit: int) -> Statement:
    """SQL for the rowids of the first `limit` rows that took part, the deciding ones first."""
    where, parameters = _where(plan)
    return Statement(
        f"SELECT rowid FROM {table}{where}{_row_order(plan)} LIMIT {limit}", parameters
    )


def count_statement(plan: Plan, table: str) -> Statement:
    """SQL for how many rows take part."""
    where, parameters = _where(plan)
    return Statement(f"SELECT count(*) FROM {table}{where}", parameters)


def _is_extreme_row(plan: Plan) -> bool:
    """Whether the row with the greatest or least cell is wanted rather than the figure alone."""
    return (
        plan.operation in {Operation.MAX, Operation.MIN}
        and plan.label is not None
        and plan.group is None
    )


def _aggregate(plan: Plan) -> str:
    return _AGGREGATES[plan.operation].format(f"c{plan.column}")


def _direction(descending: bool) -> str:
    return " DESC" if descending else " ASC"


def _row_order(plan: Plan) -> str:
    """Rows by the column that is compared, where one is, then as they stand in the table."""
    descending = plan.descending
    if plan.operation in {Operation.MAX, Operation.MIN}:
        descending = plan.operation is Operation.MAX
    if plan.column is None or plan.group is not None or descending is None:
        return " ORDER BY rowid"
    return f" ORDER BY c{plan.column}{_direction(descending)}, rowid"


def _limit(plan: Plan) -> str:
    limit = 1 if _is_extreme_row(plan) and plan.limit is None else plan.limit
    return f" LIMIT {int(limit)}" if limit is not None else ""


def _where(plan: Plan) -> tuple[str, tuple[Cell, ...]]:
    """Conditions, and that the cell that is computed with is not empty."""
    clauses, parameters = [], list[Cell]()
    for condition in plan.conditions:
        clauses.append(_clause(condition))
        parameters += (
            (str(value).casefold() for value in condition.values)
            if condition.test is Test.CONTAINS
            else condition.values
        )
    clauses += [f"c{column} IS NOT NULL" for column in sorted(set(_needed(plan)))]
    return (" WHERE " + " AND ".join(clauses) if clauses else ""), tuple(parameters)


def _needed(plan: Plan) -> Iterator[int]:
    if plan.column is not None and plan.operation is not Operation.COUNT:
        yield plan.column
    if plan.group is not None:
        yield plan.group
    if plan.label is not None and (plan.operation is Operation.LIST or _is_extreme_row(plan)):
        yield plan.label


def _clause(condition: Condition) -> str:
    column = f"c{condition.column}"
    if condition.test is Test.CONTAINS:
        return f"instr(fold({column}), ?) > 0"
    if condition.test in _COMPARISONS:
        return f"{column} {_COMPARISONS[condition.test]} ?"
    marks = ", ".join("?" * len(condition.values))
    word = "IN" if condition.test is Test.ONE_OF else "NOT IN"
    return f"({column} IS NOT NULL AND {column} {word} ({marks}))"
