"""Keeps where the user is, and brings it back at the next start, however this one ended."""

from __future__ import annotations

import base64
import binascii
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer

from app.services.window_state import WindowState, save_state
from app.ui.conversation.question_box import Draft
from app.ui.frame.places import Place
from app.ui.frame.window import Window

if TYPE_CHECKING:
    from app.ui.desk import Desk

_PAUSE_MS = 1_000  # between two writings
_MOVED = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowStateChange)


class Session(QObject):
    """Writes what there is at most once a second, beside the window, and as it is at the end.

    What needs no library is there before the window is shown: its place and size, and the question
    that was being written. `resume` brings back the rest.
    """

    def __init__(self, window: Window, state: WindowState) -> None:
        super().__init__(window)
        self._window = window
        self._before = state
        self._written = state
        self._desk: Desk | None = None
        self._writing = False
        self._missed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._write)
        self._since = QElapsedTimer()
        window.restoreGeometry(_bytes(state.geometry))
        window.splitter.restoreState(_bytes(state.splitter))
        if state.draft:
            window.composer.box.restore(Draft(state.draft, state.caret, state.anchor))

    def resume(self, desk: Desk) -> None:
        """Go back to where the user was; from now on everything is kept."""
        self._desk = desk
        desk.asking.scope = self._before.scope
        with suppress(ValueError):
            self._window.go_to(Place(self._before.place))
        desk.talks.resume(self._before.conversation, self._before.asked)
        box = self._window.composer.box
        for changed in (
            box.textChanged,
            box.cursorPositionChanged,
            self._window.splitter.splitterMoved,
            self._window.places.shown,
            self._window.side.collections.chosen,
            self._window.composer.scope_chosen,
            desk.asking.ended,
            desk.asking.moved,
        ):
            changed.connect(lambda *_: self.note())
        desk.asking.began.connect(lambda _: self.note(at_once=True))
        self._window.installEventFilter(self)
        self.note()

    def note(self, *, at_once: bool = False) -> None:
        """Something is different now."""
        if self._writing:
            self._missed = True
            return
        waited = self._since.elapsed() if self._since.isValid() else _PAUSE_MS
        due = 0 if at_once else max(0, _PAUSE_MS - waited)
        if not self._timer.isActive() or self._timer.remainingTime() > due:
            self._timer.start(due)

    def save(self) -> None:
        """Write it now; for the end, when nobody waits for the window any more."""
        self._timer.stop()
        if self._desk is not None and self._now() != self._written:
            save_state(self._desk.sotto.home.window, self._now())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window was moved, or has another size."""
        if event.type() in _MOVED:
            self.note()
        return super().eventFilter(watched, event)

    def _write(self) -> None:
        state = self._now()
        if self._desk is None or state == self._written:
            return
        path = self._desk.sotto.home.window
        self._writing, self._missed = True, False
        run = self._desk.bridge.fetch("session", lambda: save_state(path, state))
        run.finished.connect(lambda _: self._end_writing(state))
        run.failed.connect(lambda _: self._end_writing(self._written))  # the next change tries it

    def _end_writing(self, state: WindowState) -> None:
        self._written = state
        self._writing = False
        self._since.restart()
        if self._missed:
            self.note()

    def _now(self) -> WindowState:
        window, desk = self._window, self._desk
        assert desk is not None  # noqa: S101  nothing is kept before
        draft = window.composer.draft
        return WindowState(
            geometry=_text(window.saveGeometry().data()),
            splitter=_text(window.splitter.saveState().data()),
            place=window.places.current,
            scope=desk.asking.scope,
            conversation=desk.asking.conversation,
            asked=desk.asking.asked,
            draft=draft.text,
            caret=draft.caret,
            anchor=draft.anchor,
        )


def _text(data: bytes | bytearray | memoryview[int]) -> str:
    return base64.b64encode(data).decode("ascii")


def _bytes(text: str) -> bytes:
    """What `_text` was given; nothing, which restores nothing, for anything else."""
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""
