"""What long work on the library tells while it runs, and at the end."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.errors import ReadCode
from app.ingest.discover import shown
from app.ingest.estimate import Estimator


class Stage(StrEnum):
    """What is going on.

    Looking for files, reading them, recognising text in their pictures, writing down what is said
    in recordings, embedding passages, or rebuilding the files of the library.
    """

    SCAN = "scan"
    READ = "read"
    RECOGNIZE = "recognize"
    TRANSCRIBE = "transcribe"
    EMBED = "embed"
    COMPACT = "compact"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a stage has come; a total is 0 while it is not known.

    `path` is the file just dealt with, in printable form. `seconds_left` is the time until the
    whole run ends, None while that would be a guess; `rate` is how many files, or when embedding
    passages, the stage does in a second.
    """

    stage: Stage
    files_done: int = 0
    files_total: int = 0
    chunks: int = 0
    chunks_total: int = 0
    path: str | None = None
    bytes_done: int = 0
    bytes_total: int = 0
    seconds_left: float | None = None
    rate: float | None = None


@dataclass(frozen=True, slots=True)
class FileFailure:
    """A file without text and why; `path` is in printable form.

    `quarantined`: it crashed or hung what reads it twice, and is left alone until it changes.
    """

    path: str
    reason: str
    code: ReadCode
    quarantined: bool = False


@dataclass(frozen=True, slots=True)
class AddReport:
    """What one run did: numbers of files, the passages it made, and every file that has no text.

    `indexed` files were read, `moved` ones found again elsewhere; of `recognized` ones the
    pictures were read as well.
    """

    indexed: int
    unchanged: int
    failed: int
    removed: int
    chunks: int
    seconds: float
    failures: tuple[FileFailure, ...]
    moved: int = 0
    recognized: int = 0


class Steps:
    """Makes the Progress of one stage: `sizes` are the bytes of the files that it deals with."""

    def __init__(
        self, stage: Stage, sizes: Sequence[int], estimator: Estimator, chunks: int = 0
    ) -> None:
        self._estimator = estimator
        self._began_s = estimator.clock()
        self._now = Progress(stage, files_total=len(sizes), bytes_total=sum(sizes), chunks=chunks)
        self._begun_bytes = 0

    def part(self, path: str, size: int, amount: int, *, chunks: int) -> Progress:
        """About so many bytes, or pages, of a file of `size` bytes are done; they made passages."""
        self._estimator.progressed(path, amount, chunks=chunks)
        done = min(amount, size - self._begun_bytes)
        self._begun_bytes += done
        return self._step(path, files=0, size=done, chunks=chunks)

    def file(self, path: str, size: int, *, chunks: int = 0, pages: int = 0) -> Progress:
        """A file of `size` bytes is done; it made so many more passages and waiting pages."""
        self._estimator.finished(path, chunks=chunks, pages=pages)
        done, self._begun_bytes = size - self._begun_bytes, 0
        return self._step(path, files=1, size=done, chunks=chunks)

    def _step(self, path: str, *, files: int, size: int, chunks: int) -> Progress:
        now = self._now
        done = now.files_done + files
        seconds = self._estimator.clock() - self._began_s
        self._now = replace(
            now,
            files_done=done,
            bytes_done=now.bytes_done + size,
            chunks=now.chunks + chunks,
            path=shown(path),
            seconds_left=self._estimator.seconds_left(),
            rate=done / seconds if done and seconds > 0 else None,
        )
        return self._now
