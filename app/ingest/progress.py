"""What long work on the library tells while it runs, and at the end."""

from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.errors import ReadCode
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

    `seconds_left` is the time until the whole run ends, None while that would be a guess.
    """

    stage: Stage
    files_done: int = 0
    files_total: int = 0
    chunks: int = 0
    chunks_total: int = 0
    seconds_left: float | None = None


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
    """Makes the Progress of one stage that deals with so many files."""

    def __init__(self, stage: Stage, files: int, estimator: Estimator, chunks: int = 0) -> None:
        self._estimator = estimator
        self._now = Progress(stage, files_total=files, chunks=chunks)

    def part(self, path: str, amount: int, *, chunks: int) -> Progress:
        """About so many bytes, or pages, of a file are done; they made passages."""
        self._estimator.progressed(path, amount, chunks=chunks)
        return self._step(files=0, chunks=chunks)

    def file(self, path: str, *, chunks: int = 0, pages: int = 0) -> Progress:
        """A file is done; it made so many more passages and waiting pages."""
        self._estimator.finished(path, chunks=chunks, pages=pages)
        return self._step(files=1, chunks=chunks)

    def _step(self, *, files: int, chunks: int) -> Progress:
        self._now = replace(
            self._now,
            files_done=self._now.files_done + files,
            chunks=self._now.chunks + chunks,
            seconds_left=self._estimator.seconds_left(),
        )
        return self._now
