"""ZIM files as a source: brings in the articles that a question may be about, when it is asked."""

from __future__ import annotations

import logging
import re
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from app.domain.cancel import CancelToken
from app.domain.documents import Document, Extraction
from app.domain.errors import EngineFailure, HomeError, ModelBroken, ModelMissing, ReadFailure
from app.domain.pack_paths import is_pack_path
from app.domain.search import Query
from app.engines.zim_file import MEDIA_TYPE
from app.ingest.assemble import Assembly
from app.ingest.embedding import embedding_input
from app.retrieval.dense import Semantic
from app.retrieval.keyword import Lexicon, keyword_query
from app.retrieval.language import question_language
from app.services.search_model import SearchModel
from app.services.zim_articles import ArticleCache
from app.storage.library import LibraryStore
from app.storage.records import Unembedded
from app.storage.stop_words import without_stop_words

if TYPE_CHECKING:
    from app.storage.keyword_index import KeywordIndex

log = logging.getLogger("sotto.zim")

_WORD = re.compile(r"\w+")
_ARTICLES = 6  # of each file and question: the next ones hardly ever hold the answer
_SEARCHING = 0.5  # of the time may go into looking for articles, the rest is for reading them
_LEAST_S = 0.1
_EMBEDDED_AT_ONCE = 16


@dataclass(frozen=True, slots=True)
class ZimLimits:
    """`seconds` is how long a question may wait for articles; `articles` are kept for later."""

    seconds: float = 2.0
    articles: int = 500


class ArticleFiles(Protocol):
    """Files of articles, as engines.zim.ZimFiles has them."""

    def find(
        self,
        path: Path,
        words: Sequence[str],
        *,
        limit: int,
        within_s: float,
        cancel: CancelToken | None = None,
    ) -> list[str]:
        """Where the articles are that are likely to be about the words, best first."""
        ...

    def article(
        self, path: Path, article: str, *, within_s: float, cancel: CancelToken | None = None
    ) -> Extraction:
        """The text of one article with its headings."""
        ...


@dataclass(slots=True)
class _Errand:
    """What one question wants, and how far it has come."""

    question: str
    cancel: CancelToken
    seconds: float
    notes: list[str] = field(default_factory=list)
    unread: int = 0
    used: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    started_s: float = field(default_factory=time.monotonic)

    def left_s(self, share: float = 1.0) -> float:
        """Seconds until that share of the time is over; less than 0 afterwards."""
        return self.started_s + share * self.seconds - time.monotonic()

    def refused(self, zim: Document, error: ReadFailure | EngineFailure) -> None:
        """Note that a file did not take part, and why."""
        self.notes.append(f"{zim.title} was not searched: {error.reason}.")


