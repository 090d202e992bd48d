"""Answers questions: the verbatim quote first, then prose tied to its sources."""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Protocol

import msgspec

from app.answering.abstain import THRESHOLD, Evidence, confidence
from app.answering.align import align
from app.answering.cite import Citations
from app.answering.judge import SUPPORTED, support
from app.answering.prompt import STOPS, Prompt, pack
from app.answering.quote import Candidate, Choice, candidates, choose
from app.answering.stream import SentenceStream, is_looping
from app.answering.terms import weigh
from app.answering.trace import Trace, encode, traced
from app.domain.answers import (
    Answer,
    AnswerEvent,
    Citation,
    Coverage,
    Finished,
    Quote,
    Quoted,
    Retrieved,
    Sentence,
    Settled,
    Timings,
    Token,
)
from app.domain.cancel import CancelToken
from app.domain.errors import (
    Cancelled,
    EngineFailure,
    HomeError,
    ModelBroken,
    ModelMissing,
    QuestionProblem,
)
from app.domain.search import Hit, Query, SearchResult
from app.engines.protocols import GenerateOptions, Generator
from app.retrieval.follow_up import stand_alone
from app.retrieval.retriever import Found, Retriever
from app.settings import Settings

if TYPE_CHECKING:
    from app.storage.conversations import ConversationStore
    from app.storage.library import LibraryStore
    from app.storage.traces import TraceStore

log = logging.getLogger("sotto.assistant")

LONGEST_QUESTION = 8_000
"""Characters of a question; more is a document."""

NOT_FOUND = "Not in your documents."
"""The answer where the passages do not answer."""

_EMBEDDED_SENTENCES = 6  # twelve find the gold sentence no more often and cost twice the time
_EMBEDDED_CHARS = 300  # of each; a longer sentence shows its subject before that
_NEAREST = 3  # sources shown beside "not in your documents"


class Sources(Protocol):
    """What brings documents into the library when a question asks for them."""

    def bring(self, query: Query, cancel: CancelToken | None = None) -> tuple[str, ...]:
        """Bring them in; returns sentences for the answer's notes. Raises Cancelled."""
        ...


