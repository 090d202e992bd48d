"""Which model searches by meaning, and the change to another one while the old one goes on."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Generator

from app.domain.cancel import CancelToken
from app.domain.errors import EngineFailure, ModelBroken, ModelMissing
from app.engines.protocols import Embedder
from app.ingest.ahead import Gate, open_gate
from app.ingest.embedding import embed_missing
from app.ingest.progress import Progress
from app.retrieval.dense import Semantic, VectorSearch
from app.storage.library import LibraryStore

log = logging.getLogger("sotto.search_model")


class SearchModel:
    """The model that answers now, and the one that takes over when all its vectors are made.

    `wanted` is the model that the user chose, None where it is not installed. The library
    remembers whose vectors answer: if that is another model, it goes on answering, for new files
    too, until `finish` has embedded every passage with the wanted one. Then that one answers and
    the old vectors go. What was made so far is in the database: stopped or killed at any moment,
    the next `finish` goes on from there.

    `installed` gives the installed model whose vectors bear a name, None where there is none: words
    alone answer then until the wanted one is ready. `open_index` opens a model's index, and
    `keep_only` removes the index files of all models but those named.
    """

    def __init__(
        self,
        store: LibraryStore,
        *,
        wanted: Embedder | None,
        installed: Callable[[str], Embedder | None],
        open_index: Callable[[Embedder], VectorSearch],
        keep_only: Callable[[Collection[str]], None],
    ) -> None:
        self._store = store
        self._open_index = open_index
        self._keep_only = keep_only
        self._wanted = wanted
        self._answering = self._begin(wanted, installed)

    @property
    def active(self) -> Semantic | None:
        """What answers at this moment; may change between two calls, never within what it gave."""
        return self._answering[0]

    @property
    def next(self) -> Semantic | None:
        """What takes over when it is complete; None where nothing is being changed."""
        return self._answering[1]

    @property
    def name(self) -> str | None:
        """Name and revision of the model that answers, None where words alone do."""
        return self.active.embedder.model if self.active else None

    def catch_up(self) -> None:
        """Let every index take in what changed."""
        for semantic in filter(None, self._answering):
            semantic.index.catch_up()

    def finish(
        self, cancel: CancelToken | None = None, *, gate: Gate = open_gate
    ) -> Generator[Progress, None, int]:
        """Embed every passage that lacks a vector; the next model takes over when it has all.

        New passages get those of the answering model first. Returns how many vectors were made.
        Raises Cancelled, and Crashed or EngineFailure if the model fails; what was stored stays.
        """
        done = yield from self.embed_new(cancel, gate=gate)
        return done + (yield from self.change(cancel, gate=gate))

    def embed_new(
        self,
        cancel: CancelToken | None = None,
        *,
        gate: Gate = open_gate,
        limit: int | None = None,
    ) -> Generator[Progress, None, int]:
        """Only what the answering model lacks, or the newest `limit` passages of that.

        Its failure is no matter while it is replaced.
        """
        active, coming = self._answering
        if active is None:
            return 0
        try:
            return (yield from self._embed(active, cancel, gate, limit))
        except (EngineFailure, ModelBroken, ModelMissing) as error:
            if coming is None:
                raise
            log.warning("the old search model takes in nothing more: %s", error)
            return 0

    def change(
        self,
        cancel: CancelToken | None = None,
        *,
        gate: Gate = open_gate,
        limit: int | None = None,
    ) -> Generator[Progress, None, int]:
        """Only what the next model lacks, about `limit` passages of it, and its taking over."""
        done, coming = 0, self.next
        if coming is not None:
            done = yield from self._embed(coming, cancel, gate, limit)
            self._take_over(coming)
        if self._wanted is not None and self.next is None:
            self._tidy()
        return done

    def _embed(
        self, semantic: Semantic, cancel: CancelToken | None, gate: Gate, limit: int | None
    ) -> Generator[Progress, None, int]:
        return embed_missing(
            self._store, semantic.index, semantic.embedder, cancel, gate=gate, limit=limit
        )

    def _begin(
        self, wanted: Embedder | None, installed: Callable[[str], Embedder | None]
    ) -> tuple[Semantic | None, Semantic | None]:
        recorded = self._recorded(wanted)
        if wanted is None:
            old = installed(recorded) if recorded is not None else None
            return self._semantic(old), None
        if recorded == wanted.model:
            return self._semantic(wanted), None
        if recorded is None or not self._store.counts(model=recorded).vectors:
            self._store.set_active_model(wanted.model)
            return self._semantic(wanted), None
        return self._semantic(installed(recorded)), self._semantic(wanted)

    def _recorded(self, wanted: Embedder | None) -> str | None:
        """Whose vectors answer; a home of the first version does not say, but has the vectors."""
        recorded = self._store.active_model()
        if recorded is not None:
            return recorded
        vectors = {name: self._store.counts(model=name).vectors for name in self._store.models()}
        if wanted is not None and vectors.get(wanted.model):
            return wanted.model
        return max(vectors, key=lambda name: vectors[name], default=None)

    def _semantic(self, embedder: Embedder | None) -> Semantic | None:
        return Semantic(embedder, self._open_index(embedder)) if embedder is not None else None

    def _take_over(self, coming: Semantic) -> None:
        counts = self._store.counts(model=coming.embedder.model)
        if counts.vectors < counts.chunks:
            return  # something came in at the last moment: the next run takes it
        self._store.set_active_model(coming.embedder.model)
        self._answering = coming, None

    def _tidy(self) -> None:
        """Drop what models made that neither answer nor will."""
        names = {one.embedder.model for one in self._answering if one is not None}
        recorded = self._store.active_model()
        kept = names | ({recorded} if recorded is not None else set())
        for name in self._store.models():
            if name not in kept:
                self._store.drop_model(name)
        self._keep_only(kept)
