"""A table while its rows are still being read."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.domain.documents import ExtractedTable
from app.engines.reader.typed import RawRow


@dataclass(slots=True)
class OpenCell:
    """A cell; `parts` are its text from offset `begin` on, None before there is any."""

    column: int
    columns: int
    rows: int
    above: bool = False
    begin: int | None = None
    parts: list[str] = field(default_factory=list)


@dataclass(slots=True)
class OpenRow:
    """A row; `column` is the next free one, `written` the one that the text has come to."""

    number: int
    header: bool = True
    start: int | None = None
    column: int = 0
    written: int = 0
    values: list[str | None] = field(default_factory=list)
    spans: list[tuple[int, int] | None] = field(default_factory=list)

    def put(self, column: int, value: str | None, span: tuple[int, int] | None) -> None:
        """Set the value of a column."""
        while len(self.values) <= column:
            self.values.append(None)
            self.spans.append(None)
        self.values[column], self.spans[column] = value, span


@dataclass(slots=True)
class OpenTable:
    """A table; `carried` are cells that reach into rows below, by column: rows left, and text."""

    name: str
    rows: list[RawRow] = field(default_factory=list)
    count: int = 0
    size: int = 0
    header: int = 0
    layout: bool = False
    before: ExtractedTable | None = None
    carried: dict[int, tuple[int, str]] = field(default_factory=dict)


def is_data(rows: Sequence[RawRow]) -> bool:
    """Whether rows are a table rather than text that is arranged in one."""
    return len(rows) > 1 and any(sum(map(bool, row.values)) > 1 for row in rows)
