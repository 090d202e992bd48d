"""Asking by voice: the microphone, the utterance under way, and what is heard of it."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled, SottoError
from app.domain.speech import Doubt, Transcript
from app.services.speech import Trouble
from app.ui.frame.bridge import Bridge, Run
from app.ui.voice.microphone import Microphone, MicrophoneState

if TYPE_CHECKING:
    from app.audio.dictation import Partial
    from app.audio.hands_free import Ending
    from app.audio.listener import Listener, Take
    from app.services.speech import SpeechService
    from app.ui.voice.microphone import Samples

_LEVEL_S = 0.1
_REACH_S = 1.0  # of what is kept before a key press: enough to show a level and to find a voice


TROUBLES = {
    MicrophoneState.NO_DEVICE: Trouble.NO_DEVICE,
    MicrophoneState.NO_PERMISSION: Trouble.NO_PERMISSION,
    MicrophoneState.FAILED: Trouble.FAILED,
}
"""What a state of the microphone means for who speaks; those that are missing are no trouble."""


class Talk(QObject):
    """Takes utterances and has them understood, one at a time.

    Once it was used the microphone stays open, if `listen_ahead`, so that the next utterance may
    begin half a second before the key; nothing of that is kept anywhere but in memory.

    Signals:
        attending(bool): it waits for a voice, to begin by itself, or no longer does.
        began(): an utterance is being taken.
        released(): the speaker has let go; it is being understood.
        ended(): it was understood, or not.
        microphone_opened(bool): whether the microphone listens at all.
        levelled(float): how loud it is, in dB of full scale, while an utterance is taken, or the
            microphone is tried.
        heard(Partial): what is heard so far.
        understood(Transcript, tuple, NDArray): all that was said, which is not nothing, each Doubt,
            and its sound.
        troubled(Trouble): what keeps it from working, or what to do better; said at most once.
        failed(SottoError): the speech model could not do it.
    """

    attending = Signal(bool)
    began = Signal()
    released = Signal()
    ended = Signal()
    microphone_opened = Signal(bool)
    levelled = Signal(float)
    heard = Signal(object)
    understood = Signal(object, object, object)
    troubled = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        bridge: Bridge,
        speech: SpeechService,
        *,
        listen_ahead: bool = True,
        device: str | None = None,
        microphones: Callable[[Callable[[Samples], None], QObject], Microphone] = Microphone,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._speech = speech
        self._listen_ahead = listen_ahead
        self._device = device
        self._microphones = microphones
        self._listener: Listener | None = None
        self._microphone: Microphone | None = None
        self._take: Take | None = None
        self._runs: list[Run] = []
        self._waiting: Run | None = None
        self._collection: str | None = None
        self._trying = False

    @property
    def busy(self) -> bool:
        """Whether an utterance is being taken or understood."""
        return self._take is not None

    @property
    def waits(self) -> bool:
        """Whether it waits for a voice."""
        return self._waiting is not None

    @property
    def listening(self) -> bool:
        """Whether the microphone is open, so that its last second is in memory."""
        state = self._microphone.state if self._microphone is not None else MicrophoneState.OFF
        return state is MicrophoneState.LISTENING

    @property
    def microphone(self) -> Microphone:
        """The microphone, which is loaded now if it was not."""
        if self._microphone is None:
            self._listener, self._microphone = self._open()
        return self._microphone

    def set_collection(self, collection: str | None) -> None:
        """Whose words are to be expected; None: everybody's."""
        self._collection = collection

    def set_listen_ahead(self, wanted: bool) -> None:
        """Whether the microphone stays open once it was used."""
        self._listen_ahead = wanted
        self._rest()

    def choose_microphone(self, device: str | None) -> None:
        """Use that one from now on; None: the system's default."""
        self._device = device
        if self._microphone is not None:
            self._microphone.choose(device)

    def try_microphone(self, wanted: bool) -> MicrophoneState:
        """Open the microphone to see its level, or end that; returns what the microphone does."""
        self._trying = wanted
        if wanted:
            self.microphone.start()
        self._rest()
        return self.microphone.state

    def press(self, *, hands_free: bool = False) -> None:
        """Begin an utterance; `hands_free`: it ends with the voice rather than with `release`."""
        if not self.busy:
            self._wait_no_more()
            self._begin(hands_free=hands_free, keep_s=None)

    def attend(self) -> None:
        """Wait for a voice; then an utterance begins with it, and ends with it."""
        listener = None if self.busy or self._waiting is not None else self._ready()
        if listener is None:
            return
        speech = self._speech

        def work(cancel: CancelToken) -> Generator[None, None, None]:
            yield from ()
            speech.wait_for_voice(lambda: listener.recent(_REACH_S), cancel)

        run = self._waiting = self._bridge.start("waiting for a voice", work)
        run.finished.connect(lambda _: self._begin_with_voice(run))
        run.failed.connect(lambda error: self._fail_to_wait(run, error))
        self.attending.emit(True)

    def release(self) -> None:
        """The speaker lets go of the key."""
        if self._take is not None and not self._take.released and self._listener is not None:
            self._listener.release()
            self.released.emit()

    def cancel(self) -> None:
        """Forget the utterance under way, and wait for none."""
        self._wait_no_more()
        if self._take is not None:
            self._end()
            self.ended.emit()

    def close(self) -> None:
        """Hear nothing any more."""
        self.cancel()
        if self._microphone is not None:
            self._microphone.stop()

    def _open(self) -> tuple[Listener, Microphone]:
        from app.audio.listener import Listener

        listener = Listener(reach_s=_REACH_S)
        microphone = self._microphones(listener.push, self)
        microphone.choose(self._device)
        microphone.ticked.connect(self._tick)
        microphone.changed.connect(self._microphone_changed)
        return listener, microphone

    def _ready(self) -> Listener | None:
        """What listens, once it does; None where nothing can, which is said."""
        if not self._speech.available:
            self.troubled.emit(Trouble.NO_MODEL)
            return None
        self.microphone.start()
        trouble = TROUBLES.get(self.microphone.state)
        if trouble is not None:
            self.troubled.emit(trouble)
            return None
        return self._listener

    def _begin(self, *, hands_free: bool, keep_s: float | None) -> None:
        listener = self._ready()
        if listener is None:
            return
        take = self._take = listener.press(keep_s=keep_s)
        self.began.emit()
        self._understand(take)
        if hands_free:
            self._watch(take)

    def _begin_with_voice(self, run: Run) -> None:
        if run is self._waiting:
            self._waiting = None
            self.attending.emit(False)
            self._begin(hands_free=True, keep_s=_REACH_S)  # the voice was there before it was found

    def _fail_to_wait(self, run: Run, error: SottoError) -> None:
        if run is self._waiting:
            self._wait_no_more()
            self.failed.emit(error)

    def _wait_no_more(self) -> None:
        if self._waiting is not None:
            run, self._waiting = self._waiting, None
            run.cancel()
            self.attending.emit(False)
            self._rest()

    def _understand(self, take: Take) -> None:
        speech, collection = self._speech, self._collection

        def work(
            cancel: CancelToken,
        ) -> Generator[Partial, None, tuple[Transcript, tuple[Doubt, ...]]]:
            said = yield from speech.dictate(take, cancel, collection=collection)
            return said, speech.doubts(said.text, collection)

        run = self._bridge.start("dictation", work)
        self._runs = [run]
        run.stepped.connect(lambda partials: self._hear(take, partials))
        run.finished.connect(lambda found: self._finish(take, *found))
        run.failed.connect(lambda error: self._fail(take, error))

    def _watch(self, take: Take) -> None:
        speech = self._speech

        def work(cancel: CancelToken) -> Generator[None, None, Ending]:
            yield from ()
            return speech.wait_for_end(take, cancel)

        run = self._bridge.start("voice activity", work)
        self._runs.append(run)
        run.finished.connect(lambda _: self.release() if take is self._take else None)
        run.failed.connect(lambda error: self._fail(take, error))

    def _hear(self, take: Take, partials: list[Partial]) -> None:
        if take is self._take:
            self.heard.emit(partials[-1])

    def _finish(self, take: Take, transcript: Transcript, doubts: tuple[Doubt, ...]) -> None:
        if take is not self._take:
            return
        self._end()
        if transcript.text:
            self.understood.emit(transcript, doubts, take.sound())
        self._advise(take, transcript)
        self.ended.emit()

    def _advise(self, take: Take, transcript: Transcript) -> None:
        from app.audio.levels import Loudness, loudness

        found = loudness(take.sound())
        if found is Loudness.LOUD or (found is not Loudness.GOOD and not transcript.text):
            self.troubled.emit(Trouble(found.value))
        elif not transcript.text:
            self.troubled.emit(Trouble.NOTHING_SAID)

    def _fail(self, take: Take, error: SottoError) -> None:
        if take is self._take and not isinstance(error, Cancelled):
            self._end()
            self.failed.emit(error)
            self.ended.emit()

    def _end(self) -> None:
        """Nothing is under way any more."""
        runs, self._runs, self._take = self._runs, [], None
        for run in runs:
            run.cancel()
        if self._listener is not None:
            self._listener.stop()
        self._rest()

    def _rest(self) -> None:
        """Close the microphone where nothing needs it."""
        needed = self.busy or self._waiting is not None or self._trying or self._listen_ahead
        if not needed and self._microphone is not None:
            self._microphone.stop()

    def _tick(self) -> None:
        if self._listener is None:
            return
        self._listener.tick()
        if self._trying or (self._take is not None and not self._take.released):
            from app.audio.levels import level

            self.levelled.emit(level(self._listener.recent(_LEVEL_S)).rms_db)

    def _microphone_changed(self, state: MicrophoneState) -> None:
        self.microphone_opened.emit(state is MicrophoneState.LISTENING)
        if state is not MicrophoneState.LISTENING and self._listener is not None:
            self._listener.restart()
            trouble = TROUBLES.get(state)
            if trouble is not None and (self.busy or self.waits):
                self._wait_no_more()
                self.troubled.emit(trouble)
