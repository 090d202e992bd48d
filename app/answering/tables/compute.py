"""Computes plans: rows go into a private table in memory, SQLite does the arithmetic."""

from __future__ import annotations

import sqlite3
import statistics
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from typing import Any

from app.answering.tables.plan import (
    Plan,
    Statement,
    count_statement,
    rows_statement,
    statement,
)
from app.domain.cancel import CancelToken
from app.domain.documents import Cell, ColumnKind

_TABLE = "rows"
_AFFINITIES = {
    ColumnKind.TEXT: "TEXT",
    ColumnKind.INTEGER: "INTEGER",
    ColumnKind.REAL: "REAL",
    ColumnKind.BOOLEAN: "INTEGER",
    ColumnKind.DATE: "TEXT",
    ColumnKind.DATETIME: "TEXT",
}  # how SQLite keeps the cells of each kind of column
_STEPS_BETWEEN_LOOKS = 100_000  # of SQLite's machine: some milliseconds
_INTEGER_LIMIT = 2**63


@dataclass(frozen=True, slots=True)
class Outcome:
    """(name, figure) pairs as of `statement`, over `num_rows` rows; `rows` are indices of some.

    `basis` are the two figures that a single one comes from; `tied` holds where what comes next has
    the figure of the last one, too.
    """

    pairs: tuple[tuple[Cell, Cell], ...]
    num_rows: int
    rows: tuple[int, ...]
    basis: tuple[Cell, ...] = ()
    tied: bool = False


def compute(
    plan: Plan,
    kinds: Sequence[ColumnKind],
    rows: Iterable[Sequence[Cell] | None],
    *,
    shown: int,
    cancel: CancelToken | None = None,
) -> Outcome:
    """Run `plan` over `rows`, as wide as there are `kinds`; None is a row that takes no part.

    Up to `shown` indices of the rows that took part are told. Raises Cancelled.
    """
    with _database(cancel) as connection:
        columns = ", ".join(f"c{n} {_AFFINITIES[kind]}" for n, kind in enumerate(kinds))
        connection.execute(f"CREATE TABLE {_TABLE} ({columns})")
        names = ", ".join(["rowid", *(f"c{n}" for n in range(len(kinds)))])
        marks = ", ".join("?" * (len(kinds) + 1))
        insert = f"INSERT INTO {_TABLE} ({names}) VALUES ({marks})"  # noqa: S608
        connection.executemany(insert, _storable(rows))
        pairs = _run(connection, statement(plan, _TABLE))
        tied = _is_tied(connection, plan, len(pairs))
        (counted,) = _run(connection, count_statement(plan, _TABLE))
        taken = [int(row[0]) - 1 for row in _run(connection, rows_statement(plan, _TABLE, shown))]
    basis = tuple(pairs[0][2:]) if plan.compares_parts and plan.group is None else ()
    return Outcome(
        tuple((row[0], row[1]) for row in pairs), int(counted[0]), tuple(taken), basis, tied
    )


def _is_tied(connection: sqlite3.Connection, plan: Plan, num_shown: int) -> bool:
    """Whether the next of the first so many would be as good as the last."""
    if num_shown == 0 or not plan.is_cut:
        return False
    more = _run(connection, statement(replace(plan, limit=num_shown + 1), _TABLE))
    return len(more) > num_shown and more[-1][1] == more[-2][1]


class _Median:
    """The aggregate that SQLite lacks."""

    def __init__(self) -> None:
        self._values: list[float] = []

    def step(self, value: float | None) -> None:
        if value is not None:
            self._values.append(value)

    def finalize(self) -> float | None:
        return statistics.median(self._values) if self._values else None


@contextmanager
def _database(cancel: CancelToken | None) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.create_aggregate("median", 1, _Median)  # type: ignore[arg-type]
        connection.create_function("fold", 1, _fold, deterministic=True)
        if cancel is not None:
            connection.set_progress_handler(lambda: cancel.cancelled, _STEPS_BETWEEN_LOOKS)
        try:
            yield connection
        except sqlite3.OperationalError:
            if cancel is not None:
                cancel.raise_if_cancelled()
            raise


def _fold(value: Cell) -> str | None:
    return None if value is None else str(value).casefold()


def _storable(rows: Iterable[Sequence[Cell] | None]) -> Iterator[list[Cell]]:
    """Each with its number from 1 before it; integers beyond SQLite's 64 bits become REAL."""
    for number, row in enumerate(rows, 1):
        if row is not None:
            yield [
                number,
                *(
                    float(cell) if isinstance(cell, int) and abs(cell) >= _INTEGER_LIMIT else cell
                    for cell in row
                ),
            ]


def _run(connection: sqlite3.Connection, query: Statement) -> list[tuple[Any, ...]]:
    return connection.execute(query.sql, query.parameters).fetchall()
