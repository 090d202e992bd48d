"""How fast Sotto starts, and what its window costs while nobody asks anything."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from app.domain.cancel import CancelToken
from app.domain.errors import EngineFailure
from app.evaluation.bench.figures import Bar, BenchReport, Figure, Rounds
from app.evaluation.report import Step

_BARE = (sys.executable, "-c", "pass")
_EMPTY_WINDOW = (
    sys.executable,
    "-c",
    "from PySide6.QtWidgets import QApplication, QMainWindow\n"
    "application = QApplication([]); window = QMainWindow(); window.show(); application.exec()",
)
_FIRST_KEY = """
import sys
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit

class FirstKey(QObject):
    painted = False
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint and not self.painted:
            self.painted = True
            press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_X, Qt.KeyboardModifier(0), "x")
            QCoreApplication.postEvent(application.focusWidget() or watched, press)
        elif event.type() is QEvent.Type.KeyPress:
            QTimer.singleShot(0, self.end)
        return False
    def end(self):
        print("handled", flush=True)
        application.exit()

application = QApplication([])
probe = FirstKey()
application.installEventFilter(probe)
"""  # Qt code that runs in a process of its own, as the next two do
_OUR_KEY = _FIRST_KEY + "from app.__main__ import main; sys.exit(main())"
_BARE_KEY = (
    _FIRST_KEY + "window = QMainWindow(); edit = QPlainTextEdit(); window.setCentralWidget(edit);"
    "edit.setFocus(); window.show(); application.exec()"
)
_SETTLE_DEADLINE_S = 60.0
_SETTLED_S = 2.0
_SAMPLE_S = 0.1
_TICK_S = 0.011


@dataclass(frozen=True, slots=True)
class Idle:
    """A window at rest: seconds of processor time until then, memory, and share of a core used."""

    settled_cpu_s: float
    resident_bytes: int
    core_share: float


def bench_start(
    folder: Path, *, cancel: CancelToken, rounds: int = 10, idle_s: float = 10.0
) -> Generator[Step, None, BenchReport]:
    """Time `sotto --version` next to a bare Python, and the window next to an empty one; weigh it.

    `folder` is for a home that nothing has been added to.
    """
    program = (sys.executable, "-m", "app")
    ours, theirs = [], []
    for done in range(1, rounds + 1):
        cancel.raise_if_cancelled()
        ours.append(_run_ms([*program, "--version"]))
        theirs.append(_run_ms(_BARE))
        yield Step("start", done, rounds)
    ready, bare_ready = [], []
    for done in range(1, rounds + 1):
        cancel.raise_if_cancelled()
        home = str(folder / f"ready-{done}")
        ready.append(first_key_ms(_OUR_KEY, "--home", home))
        bare_ready.append(first_key_ms(_BARE_KEY))
        yield Step("window", done, rounds)
    window, empty = [], []
    window_rounds = 3
    for done in range(1, window_rounds + 1):
        home = str(folder / f"home-{done}")
        window.append(idle_window([*program, "--home", home], idle_s=idle_s, cancel=cancel))
        empty.append(idle_window(_EMPTY_WINDOW, idle_s=idle_s, cancel=cancel))
        yield Step("idle window", done, window_rounds)

    def figure(name: str, unit: str, bar: Bar | None, of: Callable[[Idle], float]) -> Figure:
        mine, others = Rounds(tuple(map(of, window))), Rounds(tuple(map(of, empty)))
        return Figure(name, unit, mine, "empty Qt window", others, bar)

    return BenchReport(
        "start",
        "sotto bench start",
        (
            f"{rounds} starts, each a new process.",
            f"The window on an empty home, off screen, watched for {idle_s:.0f} s at rest.",
        ),
        (
            Figure(
                "sotto --version", "ms", Rounds(tuple(ours)), "python -c pass",
                Rounds(tuple(theirs)),
            ),
            Figure(
                "window painted, first key handled", "ms", Rounds(tuple(ready)), "empty Qt window",
                Rounds(tuple(bare_ready)), Bar(1_000.0),
            ),
            figure("processor time to the resting window", "s", None, lambda i: i.settled_cpu_s),
            figure("memory of the idle window", "MB", Bar(200.0), lambda i: i.resident_bytes / 1e6),
            figure("processor use at rest", "% of a core", Bar(0.5), lambda i: 100 * i.core_share),
        ),
    )  # fmt: skip


def first_key_ms(code: str, *arguments: str) -> float:
    """Milliseconds from starting Python with `code` until it says that a first key was handled.

    Raises:
        EngineFailure: it ended without having said so.
    """
    started = time.perf_counter()
    with _started((sys.executable, "-c", code, *arguments), stdout=subprocess.PIPE) as child:
        assert child.stdout is not None  # noqa: S101  asked for above
        said = child.stdout.readline()
        passed = time.perf_counter() - started
        if said.strip() != b"handled":
            raise EngineFailure("window", f"it ended with code {child.wait()}")
        child.wait()
        return 1000 * passed


def idle_window(command: Sequence[str], *, idle_s: float, cancel: CancelToken) -> Idle:
    """Start a program with a window off screen, wait until it rests, and watch it for `idle_s`.

    Raises:
        EngineFailure: the program ended, or did not come to rest within a minute.
    """
    with _started(command) as child:
        process = psutil.Process(child.pid)
        try:
            settled = _settle(process, cancel)
            before, started = _cpu_s(process), time.perf_counter()
            cancel.wait(idle_s)
            cancel.raise_if_cancelled()
            used, passed = _cpu_s(process) - before, time.perf_counter() - started
            resident = sum(member.memory_info().rss for member in _family(process))
        except psutil.NoSuchProcess as error:
            raise EngineFailure("window", f"it ended with code {child.wait()}") from error
        return Idle(settled, resident, used / passed)


@contextmanager
def _started(
    command: Sequence[str], stdout: int = subprocess.DEVNULL
) -> Iterator[subprocess.Popen[bytes]]:
    child = subprocess.Popen(  # noqa: S603  our own
        command,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=stdout,
        stderr=subprocess.DEVNULL,
    )
    with child:
        try:
            yield child
        finally:
            child.terminate()
            try:
                child.wait(10)
            except subprocess.TimeoutExpired:
                child.kill()


def _settle(process: psutil.Process, cancel: CancelToken) -> float:
    """Wait until the program has worked and then used no processor time for a while."""
    deadline = time.perf_counter() + _SETTLE_DEADLINE_S
    used, since = 0.0, time.perf_counter()
    while time.perf_counter() < deadline:
        cancel.wait(_SAMPLE_S)
        cancel.raise_if_cancelled()
        now = _cpu_s(process)
        if now > used + _TICK_S:
            used, since = now, time.perf_counter()
        elif time.perf_counter() - since > _SETTLED_S:
            return now
    raise EngineFailure("window", f"it did not come to rest within {_SETTLE_DEADLINE_S:.0f} s")


def _cpu_s(process: psutil.Process) -> float:
    """Processor time of the program and its children; NoSuchProcess once it has ended."""
    if process.status() == psutil.STATUS_ZOMBIE:
        raise psutil.NoSuchProcess(process.pid)
    times = [member.cpu_times() for member in _family(process)]
    return sum(each.user + each.system for each in times)


def _family(process: psutil.Process) -> list[psutil.Process]:
    return [process, *process.children(recursive=True)]


def _run_ms(command: Sequence[str]) -> float:
    started = time.perf_counter()
    finished = subprocess.run(command, check=False, capture_output=True)  # noqa: S603  our own
    if finished.returncode:
        raise EngineFailure("program", f"it ended with code {finished.returncode}")
    return 1000 * (time.perf_counter() - started)
