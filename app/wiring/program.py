"""Builds the graph of objects: the one place where the parts meet."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.cancel import CancelToken
from app.domain.errors import HomeTooNew
from app.paths import Home
from app.policy import FREE, Policy
from app.services.library import LibraryService
from app.services.model_store import ModelStore
from app.settings import BYTES_PER_MB, Settings
from app.wiring.checks import make_model_store
from app.wiring.engines import Engines, NativeEngines
from app.wiring.live import adopt

if TYPE_CHECKING:
    from app.engines.protocols import Embedder
    from app.services.adapters import Adapters
    from app.services.answer_prose import Objection
    from app.services.assistant import Assistant
    from app.services.backup import BackupService
    from app.services.conversations import ConversationService
    from app.services.finder import Finder
    from app.services.follow import Follower
    from app.services.golden import GoldenService
    from app.services.manners import Gate
    from app.services.packs import PackService
    from app.services.preferences import Preferences
    from app.services.retention import Retention
    from app.services.search_model import SearchModel
    from app.services.sources import Sources
    from app.services.speech import SpeechService
    from app.services.voice_clips import VoiceClips
    from app.services.why import WhyService
    from app.services.zim import ZimSources
    from app.storage.compact import CompactReport, CompactStep
    from app.storage.database import Database
    from app.storage.keyword_index import KeywordIndex
    from app.storage.library import LibraryStore
    from app.storage.vector_indexes import VectorIndexes

EXACT_LIMIT = 10_000
"""Vectors of a collection that are compared one by one; more get an index of their own."""
_WINDOW_TOKENS = 256  # of the search model that ships, for a library without one


@dataclass(frozen=True, slots=True)
class Sotto:
    """The whole program on one home."""

    home: Home
    preferences: Preferences
    library: LibraryService
    assistant: Assistant
    finder: Finder
    why: WhyService
    sources: Sources
    models: ModelStore
    packs: PackService
    backups: BackupService
    retention: Retention
    voice: VoiceClips
    gate: Gate
    follower: Follower
    conversations: ConversationService
    golden: GoldenService
    speech: SpeechService
    adapters: Adapters
    release: Callable[[str], None]
    """Ends the process of a model, so that its files can be removed."""

    @property
    def settings(self) -> Settings:
        """The settings in force; ask when one is needed, for the user may change it."""
        return self.preferences.now


@dataclass(frozen=True, slots=True)
class _Storage:
    """The truth and its caches, brought up to date."""

    database: Database
    store: LibraryStore
    keyword: KeywordIndex
    vectors: VectorIndexes


@contextmanager
def open_sotto(
    home: Home,
    settings: Settings,
    *,
    engines: Callable[[ModelStore, Settings], Engines] | None = None,
    models: Path | None = None,
    exact_limit: int = EXACT_LIMIT,
    policy: Policy = FREE,
) -> Iterator[Sotto]:
    """Open a home for this process alone, its indexes brought up to date; close it at the end.

    `engines` are the real ones where none are given; `models` names the folder of installed models
    where it is not the home's own; `exact_limit` is as in VectorIndex; `policy` is what was read
    with the settings. Raises HomeLocked, HomeTooNew or HomeError.
    """
    from app.services.adapters import Adapters
    from app.services.backup import BackupService
    from app.services.generator_gate import GeneratorGate
    from app.services.golden import GoldenService
    from app.services.preferences import Preferences
    from app.services.retention import Retention
    from app.services.sources import Sources
    from app.services.voice_clips import VoiceClips
    from app.services.why import WhyService
    from app.storage.forgetting import Forgetting
    from app.storage.golden import GoldenStore

    with ExitStack() as stack:
        storage = _open_storage(home, stack, exact_limit)
        model_store = make_model_store(models or home.models, settings, policy)
        make_engines = engines or partial(NativeEngines, prefixes=home.prefixes)
        source = make_engines(model_store, settings)
        stack.callback(source.close)
        embedder = source.embedder()
        search_model = _search_model(storage, source, embedder)
        gate = make_gate(home, settings)
        voice = VoiceClips(home.voice, keeps=settings.keep_voice)
        retention = Retention(Forgetting(storage.database), voice)
        retention.apply(settings)
        packs = _packs(home, storage, search_model)
        adapters = Adapters(model_store, storage.store)
        writing = GeneratorGate(model_store.report_folder, settings.prose)
        library, assistant, follower = _services(
            home,
            settings,
            storage,
            source,
            search_model,
            window=embedder.max_tokens if embedder else _WINDOW_TOKENS,
            packs=packs,
            gate=gate,
            stack=stack,
            objection=writing.objection,
            adapters=adapters,
        )
        conversations = _conversations(storage.database, voice)
        sotto = Sotto(
            home=home,
            preferences=Preferences(home.settings, settings, policy),
            library=library,
            assistant=assistant,
            finder=_finder(assistant, storage),
            why=WhyService(conversations, storage.store, model_store.report_folder),
            sources=Sources(storage.store, source.renderer(), original=packs.original),
            models=model_store,
            packs=packs,
            backups=BackupService(home, storage.database, policy),
            retention=retention,
            voice=voice,
            gate=gate,
            follower=follower,
            conversations=conversations,
            golden=GoldenService(GoldenStore(storage.database), conversations),
            speech=_speech(settings, source, storage.store),
            adapters=adapters,
            release=source.release,
        )
        sotto.preferences.watch(partial(adopt, sotto, writing))
        yield sotto


def make_gate(home: Home, settings: Settings) -> Gate:
    """What says when work on a home rests; needs no lock on it."""
    from app.services.manners import Gate

    return Gate(
        home.pause_file,
        battery_percent=settings.battery_percent,
        pause_on_typing=settings.pause_on_typing,
    )


def _open_storage(home: Home, stack: ExitStack, exact_limit: int) -> _Storage:
    from app.services.backup import finish_restore
    from app.services.migration_backup import back_up_before_migration, with_way_back
    from app.storage.database import Database
    from app.storage.home_lock import HomeLock
    from app.storage.keyword_index import KeywordIndex
    from app.storage.library import LibraryStore
    from app.storage.vector_indexes import VectorIndexes

    stack.enter_context(HomeLock(home.lock))
    finish_restore(home)
    back_up_before_migration(home)
    try:
        database = stack.enter_context(Database(home.database))
    except HomeTooNew as error:
        raise with_way_back(home, error) from error
    store = LibraryStore(database)
    store.discard_staged()
    keyword = KeywordIndex(home.keyword_index, database)
    stack.callback(keyword.close)
    keyword.catch_up()
    vectors = VectorIndexes(home.vector_index, database, exact_limit=exact_limit)
    return _Storage(database, store, keyword, stack.enter_context(vectors))


def _search_model(storage: _Storage, source: Engines, wanted: Embedder | None) -> SearchModel:
    from app.services.search_model import SearchModel

    search_model = SearchModel(
        storage.store,
        wanted=wanted,
        installed=source.embedder,
        open_index=lambda one: storage.vectors.open(one.model, one.dimensions),
        keep_only=storage.vectors.keep_only,
    )
    search_model.catch_up()
    return search_model


def _packs(home: Home, storage: _Storage, search_model: SearchModel) -> PackService:
    from app.services.packs import PackService

    packs = PackService(
        home,
        storage.database,
        storage.store,
        active=lambda: search_model.active,
        caches=(storage.keyword, search_model),
        scrub=storage.keyword.scrub,
    )
    packs.clean()
    return packs


def _services(
    home: Home,
    settings: Settings,
    storage: _Storage,
    source: Engines,
    search_model: SearchModel,
    *,
    window: int,
    packs: PackService,
    gate: Gate,
    stack: ExitStack,
    objection: Objection,
    adapters: Adapters,
) -> tuple[LibraryService, Assistant, Follower]:
    """What reads files, and what answers from them: they cut text by the same rules."""
    from app.engines.prefix_store import empty
    from app.engines.zim import ReaderWithZim, ZimFiles
    from app.ingest.assemble import Assembly
    from app.ingest.chunk import Chunker
    from app.ingest.discover import Limits
    from app.ingest.embedding import passage_tokens
    from app.ingest.language import LanguageDetector
    from app.ingest.pipeline import Pipeline
    from app.ingest.recordings import Listening
    from app.ingest.transcripts import Transcripts
    from app.services.follow import Follower
    from app.services.zim import ZimLimits, ZimSources
    from app.storage.compact import compact

    store, keyword = storage.store, storage.keyword
    zims = ZimFiles(timeout_s=settings.read_timeout_s, idle_stop_s=settings.idle_stop_s)
    stack.callback(zims.close)
    chunker = Chunker(passage_tokens(window), source.count_tokens())
    languages = LanguageDetector()
    transcripts = Transcripts(home.transcripts)

    def compacting(cancel: CancelToken | None) -> Generator[CompactStep, None, CompactReport]:
        packs.clean()
        transcripts.clear()
        empty(home.prefixes)
        return compact(storage.database, keyword, storage.vectors.opened, cancel)

    limits = Limits(max_file_bytes=settings.max_file_mb * BYTES_PER_MB, exclude=(str(home.root),))
    library = LibraryService(
        store,
        keyword,
        pipeline=Pipeline(
            store,
            keyword,
            reader=ReaderWithZim(source.reader(), zims),
            chunker=chunker,
            languages=languages,
            listening=Listening(source.transcriber, transcripts),
        ),
        search_model=search_model,
        limits=limits,
        compacting=compacting,
        gate=gate.wait,
        recognize=settings.recognize,
        unload=source.unload,
    )
    zim_sources = ZimSources(
        store,
        keyword,
        search_model,
        files=zims,
        assembly=partial(Assembly, chunker, languages),
        limits=ZimLimits(settings.zim_seconds, settings.zim_articles),
    )
    assistant = _assistant(
        settings, storage, source, search_model, zim_sources, objection, adapters
    )
    follower = Follower(
        lambda: {root.path for root in store.roots()},
        lambda: replace(limits, exclude={*limits.exclude, *store.excluded()}),
    )
    return library, assistant, follower


def _assistant(
    settings: Settings,
    storage: _Storage,
    source: Engines,
    search_model: SearchModel,
    sources: ZimSources,
    objection: Objection,
    adapters: Adapters,
) -> Assistant:
    from app.retrieval.retriever import Retriever
    from app.services.assistant import Assistant
    from app.storage.conversations import ConversationStore
    from app.storage.traces import TraceStore

    return Assistant(
        Retriever(
            storage.store,
            storage.keyword,
            lambda: search_model.active,
            reranker=source.reranker,
        ),
        storage.store,
        generators=source.generator,
        traces=TraceStore(storage.database),
        conversations=ConversationStore(storage.database),
        settings=settings,
        sources=sources,
        objection=objection,
        choose=adapters.choose,
        entailer=source.entailer,
    )


def _finder(assistant: Assistant, storage: _Storage) -> Finder:
    from app.retrieval.keyword import Lexicon
    from app.services.finder import Finder

    return Finder(assistant, storage.store, Lexicon(storage.keyword, storage.store))


def _speech(settings: Settings, source: Engines, store: LibraryStore) -> SpeechService:
    from app.services.speech import SpeechService
    from app.services.vocabulary import Vocabulary

    return SpeechService(
        source.reader(),
        source.transcriber,
        source.detector,
        language=settings.speech_language,
        vocabulary=Vocabulary(store, source.count_tokens()),
    )


def _conversations(database: Database, clips: VoiceClips) -> ConversationService:
    from app.services.conversations import ConversationService
    from app.storage.conversations import ConversationStore
    from app.storage.feedback import FeedbackStore
    from app.storage.traces import TraceStore

    return ConversationService(
        ConversationStore(database), TraceStore(database), FeedbackStore(database), clips
    )
