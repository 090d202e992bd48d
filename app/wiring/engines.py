"""Where the program gets its engines from: each in a process of its own, started on first use."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from app.domain.errors import ModelBroken, ModelMissing
from app.domain.models import ModelSpec, Task, joined, parted
from app.engines.protocols import (
    Embedder,
    Entailer,
    Generator,
    Reader,
    Renderer,
    Reranker,
    SpeechDetector,
    Transcriber,
)
from app.paths import bundled
from app.services.model_store import ModelStore
from app.settings import BYTES_PER_MB, Settings
from app.wiring.generating import make_generator

if TYPE_CHECKING:
    from app.engines.host import EngineHost
    from app.engines.remote import RemoteGenerator
    from app.engines.remote_onnx import RemoteEntailer, RemoteReranker
    from app.engines.remote_speech import RemoteDetector, RemoteTranscriber
    from app.ingest.tokens import CountTokens

log = logging.getLogger("sotto.wiring")

Engine = TypeVar("Engine", "RemoteReranker", "RemoteEntailer", "RemoteTranscriber")


class Engines(Protocol):
    """Where the graph gets its engines from; nothing is started by asking."""

    def reader(self) -> Reader:
        """The reader of files."""
        ...

    def renderer(self) -> Renderer:
        """What shows pages of files and plays recordings."""
        ...

    def embedder(self, model: str | None = None) -> Embedder | None:
        """The search model of the settings, or the installed one whose vectors bear that name.

        None where it cannot be used.
        """
        ...

    def count_tokens(self) -> CountTokens:
        """How the search model counts tokens."""
        ...

    def reranker(self) -> Reranker | None:
        """The default one of those installed; None where none is."""
        ...

    def entailer(self) -> Entailer | None:
        """The default one of those installed; None where none is."""
        ...

    def generator(self, name: str | None) -> Generator | None:
        """The answer model of that name, or the one in use; None where it is not installed.

        The name may be that of a model with an adapter, see domain.models.joined.
        """
        ...

    def transcriber(self, name: str | None = None) -> Transcriber | None:
        """The speech model of that name, or the one in use; None where it is not installed."""
        ...

    def detector(self) -> SpeechDetector:
        """What tells speech from everything else; it needs no model to be installed."""
        ...

    def unload(self) -> None:
        """Give back the memory of reader and search models until they are asked again."""
        ...

    def release(self, name: str) -> None:
        """End the process of the model `name`, so that its files can be removed or replaced."""
        ...

    def close(self) -> None:
        """End every process."""
        ...


class NativeEngines:
    """The real engines, each in a process of its own."""

    def __init__(
        self, models: ModelStore, settings: Settings, *, prefixes: Path | None = None
    ) -> None:
        self._models = models
        self._prefixes = prefixes
        self._settings = settings
        self._generators: dict[str, RemoteGenerator] = {}
        self._hosts: list[EngineHost] = []
        self._engines: dict[
            Task, tuple[str, RemoteReranker | RemoteEntailer | RemoteTranscriber]
        ] = {}
        self._detector: RemoteDetector | None = None
        self._closing = ExitStack()

    def reader(self) -> Reader:
        """The reader, bounded by the settings."""
        from app.engines.remote import RemoteReader

        reader = RemoteReader(
            timeout_s=self._settings.read_timeout_s,
            max_file_bytes=self._settings.max_file_mb * BYTES_PER_MB,
            threads=self._settings.threads,
            idle_stop_s=self._settings.idle_stop_s,
        )
        self._closing.callback(reader.close)
        self._hosts.append(reader.host)
        return reader

    def renderer(self) -> Renderer:
        """The renderer, bounded as the reader is."""
        from app.engines.remote_renderer import RemoteRenderer

        renderer = RemoteRenderer(
            max_file_bytes=self._settings.max_file_mb * BYTES_PER_MB,
            idle_stop_s=self._settings.idle_stop_s,
        )
        self._closing.callback(renderer.close)
        return renderer

    def embedder(self, model: str | None = None) -> Embedder | None:
        """The search model of the settings, or the installed one whose vectors bear that name."""
        from app.engines.remote_onnx import RemoteEmbedder

        try:
            folder = self._embedder_folder(model)
            embedder = RemoteEmbedder(
                folder,
                threads=self._settings.threads,
                idle_stop_s=self._settings.idle_stop_s,
                **self._provider(folder),
            )
        except (ModelMissing, ModelBroken) as error:
            log.warning("a search model cannot be used: %s %s", error, error.remedy)
            return None
        self._closing.callback(embedder.close)
        self._hosts.append(embedder.host)
        return embedder

    def count_tokens(self) -> CountTokens:
        """The tokenizer of the search model, else of the one that ships."""
        from app.ingest.tokens import load_counter

        try:
            folder = self._models.folder(self._settings.embedder)
        except (ModelMissing, ModelBroken):
            folder = bundled("models") / Settings().embedder
        return load_counter(folder / "tokenizer.json")

    def reranker(self) -> Reranker | None:
        """The default one of those installed."""
        from app.engines.remote_onnx import RemoteReranker

        return self._kept(Task.RERANK, RemoteReranker, options=self._provider_of)

    def entailer(self) -> Entailer | None:
        """The default one of those installed."""
        from app.engines.remote_onnx import RemoteEntailer

        return self._kept(Task.ENTAIL, RemoteEntailer, options=self._provider_of)

    def generator(self, name: str | None) -> Generator | None:
        """The named answer model, else the one in use."""
        base, adapter = parted(name) if name else (None, None)
        spec = self._spec(Task.GENERATE, base)
        if spec is None or (adapter and self._spec(Task.ADAPT, adapter) is None):
            return None
        files = self._models.generator(joined(spec.name, adapter))
        if files.spec.name not in self._generators:
            generator = make_generator(
                self._settings,
                files.spec,
                files.folder,
                adapter=files.adapter,
                measured=files.measured,
                prefixes=self._prefixes,
            )
            self._closing.callback(generator.close)
            self._generators[files.spec.name] = generator
        return self._generators[files.spec.name]

    def transcriber(self, name: str | None = None) -> Transcriber | None:
        """The named speech model, else the one in use."""
        from app.engines.remote_speech import RemoteTranscriber

        return self._kept(Task.TRANSCRIBE, RemoteTranscriber, name, options=self._best_way)

    def detector(self) -> SpeechDetector:
        """Voice activity in a process of its own."""
        from app.engines.remote_speech import RemoteDetector

        if self._detector is None:
            self._detector = RemoteDetector(idle_stop_s=self._settings.idle_stop_s)
            self._closing.callback(self._detector.close)
        return self._detector

    def unload(self) -> None:
        """End the processes of reader and search models; the next request starts them again."""
        for host in self._hosts:
            host.stop()

    def release(self, name: str) -> None:
        """End its process, in the middle of a job too; the next request makes another."""
        for known in [one for one in self._generators if name in parted(one)]:
            self._generators.pop(known).close()
        for task, (known, engine) in list(self._engines.items()):
            if known == name:
                del self._engines[task]
                engine.close()

    def close(self) -> None:
        """End every process."""
        self._closing.close()

    def _kept(
        self,
        task: Task,
        kind: type[Engine],
        name: str | None = None,
        *,
        options: Callable[[str], dict[str, Any]] = lambda _: {},
    ) -> Engine | None:
        """The process of the model of that name, or the default one, for `task`.

        One for each task is kept; None where no model is installed that works. `options` are those
        of the model of a name.
        """
        spec = self._spec(task, name)
        if spec is None:
            return None
        known, engine = self._engines.get(task, ("", None))
        if known != spec.name or not isinstance(engine, kind):
            try:
                folder = self._models.folder(spec.name)
                engine = kind(
                    folder,
                    threads=self._settings.threads,
                    idle_stop_s=self._settings.idle_stop_s,
                    **options(spec.name),
                )
            except (ModelMissing, ModelBroken) as error:
                log.warning("%s cannot be used: %s %s", spec.name, error, error.remedy)
                return None
            self._closing.callback(engine.close)
            self._engines[task] = spec.name, engine
        return engine

    def _provider(self, folder: Path) -> dict[str, Any]:
        """What computes the ONNX model in `folder` best here, as far as that was tried."""
        from app.wiring.providers import chosen

        return {"chosen": chosen(self._models.home, folder, self._settings)}

    def _provider_of(self, name: str) -> dict[str, Any]:
        return self._provider(self._models.folder(name))

    def _best_way(self, name: str) -> dict[str, str]:
        """How the speech model is computed best here, as far as it was tried."""
        from app.services.speech_check import kept_speech_check

        check = kept_speech_check(self._models.report_folder(name))
        best = check.chosen if check is not None else None
        return {} if best is None else {"device": best.device, "compute_type": best.compute_type}

    def _embedder_folder(self, model: str | None) -> Path:
        from app.engines.onnx_model import load_config

        if model is None:
            return self._models.folder(self._settings.embedder)
        for spec in self._models.installed():
            if spec.task is Task.EMBED:
                folder = self._models.folder(spec.name)
                with suppress(ModelBroken):
                    if load_config(folder).model == model:
                        return folder
        raise ModelMissing(Task.EMBED, model)

    def _spec(self, task: Task, name: str | None) -> ModelSpec | None:
        """The installed model of that name for `task`; without a name the one in use."""
        if not name:
            return self._models.in_use(task)
        for spec in self._models.installed():
            if spec.name == name and spec.task is task:
                return spec
        return None