class Assistant:
    """Searches and answers. Methods may be called from any thread.

    `sources` are asked before every search. `generators` gives the generator of a name, or the
    default one for None, without starting it; None where it is not installed.
    """

    def __init__(
        self,
        retriever: Retriever,
        store: LibraryStore,
        *,
        generators: Callable[[str | None], Generator | None],
        traces: TraceStore,
        conversations: ConversationStore,
        settings: Settings,
        sources: Sources | None = None,
    ) -> None:
        self._retriever = retriever
        self._sources = sources
        self._store = store
        self._generators = generators
        self._traces = traces
        self._conversations = conversations
        self._settings = settings

    def search(self, query: Query) -> SearchResult:
        """The best passages; raises QuestionProblem, and see Retriever.find."""
        self._check(query)
        return self._find(query).result

    def ask(
        self,
        query: Query,
        *,
        quotes_only: bool = False,
        model: str | None = None,
        cancel: CancelToken | None = None,
    ) -> Iterator[AnswerEvent]:
        """Answer step by step: Retrieved, Quoted, then Tokens and Settled sentences, Finished.

        A generator that fails or dies never costs the quote: the answer's `stopped` says why the
        prose ended. Without one installed the quote is the answer. What was there when it was
        cancelled is kept in trace and conversation. Closing the iterator stops the generator.

        Raises:
            QuestionProblem: At once, for a question that cannot be asked.
            ModelMissing: At once, where `model` is not installed.
            Cancelled: From the iterator.
        """
        self._check(query)
        if model is not None and self._generators(model) is None:
            raise ModelMissing("generate", model)
        run = _Run(time.perf_counter(), query, cancel or CancelToken())
        return self._answer(run, quotes_only=quotes_only, model=model)

    def trace(self, trace_id: str) -> dict[str, Any] | None:
        """Everything that happened while that question was answered; None once forgotten."""
        data = self._traces.get(trace_id)
        return msgspec.json.decode(data, type=dict[str, Any]) if data is not None else None

    def _check(self, query: Query) -> None:
        if not query.text.strip():
            raise QuestionProblem("The question is empty.")
        if len(query.text) > LONGEST_QUESTION:
            raise QuestionProblem(
                f"The question has {len(query.text):,} characters;"
                f" {LONGEST_QUESTION:,} is the most."
            )
        if query.collection and self._store.collection_id(query.collection) is None:
            problem = QuestionProblem(f"There is no collection called {query.collection}.")
            problem.remedy = "See: sotto collections."
            raise problem

    def _answer(self, run: _Run, *, quotes_only: bool, model: str | None) -> Iterator[AnswerEvent]:
        try:
            yield from self._quote(run)
            if not run.abstained and not quotes_only:
                yield from self._prose(run, model)
        except (Cancelled, GeneratorExit):
            for text in run.stream.finish():
                self._settle(run, text)
            run.stopped = "Stopped before the end."
            self._keep(run)
            raise
        yield Finished(self._keep(run))

    def _quote(self, run: _Run) -> Iterator[AnswerEvent]:
        run.rewritten = self._rewrite(run.query)
        run.mark("rewrite")
        query = replace(run.query, text=run.rewritten or run.query.text)
        run.found = self._find(query, run.cancel)
        run.mark("retrieve")
        run.stream = SentenceStream(run.found.language)
        run.cancel.raise_if_cancelled()
        yield Retrieved(run.found.result.hits)
        run.sources, choice = self._choose(run.found)
        run.evidence = _evidence(run.found, choice)
        run.confidence = confidence(run.evidence) if run.evidence else None
        run.abstained = run.confidence is None or run.confidence < THRESHOLD
        if choice is not None and not run.abstained:
            cited = run.citations.cite(choice.candidate)
            run.quote = Quote(cited.text, cited.n)
        elif choice is not None:
            for source in _nearest(run.sources):
                run.citations.cite(source)
        run.mark("quote")
        run.cancel.raise_if_cancelled()
        yield Quoted(run.quote, run.citations.all(), run.abstained)

    def _find(self, query: Query, cancel: CancelToken | None = None) -> Found:
        notes = self._sources.bring(query, cancel) if self._sources is not None else ()
        found = self._retriever.find(query)
        return replace(found, result=replace(found.result, notes=(*found.result.notes, *notes)))

    def _rewrite(self, query: Query) -> str | None:
        if query.conversation is None:
            return None
        turns = self._conversations.turns(query.conversation)
        if not turns:
            return None
        earlier = msgspec.json.decode(turns[-1].answer_json, type=_Earlier)
        return stand_alone(query.text, earlier.rewritten or earlier.question)

    def _choose(self, found: Found) -> tuple[list[Candidate], Choice | None]:
        lexicon = self._retriever.lexicon
        ranked = candidates(found.result.hits, weigh(found.terms, lexicon), lexicon)
        if found.vector is None or not found.embedder_knows_language:
            return ranked, choose(ranked)
        first = ranked[:_EMBEDDED_SENTENCES]
        texts = [candidate.text[:_EMBEDDED_CHARS] for candidate in first]
        vectors = self._retriever.embed(texts, found) if texts else None
        return ranked, choose(ranked, vectors, found.vector)

    def _prose(self, run: _Run, model: str | None) -> Iterator[AnswerEvent]:
        try:
            generator = self._generators(model)
            if generator is None:
                return
            run.model = generator.model
            run.prompt = self._pack(run, generator)
            yield from self._stream(run, generator)
        except (EngineFailure, ModelBroken, ModelMissing) as error:
            log.warning("the answer stopped: %s", error)
            run.stopped = f"The answer stopped: {error} {error.remedy}".strip()
        for text in run.stream.finish():
            yield self._settle(run, text)

    def _pack(self, run: _Run, generator: Generator) -> Prompt:
        return pack(
            run.rewritten or run.query.text,
            run.hits,
            count_tokens=generator.count_tokens,
            context_tokens=min(self._settings.context_tokens, generator.context_length),
            answer_tokens=self._settings.answer_tokens,
        )

    def _stream(self, run: _Run, generator: Generator) -> Iterator[AnswerEvent]:
        options = GenerateOptions(max_tokens=self._settings.answer_tokens, stop=STOPS)
        said = ""
        for piece in generator.generate(run.prompt.messages, options, run.cancel):
            if "first_token" not in run.marks_ms:
                run.mark("first_token")
            yield Token(piece)
            repeated = False
            for text in run.stream.feed(piece):
                repeated |= text.strip() in {sentence.text for sentence in run.sentences}
                yield self._settle(run, text)
            said += piece
            if repeated or is_looping(said):
                run.stopped = "The model began to repeat itself."
                return

    def _settle(self, run: _Run, text: str) -> Settled:
        """Tie one finished sentence to its sources, judge it and add it to the answer."""
        lexicon = self._retriever.lexicon
        given = {hit.chunk.id for hit in run.prompt.hits}
        sources = [source for source in run.sources if source.hit.chunk.id in given]
        known = run.citations.all()
        aligned = align(text, sources, lexicon)
        cited = tuple(run.citations.cite(source) for source in aligned)
        degree = support(text, aligned, lexicon)
        sentence = Sentence(text.strip(), tuple(c.n for c in cited), degree >= SUPPORTED, degree)
        run.prose += text
        run.sentences.append(sentence)
        return Settled(sentence, tuple(c for c in cited if c not in known))

    def _keep(self, run: _Run) -> Answer:
        """The answer as it is now, saved as a trace and as a turn of its conversation."""
        run.mark("total")
        answer = run.answer(self._coverage(run))
        trace = Trace(
            answer=answer,
            language=run.language,
            hits=traced(run.hits),
            steps_ms=run.found.result.steps_ms if run.found else {},
            embedding_model=run.search_model,
            evidence=run.evidence,
            prompt=run.prompt.messages,
        )
        try:
            found = {hit.document.id for hit in run.hits}
            self._traces.put(answer.trace_id, encode(trace), document_ids=found)
            if run.query.conversation is not None:
                self._conversations.add_turn(
                    run.query.conversation,
                    run.query.text,
                    encode(answer).decode(),
                    document_ids=run.drawn_on,
                )
        except HomeError as error:  # a full disk must not cost the answer
            log.warning("the answer was not recorded: %s", error)
            return replace(answer, notes=(*answer.notes, f"This answer was not saved: {error}"))
        return answer

    def _coverage(self, run: _Run) -> Coverage:
        name = run.query.collection
        scope = self._store.collection_id(name) if name else None
        counts = self._store.counts(scope, model=run.search_model)
        used = run.prompt.hits or tuple(
            hit for hit in run.hits if any(_within(c, hit) for c in run.citations.all())
        )
        if run.abstained:
            used = ()
        return Coverage(
            files_searched=counts.files_indexed,
            files_failed=counts.files_failed,
            passages_used=len(used),
            files_used=len({hit.document.id for hit in used}),
            vectors_share=counts.vectors / counts.chunks if counts.chunks else 1.0,
        )


