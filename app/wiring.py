"""Builds the graph of objects: the one place where the parts meet."""

from __future__ import annotations

import logging
import platform
import shutil
import time
from collections import abc
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from app.domain.cancel import CancelToken
from app.domain.errors import ModelBroken, ModelMissing, SottoError
from app.domain.models import ModelSpec, Task
from app.engines.protocols import Embedder, GenerateOptions, Generator, Message, Reader
from app.paths import Home, bundled
from app.privacy.report import Check
from app.services.library import LibraryService
from app.services.model_store import CheckReport, ModelStore
from app.settings import Settings

if TYPE_CHECKING:
    from app.engines.remote import RemoteGenerator
    from app.ingest.tokens import CountTokens
    from app.services.assistant import Assistant
    from app.services.backup import BackupService
    from app.services.follow import Follower
    from app.services.manners import Gate
    from app.services.packs import PackService
    from app.services.retention import Retention
    from app.services.voice_clips import VoiceClips

log = logging.getLogger("sotto.wiring")

_BYTES_PER_MB = 1_000_000
EXACT_LIMIT = 10_000
"""Vectors of a collection that are compared one by one; more get an index of their own."""


class Engines(Protocol):
    """Where the graph gets its engines from; nothing is started by asking."""

    def reader(self) -> Reader:
        """The reader of files."""
        ...

    def embedder(self, model: str | None = None) -> Embedder | None:
        """The search model of the settings, or the installed one whose vectors bear that name.

        None where it cannot be used.
        """
        ...

    def count_tokens(self) -> CountTokens:
        """How the search model counts tokens."""
        ...

    def generator(self, name: str | None) -> Generator | None:
        """The answer model of that name, or the default; None where it is not installed."""
        ...

    def close(self) -> None:
        """End every process."""
        ...


class NativeEngines:
    """The real engines, each in a process of its own."""

    def __init__(self, models: ModelStore, settings: Settings) -> None:
        self._models = models
        self._settings = settings
        self._generators: dict[str, RemoteGenerator] = {}
        self._closing = ExitStack()

    def reader(self) -> Reader:
        """The reader, bounded by the settings."""
        from app.engines.remote import RemoteReader

        reader = RemoteReader(
            timeout_s=self._settings.read_timeout_s,
            max_file_bytes=self._settings.max_file_mb * _BYTES_PER_MB,
            threads=self._settings.threads,
            idle_stop_s=self._settings.idle_stop_s,
        )
        self._closing.callback(reader.close)
        return reader

    def embedder(self, model: str | None = None) -> Embedder | None:
        """The search model of the settings, or the installed one whose vectors bear that name."""
        from app.engines.remote import RemoteEmbedder

        try:
            folder = self._embedder_folder(model)
            embedder = RemoteEmbedder(
                folder, threads=self._settings.threads, idle_stop_s=self._settings.idle_stop_s
            )
        except (ModelMissing, ModelBroken) as error:
            log.warning("a search model cannot be used: %s %s", error, error.remedy)
            return None
        self._closing.callback(embedder.close)
        return embedder

    def count_tokens(self) -> CountTokens:
        """The tokenizer of the search model, else of the one that ships."""
        from app.ingest.tokens import load_counter

        try:
            folder = self._models.folder(self._settings.embedder)
        except (ModelMissing, ModelBroken):
            folder = bundled("models") / Settings().embedder
        return load_counter(folder / "tokenizer.json")

    def generator(self, name: str | None) -> Generator | None:
        """The named answer model, that of the settings, or the installed default."""
        from app.engines.remote import RemoteGenerator

        wanted = name or self._settings.generator
        spec = self._installed(wanted) if wanted else self._models.default_for(Task.GENERATE)
        if spec is None:
            return None
        if spec.name not in self._generators:
            generator = RemoteGenerator(
                self._models.folder(spec.name) / spec.files[0].name,
                spec.name,
                context_length=self._settings.context_tokens,
                threads=self._settings.threads,
                idle_stop_s=self._settings.idle_stop_s,
            )
            self._closing.callback(generator.close)
            self._generators[spec.name] = generator
        return self._generators[spec.name]

    def close(self) -> None:
        """End every process."""
        self._closing.close()

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

    def _installed(self, name: str) -> ModelSpec | None:
        for spec in self._models.installed():
            if spec.name == name and spec.task is Task.GENERATE:
                return spec
        return None


