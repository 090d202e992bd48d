"""What is asked of the library and what it finds."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.documents import Chunk, Document


class Mode(StrEnum):
    """Which legs of the search run."""

    HYBRID = "hybrid"
    KEYWORD = "keyword"
    DENSE = "dense"


@dataclass(frozen=True, slots=True)
class Query:
    """A question and its scope; `collection` None means the whole library."""

    text: str
    collection: str | None = None
    k: int = 6
    mode: Mode = Mode.HYBRID
    conversation: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found; ranks count from 1 and are None where that leg did not find it.

    `score` is the fused score by which hits are ordered; `keyword_score` is BM25,
    `dense_score` the cosine of question and passage.
    """

    chunk: Chunk
    document: Document
    rank: int
    score: float
    keyword_rank: int | None = None
    keyword_score: float | None = None
    dense_rank: int | None = None
    dense_score: float | None = None


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Hits in order, and the milliseconds each step took; `notes` say why a leg did not run."""

    hits: tuple[Hit, ...]
    ms: float
    steps_ms: dict[str, float]
    notes: tuple[str, ...] = ()
