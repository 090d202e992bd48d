"""What a user does, step by step, and what must come of it.

Each step is a generator: it does something, yields what must become true before it goes on, and
returns what there is to say about it.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.answers import Citation
from app.domain.errors import SottoError
from app.domain.models import Task
from app.services.library import AddReport
from app.services.model_take_up import are_waiting
from app.ui.application import Program
from app.ui.conversation.turn import Turn
from app.ui.desk import Desk
from app.ui.first_run.page import FirstRunPage
from app.ui.frame.places import Place
from app.ui.self_test.samples import (
    LEASE,
    MANUAL,
    NOTICE,
    RECORDING,
    Fact,
    write_documents,
    write_recording,
)
from app.ui.viewer.page_view import PageView
from app.ui.viewer.recording_view import RecordingView

R = TypeVar("R")

Doing = Generator[Callable[[], bool], None, R]


class NotAsPromisedError(SottoError):
    """Something came out otherwise than the program promises."""


@dataclass(frozen=True, slots=True)
class Stage:
    """The program, and the folder in which documents are put."""

    program: Program
    folder: Path

    @property
    def desk(self) -> Desk:
        """What works on the open library."""
        desk = self.program.desk
        _expect(desk is not None, "the library is not open")
        assert desk is not None  # noqa: S101  just looked at
        return desk


def open_library(stage: Stage) -> Doing[str]:
    """The window is there at once, the library a moment later."""
    _expect(stage.program.window.isVisible(), "the window is not shown")
    yield lambda: stage.program.desk is not None
    yield stage.program.window.side.isEnabled
    return f"{stage.program.window.windowTitle()}, {stage.desk.state.files} files"


def take_up_models(stage: Stage) -> Doing[str]:
    """Models that lie beside the program are verified and used."""
    store = stage.desk.sotto.models
    yield lambda: not are_waiting(store)
    used = (store.in_use(task) for task in (Task.EMBED, Task.GENERATE, Task.TRANSCRIBE))
    return ", ".join(spec.name for spec in used if spec is not None)


def take_first_steps(stage: Stage) -> Doing[str]:
    """An empty library leads through the first steps, at the end of which a folder is added."""
    places, desk = stage.program.window.places, stage.desk
    files = write_documents(stage.folder)
    speaks = desk.sotto.models.in_use(Task.TRANSCRIBE) is not None
    if speaks:
        write_recording(stage.folder)
    yield lambda: places.current is Place.FIRST_RUN
    page = places.currentWidget()
    assert isinstance(page, FirstRunPage)  # noqa: S101  what stands at this place
    page.folders.take(stage.folder)
    added: list[AddReport] = []
    failures: list[SottoError] = []
    desk.indexing.added.connect(added.append)
    desk.indexing.failed.connect(failures.append)
    for text in ("Go on", "Go on", "Finish"):
        _press(page, text)
    _expect(places.current is Place.CONVERSATION, "the first steps do not end")
    yield lambda: bool(added or failures) and not desk.indexing.busy
    _expect(not failures, f"not added: {failures}")
    _expect(not added[0].failures, f"not read: {added[0].failures}")
    yield lambda: desk.state.files == files + speaks
    return f"{desk.state.files} files, {added[0].chunks} passages"


def show_page(stage: Stage) -> Doing[str]:
    """A passage of a PDF is quoted word for word and marked on its page."""
    citation = yield from _quoted(stage, MANUAL)
    return (yield from _on_page(stage, citation))


def recognise(stage: Stage) -> Doing[str]:
    """The same of a picture, whose letters were recognised."""
    citation = yield from _quoted(stage, NOTICE)
    return (yield from _on_page(stage, citation))


def show_text(stage: Stage) -> Doing[str]:
    """The same of a text."""
    citation = yield from _quoted(stage, LEASE)
    viewer = stage.program.window.viewer
    stage.program.window.source_wanted.emit(citation.n)
    yield lambda: viewer.marked_text == citation.text
    return f"“{viewer.marked_text}”"


def play_recording(stage: Stage) -> Doing[str]:
    """What is said in a recording is found, with its second."""
    if stage.desk.sotto.models.in_use(Task.TRANSCRIBE) is None:
        return "not tried: no speech model is installed"
    citation = yield from _quoted(stage, RECORDING)
    _expect(citation.start_s is not None, "the passage of a recording has no second")
    viewer = stage.program.window.viewer
    stage.program.window.source_wanted.emit(citation.n)
    yield lambda: isinstance(viewer.view, RecordingView) and viewer.source is not None
    return f"“{citation.text}” at second {citation.start_s:.1f}"


def decline(stage: Stage) -> Doing[str]:
    """What no document says is not answered."""
    turn = yield from _asked(stage, "Who painted the ceiling of the Sistine Chapel?")
    _expect(turn.declined, f"it was answered: {turn.text}")
    return "not in the documents"


def survive(stage: Stage) -> Doing[str]:
    """Every engine process is killed; the next question is answered as before."""
    killed = multiprocessing.active_children()
    _expect(bool(killed), "no engine has a process of its own")
    for child in killed:
        child.kill()
    yield from _quoted(stage, LEASE)  # perhaps by words alone: the end was not noticed yet
    citation = yield from _quoted(stage, MANUAL)
    yield from _on_page(stage, citation)
    again = {child.name for child in multiprocessing.active_children()}
    _expect({"sotto-embedder", "sotto-viewer"} <= again, f"started again: {again}")
    return f"killed: {', '.join(sorted(child.name for child in killed))}"


def write_prose(stage: Stage) -> Doing[str]:
    """An answer model writes; killed while it does, it leaves the quote, and writes again later."""
    spec = stage.desk.sotto.models.in_use(Task.GENERATE)
    if spec is None:
        return "not tried: no answer model is installed"
    stage.desk.sotto.preferences.change(prose="always")
    turn = _ask(stage, MANUAL.question)
    yield lambda: bool(turn.text) or turn.ended
    _expect(not turn.ended, f"nothing was written: {turn.failure or turn.answer}")
    for child in multiprocessing.active_children():
        child.kill()
    yield lambda: turn.ended
    _expect(turn.quote is not None, "the quote is gone with the process")
    turn = yield from _asked(stage, MANUAL.question)
    _expect(turn.answer is not None and turn.answer.model is not None, "nothing is written again")
    return f"{spec.name}: {turn.text.strip()}"


Step = tuple[str, Callable[[Stage], Doing[str]]]
"""What it is called, and what is done."""

STEPS: tuple[Step, ...] = (
    ("window and library", open_library),
    ("models", take_up_models),
    ("first steps, documents", take_first_steps),
    ("quote and its page", show_page),
    ("quote in a picture", recognise),
    ("quote in a text", show_text),
    ("recording", play_recording),
    ("not in the documents", decline),
    ("killed engines", survive),
    ("answer model", write_prose),
)
"""In this order."""


def _ask(stage: Stage, question: str) -> Turn:
    """Type a question and press Ask."""
    window = stage.program.window
    window.composer.write(question)
    window.composer.ask.click()
    turn = window.conversation.turns[-1]
    _expect(turn.question == question and not turn.ended, "the question is not asked")
    return turn


def _asked(stage: Stage, question: str) -> Doing[Turn]:
    turn = _ask(stage, question)
    yield lambda: turn.ended and not stage.desk.asking.busy
    _expect(turn.failure is None, f"the answer failed: {turn.failure}")
    return turn


def _quoted(stage: Stage, fact: Fact) -> Doing[Citation]:
    """Ask for a fact; the citation of its quote, which is verbatim and of the right place."""
    turn = yield from _asked(stage, fact.question)
    citation = turn.quoted
    if turn.quote is None or citation is None:
        raise NotAsPromisedError(f"no quote for “{fact.question}”: {turn.texts}")
    _expect(fact.says in turn.quote.text, f"another quote: “{turn.quote.text}”")
    _expect(Path(citation.path).name == fact.file, f"from another file: {citation.path}")
    _expect(citation.page == fact.page, f"from another page: {citation.page}")
    text = stage.desk.sotto.sources.load(citation.document_id).text
    verbatim = text[citation.start : citation.end] == citation.text == turn.quote.text
    _expect(verbatim, f"not verbatim: “{citation.text}”")
    return citation


def _on_page(stage: Stage, citation: Citation) -> Doing[str]:
    """Open the source; its page is drawn, and the passage marked where it stands."""
    viewer = stage.program.window.viewer
    stage.program.window.source_wanted.emit(citation.n)
    yield lambda: viewer.source is not None and viewer.source.citation == citation
    view = viewer.view
    if not isinstance(view, PageView):
        raise NotAsPromisedError(f"shown otherwise than as a page: {viewer.note}")
    page = citation.page or 1
    yield lambda: view.canvas.drawing is not None and view.canvas.drawing.number == page
    drawing = view.canvas.drawing
    assert drawing is not None  # noqa: S101  just waited for
    marked = sum(len(mark.lines) for mark in drawing.marks if mark.strong)
    _expect(marked > 0, f"the passage is not marked: {drawing.note or viewer.note}")
    _expect(len(set(bytes(drawing.image.constBits()))) > 1, "the page is blank")
    return f"“{citation.text}” on page {drawing.number} of {drawing.pages}"


def _press(widget: QWidget, text: str) -> None:
    """Press the button that is in view and says so."""
    found = [one for one in widget.findChildren(QPushButton) if one.text() == text]
    shown = [one for one in found if one.isVisible() and one.isEnabled()]
    _expect(len(shown) == 1, f"no button to press: {text}")
    shown[0].click()


def _expect(promised: bool, otherwise: str) -> None:
    if not promised:
        raise NotAsPromisedError(otherwise)
