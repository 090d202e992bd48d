"""What the pills of the composer limit a search to: a time and kinds of files."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.search import Filters, Period
from app.retrieval.filters import period_of

KINDS = ("pdf", "document", "mail", "table", "picture", "recording", "web")
"""Kinds of files to choose from, as filters name them."""
DAYS = (7, 30, 365)
"""Stretches of time to choose from, which end today."""


@dataclass(frozen=True, slots=True)
class Dates:
    """The last `days`, or from `first` to `last`, both part of it; nothing given: all dates."""

    days: int | None = None
    first: date | None = None
    last: date | None = None

    def periods(self, today: date) -> tuple[Period, ...]:
        """As filters say it, on that day."""
        first = today - timedelta(days=self.days) if self.days else self.first
        if first is None and self.last is None:
            return ()
        ends = (day.isoformat() if day else "" for day in (first, self.last))
        period = period_of("..".join(ends))
        return (period,) if period else ()


@dataclass(frozen=True, slots=True)
class Limits:
    """Everything that was chosen."""

    dates: Dates = Dates()
    kinds: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self != Limits()

    def filters(self, today: date) -> Filters:
        """As a query has it."""
        return Filters(types=self.kinds, periods=self.dates.periods(today))
