"""Joins the composer to the voice: what is said becomes the text of a question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from app.domain.errors import SottoError
from app.domain.speech import Doubt, Transcript, Utterance
from app.services.speech import Trouble
from app.ui.conversation.composer import Composer
from app.ui.look import words
from app.ui.look.told import told_error
from app.ui.voice.talk import Talk

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Keep = Callable[[NDArray[np.float32]], Utterance]

_STILL_SPOKEN = 0.5  # of the words heard, so many must be left in the question that is asked


@dataclass(frozen=True, slots=True)
class _Heard:
    """What was understood of a sound."""

    text: str
    sound: NDArray[np.float32]


class SpokenQuestions(QObject):
    """Shows in `composer` what `talk` hears.

    Where a word of the user's own may have been meant, that is offered first. `keep` is given the
    sound of what is asked.

    Attributes:
        ask_at_once: Whether what was understood is asked without another key.

    Signals:
        models_wanted(), settings_wanted(): where what keeps it from working can be changed.
    """

    models_wanted = Signal()
    settings_wanted = Signal()

    def __init__(
        self, composer: Composer, talk: Talk, *, ask_at_once: bool, keep: Keep | None = None
    ) -> None:
        super().__init__(composer)
        self._keep = keep
        self._heard: list[_Heard] = []  # for the question that is being made
        self._composer = composer
        self._talk = talk
        self.ask_at_once = ask_at_once
        self._text = ""
        self._doubts: tuple[Doubt, ...] = ()
        composer.talk_wanted.connect(lambda hands_free: talk.press(hands_free=hands_free))
        composer.talk_ended.connect(talk.release)
        talk.attending.connect(composer.show_attending)
        talk.began.connect(self._begin)
        talk.released.connect(composer.show_understanding)
        talk.levelled.connect(composer.level.show_level)
        talk.heard.connect(lambda part: composer.show_heard(part.confirmed, part.tentative))
        talk.understood.connect(self._understand)
        talk.ended.connect(self._end)
        talk.troubled.connect(self._say_trouble)
        talk.failed.connect(self._fail)

    def toggle(self) -> None:
        """Begin to listen hands-free, or end."""
        if self._talk.busy:
            self._talk.release()
        elif self._composer.talk.isEnabled():
            self._talk.press(hands_free=True)

    def attend(self) -> None:
        """Wait for a voice and take what it says, or wait no longer."""
        if self._talk.waits:
            self._talk.cancel()
        elif self._composer.talk.isEnabled():
            self._talk.attend()

    def cancel(self) -> bool:
        """Forget what is being said, or wait for nothing; False where neither was so."""
        busy = self._talk.busy or self._talk.waits
        self._talk.cancel()
        return busy

    def utterance(self, question: str) -> Callable[[], Utterance] | None:
        """What gives the utterance of a question that is asked now; None where it was written.

        What it returns writes a file, so it is called beside the window.
        """
        heard, self._heard = self._heard, []
        said = [word for one in heard for word in one.text.casefold().split()]
        asked = set(question.casefold().split())
        if self._keep is None or not said:
            return None
        if sum(word in asked for word in said) < _STILL_SPOKEN * len(said):
            return None
        keep = self._keep

        @cache  # the same question may be asked again
        def kept() -> Utterance:
            import numpy as np

            return keep(np.concatenate([one.sound for one in heard]))

        return kept

    def _begin(self) -> None:
        self._text, self._doubts = "", ()
        self._composer.begin_talk()

    def _understand(
        self, transcript: Transcript, doubts: tuple[Doubt, ...], sound: NDArray[np.float32]
    ) -> None:
        self._text, self._doubts = transcript.text, doubts
        self._heard.append(_Heard(transcript.text, sound))

    def _end(self) -> None:
        self._composer.end_talk(self._text)
        if self._doubts:
            self._composer.offer([(one.heard, one.term) for one in self._doubts])
        elif self._text and self.ask_at_once:
            self._composer.box.entered.emit()

    def _say_trouble(self, trouble: Trouble) -> None:
        text = words.trouble(trouble)
        if trouble is Trouble.NO_MODEL:
            self._say(text, self.tr("Choose a speech model"), self.models_wanted.emit)
        elif trouble in (Trouble.NO_DEVICE, Trouble.FAILED, Trouble.MUTED, Trouble.QUIET):
            self._say(text, self.tr("Try the microphone"), self.settings_wanted.emit)
        else:
            self._say(text)

    def _fail(self, error: SottoError) -> None:
        self._say(told_error(error))

    def _say(self, text: str, remedy: str = "", act: Callable[[], object] | None = None) -> None:
        self._composer.say(text, remedy=remedy, act=act)
        announcement = QAccessibleAnnouncementEvent(self._composer, text)
        QAccessible.updateAccessibility(announcement)