class ZimSources:
    """Turns the likely articles into documents of the library, where every search finds them.

    A ZIM file in the library is a document of its own, with its title and description as text.
    Its articles become documents only when a question asks for them (see ArticleCache).
    One question at a time brings in articles; the others wait.
    """

    def __init__(
        self,
        store: LibraryStore,
        keyword: KeywordIndex,
        search_model: SearchModel,
        *,
        files: ArticleFiles,
        assembly: Callable[[], Assembly],
        limits: ZimLimits = ZimLimits(),
    ) -> None:
        self._store = store
        self._keyword = keyword
        self._lexicon = Lexicon(keyword, store)
        self._search_model = search_model
        self._files = files
        self._new_assembly = assembly
        self._limits = limits
        self._cache = ArticleCache(store, limit=limits.articles)
        self._lock = threading.Lock()

    def bring(self, query: Query, cancel: CancelToken | None = None) -> tuple[str, ...]:
        """Bring in what the question may be about; returns what the answer has to say of it.

        Costs next to nothing where no ZIM file is in the scope. What goes wrong with a file is
        one of the notes. Raises Cancelled.
        """
        scope = self._store.collection_id(query.collection) if query.collection else None
        if query.collection and scope is None:
            return ()
        found = self._store.documents_of_type(MEDIA_TYPE, scope)
        zims = [zim for zim in found if not is_pack_path(zim.path)]
        if not zims:
            return ()
        errand = _Errand(query.text, cancel or CancelToken(), self._limits.seconds)
        with self._lock:
            try:
                self._bring(errand, zims)
            except HomeError as error:  # a full disk must not cost the answer
                errand.notes.append(f"No articles could be brought in: {error}")
        return tuple(errand.notes)

    def _bring(self, errand: _Errand, zims: Sequence[Document]) -> None:
        changed = False
        for zim in zims:
            changed |= self._cache.forget_older(zim)
        for zim, name in self._likely(errand, zims):
            errand.cancel.raise_if_cancelled()
            document_id = self._cache.find(zim, name)
            if document_id is None and errand.left_s() <= 0:
                errand.unread += 1
                continue
            if document_id is None:
                document_id = self._take(errand, zim, name)
                changed = True
            if document_id is not None:
                errand.used[zim.id].append(document_id)
        if errand.unread:
            errand.notes.append(
                f"{errand.unread} more articles may be about this, but there was no time to read"
                " them. Ask again to go on."
            )
        for zim in zims:
            self._cache.use(zim, errand.used[zim.id])
        used = list(chain.from_iterable(errand.used.values()))
        if changed:
            self._cache.shrink(used)
            self._keyword.catch_up()
            self._search_model.catch_up()
        semantic = self._search_model.active
        if used and semantic is not None:
            self._embed(errand, semantic, used)

    def _likely(self, errand: _Errand, zims: Sequence[Document]) -> list[tuple[Document, str]]:
        """The best article of every file, then the second best, and so on."""
        language = question_language(errand.question)
        lists = []
        for n, zim in enumerate(zims):
            words = _WORD.findall(without_stop_words(errand.question, language or zim.language))
            try:
                found = self._files.find(
                    Path(zim.path),
                    words,
                    limit=_ARTICLES,
                    within_s=max(errand.left_s(_SEARCHING) / (len(zims) - n), _LEAST_S),
                    cancel=errand.cancel,
                )
            except (ReadFailure, EngineFailure) as error:
                errand.refused(zim, error)
                continue
            lists.append([(zim, name) for name in found])
        return [one for one in chain.from_iterable(zip_longest(*lists)) if one is not None]

    def _take(self, errand: _Errand, zim: Document, name: str) -> int | None:
        """Read one article and store it; its id, or None where that gave no document."""
        try:
            extraction = self._files.article(
                Path(zim.path),
                name,
                within_s=max(errand.left_s(), _LEAST_S),
                cancel=errand.cancel,
            )
        except ReadFailure as error:
            log.info("an article was passed over: %s", error)
            return None
        except EngineFailure as error:
            errand.refused(zim, error)
            return None
        return self._cache.put(zim, name, extraction, self._new_assembly())

    def _embed(self, errand: _Errand, semantic: Semantic, documents: Sequence[int]) -> None:
        """Give passages vectors while there is time; the others get theirs with the next files."""
        model = semantic.embedder.model
        missing = list(self._without_vectors(errand.question, documents, model))
        for start in range(0, len(missing), _EMBEDDED_AT_ONCE):
            if errand.left_s() <= 0:
                break
            batch = missing[start : start + _EMBEDDED_AT_ONCE]
            texts = [embedding_input(chunk) for chunk in batch]
            try:
                vectors = semantic.embedder.embed_passages(texts, errand.cancel)
            except (EngineFailure, ModelBroken, ModelMissing) as error:
                log.warning("articles are found by words only: %s", error)
                break
            self._store.put_vectors(model, [chunk.chunk_id for chunk in batch], vectors)
        if missing:
            semantic.index.catch_up()

    def _without_vectors(
        self, question: str, documents: Sequence[int], model: str
    ) -> Iterator[Unembedded]:
        """The passages without a vector, those that have the question's words first."""
        chunks = {
            chunk.id: chunk for document in documents for chunk in self._store.chunks_of(document)
        }
        query = keyword_query(question, question_language(question), self._lexicon)
        best = self._keyword.search(query, len(chunks), document_ids=set(documents))
        have = self._store.vectors_found(model, list(chunks))
        for chunk_id in dict.fromkeys([*(hit.chunk_id for hit in best), *chunks]):
            if chunk_id not in have and chunk_id in chunks:
                chunk = chunks[chunk_id]
                yield Unembedded(chunk.id, chunk.text, chunk.section, "")
