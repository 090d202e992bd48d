"""Answers questions: the verbatim quote first, then prose tied to its sources."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from app.answering.cite import Citations
from app.answering.hostile import is_order
from app.answering.judge import Judgement
from app.answering.quote import candidates
from app.answering.stream import SentenceStream
from app.answering.wording import Length, Style, Wording
from app.domain.answers import AnswerEvent, Finished, Quoted, Retrieved, Settled
from app.domain.cancel import CancelToken
from app.domain.documents import Document
from app.domain.errors import Cancelled, ModelMissing, QuestionProblem
from app.domain.search import LONGEST_QUESTION, Hit, Query, SearchResult
from app.engines import protocols
from app.retrieval.filters import misread
from app.retrieval.retriever import Found, Retriever
from app.services.answer_digest import DigestStep
from app.services.answer_judge import AnswerJudge
from app.services.answer_prose import Choose, Objection, ProseStep, allow_all, as_asked
from app.services.answer_quote import QuoteStep
from app.services.answer_record import Recorder
from app.services.answer_route import RouteStep
from app.services.answer_run import Run
from app.services.answer_summary import SummaryStep
from app.services.follow_ups import FollowUps, ModelRewriter, RuleRewriter
from app.services.source_flags import SourceFlags
from app.settings import Settings

if TYPE_CHECKING:
    from app.storage.conversations import ConversationStore
    from app.storage.library import LibraryStore
    from app.storage.traces import TraceStore


class Sources(Protocol):
    """What brings documents into the library when a question asks for them."""

    def bring(self, query: Query, cancel: CancelToken | None = None) -> tuple[str, ...]:
        """Bring them in; returns sentences for the answer's notes. Raises Cancelled."""
        ...


