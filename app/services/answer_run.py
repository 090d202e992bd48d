"""One question on its way to an answer."""

from __future__ import annotations

import time
import uuid
from dataclasses import dataclass, field

from app.answering.abstain import Evidence
from app.answering.cite import Citations
from app.answering.prompt import Prompt
from app.answering.quote import Candidate, Choice
from app.answering.stream import SentenceStream
from app.answering.wording import Wording
from app.domain.answers import Answer, Coverage, Quote, Sentence, Timings
from app.domain.cancel import CancelToken
from app.domain.computed import Computed
from app.domain.search import Hit, Query
from app.retrieval.filters import understand
from app.retrieval.retriever import Found

NOT_FOUND = "Not in your documents."
"""The answer where the passages do not answer."""


@dataclass(slots=True)
class Run:
    """What is known so far; each step fills in its part.

    `marks_ms` are the milliseconds from the start at which steps ended (see Timings).
    """

    start_s: float
    query: Query
    cancel: CancelToken
    wording: Wording = field(default_factory=Wording)
    rewritten: str | None = None
    found: Found | None = None
    sources: list[Candidate] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    evidence: Evidence | None = None
    confidence: float | None = None
    abstained: bool = False
    quote: Quote | None = None
    computed: Computed | None = None
    computed_from: frozenset[int] = frozenset()
    citations: Citations = field(default_factory=Citations)
    prompt: Prompt = field(default_factory=Prompt)
    stream: SentenceStream = field(default_factory=SentenceStream)
    sentences: list[Sentence] = field(default_factory=list)
    prose: str = ""
    thoughts: str = ""
    model: str | None = None
    tokens: int = 0
    stopped: str | None = None
    notes: tuple[str, ...] = ()
    marks_ms: dict[str, float] = field(default_factory=dict)
    trace_id: str = field(default_factory=lambda: uuid.uuid4().hex)

    @property
    def text(self) -> str:
        """The question as it is searched: completed where it was a follow-up."""
        return self.rewritten or self.query.text

    @property
    def asked(self) -> str:
        """The question as it is answered: completed, and without filters."""
        return understand(Query(self.text)).text

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The passages found, best first."""
        return self.found.result.hits if self.found else ()

    @property
    def language(self) -> str | None:
        """Of the question."""
        return self.found.language if self.found else None

    @property
    def drawn_on(self) -> set[int]:
        """Ids of the documents that the model read, that were computed with or that are cited."""
        cited = {citation.document_id for citation in self.citations.all()}
        return cited | self.computed_from | {hit.document.id for hit in self.prompt.hits}

    @property
    def search_model(self) -> str | None:
        """The model that searched by meaning."""
        semantic = self.found.semantic if self.found else None
        return semantic.embedder.model if semantic else None

    @property
    def tokens_per_s(self) -> float | None:
        """How fast the model wrote after its first token; None where it wrote too little."""
        took_ms = self.marks_ms.get("last_token", 0.0) - self.marks_ms.get("first_token", 0.0)
        return (self.tokens - 1) * 1000 / took_ms if self.tokens > 1 and took_ms > 0 else None

    def mark(self, step: str) -> None:
        """Note that `step` is over."""
        self.marks_ms[step] = (time.perf_counter() - self.start_s) * 1000

    def answer(self, coverage: Coverage) -> Answer:
        """The answer as it is now."""
        declined = NOT_FOUND if self.abstained else ""
        return Answer(
            question=self.query.text,
            rewritten=self.rewritten,
            abstained=self.abstained,
            quote=self.quote,
            answer=self.prose.strip() or declined,
            sentences=tuple(self.sentences),
            citations=self.citations.all(),
            coverage=coverage,
            model=self.model,
            timings_ms=Timings(**self.marks_ms),
            trace_id=self.trace_id,
            stopped=self.stopped,
            confidence=self.confidence,
            notes=(
                *(self.computed.warnings if self.computed else ()),
                *(self.found.result.notes if self.found else ()),
                *self.notes,
            ),
            computed=self.computed,
            tokens_per_s=self.tokens_per_s,
            spoken=self.query.spoken,
            thoughts=self.thoughts.strip(),
        )
