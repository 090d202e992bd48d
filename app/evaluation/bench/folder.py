"""How soon a folder of many formats answers, and how much memory large files take."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Sequence
from contextlib import AbstractContextManager, closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.cancel import CancelToken
from app.domain.errors import ReadFailure
from app.evaluation.bench.figures import Bar, BenchReport, Figure, Rounds
from app.evaluation.bench.generated import Generated
from app.evaluation.bench.library import COLLECTION
from app.evaluation.bench.mixed import mixed_files
from app.evaluation.memory import PeakMemory
from app.evaluation.report import Step
from app.paths import Home
from app.services.library import LibraryService, Stage

if TYPE_CHECKING:
    from app.wiring import Sotto

Open = Callable[[Home], AbstractContextManager["Sotto"]]
"""Opens the program on a home."""

_MIXED_S = 180.0
_UNCHANGED_S = 3.0
_LARGE_MB = 1200.0
_EMBEDDED_CHUNKS = 2048
_BLOCK_TEXTS = 500
_REPORT_FILES = 100


@dataclass(frozen=True, slots=True)
class _Read:
    """One run until every passage can be found by keyword; `peak_mb` of all processes together."""

    seconds: float
    peak_mb: float


def bench_files(
    open_library: Open, folder: Path, *, words: Sequence[str], files: int, cancel: CancelToken
) -> Generator[Step, None, BenchReport]:
    """Read `files` generated files of twelve formats, then look at them once more.

    The comparison is the reader alone, given each file in this process, one after the other,
    which is reading without a sandbox, chunks, storage or index.
    """
    library = folder / "files"
    paths = []
    for path in mixed_files(library, files, words=words):
        cancel.raise_if_cancelled()
        paths.append(path)
        yield Step("write files", len(paths), files)
    with open_library(Home(folder / "home")) as sotto:
        first = yield from _until_found(sotto.library, library, cancel)
        chunks = sotto.library.status().chunks
        failed = len(sotto.library.failures())
        again = yield from _until_found(sotto.library, library, cancel)
    alone = yield from _read_alone(paths, cancel)
    return BenchReport(
        "files",
        f"sotto bench files --files {files}",
        (
            f"{files:,} generated files of twelve formats in {chunks:,} chunks, {failed} of them"
            " not readable. Time until all are found by keyword; vectors follow.",
        ),
        (
            Figure(
                "new folder", "s", Rounds((first.seconds,)),
                "the reader alone on each file", Rounds((alone,)), Bar(_MIXED_S),
            ),
            Figure(
                "the same folder, unchanged", "s", Rounds((again.seconds,)), bar=Bar(_UNCHANGED_S)
            ),
            Figure("peak memory of all processes", "MB", Rounds((first.peak_mb,))),
        ),
    )  # fmt: skip


def bench_large(
    open_library: Open, folder: Path, *, words: Sequence[str], megabytes: int, cancel: CancelToken
) -> Generator[Step, None, BenchReport]:
    """Read one generated text file of `megabytes`, and embed its first passages.

    The comparison is the memory that the file's text takes as one Python string beside its bytes.
    """
    path = folder / "files" / "large.txt"
    path.parent.mkdir(parents=True)
    yield from _write_text(path, megabytes * 1_000_000, words, cancel)
    with open_library(Home(folder / "home")) as sotto:
        read = yield from _until_found(
            sotto.library, path.parent, cancel, embed_chunks=_EMBEDDED_CHUNKS
        )
        chunks = sotto.library.status().chunks
    size = path.stat().st_size
    return BenchReport(
        "large",
        f"sotto bench large --megabytes {megabytes}",
        (
            f"One text file of {size / 1e6:,.0f} MB in {chunks:,} chunks: reading it and embedding"
            f" its first {_EMBEDDED_CHUNKS:,} passages.",
        ),
        (
            Figure(
                "peak memory of all processes", "MB", Rounds((read.peak_mb,)),
                "bytes and text of the file at once", Rounds((2 * size / 1e6,)), Bar(_LARGE_MB),
            ),
            Figure("read and found by keyword", "s", Rounds((read.seconds,))),
        ),
    )  # fmt: skip


def _until_found(
    library: LibraryService, folder: Path, cancel: CancelToken, *, embed_chunks: int = 0
) -> Generator[Step, None, _Read]:
    """Add `folder` until it is found by keyword and `embed_chunks` passages have vectors."""
    started = time.perf_counter()
    found_s: float | None = None
    adding = library.add([folder], collection=COLLECTION, cancel=cancel)
    with PeakMemory() as memory, closing(adding):
        for progress in adding:
            if progress.stage is Stage.EMBED:
                found_s = found_s or time.perf_counter() - started
                if progress.chunks >= embed_chunks:
                    break
                yield Step("embed", progress.chunks, embed_chunks)
            else:
                yield Step(progress.stage, progress.files_done, progress.files_total)
    seconds = found_s or time.perf_counter() - started
    return _Read(seconds, memory.peak_bytes / 1e6)


def _read_alone(paths: Sequence[Path], cancel: CancelToken) -> Generator[Step, None, float]:
    """Seconds that reading alone takes; files that cannot be read are left out."""
    from app.engines.reader.dispatch import DocumentReader
    from app.engines.reader.source import Budget, ReadOptions, Source

    reader = DocumentReader()
    started = time.perf_counter()
    for done, path in enumerate(paths, 1):
        cancel.raise_if_cancelled()
        with path.open("rb") as file, suppress(ReadFailure):
            size = path.stat().st_size
            for _ in reader.read(Source(path.name, file, size), ReadOptions(Budget.of(size))):
                pass
        if done % _REPORT_FILES == 0:
            yield Step("compare", done, len(paths))
    return time.perf_counter() - started


def _write_text(
    path: Path, size: int, words: Sequence[str], cancel: CancelToken
) -> Generator[Step, None, None]:
    """Paragraphs to `path` until it has `size` bytes."""
    generated = Generated(words)
    with path.open("w", encoding="utf-8") as file:
        while (written := file.tell()) < size:
            cancel.raise_if_cancelled()
            file.write("\n\n".join(generated.texts(_BLOCK_TEXTS)) + "\n\n")
            yield Step("write file", written, size)
