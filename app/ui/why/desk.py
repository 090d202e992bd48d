"""Fetches why an answer is as it is, and shows it in the pane at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.errors import SottoError
from app.ui.frame.actions import add_action
from app.ui.look.told import told_error

if TYPE_CHECKING:
    from app.services.why import Why
    from app.ui.conversation.turn import Turn
    from app.ui.desk import Desk
    from app.ui.why.view import WhyView


class WhyDesk(QObject):
    """Explains the answer that the user asks about.

    Attributes:
        view: Made when it is first wanted.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._wanted = ""
        self.view: WhyView | None = None
        desk.window.conversation.why_wanted.connect(self._explain)
        add_action(desk.window, "why", self.tr("Why this answer"), self.explain_last, "Ctrl+I")

    def explain_last(self) -> None:
        """Explain the latest answer of the conversation, if there is one."""
        turns = [turn for turn in self._desk.window.conversation.turns if turn.answer is not None]
        if turns:
            self._explain(turns[-1])

    def show(self, trace_id: str, question: str = "") -> None:
        """Explain the answer of that trace."""
        view, service = self._made(), self._desk.sotto.why
        self._wanted = trace_id
        view.announce(question)
        self._desk.window.show_in_pane(view)
        run = self._desk.bridge.fetch("why", lambda: service.why(trace_id))
        run.finished.connect(lambda why: self._show(trace_id, why))
        run.failed.connect(lambda error: self._miss(trace_id, error))

    def _explain(self, turn: Turn) -> None:
        if turn.answer is not None:
            self.show(turn.answer.trace_id, turn.question)

    def _made(self) -> WhyView:
        if self.view is None:
            from app.ui.why.view import WhyView

            self.view = WhyView(self._desk.window.theme, self._desk.window)
            self.view.opened.connect(self._desk.open_source)
            self.view.closed.connect(self._desk.window.hide_pane)
        return self.view

    def _show(self, trace_id: str, why: Why) -> None:
        if trace_id == self._wanted:
            self._made().show_why(why)

    def _miss(self, trace_id: str, error: SottoError) -> None:
        if trace_id == self._wanted:
            self._made().show_missing(told_error(error))


def offer_why(desk: Desk) -> WhyDesk:
    """Let answers be explained."""
    return WhyDesk(desk)
