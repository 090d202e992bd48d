"""Draws the window in light and dark: python -m tests.ui.tour FOLDER."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QDeadlineTimer, QLocale
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.model_check import ModelCheck
from app.engines.fake import FakeGenerator, Hang
from app.paths import Home, bundled
from app.privacy.guard import GUARD
from app.services.generator_gate import keep_check
from app.services.model_store import ModelStore
from app.ui.application import Program
from app.ui.frame.places import Place
from app.ui.look.theme import Theme
from app.wiring import Sotto
from tests.ui.composition import Fakes, HeldEmbedder, open_over_fakes

FILES = {
    "Workshop manuals/Service Manual.txt": "# Service Manual\n"
    + "\f" * 6
    + "# 7.3 Coolant circuit\n\nFill the circuit through the expansion tank with the engine cold."
    " Run the engine until the thermostat opens and top up to the mark.\n\n"
    "System pressure shall not exceed 1.4 bar at operating temperature. A falling reading"
    " indicates leakage; inspect the cap seal and the hose connections in the order of table"
    " 7-2.\n\nDo not open the cap while the system is under pressure. Release pressure in two"
    " stages and wait until the reading is stable before removing the cap completely.\n\n"
    "After any repair, repeat the pressure test of section 7.5 and record the result in the"
    " service log.\n\f" + "# 7.4 Radiator\n\nClean the fins with low pressure air.\n",
    "Workshop manuals/Field notes.txt": "# Field notes\n\n## Coolant loss\n\nIf the coolant"
    " pressure drops, check the expansion tank cap seal first, then the lower hose clamp.\n",
    "Workshop manuals/Service bulletin 07.txt": "# Service bulletin 07\n\nThe cap seal of the"
    " expansion tank was changed in March. Check the part number before you order.\n",
    "Workshop manuals/Old scan.txt": "",
    "Contracts 2026/Supplier B.txt": "# Notice\n\nEither side may end the contract with three"
    " months of notice.\n",
    "Contracts 2026/Supplier C.txt": "# Notice\n\nThe notice period is six weeks.\n",
}
LECTURES = {f"Lecture recordings/Day {n}.txt": f"# Day {n}\n\nNotes {n}.\n" for n in range(38)}
QUESTION = "What is the maximum system pressure at operating temperature, and what if it drops?"
ANSWER = (
    "The system pressure shall not exceed 1.4 bar at operating temperature. If the coolant"
    " pressure drops, check the expansion tank cap seal first, then the lower hose clamp."
    " Most drops are caused by old hoses from cheap suppliers."
)
MODEL = "SmolLM2 135M Instruct, Q4_1"
CHECK = ModelCheck(
    model=MODEL, version=2, date="", machine="", questions=36, seconds=60.0, first_token_ms=300.0,
    tokens_per_s=40.0, memory_bytes=215_000_000, faithful={"en": 0.54, "de": 0.94},
    right={"en": 0.57, "de": 0.43}, cited=0.8, refused=0.0, obeyed=0.0,
    summed={"en": 0.41, "de": 1.0},
)  # fmt: skip
HALLS = "\n\n".join(
    f"Hall {n} is oiled by the night shift every Sunday and painted green every summer. " * 12
    for n in range(60)
)
NOTE = "Hall 0 is oiled by the night shift every Sunday."
_WAIT_MS = 30_000


@contextmanager
def _open(home: Home, fakes: Fakes) -> Iterator[Sotto]:
    catalog = ModelStore(home.models, bundled("models")).catalog()
    models = cast(
        "ModelStore",
        SimpleNamespace(
            in_use=lambda _: SimpleNamespace(title=MODEL),
            catalog=lambda: catalog,
            installed=lambda: [spec for spec in catalog if spec.default],
            folder=lambda _: home.root,
        ),
    )
    with open_over_fakes(home, fakes) as sotto:
        keep_check(home.root, CHECK)
        yield replace(sotto, models=models)


def _wait(condition: Callable[[], bool]) -> None:
    deadline = QDeadlineTimer(_WAIT_MS)
    while not condition():
        if deadline.hasExpired():
            raise TimeoutError
        QTest.qWait(20)


def _draw(application: QApplication, appearance: str, work: Path, out: Path) -> None:
    embedder = HeldEmbedder()
    embedder.gate.set()
    generator = FakeGenerator([ANSWER])
    fakes = Fakes(generator, embedder)
    home = Home(work / f"home-{appearance}")
    theme = Theme(application, appearance)
    program = Program(
        lambda: _open(home, fakes), theme, guide=bundled("guide"), offline=GUARD.installed
    )
    window = program.window

    def shoot(name: str) -> None:
        QTest.qWait(100)
        window.grab().save(str(out / f"{name}-{appearance}.png"))

    _wait(lambda: program.desk is not None and window.side._folder.isEnabled())
    shoot("first")
    window.paths_chosen.emit([work / "Workshop manuals", work / "Contracts 2026"])
    _wait(lambda: program.desk is not None and not program.desk.indexing.busy)
    window.hide_pane()
    embedder.gate.clear()
    window.paths_chosen.emit([work / "Lecture recordings"])
    rows = window.side.collections.rows
    _wait(lambda: ("Lecture recordings", 38) in rows.counts)
    window.composer.scope_chosen.emit("Workshop manuals")
    window.composer.asked.emit(QUESTION)
    _wait(lambda: window.composer.ask.text() == "Ask")
    window.source_wanted.emit(1)
    _wait(lambda: bool(window.viewer.marked_text))
    window.composer.write("And which torque for the lower hose clamp?")
    shoot("window")
    window.side.failures_wanted.emit()
    window.composer.asked.emit("Who discovered gallium?")
    _wait(lambda: window.composer.ask.text() == "Ask")
    shoot("declined")
    window.go_to(Place.MODELS)
    shoot("models")
    window.hide_pane()
    embedder.gate.set()
    window.composer.scope_chosen.emit(None)
    window.paths_chosen.emit([work / "halls.txt"])
    _wait(lambda: program.desk is not None and not program.desk.indexing.busy)
    for answer in (NOTE, NOTE, NOTE, Hang("Hall")):
        generator.enqueue(answer)
    window.composer.asked.emit("Summarise halls.txt")
    _wait(lambda: window.conversation.live[-1].work.share > 0.1)
    shoot("summary")
    window.stop_wanted.emit()
    _wait(lambda: window.composer.ask.text() == "Ask")
    shoot("stopped")
    program.close()
    window.deleteLater()
    theme.deleteLater()


def main(out: Path) -> None:
    """Write the pictures into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    GUARD.install()
    QLocale.setDefault(QLocale("en"))
    application = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for name, text in (FILES | LECTURES).items():
            (work / name).parent.mkdir(exist_ok=True)
            (work / name).write_text(text, "utf-8")
        (work / "halls.txt").write_text(HALLS, "utf-8")
        for appearance in ("light", "dark"):
            _draw(application, appearance, work, out)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