@dataclass(slots=True)
class _Run:
    """One question on its way to an answer."""

    start_s: float
    query: Query
    cancel: CancelToken
    rewritten: str | None = None
    found: Found | None = None
    sources: list[Candidate] = field(default_factory=list)
    evidence: Evidence | None = None
    confidence: float | None = None
    abstained: bool = False
    quote: Quote | None = None
    citations: Citations = field(default_factory=Citations)
    prompt: Prompt = field(default_factory=Prompt)
    stream: SentenceStream = field(default_factory=SentenceStream)
    sentences: list[Sentence] = field(default_factory=list)
    prose: str = ""
    model: str | None = None
    stopped: str | None = None
    marks_ms: dict[str, float] = field(default_factory=dict)
    trace_id: str = field(default_factory=lambda: uuid.uuid4().hex)

    @property
    def hits(self) -> tuple[Hit, ...]:
        return self.found.result.hits if self.found else ()

    @property
    def language(self) -> str | None:
        return self.found.language if self.found else None

    @property
    def drawn_on(self) -> set[int]:
        """Ids of the documents that the model read or that are cited."""
        cited = {citation.document_id for citation in self.citations.all()}
        return cited | {hit.document.id for hit in self.prompt.hits}

    @property
    def search_model(self) -> str | None:
        semantic = self.found.semantic if self.found else None
        return semantic.embedder.model if semantic else None

    def mark(self, step: str) -> None:
        self.marks_ms[step] = (time.perf_counter() - self.start_s) * 1000

    def answer(self, coverage: Coverage) -> Answer:
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
            notes=self.found.result.notes if self.found else (),
        )


class _Earlier(msgspec.Struct, frozen=True):
    """What the next question needs of an answer."""

    question: str
    rewritten: str | None = None


def _evidence(found: Found, choice: Choice | None) -> Evidence | None:
    if choice is None:
        return None
    near = [hit.dense_score for hit in found.result.hits if hit.dense_score is not None]
    return Evidence(
        keyword_share=found.keyword_share,
        overlap=choice.candidate.overlap,
        passage_cosine=max(near) if near else None,
        sentence_cosine=choice.cosine,
    )


def _nearest(sources: Sequence[Candidate]) -> list[Candidate]:
    """The best sentence of each of the nearest passages."""
    best: dict[int, Candidate] = {}
    for source in sources:
        best.setdefault(source.hit.chunk.id, source)
    return sorted(best.values(), key=lambda source: source.hit.rank)[:_NEAREST]


def _within(citation: Citation, hit: Hit) -> bool:
    return (
        citation.document_id == hit.document.id
        and hit.chunk.start <= citation.start < hit.chunk.end
    )
