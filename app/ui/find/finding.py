"""Searches while one types and shows the places, in the room of the conversation."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QToolButton

from app.domain.errors import SottoError
from app.domain.search import Order, Query
from app.ui.find.scope import ScopePills
from app.ui.frame.actions import add_action

if TYPE_CHECKING:
    from app.services.finder import Finder, Findings
    from app.ui.conversation.turn import Turn
    from app.ui.desk import Desk
    from app.ui.find.view import FindView

_PAUSE_MS = 180  # without a key, before what is typed is looked for
_FIRST = 30  # places; each time the end is in view, twice as many are looked for
_MOST = 960


@dataclass(frozen=True, slots=True)
class _Search:
    """What is looked for; two that are equal find the same."""

    query: Query
    order: Order
    as_typed: bool = True


class Finding(QObject):
    """The switch between answers and places, and the searches.

    One search runs at a time, and of those that wait only the newest is begun: what was found
    for an older text never replaces what was found for a newer one.

    Attributes:
        on: Whether places are looked for instead of answers.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._window = desk.window
        self._view: FindView | None = None
        self._running: _Search | None = None
        self._next: _Search | None = None
        self._shown: _Search | None = None
        self._entered = False
        self.on = False
        self._order = Order.SCORE
        self._draft = ""
        self.pills = ScopePills(self._window.composer, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self.switch = QToolButton(self._window.composer)
        self.switch.setObjectName("scope")
        self.switch.setText(self.tr("Find only"))
        self.switch.setCheckable(True)
        self.switch.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.switch.setAccessibleName(self.tr("Find places, without an answer"))
        self.switch.setToolTip(self.tr("Show places without an answer. Ctrl+Enter twice"))
        self._window.composer.pills.addWidget(self.switch)
        self._connect()

    def start(self, text: str = "") -> None:
        """Look for places; for `text`, else for what stands in the box or was asked last."""
        composer = self._window.composer
        self._set_on(True)
        wanted = text or composer.box.toPlainText() or composer.last
        if wanted != composer.box.toPlainText():
            composer.write(wanted)
        composer.box.setFocus()
        self._look()

    def stop(self) -> None:
        """Go back to the conversation; what stands in the box stays, or what stood there before."""
        self._set_on(False)
        self._window.composer.box.setFocus()

    def _connect(self) -> None:
        window, desk = self._window, self._desk
        desk.asking.filters = self.pills.filters
        desk.asking.began.connect(lambda *_: self._set_on(False))
        window.question_wanted.connect(lambda: self._set_on(False))
        window.stop_wanted.connect(self._escape)
        window.composer.find_wanted.connect(self._enter)
        window.conversation.find_wanted.connect(self._start_from)
        window.composer.box.textChanged.connect(self._wait)
        window.composer.scope_chosen.connect(self._wait)
        window.side.collections.chosen.connect(self._wait)
        self.pills.changed.connect(self._wait)
        self.switch.clicked.connect(lambda on: self.start() if on else self.stop())
        add_action(window, "find", self.tr("Find places"), self.start, "Ctrl+Shift+F")

    def _start_from(self, turn: Turn) -> None:
        """Look for the places of a question that was asked; what was being written comes back."""
        self._draft = self._window.composer.box.toPlainText()
        self.start(turn.question)

    def _set_on(self, on: bool) -> None:
        self.on = on
        if self._draft and not on:
            self._window.composer.write(self._draft)
            self._draft = ""
        self.switch.setChecked(on)
        self._window.composer.set_finding(on)
        self._window.answers.setCurrentWidget(self._made() if on else self._window.conversation)

    def _made(self) -> FindView:
        if self._view is None:
            from app.ui.find.view import FindView

            view = FindView(self._window.theme, self._window)
            view.list.opened.connect(self._desk.open_source)
            view.list.rows.more_wanted.connect(self._find_more)
            view.answer_wanted.connect(self._answer)
            view.order_chosen.connect(self._sort)
            view.unread_wanted.connect(self._window.side.failures_wanted)
            view.unlimited_wanted.connect(self.pills.clear)
            view.closed.connect(self.stop)
            self._window.answers.addWidget(view)
            self._view = view
        return self._view

    def _enter(self, text: str) -> None:
        """The user is done typing: look at once, then go to the places."""
        if not self.on:
            self._desk.asking.give_up()
            self.start(text)
        self._entered = True
        self._look(as_typed=False)

    def _escape(self) -> None:
        if self.on and not self._desk.asking.busy:
            self.stop()

    def _wait(self) -> None:
        if self.on:
            self._entered = False
            self._pause.start()

    def _sort(self, order: Order) -> None:
        self._order = order
        self._made().show_order(order)
        self._look()

    def _answer(self) -> None:
        text = self._window.composer.box.toPlainText().strip()
        if text:
            self._window.composer.box.clear()
            self._set_on(False)
            self._window.composer.asked.emit(text)

    def _look(self, *, as_typed: bool = True) -> None:
        self._pause.stop()
        if not self.on:
            return
        text = self._window.composer.box.toPlainText().strip()
        if not text:
            self._next = self._shown = None
            self._made().show_start()
            return
        query = Query(
            text, self._desk.asking.scope, k=_FIRST, filters=self.pills.filters(), as_written=True
        )
        self._begin(_Search(query, self._order, as_typed))

    def _find_more(self) -> None:
        now = self._shown
        if now is not None and now.query.k < _MOST:
            self._begin(replace(now, query=replace(now.query, k=2 * now.query.k)))

    def _begin(self, search: _Search) -> None:
        if self._running is not None:
            self._next = search
            return
        if search == self._shown:
            self._arrive()
            return
        self._running = search
        self._made().show_looking()
        finder = _finder(self._desk)
        run = self._desk.bridge.fetch(
            "find",
            lambda: finder.find(search.query, order=search.order, as_typed=search.as_typed),
        )
        run.finished.connect(lambda findings: self._show(search, findings))
        run.failed.connect(self._fail)

    def _show(self, search: _Search, findings: Findings) -> None:
        before, self._shown = self._shown, search
        view = self._made()
        if before is not None and _continues(before, search):
            view.append(findings)
        else:
            view.show_findings(findings, limited=bool(self.pills.limits))
        self._end()
        self._arrive()

    def _arrive(self) -> None:
        """Go to the places, where the user has asked for them and they are the newest."""
        view = self._made()
        if self._entered and self._running is None:
            self._entered = False
            view.announce()
            if view.list.rows.places:
                view.list.go_in()

    def _fail(self, error: SottoError) -> None:
        self._shown = None
        self._made().show_failed(error)
        self._end()

    def _end(self) -> None:
        """What was running is over: begin the newest of those that waited."""
        self._running = None
        waiting, self._next = self._next, None
        if waiting is not None and waiting != self._shown and self.on:
            self._begin(waiting)


def _finder(desk: Desk) -> Finder:
    return desk.sotto.finder


def _continues(before: _Search, now: _Search) -> bool:
    """Whether `now` is the same search for more places."""
    same = replace(now, query=replace(now.query, k=before.query.k), as_typed=before.as_typed)
    return same == before and now.query.k > before.query.k


def offer_find(desk: Desk) -> Finding:
    """Let places be found, and searches be limited by pills, from the composer of the desk."""
    return Finding(desk)
