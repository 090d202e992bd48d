"""Asks the assistant and shows what comes, one answer at a time."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.answering.wording import Length, Style, Wording
from app.domain.answers import AnswerEvent
from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled, SottoError
from app.domain.search import Filters, Query
from app.domain.speech import Utterance
from app.services.window_state import Asked
from app.ui.conversation.again import Wish
from app.ui.conversation.turn import Turn
from app.ui.frame.bridge import Bridge, Run
from app.ui.frame.places import Place
from app.ui.frame.window import Window

if TYPE_CHECKING:
    from app.wiring import Sotto


@dataclass(frozen=True, slots=True)
class _Answering:
    """An answer under way; `ending` asks it to come to an end, and to tell what it has."""

    turn: Turn
    run: Run
    ending: CancelToken
    asked: Asked


class Asking(QObject):
    """The conversation of the window with the assistant.

    Attributes:
        scope: The collection asked; None is the whole library.
        conversation: The id of the one that is in the window, kept once something was answered.
        filters: Gives what passages must satisfy besides, by the pills of the composer.

    Signals:
        began(Turn): a question is asked.
        ended(Turn): an answer is as it will stay.
        moved(str): this conversation goes on from now.
    """

    began = Signal(object)
    ended = Signal(object)
    moved = Signal(str)

    def __init__(self, window: Window, bridge: Bridge, sotto: Sotto, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._bridge = bridge
        self._sotto = sotto
        self._answering: _Answering | None = None
        self._running: set[Run] = set()
        self._waiting: list[Callable[[], object]] = []
        self.conversation = uuid.uuid4().hex
        self.scope: str | None = None
        self.filters: Callable[[], Filters] = Filters
        window.conversation.again_wanted.connect(self.ask_again)
        window.conversation.as_written_wanted.connect(
            lambda turn: self._repeat(turn, as_written=True)
        )
        window.conversation.asked_again.connect(
            lambda turn: self._repeat(turn, as_written=turn.as_written)
        )

    def ask(
        self,
        text: str,
        *,
        as_written: bool = False,
        wording: Wording | None = None,
        spoken: Callable[[], Utterance] | None = None,
    ) -> None:
        """Ask `text` in the scope chosen; `as_written` without what the conversation adds.

        `spoken` is called beside the window, where the question was asked by voice.
        """
        self.give_up()
        settings = self._sotto.settings
        wording = wording or self._wording
        query = Query(
            text=text,
            collection=self.scope,
            k=settings.passages,
            conversation=self.conversation,
            filters=self.filters(),
            as_written=as_written,
        )
        ending = CancelToken()

        def work(cancel: CancelToken) -> Generator[AnswerEvent, None, None]:
            cancel.on_cancel(ending.cancel)
            asked = replace(query, spoken=spoken() if spoken else None)
            yield from self._sotto.assistant.ask(asked, wording=wording, cancel=ending)

        turn = self._window.conversation.begin(
            text, wording=wording, as_written=as_written, is_spoken=spoken is not None
        )
        self.began.emit(turn)
        run = self._bridge.start("answer", work)
        self._answering = _Answering(turn, run, ending, Asked(text, time.time(), as_written))
        self._running.add(run)
        run.finished.connect(lambda _: self._leave(run))
        run.failed.connect(lambda _: self._leave(run))
        run.stepped.connect(lambda events: self._step(run, events))
        run.finished.connect(lambda _: self._end(run, None))
        run.failed.connect(lambda error: self._end(run, error))
        self._window.composer.set_answering(True)

    @property
    def busy(self) -> bool:
        """Whether an answer is under way."""
        return self._answering is not None

    @property
    def asked(self) -> Asked | None:
        """The question whose answer is under way."""
        return self._answering.asked if self._answering is not None else None

    def when_quiet(self, act: Callable[[], object]) -> None:
        """Do `act` once every answer that was stopped is written down."""
        self._waiting.append(act)
        self._do_waiting()

    def ask_again(self, turn: Turn, wish: Wish) -> None:
        """Have the answer of `turn` written in another way."""
        wording = wish.changed(turn.wording or self._wording)
        self._repeat(turn, as_written=turn.as_written, wording=wording)

    def stop(self) -> None:
        """Stop the answer under way: what it has shown stays.

        A summary is first asked to tell what it has; stopped once more, it ends at once.
        """
        now = self._answering
        if now is not None and now.turn.is_working and not now.ending.cancelled:
            now.turn.show_stopping()
            now.ending.cancel()
        else:
            self.give_up()

    def give_up(self) -> None:
        """Stop the answer under way at once; what it has shown stays."""
        if self._answering is not None:
            run = self._answering.run
            run.cancel()
            self._end(run, Cancelled())

    def start_over(self) -> None:
        """Begin a new conversation."""
        self.go_to(uuid.uuid4().hex)
        self._window.go_to(Place.CONVERSATION)
        self._window.composer.box.setFocus()

    def go_to(self, conversation: str) -> None:
        """Go on with a conversation, whose turns are for the caller to show."""
        self.give_up()
        self.conversation = conversation
        self._window.conversation.restart()
        self.moved.emit(conversation)

    @property
    def _wording(self) -> Wording:
        """As the settings say."""
        settings = self._sotto.settings
        return Wording(Length(settings.answer_length), Style(settings.answer_style))

    def _repeat(
        self, turn: Turn, *, as_written: bool = False, wording: Wording | None = None
    ) -> None:
        """Ask the question of `turn` once more, spoken as it was."""
        spoken = turn.spoken
        self.ask(
            turn.question,
            as_written=as_written,
            wording=wording,
            spoken=(lambda: spoken) if spoken else None,
        )

    def _leave(self, run: Run) -> None:
        self._running.discard(run)
        self._do_waiting()

    def _do_waiting(self) -> None:
        while self._waiting and not self._running:
            self._waiting.pop(0)()

    def _step(self, run: Run, events: list[AnswerEvent]) -> None:
        if self._answering is not None and self._answering.run is run:
            self._answering.turn.apply(events)

    def _end(self, run: Run, error: SottoError | None) -> None:
        if self._answering is None or self._answering.run is not run:
            return
        turn = self._answering.turn
        self._answering = None
        self._window.composer.set_answering(False)
        if error is not None:
            turn.fail(error)
        self.ended.emit(turn)
