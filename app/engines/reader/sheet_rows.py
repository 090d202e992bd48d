"""What the readers of spreadsheets give: sheets and their rows, one after the other."""

from dataclasses import dataclass

from app.engines.reader.values import Value


@dataclass(frozen=True, slots=True)
class SheetStart:
    """The rows that follow are those of a sheet."""

    name: str
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell that is not empty; `column` counts from 0, `text` is what it shows."""

    column: int
    value: Value
    text: str


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row that is not empty, its cells from left to right; `number` counts from 1."""

    number: int
    cells: list[SheetCell]
