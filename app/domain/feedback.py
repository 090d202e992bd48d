"""What a user thinks of an answer."""

from dataclasses import dataclass
from enum import StrEnum


class Rating(StrEnum):
    """Thumbs up or down."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Feedback:
    """On the answer with that trace; `conversation` is None for one asked outside of any.

    `note` may be empty; `created_s` is Unix time.
    """

    trace_id: str
    question: str
    rating: Rating
    note: str
    conversation: str | None
    created_s: float
