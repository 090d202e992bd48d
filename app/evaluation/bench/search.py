"""How fast a large library is searched, next to SQLite's full text and to every vector in turn."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import psutil

from app.domain.cancel import CancelToken
from app.domain.search import Mode, Query
from app.engines.protocols import Comparison, Embedder
from app.evaluation.bench.figures import Bar, BenchReport, Figure, Latencies, Rounds
from app.evaluation.bench.generated import Generated
from app.evaluation.bench.library import MODEL, all_vectors, fill, passages
from app.evaluation.bench.rivals import Exact, FullText
from app.evaluation.bench.rounds import interleave
from app.evaluation.report import Step
from app.paths import Home
from app.retrieval.dense import Semantic
from app.retrieval.retriever import Retriever
from app.settings import Settings
from app.storage.database import Database
from app.storage.keyword_index import KeywordIndex
from app.storage.library import LibraryStore
from app.storage.stop_words import without_stop_words
from app.storage.vector_index import VectorIndex

if TYPE_CHECKING:
    from numpy.typing import NDArray

_DEPTH = 10
_WARM_UP = 10
_BAR = Bar(50.0)
_USUAL_CHUNKS = 100_000
_QUOTE_BAR, _LARGE_QUOTE_BAR = Bar(200.0), Bar(300.0)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, its content words, and the vector it has instead of the embedder's."""

    text: str
    words: tuple[str, ...]
    vector: NDArray[np.float32]


class Substitute:
    """Embeds a question as `embedder` does, taking its time, then answers with a given vector."""

    model = MODEL
    languages = ("*",)

    def __init__(self, embedder: Embedder, asked: Sequence[Asked]) -> None:
        self._embedder = embedder
        self._vectors = {each.text: each.vector for each in asked}
        self.dimensions = embedder.dimensions
        self.max_tokens = embedder.max_tokens

    def embed_query(self, text: str) -> NDArray[np.float32]:
        """The given vector of `text`."""
        self._embedder.embed_query(text)
        return self._vectors[text]

    def embed_passages(
        self, texts: Sequence[str], cancel: CancelToken | None = None
    ) -> NDArray[np.float32]:
        """The vectors of passages, unaltered."""
        return self._embedder.embed_passages(texts, cancel)

    def compare(
        self, question: str, words: Sequence[tuple[int, int]], texts: Sequence[str]
    ) -> Comparison:
        """Passages, word by word of a question."""
        return self._embedder.compare(question, words, texts)


@dataclass(frozen=True, slots=True)
class Built:
    """Bytes that an index takes on disk, and chunks a second of its making; None if it was kept."""

    bytes: int
    chunks_per_s: float | None


@dataclass(frozen=True, slots=True)
class Indexes:
    """What is searched: ours and the full-text rival, all over the same chunks."""

    database: Database
    store: LibraryStore
    keyword: KeywordIndex
    vectors: VectorIndex
    full_text: FullText
    built: dict[str, Built]


def bench_search(
    home: Home,
    embedder: Embedder,
    *,
    words: Sequence[str],
    chunks: int,
    questions: int = 200,
    cancel: CancelToken,
) -> Generator[Step, None, BenchReport]:
    """Search `chunks` generated chunks in `home`, which is filled first where it is not yet.

    The embedder takes part with its time, not with its vectors: questions have generated ones,
    near the passage that they were made from.
    """
    with ExitStack() as stack:
        indexes = yield from _open(stack, home, embedder.dimensions, words, chunks, cancel)
        resident_mb = psutil.Process().memory_info().rss / 1e6
        yield Step("load vectors for comparison", 0, 1)
        ids = [identity for identity, _ in passages(indexes.store)]
        exact = Exact(np.array(ids), all_vectors(indexes.store, ids))
        asked = _questions(indexes.store, ids, words, questions)
        substitute = Substitute(embedder, asked)
        semantic = Semantic(substitute, indexes.vectors)
        retriever = Retriever(indexes.store, indexes.keyword, lambda: semantic)
        contestants = _contestants(retriever, indexes, exact)
        ms = yield from _ask(contestants, asked, cancel)
        recall = _recall(indexes.vectors, exact, asked)
    return BenchReport(
        "search",
        f"sotto bench search --chunks {chunks}",
        (
            f"{len(ids):,} generated chunks of about 100 words; {len(asked)} questions, ten"
            " passages each.",
            "Ours includes embedding the question in the search model's process.",
        ),
        (
            *_latencies(ms, _QUOTE_BAR if len(ids) <= _USUAL_CHUNKS else _LARGE_QUOTE_BAR),
            Figure("recall@10 of the vector index", "share", Rounds((recall,)), "every vector",
                   Rounds((1.0,))),
            *_sizes(indexes.built, len(ids) * embedder.dimensions * 2),
            Figure("memory with the indexes open", "MB", Rounds((resident_mb,))),
        ),
    )  # fmt: skip


def _open(
    stack: ExitStack,
    home: Home,
    dimensions: int,
    words: Sequence[str],
    chunks: int,
    cancel: CancelToken,
) -> Generator[Step, None, Indexes]:
    """Fill the library and bring every index up to date, timing those that are new."""
    database = stack.enter_context(Database(home.database))
    store = LibraryStore(database)
    yield from fill(store, chunks, words=words, dimensions=dimensions, cancel=cancel)
    keyword = stack.enter_context(KeywordIndex(home.keyword_index, database))
    vectors = stack.enter_context(
        VectorIndex(home.vector_index, database, model=MODEL, dimensions=dimensions)
    )
    file = home.root / "fts5.db"
    full_text = stack.enter_context(FullText(file))
    is_new = keyword.num_chunks == 0
    built = {}
    for number, (name, build, path) in enumerate(
        (
            ("keyword", keyword.catch_up, home.keyword_index),
            ("vectors", vectors.catch_up, home.vector_index),
            ("fts5", lambda: full_text.fill(passages(store)), file),
        )
    ):
        cancel.raise_if_cancelled()
        yield Step("build the indexes", number, 3)
        started = time.perf_counter()
        build()
        speed = chunks / (time.perf_counter() - started) if is_new else None
        built[name] = Built(_bytes(path), speed)
    return Indexes(database, store, keyword, vectors, full_text, built)