class Assistant:
    """Searches and answers. Methods may be called from any thread.

    `sources` are asked before every search. `generators` gives the generator of a name, or the
    default one for None, without starting it; None where it is not installed. `objection` says
    why the model of a name may not answer in a language, None where it may; `choose` which one
    answers in a collection.
    """

    def __init__(
        self,
        retriever: Retriever,
        store: LibraryStore,
        *,
        generators: Callable[[str | None], protocols.Generator | None],
        traces: TraceStore,
        conversations: ConversationStore,
        settings: Settings,
        sources: Sources | None = None,
        objection: Objection = allow_all,
        entailer: Callable[[], protocols.Entailer | None] = lambda: None,
        choose: Choose = as_asked,
    ) -> None:
        self._retriever = retriever
        self._sources = sources
        self._store = store
        self._generators = generators
        self._conversations = conversations
        self._objection = objection
        self._choose = choose
        self._routing = RouteStep(store)
        self._quoting = QuoteStep(retriever, store)
        self._judge = AnswerJudge(retriever.lexicon, entailer)
        self._recorder = Recorder(store, traces, conversations)
        self.adopt(settings)

    def adopt(self, settings: Settings) -> None:
        """Answer by `settings` from the next question on."""
        by_model = settings.follow_ups == "model"
        rewriter = ModelRewriter(self._generators, self._objection) if by_model else RuleRewriter()
        self._follow_ups = FollowUps(self._conversations, rewriter)
        self._prose = ProseStep(
            self._judge, self._generators, settings, self._objection, self._choose
        )
        digest = DigestStep(self._retriever.lexicon, self._prose, settings)
        self._summing = SummaryStep(self._store, self._prose, digest)
        self._wording = Wording(Length(settings.answer_length), Style(settings.answer_style))

    def search(self, query: Query, *, bring: bool = True) -> SearchResult:
        """The best passages; raises QuestionProblem, and see Retriever.find.

        With `bring`, sources first bring into the library what the question asks for.
        """
        self._check(query)
        return self._find(query, bring=bring).result

    def ask(
        self,
        query: Query,
        *,
        quotes_only: bool = False,
        model: str | None = None,
        wording: Wording | None = None,
        cancel: CancelToken | None = None,
    ) -> Iterator[AnswerEvent]:
        """Answer step by step: Retrieved, Quoted, then Tokens and Settled sentences, Finished.

        A question that is computed over tables or files has the result as its sentences, and no
        generator is asked; the quote is there beside it. Where a summary is asked for, Working
        tells how far it is; one that is cancelled ends as usual, with what was summed up so far and
        `stopped` saying so.

        A generator that fails or dies never costs the quote: the answer's `stopped` says why the
        prose ended. Without one installed the quote is the answer. What was there when it was
        cancelled is kept in trace and conversation. Closing the iterator stops the generator.

        `wording` says how the answer is to be worded, as the settings do otherwise; with the same
        question and another attempt, quote and sources stay and the prose is written anew.

        Raises:
            QuestionProblem: At once, for a question that cannot be asked.
            ModelMissing: At once, where `model` is not installed.
            Cancelled: From the iterator.
        """
        self._check(query)
        if model is not None and self._generators(model) is None:
            raise ModelMissing("generate", model)
        wording = wording or self._wording
        flags = SourceFlags(self._store)
        run = Run(
            time.perf_counter(),
            query,
            cancel or CancelToken(),
            wording,
            citations=Citations(flags.of),
        )
        return self._answer(run, quotes_only=quotes_only, model=model)

    def judge(self, sentence: str, paths: Sequence[str]) -> Judgement:
        """How far the documents at `paths` support a sentence, judged as those of answers are."""
        known = [self._store.known(path) for path in paths]
        hits = [
            Hit(chunk, document, rank=1, score=0.0)
            for each in known
            if each and (document := self._store.document(each.document_id))
            for chunk in self._store.chunks_of(each.document_id)
        ]
        sources = [
            source
            for source in candidates(hits, (), self._retriever.lexicon)
            if not is_order(source.text)
        ]
        language = hits[0].document.language if hits else None
        return self._judge.judge(sentence, sources, self._retriever.embedder(language))

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

    def _answer(self, run: Run, *, quotes_only: bool, model: str | None) -> Iterator[AnswerEvent]:
        try:
            summed = yield from self._quote(run)
            if summed:
                yield from self._summing.write(run, summed, quotes_only=quotes_only, model=model)
            elif run.computed is not None:
                yield from (Settled(sentence) for sentence in run.sentences)
            elif not run.abstained and not quotes_only:
                yield from self._prose.write(run, model)
        except (Cancelled, GeneratorExit):
            for _ in self._prose.finish(run):
                pass
            run.stopped = "Stopped before the end."
            self._recorder.keep(run)
            raise
        yield Finished(self._recorder.keep(run))

    def _quote(self, run: Run) -> Generator[AnswerEvent, None, list[Document]]:
        """Search and quote; returns the documents of which a summary is asked for instead."""
        run.rewritten = self._follow_ups.completed(run.query, run.cancel)
        run.mark("rewrite")
        summed = self._summing.asked_for(run)
        if not summed:
            self._routing.compute(run)
        query = replace(run.query, text=run.text)
        run.found = self._find(query, run.cancel)
        run.mark("retrieve")
        run.stream = SentenceStream(run.found.language)
        run.cancel.raise_if_cancelled()
        yield Retrieved(run.found.result.hits)
        if not summed:
            self._quoting.choose(run, run.found)
            self._routing.stand(run)
        run.mark("quote")
        run.cancel.raise_if_cancelled()
        yield Quoted(run.quote, run.citations.all(), run.abstained)
        return summed

    def _find(
        self, query: Query, cancel: CancelToken | None = None, *, bring: bool = True
    ) -> Found:
        bringing = self._sources if bring else None
        notes = bringing.bring(query, cancel) if bringing is not None else ()
        notes = (*notes, *map(_no_filter, misread(query.text)))
        found = self._retriever.find(query)
        return replace(found, result=replace(found.result, notes=(*found.result.notes, *notes)))


def _no_filter(part: str) -> str:
    return f"“{part}” is no filter that is understood, and was searched as words."
