"""What was counted or compared instead of looked up."""

from dataclasses import dataclass

from app.domain.documents import Cell

SUMMARY = "summary"
"""The operation of a summary; its rows are passages, its tables files."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a computed answer: what it is called, and its figure (None: just the name)."""

    name: str
    value: Cell = None


@dataclass(frozen=True, slots=True)
class Computed:
    """A figure or a list computed from the rows of a table, or from what is known of the files.

    `operation` as in Operation; `table` and `column` as people call them; `conditions` in words;
    `rows` is how many rows took part, `of` how many there are where that is known to be another
    number; `warnings` are sentences on what was assumed or left out. `basis` are the two figures
    that a share or a change comes from.
    """

    operation: str
    table: str
    column: str | None
    conditions: tuple[str, ...]
    rows: int
    value: Cell | tuple[Item, ...]
    tables: int = 1
    warnings: tuple[str, ...] = ()
    of: int | None = None
    basis: tuple[Item, ...] = ()
