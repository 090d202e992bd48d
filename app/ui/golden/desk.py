"""Keeps answers as golden questions, asks them all, and shows what came of it."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled, SottoError
from app.ui.frame.actions import add_action
from app.ui.frame.places import Place
from app.ui.look.told import told_error

if TYPE_CHECKING:
    from app.domain.golden import GoldenQuestion
    from app.evaluation.history import History
    from app.ui.conversation.turn import Turn
    from app.ui.desk import Desk
    from app.ui.frame.bridge import Run
    from app.ui.golden.page import GoldenPage
    from app.wiring import Sotto


class GoldenDesk(QObject):
    """Connects the place of the golden questions to its services.

    Attributes:
        page: Made when it is first gone to.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._run: Run | None = None
        self.page: GoldenPage | None = None
        window = desk.window
        window.places.offer(Place.GOLDEN, self._make)
        window.conversation.golden_wanted.connect(self._keep)
        keep = self.tr("Keep the last answer as a golden question")
        add_action(window, "golden-keep", keep, self.keep_last)
        show = self.tr("Golden questions")
        add_action(window, "golden", show, lambda: window.go_to(Place.GOLDEN))

    def keep_last(self) -> None:
        """Keep the latest answer of the conversation as the right one."""
        turns = [turn for turn in self._desk.window.conversation.turns if turn.answer is not None]
        if turns:
            self._keep(turns[-1])
        else:
            self._desk.window.status.show_activity(self.tr("There is no answer to keep yet."))

    def refresh(self) -> None:
        """Read the questions and runs again, where they are shown."""
        if self.page is None:
            return
        run = self._desk.bridge.fetch("golden", partial(_kept, self._desk.sotto))
        run.finished.connect(lambda kept: self._page().show_kept(*kept))
        run.failed.connect(self._desk.say)

    def _keep(self, turn: Turn) -> None:
        if turn.answer is None:
            return
        golden, scope = self._desk.sotto.golden, self._desk.asking.scope
        trace_id = turn.answer.trace_id
        run = self._desk.bridge.fetch(
            "golden", lambda: golden.add_answer(trace_id, collection=scope)
        )
        run.finished.connect(self._say_kept)
        run.failed.connect(self._desk.say)

    def _make(self) -> GoldenPage:
        from app.ui.golden.page import GoldenPage

        self.page = GoldenPage(self._desk.window.theme, self._desk.window)
        self.page.run_wanted.connect(self._ask_all)
        self.page.stop_wanted.connect(self._stop)
        self.page.remove_wanted.connect(self._remove)
        self.refresh()
        return self.page

    def _page(self) -> GoldenPage:
        assert self.page is not None  # noqa: S101  what it asked for comes after it
        return self.page

    def _say_kept(self, kept: GoldenQuestion) -> None:
        text = self.tr("Kept as golden question {number}.").format(number=kept.id)
        self._desk.window.status.show_activity(text)
        self.refresh()

    def _ask_all(self) -> None:
        if self._run is not None:
            return
        self._page().show_running(0, 1)
        self._run = self._desk.bridge.start("golden run", partial(_asked, self._desk.sotto))
        self._run.stepped.connect(
            lambda steps: self._page().show_running(steps[-1].done, steps[-1].total)
        )
        self._run.finished.connect(lambda _: self._end())
        self._run.failed.connect(self._end)

    def _end(self, error: SottoError | None = None) -> None:
        self._run = None
        if error is None:
            self._page().show_ended()
            self.refresh()
        elif isinstance(error, Cancelled):
            self._page().show_ended(self.tr("Stopped. Nothing of this run was kept."))
        else:
            self._page().show_ended(told_error(error))

    def _stop(self) -> None:
        if self._run is not None:
            self._run.cancel()

    def _remove(self, question_id: int) -> None:
        golden = self._desk.sotto.golden
        run = self._desk.bridge.fetch("golden", lambda: golden.remove(question_id))
        run.finished.connect(lambda _: self.refresh())
        run.failed.connect(self._desk.say)


def _kept(sotto: Sotto) -> tuple[Sequence[GoldenQuestion], History]:
    from app.evaluation.history import history

    return sotto.golden.questions(), history(sotto.golden)


def _asked(sotto: Sotto, cancel: CancelToken) -> Generator[Any, None, int]:
    """Ask every question as `sotto golden run` does; returns the number of the run."""
    from app.evaluation.golden import run_golden

    ask = partial(sotto.assistant.ask, quotes_only=True, cancel=cancel)
    found = yield from run_golden(
        sotto.assistant.search,
        ask,
        sotto.golden.questions(),
        k=sotto.settings.passages,
        forget=sotto.conversations.forget_trace,
        cancel=cancel,
    )
    results = {int(outcome.id): outcome.scores for outcome in found}
    return sotto.golden.keep_run(results, None, sotto.settings)


def offer_golden(desk: Desk) -> GoldenDesk:
    """Let answers be kept as right ones, and asked again."""
    return GoldenDesk(desk)
