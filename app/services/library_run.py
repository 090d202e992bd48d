"""What one run over the library shares: its pauses, its estimate of time, its vectors."""

import json
from collections.abc import Generator
from contextlib import suppress
from dataclasses import replace

from app.domain.cancel import CancelToken
from app.domain.errors import EngineFailure, ModelBroken, ModelMissing
from app.domain.steps import each, result_of
from app.ingest.ahead import Gate
from app.ingest.coming import Coming
from app.ingest.embedding import embed_missing
from app.ingest.estimate import CHUNKS, PAGES, Estimator
from app.ingest.progress import Progress
from app.ingest.rounds import Run
from app.services.search_model import SearchModel
from app.storage.library import LibraryStore

_RATES = "rates"
_SAMPLE_AFTER = 512
_SAMPLE = 256


class LibraryRun:
    """One run; `vectors` embeds what is missing, and every Progress of it says how long is left."""

    def __init__(
        self,
        store: LibraryStore,
        search_model: SearchModel,
        *,
        gate: Gate,
        recognize: bool,
        cancel: CancelToken | None,
        coming: Coming,
    ) -> None:
        self._store = store
        self._search_model = search_model
        free = set() if recognize else {PAGES}
        if search_model.active is None and search_model.next is None:
            free.add(CHUNKS)
        earlier = json.loads(store.meta(_RATES) or "{}")
        estimator = Estimator(earlier, free=frozenset(free))
        self.shared = Run(estimator, estimator.resting(gate), cancel, coming)
        self._is_sampled = CHUNKS in free

    def vectors(
        self, *, changing: bool = True, limit: int | None = None
    ) -> Generator[Progress, None, int]:
        """Embed every passage that lacks its vector, or the newest `limit`; returns how many.

        A change of the search model goes on too, if `changing`; then there is no limit.
        """
        cancel, gate = self.shared.cancel, self.shared.gate
        if changing:
            steps = self._search_model.finish(cancel, gate=gate)
        else:
            steps = self._search_model.embed_new(cancel, gate=gate, limit=limit)
        return (yield from self._measured(steps))

    def sample_vectors(self, step: Progress) -> None:
        """Once there are some passages, embed a few: how long that takes says much of the end.

        What fails here fails again in its own time.
        """
        semantic = self._search_model.active
        if self._is_sampled or semantic is None or step.chunks < _SAMPLE_AFTER:
            return
        self._is_sampled = True
        steps = embed_missing(
            self._store,
            semantic.index,
            semantic.embedder,
            self.shared.cancel,
            gate=self.shared.gate,
            limit=_SAMPLE,
        )
        with suppress(EngineFailure, ModelBroken, ModelMissing):
            semantic.embedder.embed_query("How long does this take?")  # loads the model
            result_of(self._measured(steps, expect=False))

    def remember(self) -> None:
        """Keep what was learned about the speed of this machine."""
        learned = self.shared.estimator.to_json()
        if learned is not None:
            self._store.set_meta(_RATES, learned)

    def _measured(
        self, steps: Generator[Progress, None, int], *, expect: bool = True
    ) -> Generator[Progress, None, int]:
        """`steps` of embedding with the time left; `expect`: they will do all there is to do."""
        estimator = self.shared.estimator
        done = 0

        def told(step: Progress) -> Progress:
            nonlocal done
            if not step.chunks:
                done = 0
                estimator.skip()
                if expect:
                    estimator.expect(CHUNKS, step.chunks_total)
            else:
                # The first batch of a run may wait for the model to be loaded.
                estimator.did(CHUNKS, step.chunks - done, timed=done > 0 or self._is_sampled)
            done = step.chunks
            return replace(step, seconds_left=estimator.seconds_left())

        return each(steps, told)
