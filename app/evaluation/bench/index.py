"""How fast files become searchable: first their words, then their vectors."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.cancel import CancelToken
from app.domain.errors import EngineFailure
from app.engines.protocols import Comparison, Embedder
from app.evaluation.bench.figures import Bar, BenchReport, Figure, Rounds
from app.evaluation.bench.generated import Generated
from app.evaluation.bench.library import COLLECTION
from app.evaluation.bench.rivals import FullText
from app.evaluation.homes import index_files
from app.evaluation.report import Step
from app.paths import Home

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from app.wiring import Sotto

OpenLibrary = Callable[[Home, Embedder], AbstractContextManager["Sotto"]]
"""Opens the program on a home with the given embedder."""


class Watched:
    """An embedder that remembers what it was given, and when for the first time."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.model = embedder.model
        self.dimensions = embedder.dimensions
        self.max_tokens = embedder.max_tokens
        self.languages = embedder.languages
        self.started_s: float | None = None
        self.texts: list[str] = []

    def embed_passages(
        self, texts: Sequence[str], cancel: CancelToken | None = None
    ) -> NDArray[np.float32]:
        """The vectors of passages."""
        if self.started_s is None:
            self.started_s = time.perf_counter()
        self.texts += texts
        return self._embedder.embed_passages(texts, cancel)

    def embed_query(self, text: str) -> NDArray[np.float32]:
        """The vector of a question."""
        return self._embedder.embed_query(text)

    def compare(
        self, question: str, words: Sequence[tuple[int, int]], texts: Sequence[str]
    ) -> Comparison:
        """Passages, word by word of a question."""
        return self._embedder.compare(question, words, texts)


@dataclass(frozen=True, slots=True)
class _Speeds:
    """Chunks a second of each part of one round; `rival` and `embedder` are the comparisons."""

    searchable: float
    rival: float
    vectors: float
    embedder: float


def bench_index(
    open_library: OpenLibrary,
    embedder: Embedder,
    folder: Path,
    *,
    words: Sequence[str],
    files: int = 150,
    rounds: int = 3,
    cancel: CancelToken,
) -> Generator[Step, None, BenchReport]:
    """Index generated Markdown, text and HTML files into a new home below `folder`, every round.

    The comparisons are reading the files into SQLite FTS5 as they are, and the embedder alone
    given the same passages at once.
    """
    library = folder / "files"
    paths = list(Generated(words).files(library, files))
    embedder.embed_passages(["warm up"])
    speeds, chunks = [], 0
    for number in range(rounds):
        cancel.raise_if_cancelled()
        home = Home(folder / f"home-{number}")
        watched = Watched(embedder)
        with open_library(home, watched) as sotto:
            started = time.perf_counter()
            added = yield from index_files(sotto.library, library, COLLECTION, cancel)
            ended = time.perf_counter()
            stored = sum(info.chunks for info in sotto.library.collections())
        chunks = added.chunks
        if watched.started_s is None or not chunks == stored == len(watched.texts):
            raise EngineFailure("library", f"{chunks} chunks are read and {stored} are stored")
        alone_started = time.perf_counter()
        embedder.embed_passages(watched.texts, cancel)
        alone = time.perf_counter() - alone_started
        rival = _read_into_full_text(paths, folder / f"fts5-{number}.db")
        speeds.append(
            _Speeds(
                searchable=chunks / (watched.started_s - started),
                rival=chunks / rival,
                vectors=chunks / (ended - watched.started_s),
                embedder=len(watched.texts) / alone,
            )
        )
        yield Step("index", number + 1, rounds)

    def rounds_of(of: Callable[[_Speeds], float]) -> Rounds:
        return Rounds(tuple(map(of, speeds)))

    return BenchReport(
        "index",
        "sotto bench index",
        (f"{len(paths)} generated files (Markdown, text, HTML) of {chunks:,} chunks.",),
        (
            Figure(
                "searchable by words", "chunks/s", rounds_of(lambda s: s.searchable),
                "the raw files into SQLite FTS5", rounds_of(lambda s: s.rival),
                Bar(1000.0, at_least=True),
            ),
            Figure(
                "vectors stored and searchable", "chunks/s", rounds_of(lambda s: s.vectors),
                "the embedder alone, same passages", rounds_of(lambda s: s.embedder),
                Bar(0.9, at_least=True, of_ratio=True),
            ),
        ),
    )  # fmt: skip


def _read_into_full_text(paths: Sequence[Path], database: Path) -> float:
    """Seconds to read the files as they are and index a row per paragraph."""
    started = time.perf_counter()
    with FullText(database) as rival:
        texts = (part for path in paths for part in path.read_text("utf-8").split("\n\n"))
        rival.fill(enumerate(texts, 1))
    return time.perf_counter() - started
