"""Pictures of every place, light and dark: python -m tests.ui.tour docs/images [NAME ...].

The services, the reader and the search model are the real ones; what the answer model says is
written down beforehand, so that the pictures change only with the program.
"""

import os
import struct
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import msgspec
from PIL import Image
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from app.domain.cancel import CancelToken
from app.domain.model_check import ModelCheck
from app.domain.models import (
    Format,
    ModelFile,
    ModelSource,
    ModelSpec,
    SourceKind,
    Task,
)
from app.domain.openness import Openness
from app.engines.protocols import Embedder, Generator
from app.paths import Home, bundled
from app.privacy.guard import GUARD
from app.services.generator_gate import keep_check
from app.services.model_folder import Manifest
from app.services.model_store import ModelStore
from app.settings import Settings
from app.ui.application import Program
from app.ui.desk import Desk
from app.ui.frame.places import Place
from app.ui.look.theme import Theme
from app.ui.viewer.page_view import PageView
from app.wiring import Sotto, open_sotto
from app.wiring.engines import NativeEngines
from tests.ui.stalls import PacedGenerator
from tests.ui.waiting import pause, wait
from tests.ui.workshop import (
    ANSWER,
    LECTURES,
    OTHER_ANSWERS,
    OTHER_QUESTIONS,
    QUESTION,
    UNKNOWN,
    write_workshop,
)

_SIZE = (1_360, 860)
_COLOURS = 256
_EXAMPLE = ModelSpec(
    name="example", title="Example model", task=Task.GENERATE, format=Format.GGUF,
    quantization="Q4_K_M", files=(ModelFile("example.gguf", 640_000_000),),
    source=ModelSource(SourceKind.LOCAL, "example.gguf"), licence="Apache-2.0",
    openness=Openness(True, True, True), languages=("en",), context_length=4_096,
    memory_bytes=900_000_000, verified=True,
)  # fmt: skip

_CHECK = ModelCheck(
    model=_EXAMPLE.name, version=2, date="", machine="", questions=36, seconds=60.0,
    first_token_ms=900.0, tokens_per_s=40.0, memory_bytes=900_000_000, faithful={"en": 0.99},
    right={"en": 0.94}, cited=0.97, refused=1.0, obeyed=0.0, summed={"en": 0.99},
)  # fmt: skip


class _Gate:
    """Holds up the vectors of passages while it is closed, so that indexing can be seen."""

    def __init__(self) -> None:
        self.opened = threading.Event()
        self.opened.set()

    def wait(self, cancel: CancelToken | None) -> None:
        while not self.opened.wait(0.02):
            if cancel is not None:
                cancel.raise_if_cancelled()


class _Engines(NativeEngines):
    """The real ones, but for the answer model."""

    def __init__(self, models: ModelStore, settings: Settings, *, gate: _Gate) -> None:
        super().__init__(models, settings)
        self._gate = gate
        self._writer = PacedGenerator([*OTHER_ANSWERS, ANSWER])

    def embedder(self, model: str | None = None) -> Embedder | None:
        """The real one, behind the gate."""
        real = super().embedder(model)
        if real is not None:
            embed, gate = real.embed_passages, self._gate

            def held(texts: Sequence[str], cancel: CancelToken | None = None):  # type: ignore[no-untyped-def]
                gate.wait(cancel)
                return embed(texts, cancel)

            real.embed_passages = held  # type: ignore[method-assign]
        return real

    def generator(self, _name: str | None) -> Generator | None:
        """What it says is known beforehand."""
        return self._writer


@contextmanager
def _opened(home: Home, gate: _Gate) -> Iterator[Sotto]:
    _install_example(home)
    engines = partial(_Engines, gate=gate)
    with open_sotto(home, Settings(), engines=engines) as sotto:
        yield sotto


def _install_example(home: Home) -> None:
    """A model that can be seen among the others, though nothing of it is there."""
    folder = home.models / _EXAMPLE.name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "example.gguf").write_bytes(b"\0" * 1_000)
    manifest = Manifest(1, datetime.now(UTC).isoformat(), _EXAMPLE)
    (folder / "manifest.json").write_bytes(msgspec.json.encode(manifest))
    keep_check(folder, _CHECK)