def _questions(
    store: LibraryStore, ids: Sequence[int], words: Sequence[str], count: int
) -> list[Asked]:
    """Questions made from chunks all over the library."""
    generated = Generated(words, seed=1_000_003)
    asked = []
    for chunk in store.chunks(ids[:: max(1, len(ids) // count)][:count]):
        text = generated.question(chunk.text)
        content = tuple(without_stop_words(text, "en").rstrip("?").split())
        vector = generated.near(store.vectors(MODEL, [chunk.id])[0])
        asked.append(Asked(text, content, vector))
    return asked


def _contestants(
    retriever: Retriever, indexes: Indexes, exact: Exact
) -> dict[str, Callable[[Asked], object]]:
    full_text, quote = indexes.full_text, _quoting(retriever, indexes)

    def ours(mode: Mode) -> Callable[[Asked], object]:
        return lambda asked: retriever.search(Query(asked.text, k=_DEPTH, mode=mode))

    return {
        **{mode.value: ours(mode) for mode in Mode},
        "quote": quote,
        "fts5": lambda asked: full_text.search(asked.words, _DEPTH),
        "float32": lambda asked: exact.search(asked.vector, _DEPTH),
        "float16": lambda asked: exact.search_halves(asked.vector, _DEPTH),
    }


def _quoting(retriever: Retriever, indexes: Indexes) -> Callable[[Asked], object]:
    """A whole question to its quote, with everything that is kept of it."""
    from app.services.assistant import Assistant
    from app.storage.conversations import ConversationStore
    from app.storage.traces import TraceStore

    settings = Settings()
    assistant = Assistant(
        retriever,
        indexes.store,
        generators=lambda _: None,
        traces=TraceStore(indexes.database),
        conversations=ConversationStore(indexes.database),
        settings=settings,
    )

    def quote(asked: Asked) -> object:
        return list(assistant.ask(Query(asked.text, k=settings.passages), quotes_only=True))

    return quote


def _ask(
    contestants: dict[str, Callable[[Asked], object]], asked: Sequence[Asked], cancel: CancelToken
) -> Generator[Step, None, dict[str, tuple[float, ...]]]:
    """Milliseconds of every question for every contestant, which take turns."""

    def timed(search: Callable[[Asked], object]) -> Callable[[int], float]:
        def measure(number: int) -> float:
            started = time.perf_counter()
            search(asked[number])
            return 1000 * (time.perf_counter() - started)

        return measure

    runs = {name: timed(search) for name, search in contestants.items()}
    for run in runs.values():
        for number in range(min(_WARM_UP, len(asked))):
            run(number)
    times = yield from interleave("search", runs, rounds=len(asked), cancel=cancel)
    return {name: tuple(each) for name, each in times.items()}


def _recall(vectors: VectorIndex, exact: Exact, asked: Sequence[Asked]) -> float:
    found = 0
    for each in asked:
        nearest = set(exact.search(each.vector, _DEPTH))
        found += len(nearest & {hit.chunk_id for hit in vectors.search(each.vector, _DEPTH)})
    return found / (_DEPTH * len(asked))


def _latencies(ms: dict[str, tuple[float, ...]], quote_bar: Bar) -> list[Figure]:
    both = Latencies(tuple(a + b for a, b in zip(ms["fts5"], ms["float32"], strict=True)))
    ours = {mode: Latencies(ms[mode]) for mode in Mode}
    fts5, float32, float16 = (Latencies(ms[name]) for name in ("fts5", "float32", "float16"))
    return [
        Figure("question to quote", "ms", Latencies(ms["quote"]), "FTS5 and every vector", both,
               quote_bar),
        Figure("hybrid search", "ms", ours[Mode.HYBRID], "FTS5 and every vector", both, _BAR),
        Figure("keyword search", "ms", ours[Mode.KEYWORD], "SQLite FTS5", fts5),
        Figure("dense search", "ms", ours[Mode.DENSE], "every vector, float32", float32),
        Figure("dense search", "ms", ours[Mode.DENSE], "every vector, float16", float16),
    ]  # fmt: skip


def _sizes(built: dict[str, Built], raw_bytes: int) -> list[Figure]:
    def megabytes(number: int) -> Rounds:
        return Rounds((number / 1e6,))

    def speed(name: str) -> Rounds | None:
        value = built[name].chunks_per_s
        return None if value is None else Rounds((value,))

    figures = [
        Figure("keyword index on disk", "MB", megabytes(built["keyword"].bytes), "SQLite FTS5",
               megabytes(built["fts5"].bytes)),
        Figure("vector index on disk", "MB", megabytes(built["vectors"].bytes), "float16 values",
               megabytes(raw_bytes)),
    ]  # fmt: skip
    if keyword := speed("keyword"):
        rival = speed("fts5")
        figures.append(Figure("keyword index built", "chunks/s", keyword, "SQLite FTS5", rival))
    if vectors := speed("vectors"):
        figures.append(Figure("vector index built", "vectors/s", vectors))
    return figures


def _bytes(path: Path) -> int:
    files = [path] if path.is_file() else path.rglob("*")
    return sum(file.stat().st_size for file in files if file.is_file())
