"""Types, scrolls and resizes while the real services index and answer: python -m tests.ui.stalls.

Everything is as in use but the answer model, whose words a fake says at 50 tokens a second unless
`--model` names an installed one. Prints the stalls of the window, and what it was doing in them.
"""

import argparse
import os
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.cancel import CancelToken
from app.engines.fake import FakeGenerator
from app.engines.protocols import GenerateOptions, Generator, Message, Thought
from app.paths import Home, bundled
from app.privacy.guard import GUARD
from app.services.model_store import ModelStore
from app.settings import Settings
from app.ui.application import Program
from app.ui.look.theme import Theme
from app.wiring import Sotto, open_sotto
from app.wiring.engines import NativeEngines
from tests.ui.measure import long_answer
from tests.ui.waiting import pause, wait
from tests.ui.watchdog import Stalls, watched

FILES = 600
TURNS = 10
QUESTIONS = (
    "What is the highest coolant pressure of pump 17?",
    "Who oils the bearings of hall 40, and when?",
    "When is the filter of pump 201 changed?",
)
_TOKEN_S = 0.02


class PacedGenerator(FakeGenerator):
    """Says its words as fast as a small model on a laptop."""

    def generate(
        self,
        messages: Sequence[Message],
        options: GenerateOptions,
        cancel: CancelToken | None = None,
    ) -> Iterator[str | Thought]:
        """As the fake does, at 50 tokens a second."""
        for token in super().generate(messages, options, cancel):
            time.sleep(_TOKEN_S)
            yield token


class Engines(NativeEngines):
    """The real reader and search model, and a fake that writes."""

    def generator(self, _name: str | None) -> Generator | None:
        """The fake."""
        return PacedGenerator(["The pressure shall not exceed 1.4 bar at any time. " * 20])


def write_files(folder: Path, count: int = FILES) -> None:
    """Invented notes, each of about a page."""
    folder.mkdir()
    for n in range(count):
        lines = [
            f"Pump {n} is in hall {n % 60}. Its coolant pressure shall not exceed {n % 9 + 1} bar.",
            f"The bearings of hall {n % 60} are oiled by shift {n % 4} on day {n % 28 + 1}.",
            f"The filter of pump {n} is changed after {n * 7 % 900 + 100} hours of work.",
        ] * 8
        (folder / f"pump {n}.txt").write_text(f"# Pump {n}\n\n" + "\n\n".join(lines), "utf-8")


@contextmanager
def opened(home: Home, *, fake: bool = True) -> Iterator[Sotto]:
    """The real services, with an answer model that is fast enough to be asked often."""
    engines: Callable[[ModelStore, Settings], NativeEngines] = Engines if fake else NativeEngines
    with open_sotto(home, Settings(prose="always"), engines=engines) as sotto:
        yield sotto


def fill(program: Program, count: int) -> None:
    """Let so many long answers stand there already, however few come while one looks on."""
    for number in range(count):
        program.window.conversation.add_kept(f"What about {number}?", long_answer(3 * number))


def use(program: Program, folder: Path, seconds: float) -> Stalls:
    """Add `folder`, and meanwhile ask, type, scroll and resize for `seconds`."""
    window = program.window
    desk = program.desk
    assert desk is not None
    with watched() as stalls:
        window.paths_chosen.emit([folder])
        wait(lambda: desk.state.files > 0)
        deadline = QDeadlineTimer(round(1_000 * seconds))
        asked = turn = 0
        while not deadline.hasExpired():
            if not desk.asking.busy and turn % 40 == 0:
                window.composer.asked.emit(QUESTIONS[asked % len(QUESTIONS)])
                asked += 1
            QTest.keyClicks(window.composer.box, "word ")
            bar = window.conversation.verticalScrollBar()
            bar.setValue(bar.maximum() * (turn % 10) // 9)
            window.resize(1_100 + 20 * (turn % 12), 700 + 10 * (turn % 9))
            if turn % 20 == 19:
                QTest.keyClick(
                    window.composer.box, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier
                )
                QTest.keyClick(window.composer.box, Qt.Key.Key_Backspace)
            pause(30)
            turn += 1
    return stalls


def main() -> None:
    """Measure, and say what was seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=40.0)
    parser.add_argument("--files", type=int, default=FILES)
    parser.add_argument("--model", action="store_true", help="ask the installed answer model")
    given = parser.parse_args()
    GUARD.install()
    application = QApplication([])
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work) / "Pumps"
        write_files(folder, given.files)
        home = Home(Path(work) / "home")
        program = Program(
            lambda: opened(home, fake=not given.model),
            Theme(application, "light"),
            guide=bundled("guide"),
            offline=True,
        )
        try:
            wait(lambda: program.desk is not None and program.desk.state is not None)
            fill(program, TURNS)
            stalls = use(program, folder, given.seconds)
        finally:
            program.close()
    print(stalls)
    for stack, times in Counter(stalls.stacks).most_common(8):
        print(f"\n{times} times:\n{stack}")


if __name__ == "__main__":
    main()