class Tour:
    """Goes through a program and takes a picture at every place."""

    def __init__(self, program: Program, gate: _Gate, work: Path, take: Callable[[str], None]):
        self._window = program.window
        self._gate = gate
        self._work = work
        self._take = take
        wait(lambda: program.desk is not None)
        assert program.desk is not None
        self._desk: Desk = program.desk

    def go(self) -> None:
        """Every picture, in the order in which somebody would come by."""
        wait(lambda: self._window.places.current is Place.FIRST_RUN)
        self._shoot("first-run")
        self._window.go_to(Place.CONVERSATION)
        self._add("Workshop manuals", "Contracts 2026")
        for question in OTHER_QUESTIONS:
            self._ask(question)
        self._window.composer.scope_chosen.emit("Workshop manuals")
        self._ask(QUESTION)
        self._window.source_wanted.emit(2)
        wait(self._page_is_drawn)
        self._index_lectures()
        self._window.composer.write("And which torque for the lower hose clamp?")
        self._shoot("window")
        self._window.composer.write("")
        self._act("why")
        self._shoot("why")
        self._window.hide_pane()
        self._act("palette")
        self._shoot("palette")
        self._window.stop_wanted.emit()
        self._find("coolant pressure")
        for place in (Place.LIBRARY, Place.MODELS, Place.SETTINGS, Place.DATA, Place.PRIVACY):
            self._window.go_to(place)
            self._shoot(place)
        self._gate.opened.set()
        wait(lambda: not self._desk.indexing.busy)
        self._window.go_to(Place.CONVERSATION)
        self._window.composer.scope_chosen.emit(None)
        self._ask(UNKNOWN)
        self._shoot("declined")
        self._ask_golden_questions()

    def _page_is_drawn(self) -> bool:
        view = self._window.viewer.view
        return isinstance(view, PageView) and view.canvas.drawing is not None

    def _shoot(self, name: str) -> None:
        pause(400)
        self._take(name)

    def _act(self, name: str) -> None:
        (action,) = [each for each in self._window.actions() if each.objectName() == name]
        action.trigger()
        pause(400)

    def _add(self, *names: str) -> None:
        self._window.paths_chosen.emit([self._work / name for name in names])
        wait(lambda: self._desk.indexing.busy)
        wait(lambda: not self._desk.indexing.busy and self._window.composer._ready)
        self._window.go_to(Place.CONVERSATION)

    def _index_lectures(self) -> None:
        self._gate.opened.clear()
        self._window.composer.scope_chosen.emit(None)  # or they would go into that collection
        self._window.paths_chosen.emit([self._work / "Lecture notes"])
        rows = self._window.side.collections.rows
        wait(lambda: ("Lecture notes", LECTURES) in rows.counts)
        self._window.composer.scope_chosen.emit("Workshop manuals")

    def _ask(self, question: str) -> None:
        self._window.question_wanted.emit()
        self._window.composer.asked.emit(question)
        wait(lambda: not self._desk.asking.busy)

    def _ask_golden_questions(self) -> None:
        """Keep the first answer of every conversation, and ask all of them twice."""
        sotto = self._desk.sotto
        for listed in sotto.conversations.conversations():
            sotto.golden.add_answer(f"{listed.info.id}:1")
        self._window.go_to(Place.GOLDEN)
        page = self._desk.golden.page
        assert page is not None
        for asked in range(2):
            wait(page.run.isEnabled)
            page.run.click()
            wait(partial(self._was_asked, asked + 1))
        self._shoot("golden")

    def _was_asked(self, times: int) -> bool:
        page = self._desk.golden.page
        return page is not None and len(page.bars._runs) == times

    def _find(self, words: str) -> None:
        self._desk.finding.start(words)
        pause(1_500)
        self._shoot("find")
        self._desk.finding.stop()
        self._window.composer.write("")


def _keep(path: Path) -> None:
    """Make a picture small: its commonest colours stay exactly as they are."""
    with Image.open(path) as opened:
        image = opened.convert("RGB")
    pixels = Counter(struct.iter_unpack("3B", image.tobytes()))
    commonest = [colour for colour, _ in pixels.most_common(_COLOURS)]
    palette = Image.new("P", (1, 1))
    palette.putpalette(bytes(value for colour in commonest for value in colour))
    image.quantize(palette=palette, dither=Image.Dither.NONE).save(path, optimize=True)


def _draw(application: QApplication, appearance: str, out: Path, only: Sequence[str]) -> None:
    theme, gate = Theme(application, appearance), _Gate()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        write_workshop(work)
        home = Home(work / "home")
        program = Program(
            lambda: _opened(home, gate), theme, guide=bundled("guide"), offline=GUARD.installed
        )
        program.window.resize(*_SIZE)

        def take(name: str) -> None:
            if not only or name in only:
                path = out / f"{name}-{appearance}.png"
                program.window.grab().save(str(path))
                _keep(path)

        try:
            Tour(program, gate, work, take).go()
        finally:
            gate.opened.set()
            program.close()
    program.window.deleteLater()
    theme.deleteLater()


def main(out: Path, only: Sequence[str] = ()) -> None:
    """Write the pictures into `out`, those named or all."""
    out.mkdir(parents=True, exist_ok=True)
    GUARD.install()
    QLocale.setDefault(QLocale("en"))
    application = QApplication([])
    for appearance in ("light", "dark"):
        _draw(application, appearance, out, only)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
