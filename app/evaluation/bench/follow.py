"""How long after a file is saved it answers, while its folder is followed."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.cancel import CancelToken
from app.domain.errors import EngineFailure
from app.domain.search import Mode, Query
from app.domain.steps import result_of
from app.evaluation.bench.figures import Bar, BenchReport, Figure, Latencies
from app.evaluation.bench.generated import Generated
from app.evaluation.bench.library import COLLECTION
from app.evaluation.report import Step
from app.paths import Home
from app.services.follow import keep_up
from app.services.library import AddReport
from app.services.tasks import Tasks

if TYPE_CHECKING:
    from app.wiring import Sotto

Open = Callable[[Home], AbstractContextManager["Sotto"]]
"""Opens the program on a home."""
Following = Callable[[CancelToken], Generator[object, None, None]]
"""Keeps a library current until cancelled; yields an AddReport for every time it looked."""

_BAR_MS = 3000.0
_LONGEST_S = 60.0
_LOOK_S = 0.02
_GOLDEN = 0.618  # multiples of it, without their whole part, spread over 0 to 1


@dataclass(frozen=True, slots=True)
class _Delays:
    """Milliseconds from each save until the file was found, by its words and by their meaning."""

    keyword: list[float]
    dense: list[float]


def bench_follow(
    open_library: Open,
    folder: Path,
    *,
    words: Sequence[str],
    files: int = 1000,
    rounds: int = 20,
    rival_s: float = 5.0,
    cancel: CancelToken,
) -> Generator[Step, None, BenchReport]:
    """Save a new file in a followed folder, `rounds` times, and ask for it until it is found.

    The comparison looks through the same folder every `rival_s` seconds.
    """
    rival = f"a look every {rival_s:.0f} s"
    documents = folder / "files"
    generated = Generated(words)
    documents.mkdir()
    for number, text in enumerate(generated.texts(files)):
        (documents / f"file {number}.txt").write_text(text, "utf-8")
    with open_library(Home(folder / "home")) as sotto:
        for progress in sotto.library.add([documents], collection=COLLECTION, cancel=cancel):
            yield Step(progress.stage, progress.files_done, progress.files_total)
        save = partial(_save, documents, generated)
        pauses = [number * _GOLDEN % 1 * rival_s for number in range(rounds)]
        measure = partial(_measure, sotto, save, pauses, cancel=cancel)
        ours = yield from measure(
            "follow", lambda token: keep_up(sotto.library, sotto.follower, token)
        )
        theirs = yield from measure(rival, lambda token: _look_often(sotto, rival_s, token))
    return BenchReport(
        "follow",
        "sotto bench follow",
        (
            f"A file of some 100 words is saved in a folder of {files:,}; time until a search of"
            f" one kind alone finds it, asked every {_LOOK_S * 1000:.0f} ms.",
        ),
        (
            _figure("found by its words", ours.keyword, rival, theirs.keyword),
            _figure("found by meaning", ours.dense, rival, theirs.dense),
        ),
    )


def _figure(name: str, ours: list[float], rival: str, theirs: list[float]) -> Figure:
    return Figure(name, "ms", Latencies(tuple(ours)), rival, Latencies(tuple(theirs)), Bar(_BAR_MS))


def _measure(
    sotto: Sotto,
    save: Callable[[int], tuple[Path, str]],
    pauses_s: Sequence[float],
    label: str,
    following: Following,
    *,
    cancel: CancelToken,
) -> Generator[Step, None, _Delays]:
    delays = _Delays([], [])
    with _running(following):
        for number, pause_s in enumerate(pauses_s):
            cancel.wait(pause_s)  # so that saves fall at every moment of the rival's pause
            cancel.raise_if_cancelled()
            path, text = save(number)
            saved_s = time.perf_counter()
            for mode, found_ms in ((Mode.KEYWORD, delays.keyword), (Mode.DENSE, delays.dense)):
                while not _is_found(sotto, path, text, mode):
                    if time.perf_counter() - saved_s > _LONGEST_S:
                        raise EngineFailure("follower", f"a saved file was not found ({label})")
                    cancel.wait(_LOOK_S)
                found_ms.append((time.perf_counter() - saved_s) * 1000)
            yield Step(label, number + 1, len(pauses_s))
            path.unlink()
    return delays


@contextmanager
def _running(following: Following) -> Iterator[None]:
    """`following` in a thread of its own; begins when it has looked for the first time."""
    looked = threading.Event()

    def notice(event: object) -> None:
        if isinstance(event, AddReport):
            looked.set()

    tasks = Tasks()
    try:
        tasks.run("following", following, on_event=notice)
        if not looked.wait(_LONGEST_S):
            raise EngineFailure("follower", "it did not look through the folder")
        yield
    finally:
        tasks.close()


def _look_often(
    sotto: Sotto, pause_s: float, cancel: CancelToken
) -> Generator[AddReport, None, None]:
    while not cancel.cancelled:
        yield result_of(sotto.library.update(cancel=cancel))
        cancel.wait(pause_s)


def _save(folder: Path, generated: Generated, number: int) -> tuple[Path, str]:
    (text,) = generated.texts(1)
    path = folder / f"new {number}.txt"
    path.write_text(text, "utf-8")
    return path, text


def _is_found(sotto: Sotto, path: Path, text: str, mode: Mode) -> bool:
    query = Query(text[:300], collection=COLLECTION, k=3, mode=mode)
    return any(hit.document.path == str(path) for hit in sotto.assistant.search(query).hits)
