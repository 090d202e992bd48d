"""Has the answer model in use checked by itself, while the computer has nothing else to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled, SottoError
from app.domain.models import Task
from app.services.generator_gate import kept_check, unchecked
from app.services.manners import in_peace
from app.ui.frame.bridge import Bridge, Run
from app.ui.look import words
from app.ui.look.told import told_error
from app.ui.models import facts
from app.ui.models.desk import ModelDesk, Steps

if TYPE_CHECKING:
    from app.wiring import Sotto


class UnaskedCheck(QObject):
    """Checks a model that may not write only because that was never done here.

    It goes on while `rests`, which any thread may ask, says no. Whatever `models` is asked for goes
    first, and is what `models` shows; the check begins anew afterwards. Once the user has stopped
    something there, or a check has failed, none begins any more.

    Signals:
        began(str, int, int): a check is under way, and so much of so much is done.
        ended(str): it is over; how it went, empty where it was stopped.
    """

    began = Signal(str, int, int)
    ended = Signal(str)

    def __init__(
        self, bridge: Bridge, sotto: Sotto, models: ModelDesk, *, rests: Callable[[], bool]
    ) -> None:
        super().__init__(models)
        self._bridge = bridge
        self._sotto = sotto
        self._models = models
        self._rests = rests
        self._run: Run | None = None
        self._is_wanted = True
        models.idled.connect(self._take_turns)
        models.stopped.connect(self.stop)

    def stop(self) -> None:
        """End the check, and begin none any more."""
        self._is_wanted = False
        self._give_way()

    def counted(self, text: str, done: int, total: int) -> str:
        """As in: Checking SmolLM2: 12 of 48."""
        counted = self.tr("{text}: {done} of {total}")
        return counted.format(text=text, done=words.number(done), total=words.number(total))

    def _take_turns(self, idle: bool) -> None:
        if idle:
            self._begin()
        else:
            self._give_way()

    def _begin(self) -> None:
        if not self._is_wanted or self._run is not None or self._models.busy:
            return
        run = self._run = self._bridge.start("unasked check", self._models.alone(self._work))
        run.stepped.connect(self._show)
        run.finished.connect(self._end)
        run.failed.connect(self._fail)

    def _give_way(self) -> None:
        if self._run is not None:
            self._run.cancel()

    def _work(self, cancel: CancelToken) -> Steps:
        spec = unchecked(self._sotto.models, self._sotto.settings)
        if spec is None:
            return ""
        text = self.tr("Checking {name}").format(name=spec.title)
        check = self._models.checks[Task.GENERATE](spec.name, cancel)
        for step in in_peace(check, self._rests, cancel):
            yield text, step.done, step.total
        report = kept_check(self._sotto.models.report_folder(spec.name))
        return self.tr("{model} was checked. {verdict}").format(
            model=spec.title, verdict=facts.written(report)
        )

    def _show(self, steps: list[tuple[str, int, int]]) -> None:
        self.began.emit(*steps[-1])
        if not self._models.busy:
            self._models.began.emit(*steps[-1])

    def _say(self, text: str) -> None:
        self.ended.emit(text)
        if not self._models.busy:
            self._models.ended.emit(text)

    def _end(self, text: str) -> None:
        self._run = None
        if text:
            self._say(text)
            self._models.refresh()

    def _fail(self, error: SottoError) -> None:
        self._run = None
        if isinstance(error, Cancelled):
            self._say("")
            self._begin()
        else:
            self._is_wanted = False
            self._say(told_error(error))
