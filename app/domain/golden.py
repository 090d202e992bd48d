"""Questions whose right answers are known, by which a user judges changes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Expected:
    """What a right answer is made of; at least one of these is given, or it is not answerable.

    `answers` are texts of which one must be in the quote, `document` is a path or its end, `pages`
    (from 1) are those of which one must be found.
    """

    answerable: bool = True
    answers: tuple[str, ...] = ()
    document: str | None = None
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldenQuestion:
    """A question about a collection, None: about the whole library; `created_s` is Unix time."""

    id: int
    question: str
    collection: str | None
    expected: Expected
    created_s: float


@dataclass(frozen=True, slots=True)
class GoldenRun:
    """One run over the golden questions: of a collection, None: all of them.

    `settings` is their JSON; `questions` counts those that are still kept.
    """

    id: int
    collection: str | None
    created_s: float
    version: str
    settings: str
    questions: int
