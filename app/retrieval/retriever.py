"""Finds the passages for a question: both legs, fused, with exact spans."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from app.domain.errors import EngineFailure, ModelBroken, ModelMissing, SottoError
from app.domain.search import Hit, Mode, Query, SearchResult, Understood
from app.retrieval.dense import Semantic, cosines
from app.retrieval.diversity import Candidate, varied
from app.retrieval.filters import understand
from app.retrieval.fuse import Fused, Weights, fuse, is_known
from app.retrieval.glossary import Meaning
from app.retrieval.keyword import Lexicon, best_score, corrected, keyword_query
from app.retrieval.language import question_language
from app.retrieval.named import Names
from app.retrieval.page_search import PageSearch
from app.retrieval.parts import interleaved, parts_of
from app.retrieval.rerank import rerank
from app.retrieval.scope import Scope, scope_of
from app.retrieval.second_stage import Asked, Compared, SecondLook, SecondStage, compare
from app.retrieval.sought import sought
from app.storage.records import Scored

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from app.engines.protocols import Embedder, Reranker
    from app.storage.keyword_index import KeywordIndex
    from app.storage.library import LibraryStore

log = logging.getLogger("sotto.retrieval")

_WORD = re.compile(r"\w+")
_DEPTH = 100  # of each ranking; deeper changes nDCG@10 by less than 0.002
_FILTERED_DEPTH = 1_000  # where words decide which of them stay


@dataclass(frozen=True, slots=True)
class Found:
    """A search with what later steps need: the question's terms, language and vector.

    `semantic` is the search model of that moment, for what is compared with `vector` later, which
    is None where the dense leg did not take part. `keyword_share` is the best passage's BM25 as a
    share of the best possible, between 0 and about 1. `words` are (start, end) of the
    words of the question as it was searched; `compared` are sentences that were compared with it
    on the way, by their text.
    """

    result: SearchResult
    language: str | None
    terms: tuple[tuple[str, ...], ...]
    semantic: Semantic | None
    vector: NDArray[np.float32] | None
    embedder_knows_language: bool
    keyword_share: float
    question: str = ""
    words: tuple[tuple[int, int], ...] = ()
    compared: dict[str, Compared] = field(default_factory=dict)


class Retriever:
    """Searches a library.

    `semantic` gives the search model of the moment, None without one, and `reranker` the installed
    cross-encoder, which then has the last word in a hybrid search.
    """

    def __init__(
        self,
        store: LibraryStore,
        keyword: KeywordIndex,
        semantic: Callable[[], Semantic | None],
        reranker: Callable[[], Reranker | None] = lambda: None,
    ) -> None:
        self._store = store
        self._keyword = keyword
        self._semantic = semantic
        self._weights = Weights()
        self._reranker = reranker
        self.lexicon = Lexicon(keyword, store)
        self._second = SecondStage(store, self.lexicon)
        self._names = Names(keyword, store, self.lexicon)
        self._pages = PageSearch(keyword, store, self.lexicon)

    def embedder(self, language: str | None) -> Embedder | None:
        """The search model of the moment, if it was trained for `language`."""
        semantic = self._semantic()
        known = semantic is not None and is_known(language, semantic.embedder.languages)
        return semantic.embedder if semantic is not None and known else None

    def search(self, query: Query) -> SearchResult:
        """The best `query.k` passages; see `find` for what it raises."""
        return self.find(query).result

    def find(self, query: Query) -> Found:
        """Search and keep what was learned about the question.

        HYBRID without a working embedder, or before there are vectors, is the keyword ranking,
        and the result's notes say so; DENSE raises ModelMissing, ModelBroken or EngineFailure
        then. A collection that does not exist has no passages. A question that joins several is
        searched as a whole and in its parts, whose passages take turns.
        """
        query = understand(query)
        # The orders in a question may still say where to look ("use the balance sheet").
        meant = self._pages.meant(query.text) if query.mode is Mode.HYBRID else ()
        query = replace(query, text=sought(query.text))
        whole = self._find(query, meant)
        parts = parts_of(query.text) if query.mode is Mode.HYBRID else ()
        if not parts:
            return whole
        found = [self._find(replace(query, text=part), self._pages.meant(part)) for part in parts]
        result, understood = whole.result, whole.result.understood
        return replace(
            whole,
            result=replace(
                result,
                hits=interleaved([one.result.hits for one in found] + [result.hits], query.k),
                ms=result.ms + sum(one.result.ms for one in found),
                understood=replace(understood, parts=parts) if understood else None,
            ),
        )

    def _find(self, query: Query, meant: Sequence[Meaning]) -> Found:
        clock = _Clock()
        semantic = self._semantic()
        language = question_language(query.text)
        collection_id = self._store.collection_id(query.collection) if query.collection else None
        nowhere = query.collection is not None and collection_id is None
        depth = max(_FILTERED_DEPTH if query.filters else _DEPTH, query.k)
        scope = scope_of(query.filters, self._store, collection_id)
        with clock.step("keyword"):
            asked_for = keyword_query(query.text, language, self.lexicon)
            terms, corrections = corrected(asked_for, self.lexicon)
            if query.mode is Mode.HYBRID:  # a single leg is what its name says
                terms = self._names.told(terms, query.text)
            wanted = query.mode is not Mode.DENSE and not nowhere
            keyword = (
                self._keyword.search(
                    terms, depth, collection_id=collection_id, document_ids=scope.document_ids
                )
                if wanted
                else []
            )
            best = best_score(terms, self.lexicon)
            named = self._names.named_best(terms, [hit.chunk_id for hit in keyword])
            within = named.documents or scope.document_ids
            also = self._pages.by_meaning(
                () if nowhere else meant, collection_id=collection_id, document_ids=within
            )
            keyword = _joined(keyword, (Scored(chunk_id, named.score) for chunk_id in also))
        vector, notes = self._question_vector(query, semantic, clock)
        notes = (*notes, *map(_searched_also, corrections))
        dense: list[Scored] = []
        if vector is not None and semantic is not None and not nowhere:
            with clock.step("dense"):
                dense = semantic.index.search(
                    vector, depth, collection_id=collection_id, document_ids=scope.document_ids
                )
                if named.documents:
                    theirs = semantic.index.search(
                        vector, depth, collection_id=collection_id, document_ids=named.documents
                    )
                    dense = _joined(dense, theirs)
        if query.filters:
            with clock.step("filter"):
                keyword, dense, excluded = self._filtered(scope, keyword, dense)
            notes = (*notes, *excluded)
        with clock.step("fuse"):
            weight = self._weights.keyword(
                language, _languages(semantic), named=bool(named.documents)
            )
            ranking = self._fuse(query.mode, keyword, dense, best, vector, semantic, weight)
        fused = {each.chunk_id: rank for rank, each in enumerate(ranking, 1)}
        look = SecondLook(ranking, {})
        spans = tuple(match.span() for match in _WORD.finditer(query.text))
        known = is_known(language, _languages(semantic))
        if query.mode is Mode.HYBRID:
            with clock.step("pages"):
                ranking = self._pages.weighed(ranking, query.text, meant, terms.terms, also)
            with clock.step("second"):
                asked = Asked(
                    query.text,
                    spans,
                    tuple(term.variants for term in terms.terms),
                    semantic,
                    vector,
                    close=known,
                    named=bool(named.documents),
                )
                look = self._second.look(ranking, asked)
        hybrid = query.mode is Mode.HYBRID
        ranked = look.ranking
        if hybrid:
            ranked = self._reranked(ranked, query.text, clock)
        with clock.step("load"):
            hits = self._hits(ranked, query.k, vary=hybrid)
            hits = tuple(replace(hit, fused_rank=fused.get(hit.chunk.id)) for hit in hits)
        top = max((hit.score for hit in keyword), default=0.0)
        return Found(
            result=SearchResult(
                hits,
                clock.total_ms(),
                clock.steps_ms,
                notes,
                Understood(query.text, language, query.filters, corrections=corrections),
            ),
            language=language,
            terms=tuple(term.variants for term in terms.terms),
            semantic=semantic,
            vector=vector,
            embedder_knows_language=known,
            keyword_share=top / best if best > 0 else 0.0,
            question=query.text,
            words=spans,
            compared=look.compared,
        )

    def compare(self, texts: Sequence[str], found: Found) -> list[Compared] | None:
        """Each of `texts` with the question of `found`, word by word.

        Those that the search compared already cost nothing. None where no embedder works.
        """
        if found.semantic is None:
            return None
        missing = list(dict.fromkeys(text for text in texts if text not in found.compared))
        try:
            fresh = compare(found.semantic.embedder, found.question, found.words, missing)
        except (ModelMissing, ModelBroken, EngineFailure) as error:
            log.warning("sentences are not compared: %s", error)
            return None
        known = {**found.compared, **fresh}
        return [known[text] for text in texts]

    def _filtered(
        self, scope: Scope, keyword: list[Scored], dense: list[Scored]
    ) -> tuple[list[Scored], list[Scored], tuple[str, ...]]:
        """What the filters allow of both rankings, and what to say about it.

        A phrase that no passage has is told, and its words are searched like others.
        """
        chunks = self._store.chunks(list({hit.chunk_id for hit in (*keyword, *dense)}))
        documents = self._store.documents_by_id({chunk.document_id for chunk in chunks})
        known = [chunk for chunk in chunks if chunk.document_id in documents]
        allowed = {c.id for c in known if scope.allows(c, documents[c.document_id])}
        notes: tuple[str, ...] = ()
        if not allowed and scope.filters.phrases:
            phrases = " and ".join(f"“{phrase}”" for phrase in scope.filters.phrases)
            notes = (f"No passage found has {phrases} word for word; these come near.",)
            scope = replace(scope, filters=replace(scope.filters, phrases=()))
            allowed = {c.id for c in known if scope.allows(c, documents[c.document_id])}
        if not allowed:
            notes = ("The filters of the question leave no passage.",)
        return (
            [hit for hit in keyword if hit.chunk_id in allowed],
            [hit for hit in dense if hit.chunk_id in allowed],
            notes,
        )

    def _question_vector(
        self, query: Query, semantic: Semantic | None, clock: _Clock
    ) -> tuple[NDArray[np.float32] | None, tuple[str, ...]]:
        if query.mode is Mode.KEYWORD:
            return None, ()
        try:
            if semantic is None:
                raise ModelMissing("embed")
            with clock.step("embed"):
                return semantic.embedder.embed_query(query.text), ()
        except (ModelMissing, ModelBroken, EngineFailure) as error:
            if query.mode is Mode.DENSE:
                raise
            log.warning("searching by words only: %s", error)
            return None, (_by_words_only(error),)

    def _fuse(
        self,
        mode: Mode,
        keyword: list[Scored],
        dense: list[Scored],
        best: float,
        vector: NDArray[np.float32] | None,
        semantic: Semantic | None,
        weight: float,
    ) -> list[Fused]:
        if mode is Mode.KEYWORD or not dense:
            weight = 1.0
        elif mode is Mode.DENSE:
            weight = 0.0
        exact: dict[int, float] = {}
        if vector is not None and dense and semantic is not None:
            known = {hit.chunk_id for hit in dense}
            missing = [hit.chunk_id for hit in keyword if hit.chunk_id not in known]
            exact = cosines(self._store, semantic.embedder.model, vector, missing)
        return fuse(keyword, dense, best_keyword=best, keyword_weight=weight, cosines=exact)

    def _reranked(self, ranking: list[Fused], question: str, clock: _Clock) -> list[Fused]:
        reranker = self._reranker()
        if reranker is None or not ranking:
            return ranking
        with clock.step("rerank"):
            chunks = {c.id: c for c in self._store.chunks([f.chunk_id for f in ranking])}
            kept = [fused for fused in ranking if fused.chunk_id in chunks]
            texts = [chunks[fused.chunk_id].text for fused in kept]
            return rerank(kept, texts, question, reranker)

    def _hits(self, ranking: list[Fused], k: int, *, vary: bool) -> tuple[Hit, ...]:
        """The first `k` that still exist: a file may have been removed since it was indexed."""
        chunks = {c.id: c for c in self._store.chunks([f.chunk_id for f in ranking[: 2 * k]])}
        documents = self._store.documents_by_id({c.document_id for c in chunks.values()})
        there = [Candidate(f, chunks[f.chunk_id]) for f in ranking if f.chunk_id in chunks]
        kept = varied(there, k) if vary else there[:k]
        return tuple(
            Hit(
                chunk=chunk,
                document=documents[chunk.document_id],
                rank=rank,
                score=fused.score,
                keyword_rank=fused.keyword_rank,
                keyword_score=fused.keyword_score,
                dense_rank=fused.dense_rank,
                dense_score=fused.dense_score,
            )
            for rank, (fused, chunk) in enumerate(((c.fused, c.chunk) for c in kept), 1)
        )


def _joined(ranking: Sequence[Scored], others: Iterable[Scored]) -> list[Scored]:
    """Both, best first, each passage once and as `ranking` scores it."""
    scores = {hit.chunk_id: hit for hit in (*others, *ranking)}
    return sorted(scores.values(), key=lambda hit: (-hit.score, hit.chunk_id))


class _Clock:
    def __init__(self) -> None:
        self._start = time.perf_counter()
        self.steps_ms: dict[str, float] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        try:
            yield
        finally:
            self.steps_ms[name] = (time.perf_counter() - start) * 1000

    def total_ms(self) -> float:
        return (time.perf_counter() - self._start) * 1000


def _languages(semantic: Semantic | None) -> tuple[str, ...]:
    return semantic.embedder.languages if semantic else ()


def _by_words_only(error: SottoError) -> str:
    return f"Searched by words only, not by meaning: {error}"


def _searched_also(correction: tuple[str, tuple[str, ...]]) -> str:
    word, forms = correction
    return f"“{word}” is not in your documents; searched for {', '.join(forms)} too."
