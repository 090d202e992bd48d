"""What long work on the library tells while it runs, and at the end."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.errors import ReadCode


class Stage(StrEnum):
    """What is going on: looking for files, reading them, or embedding their passages."""

    SCAN = "scan"
    READ = "read"
    EMBED = "embed"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a stage has come; a total is 0 while it is not known.

    `path` is the file just dealt with, in printable form.
    """

    stage: Stage
    files_done: int = 0
    files_total: int = 0
    chunks: int = 0
    chunks_total: int = 0
    path: str | None = None


@dataclass(frozen=True, slots=True)
class FileFailure:
    """A file without text and why; `path` is in printable form."""

    path: str
    reason: str
    code: ReadCode


@dataclass(frozen=True, slots=True)
class AddReport:
    """What one run did: numbers of files, the passages it made, and every file that has no text."""

    indexed: int
    unchanged: int
    failed: int
    removed: int
    chunks: int
    seconds: float
    failures: tuple[FileFailure, ...]