@dataclass(frozen=True, slots=True)
class Sotto:
    """The whole program on one home."""

    home: Home
    settings: Settings
    library: LibraryService
    assistant: Assistant
    models: ModelStore
    packs: PackService
    backups: BackupService
    retention: Retention
    voice: VoiceClips
    gate: Gate
    follower: Follower


def make_gate(home: Home, settings: Settings) -> Gate:
    """What says when work on a home rests; needs no lock on it."""
    from app.services.manners import Gate

    return Gate(
        home.pause_file,
        battery_percent=settings.battery_percent,
        pause_on_typing=settings.pause_on_typing,
    )


def make_model_store(installed: Path, settings: Settings) -> ModelStore:
    """The store of the models in a folder; needs neither lock nor database of a home."""
    return ModelStore(
        installed,
        bundled("models"),
        check=lambda spec, folder: _check_model(spec, folder, settings),
    )


@contextmanager
def open_sotto(
    home: Home,
    settings: Settings,
    *,
    engines: Callable[[ModelStore, Settings], Engines] = NativeEngines,
    models: Path | None = None,
    exact_limit: int = EXACT_LIMIT,
) -> Iterator[Sotto]:
    """Open a home for this process alone, its indexes brought up to date; close it at the end.

    `models` names the folder of installed models where it is not the home's own; `exact_limit` is
    as in VectorIndex. Raises HomeLocked, HomeTooNew or HomeError.
    """
    from app.engines.zim import ReaderWithZim, ZimFiles
    from app.ingest.assemble import Assembly
    from app.ingest.chunk import Chunker
    from app.ingest.discover import Limits
    from app.ingest.embedding import passage_tokens
    from app.ingest.language import LanguageDetector
    from app.ingest.pipeline import Pipeline
    from app.retrieval.retriever import Retriever
    from app.services.assistant import Assistant
    from app.services.backup import BackupService, finish_restore
    from app.services.follow import Follower
    from app.services.packs import PackService
    from app.services.retention import Retention
    from app.services.search_model import SearchModel
    from app.services.voice_clips import VoiceClips
    from app.services.zim import ZimLimits, ZimSources
    from app.storage.compact import CompactReport, CompactStep, compact
    from app.storage.conversations import ConversationStore
    from app.storage.database import Database
    from app.storage.forgetting import Forgetting
    from app.storage.home_lock import HomeLock
    from app.storage.keyword_index import KeywordIndex
    from app.storage.library import LibraryStore
    from app.storage.traces import TraceStore
    from app.storage.vector_indexes import VectorIndexes

    with ExitStack() as stack:
        stack.enter_context(HomeLock(home.lock))
        finish_restore(home)
        database = stack.enter_context(Database(home.database))
        store = LibraryStore(database)
        store.discard_staged()
        keyword = KeywordIndex(home.keyword_index, database)
        stack.callback(keyword.close)
        keyword.catch_up()
        model_store = make_model_store(models or home.models, settings)
        source = engines(model_store, settings)
        stack.callback(source.close)
        embedder = source.embedder()
        indexes = stack.enter_context(
            VectorIndexes(home.vector_index, database, exact_limit=exact_limit)
        )
        search_model = SearchModel(
            store,
            wanted=embedder,
            installed=source.embedder,
            open_index=lambda one: indexes.open(one.model, one.dimensions),
            keep_only=indexes.keep_only,
        )
        search_model.catch_up()
        gate = make_gate(home, settings)
        limits = Limits(
            max_file_bytes=settings.max_file_mb * _BYTES_PER_MB, exclude=(str(home.root),)
        )
        zims = ZimFiles(timeout_s=settings.read_timeout_s, idle_stop_s=settings.idle_stop_s)
        stack.callback(zims.close)
        chunker = Chunker(
            passage_tokens(embedder.max_tokens if embedder else 256), source.count_tokens()
        )
        languages = LanguageDetector()
        pipeline = Pipeline(
            store,
            keyword,
            reader=ReaderWithZim(source.reader(), zims),
            chunker=chunker,
            languages=languages,
        )
        packs = PackService(
            home,
            database,
            store,
            active=lambda: search_model.active,
            caches=(keyword, search_model),
            scrub=keyword.scrub,
        )
        packs.clean()

        def compacting(
            cancel: CancelToken | None,
        ) -> abc.Generator[CompactStep, None, CompactReport]:
            packs.clean()
            return compact(database, keyword, indexes.opened, cancel)

        library = LibraryService(
            store,
            keyword,
            pipeline=pipeline,
            search_model=search_model,
            limits=limits,
            compacting=compacting,
            gate=gate.wait,
            recognize=settings.recognize,
        )
        assistant = Assistant(
            Retriever(store, keyword, lambda: search_model.active),
            store,
            generators=source.generator,
            traces=TraceStore(database),
            conversations=ConversationStore(database),
            settings=settings,
            sources=ZimSources(
                store,
                keyword,
                search_model,
                files=zims,
                assembly=partial(Assembly, chunker, languages),
                limits=ZimLimits(settings.zim_seconds, settings.zim_articles),
            ),
        )
        voice = VoiceClips(home.voice)
        retention = Retention(Forgetting(database), voice)
        retention.apply(settings)
        follower = Follower(
            lambda: {root.path for root in store.roots()},
            lambda: replace(limits, exclude={*limits.exclude, *store.excluded()}),
        )
        yield Sotto(
            home,
            settings,
            library,
            assistant,
            model_store,
            packs,
            BackupService(home, database),
            retention,
            voice,
            gate,
            follower,
        )


