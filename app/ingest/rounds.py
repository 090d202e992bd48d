"""Reads files ahead of their storing: all of them, then one by one those that may do harm."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from app.domain.cancel import CancelToken
from app.domain.documents import Extraction, Status
from app.domain.errors import ReadCode
from app.engines.reader.media_types import is_recording
from app.ingest.ahead import Gate, ahead, open_gate
from app.ingest.attempts import Attempts
from app.ingest.coming import Coming
from app.ingest.discover import Failure
from app.ingest.estimate import Estimator
from app.ingest.intake import Intake
from app.ingest.plan import FileToRead
from app.ingest.progress import Progress, Stage, Steps
from app.ingest.read import Again, Piece, Reading, SameContent, Whole, read_file

_ROOM = 2_000_000  # characters; a piece has about as many at most
_FILE_WEIGHT = 200_000  # so that some ten files wait at most, however small
_CELL_WEIGHT = 20
_PATIENCE_S = 0.5
_DOUBTFUL = frozenset({ReadCode.CRASHED, ReadCode.TIMEOUT})
_DEADLY = "Sotto itself ended twice while this file was being read"


@dataclass(frozen=True, slots=True)
class Run:
    """What the steps of one run share: its estimate of time, its pauses, its stop, its files."""

    estimator: Estimator
    gate: Gate = open_gate
    cancel: CancelToken | None = None
    coming: Coming = field(default_factory=Coming)

    def check(self) -> None:
        """Raise Cancelled if a stop was asked for."""
        if self.cancel is not None:
            self.cancel.raise_if_cancelled()


class Rounds:
    """Carries files from `extract(path, cancel)` to an Intake.

    Reading goes on in a thread of its own, as far ahead as some pieces. A file that crashes or
    hangs the reader is tried again after all others; one during which the program itself ended is
    read when all others are stored, with nothing beside it. The second time is the last for both.
    Recordings are not blamed for that: they are listened to for hours, in other processes.
    """

    def __init__(
        self,
        intake: Intake,
        attempts: Attempts,
        run: Run,
        *,
        extract: Callable[[str, CancelToken], Iterator[Extraction]],
    ) -> None:
        self._intake = intake
        self._attempts = attempts
        self._run = run
        self._extract = extract

    def run(self, stage: Stage, tasks: Sequence[FileToRead]) -> Iterator[Progress]:
        """Read and store every file; a step for each, and for each piece of a large one."""
        steps = Steps(stage, len(tasks), self._run.estimator, self._intake.chunks)
        suspect = [task for task in tasks if self._attempts.is_suspect(task.file.path)]
        doubtful: list[FileToRead] = []
        yield from self._round(
            [task for task in tasks if not self._attempts.is_suspect(task.file.path)],
            steps,
            doubtful,
        )
        for task in suspect:
            self._intake.commit()
            if self._attempts.is_deadly(task.file.path):
                self._end(task.file.path)
                self._intake.quarantine(Failure(task.file, ReadCode.CRASHED, _DEADLY), task.known)
                yield steps.file(task.file.path)
            else:
                yield from self._round([task], steps, doubtful)
        for task in doubtful:
            yield from self._round([task], steps, None)

    def _round(
        self, tasks: Sequence[FileToRead], steps: Steps, doubtful: list[FileToRead] | None
    ) -> Iterator[Progress]:
        """Read files; those that end the reader go to `doubtful`, or where None into quarantine."""
        for task, reading in self._read(tasks):
            path = task.file.path
            chunks = pages = 0
            if isinstance(reading, Again):
                self._intake.again()
                continue
            if isinstance(reading, Piece):
                chunks = self._intake.piece(reading)
                if self._intake.is_large:
                    amount = _amount(reading.extraction)
                    yield steps.part(path, amount, chunks=chunks)
                continue
            if isinstance(reading, Whole):
                chunks, pages = self._intake.whole(reading, task.known)
            elif isinstance(reading, SameContent):
                self._intake.same(task.known, reading.file)
            elif isinstance(reading, Failure) and reading.code not in _DOUBTFUL:
                self._intake.fail(reading, task.known)
            elif doubtful is None:
                self._intake.quarantine(reading, task.known)
            else:
                self._intake.again()
                doubtful.append(task)
                self._attempts.end(path)
                continue
            self._end(path)
            yield steps.file(path, chunks=chunks, pages=pages)

    def _end(self, path: str) -> None:
        self._attempts.end(path)
        self._run.coming.end(path)

    def _read(self, tasks: Sequence[FileToRead]) -> Iterator[tuple[FileToRead, Reading]]:
        def readings(token: CancelToken) -> Iterator[tuple[FileToRead, Reading]]:
            for task in tasks:
                if not is_recording(task.file.path):
                    self._attempts.begin(task.file.path)
                self._run.coming.begin(task.file.path)
                known = task.known
                for reading in read_file(
                    task.file,
                    lambda path: self._extract(path, token),
                    known_sha256=known.sha256 if known and known.status is Status.INDEXED else None,
                ):
                    yield task, reading

        for result in ahead(
            readings,
            room=_ROOM,
            weigh=_weight,
            gate=self._run.estimator.resting(self._run.gate),
            cancel=self._run.cancel,
            patience_s=_PATIENCE_S,
        ):
            if result is None:
                self._intake.commit()  # nobody waits for a slow file to find the ones before it
            else:
                yield result


def _amount(piece: Extraction) -> int:
    """Pages that were recognised, else characters, which are about as many as bytes."""
    return len(piece.recognitions) or sum(len(page.text) for page in piece.pages)


def _weight(result: tuple[FileToRead, Reading]) -> int:
    _, reading = result
    if not isinstance(reading, Piece):
        return _FILE_WEIGHT
    piece = reading.extraction
    cells = sum(len(table.rows) * len(table.columns) for table in piece.tables)
    return sum(len(page.text) for page in piece.pages) + _CELL_WEIGHT * cells
