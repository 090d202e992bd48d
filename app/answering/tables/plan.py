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
    SHARE = "share"
    GROWTH = "growth"
    CHANGE = "change"


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
    FILLED = "filled"
    EMPTY = "empty"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Condition:
    """Holds for rows whose cell in `column` compares with the `values`; never for empty cells.

    ONE_OF and NONE_OF take any number of values, FILLED, EMPTY and NOTHING none, the others one;
    CONTAINS ignores case. EMPTY holds for empty cells only, NOTHING for these and 0. With `other`,
    the value is that column's cell in the same row.
    """

    column: int
    test: Test
    values: tuple[Cell, ...]
    other: int | None = None


class Part(StrEnum):
    """What of a date stands for it in a group: "per month"."""

    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Plan:
    """A computation over a table; columns are counted from 0.

    `column` is what is added up, compared or told apart, None to count rows. With `group` there is
    a figure for each value of that column. LIST gives the cells of `label`, ordered by `column`
    where `descending` is not None. `limit` cuts groups or the list. `descending` of groups is by
    their figures. `group_part` groups dates by month or year.

    SHARE is the percentage that the rows of `parts[0]` have of all; with `group` the percentage of
    each. GROWTH and CHANGE go from the figure of the rows of `parts[0]` to that of `parts[1]`, the
    former in percent; `later` is the column of the second figure where it is another one. Figures
    are totals, or averages if `mean`.
    """

    operation: Operation
    column: int | None = None
    conditions: tuple[Condition, ...] = ()
    group: int | None = None
    label: int | None = None
    descending: bool | None = None
    limit: int | None = None
    group_part: Part | None = None
    parts: tuple[tuple[Condition, ...], ...] = ()
    later: int | None = None
    mean: bool = False

    @property
    def is_cut(self) -> bool:
        """Whether only the first of an order are wanted: the highest, the top 3."""
        return self.limit is not None or _is_extreme_row(self)

    @property
    def compares_parts(self) -> bool:
        """Whether its figure comes from two others."""
        return self.operation in _OF_TWO


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL with its parameters."""

    sql: str
    parameters: tuple[Cell, ...]


_OF_TWO = frozenset({Operation.SHARE, Operation.GROWTH, Operation.CHANGE})
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

    The name is None for one figure over all rows, the figure None in a list of names. Where a
    figure comes from two others these follow it. It needs the functions `median` and `fold` (see
    compute).
    """
    if plan.compares_parts:
        return _of_two(plan, table)
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
            f"SELECT {_group(plan)}, {_aggregate(plan)} FROM {table}{where}"
            f" GROUP BY {_group(plan)} ORDER BY {order}"
        )
    return Statement(sql + _limit(plan), parameters)


def rows_statement(plan: Plan, table: str, limit: int) -> Statement:
    """SQL for the rowids of the first `limit` rows that took part, the deciding ones first."""
    where, parameters = _taking_part(plan)
    return Statement(
        f"SELECT rowid FROM {table}{where}{_row_order(plan)} LIMIT {limit}", parameters
    )


def count_statement(plan: Plan, table: str) -> Statement:
    """SQL for how many rows take part; in a share these are all that it is of."""
    is_share = plan.operation is Operation.SHARE
    where, parameters = _where(plan) if is_share else _taking_part(plan)
    return Statement(f"SELECT count(*) FROM {table}{where}", parameters)


def _of_two(plan: Plan, table: str) -> Statement:
    """SQL of a share or a change: name, figure, and the two figures that it is of."""
    where, parameters = _where(plan)
    figure = "avg" if plan.mean else "total"
    of = "1" if plan.column is None else f"c{plan.column}"
    if plan.group is not None:
        inner = (
            f"SELECT {_group(plan)} AS name, {figure}({of}) AS a,"
            f" (SELECT {figure}({of}) FROM {table}{where}) AS b"
            f" FROM {table}{where} GROUP BY {_group(plan)}"
        )
        parameters = (*parameters, *parameters)
    else:
        later = of if plan.later is None else f"c{plan.later}"
        (first, given), (second, more) = (_both(part) for part in (*plan.parts, ())[:2])
        inner = (
            f"SELECT NULL AS name, {figure}(CASE WHEN {first} THEN {of} END) AS a,"
            f" {figure}(CASE WHEN {second} THEN {later} END) AS b FROM {table}{where}"
        )
        parameters = (*given, *more, *parameters)
    formula = {
        Operation.SHARE: "100.0 * a / nullif(b, 0)",
        Operation.GROWTH: "100.0 * (b - a) / nullif(abs(a), 0)",
        Operation.CHANGE: "b - a",
    }[plan.operation]
    return Statement(f"SELECT name, {formula}, a, b FROM ({inner}) ORDER BY name", parameters)


def _both(conditions: tuple[Condition, ...]) -> tuple[str, tuple[Cell, ...]]:
    """SQL that all conditions hold, with its parameters; true for none."""
    clauses = " AND ".join(map(_clause, conditions)) or "1"
    return clauses, tuple(value for each in conditions for value in _parameters(each))


def _taking_part(plan: Plan) -> tuple[str, tuple[Cell, ...]]:
    """The rows of the parts that are compared, or all that fulfil the conditions."""
    where, parameters = _where(plan)
    if not plan.compares_parts or not any(plan.parts):
        return where, parameters
    parts = [_both(part) for part in plan.parts]
    either = " OR ".join(f"({sql})" for sql, _ in parts)
    joined = f"{where} AND ({either})" if where else f" WHERE {either}"
    return joined, (*parameters, *(value for _, given in parts for value in given))


def _group(plan: Plan) -> str:
    if plan.group_part is None:
        return f"c{plan.group}"
    return f"substr(c{plan.group}, 1, {7 if plan.group_part is Part.MONTH else 4})"


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
    clauses = [_clause(condition) for condition in plan.conditions]
    parameters = [value for each in plan.conditions for value in _parameters(each)]
    clauses += [f"c{column} IS NOT NULL" for column in sorted(set(_needed(plan)))]
    return (" WHERE " + " AND ".join(clauses) if clauses else ""), tuple(parameters)


def _parameters(condition: Condition) -> Iterator[Cell]:
    for value in condition.values:
        yield str(value).casefold() if condition.test is Test.CONTAINS else value


def _needed(plan: Plan) -> Iterator[int]:
    if plan.column is not None and plan.operation is not Operation.COUNT:
        yield plan.column
    if plan.later is not None:
        yield plan.later
    if plan.group is not None:
        yield plan.group
    if plan.label is not None and (plan.operation is Operation.LIST or _is_extreme_row(plan)):
        yield plan.label


def _clause(condition: Condition) -> str:
    column = f"c{condition.column}"
    if condition.test is Test.CONTAINS:
        return f"instr(fold({column}), ?) > 0"
    if condition.test in {Test.FILLED, Test.EMPTY}:
        return f"{column} IS {'NOT ' if condition.test is Test.FILLED else ''}NULL"
    if condition.test is Test.NOTHING:
        return f"COALESCE({column}, 0) = 0"
    if condition.other is not None:
        return f"{column} {_COMPARISONS[condition.test]} c{condition.other}"
    if condition.test in _COMPARISONS:
        return f"{column} {_COMPARISONS[condition.test]} ?"
    marks = ", ".join("?" * len(condition.values))
    word = "IN" if condition.test is Test.ONE_OF else "NOT IN"
    return f"({column} IS NOT NULL AND {column} {word} ({marks}))"