def diagnose(home: Home, settings: Settings) -> list[Check]:
    """What works on this machine: the home, and every engine really tried in its process."""
    import psutil

    memory = psutil.virtual_memory()
    machine = (
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()},"
        f" {psutil.cpu_count()} cores, {memory.total / 2**30:.1f} GiB memory"
        f" ({memory.available / 2**30:.1f} free)"
    )
    store = make_model_store(home.models, settings)
    checks = [Check("machine", True, machine), _check_home(home), _check_reader(settings)]
    for task, wanted in (
        (Task.EMBED, settings.embedder),
        (Task.GENERATE, settings.generator),
    ):
        spec = next((s for s in store.installed() if s.name == wanted), None)
        spec = spec or (None if wanted else store.default_for(task))
        name = f"model to {task.value}"
        if spec is None:
            missing = ModelMissing(task.value, wanted)
            checks.append(Check(name, False, f"{missing} {missing.remedy}"))
        else:
            report = store.check(spec.name)
            checks.append(Check(name, report.ok, f"{spec.name}: {report.detail}"))
    return checks


def _check_home(home: Home) -> Check:
    from app.storage.home_lock import HomeLock

    try:
        with HomeLock(home.lock):
            free = shutil.disk_usage(home.root).free
    except SottoError as error:
        return Check("data folder", False, str(error))
    return Check("data folder", True, f"{home.root}, {free / 1e9:.1f} GB free")


def _check_reader(settings: Settings) -> Check:
    from app.engines.remote import RemoteReader

    reader = RemoteReader(timeout_s=settings.read_timeout_s)
    try:
        extraction = next(reader.read(bundled("guide") / "index.md"))
    except SottoError as error:
        return Check("reader", False, str(error))
    finally:
        reader.close()
    return Check("reader", True, f"read the guide, {len(extraction.text)} characters")


def _check_model(spec: ModelSpec, folder: Path, settings: Settings) -> CheckReport:
    started_s = time.monotonic()
    try:
        detail, works = _try_model(spec, folder, settings), True
    except SottoError as error:
        detail, works = str(error), False
    return CheckReport(spec.name, works, detail, time.monotonic() - started_s)


def _try_model(spec: ModelSpec, folder: Path, settings: Settings) -> str:
    """Load a model in its process and ask it once; a sentence on how it went.

    Raises ModelBroken, EngineFailure or Crashed.
    """
    from app.engines.remote import RemoteEmbedder, RemoteGenerator, RemoteReranker

    if spec.task is Task.EMBED:
        embedder = RemoteEmbedder(folder, threads=settings.threads)
        try:
            size = embedder.embed_query("Does this work?").shape[0]
        finally:
            embedder.close()
        return f"works, {size} dimensions"
    if spec.task is Task.RERANK:
        reranker = RemoteReranker(folder, threads=settings.threads)
        try:
            reranker.score("Does this work?", ["It does."])
        finally:
            reranker.close()
        return "works"
    if spec.task is Task.GENERATE:
        generator = RemoteGenerator(
            folder / spec.files[0].name, spec.name, context_length=512, threads=settings.threads
        )
        try:
            question = Message("user", "Say hello.")
            said = "".join(generator.generate([question], GenerateOptions(max_tokens=8)))
        finally:
            generator.close()
        return f"works, said {said.strip()!r}"
    raise ModelBroken(spec.name, "speech models cannot be run yet")
