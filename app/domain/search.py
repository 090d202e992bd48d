"""What is asked of the library and what it finds."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.documents import Chunk, Document
from app.domain.speech import Utterance


class Mode(StrEnum):
    """Which legs of the search run."""

    HYBRID = "hybrid"
    KEYWORD = "keyword"
    DENSE = "dense"


class Order(StrEnum):
    """What comes first of what was found."""

    SCORE = "score"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time in seconds since 1970; None is an open end, `end_s` is not part of it."""

    start_s: float | None
    end_s: float | None


@dataclass(frozen=True, slots=True)
class Filters:
    """What a passage must satisfy: one of each kind, every phrase, none of the words `without`.

    `types` are endings of file names or kinds ("pdf", "mail"); `folders` are names of folders.
    """

    folders: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    periods: tuple[Period, ...] = ()
    authors: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any((self.of_documents, self.phrases, self.without))

    @property
    def of_documents(self) -> bool:
        """Whether any of them is decided by the document, not by the passage's words."""
        return any((self.folders, self.types, self.periods, self.authors))


LONGEST_QUESTION = 8_000
"""Characters of a question; more is a document."""


@dataclass(frozen=True, slots=True)
class Query:
    """A question and its scope; `collection` None means the whole library.

    Filters may stand in the text (see app.retrieval.filters) or in `filters`; both count.
    `as_written` means that the conversation does not complete the question; `spoken` is set where
    it was asked by voice.
    """

    text: str
    collection: str | None = None
    k: int = 6
    mode: Mode = Mode.HYBRID
    conversation: str | None = None
    filters: Filters = Filters()
    as_written: bool = False
    spoken: Utterance | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found; ranks count from 1 and are None where that leg did not find it.

    `score` is the fused score by which hits are ordered; `keyword_score` is BM25,
    `dense_score` the cosine of question and passage. `fused_rank` is the rank before the best
    ones were looked at a second time.
    """

    chunk: Chunk
    document: Document
    rank: int
    score: float
    keyword_rank: int | None = None
    keyword_score: float | None = None
    dense_rank: int | None = None
    dense_score: float | None = None
    fused_rank: int | None = None


@dataclass(frozen=True, slots=True)
class Understood:
    """What was made of the text of a query.

    `question` is what is left without filters; `parts` are the questions that it joins, if more
    than one; `corrections` the words unknown to the library and what was searched beside them.
    """

    question: str
    language: str | None = None
    filters: Filters = Filters()
    parts: tuple[str, ...] = ()
    corrections: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Hits in order, and the milliseconds each step took; `notes` say why a leg did not run."""

    hits: tuple[Hit, ...]
    ms: float
    steps_ms: dict[str, float]
    notes: tuple[str, ...] = ()
    understood: Understood | None = None
