"""Reads answers aloud with a voice of the system."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

_CITATIONS = re.compile(r"(?:^|\s+)\[\d+(?:\s*[,;]\s*\d+)*\]")
_SILENT_ENGINES = frozenset({"mock"})


class ReadAloud(QObject):
    """One voice that reads one text at a time; loaded when it is first asked for.

    `engine` names one of Qt's, None: the first that has a voice.

    Signals:
        changed(str): the text being read, empty when nothing is any more.
    """

    changed = Signal(str)

    def __init__(self, parent: QObject | None = None, *, engine: str | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._voice: QTextToSpeech | None = None
        self._looked = False
        self._reading = ""

    @property
    def available(self) -> bool:
        """Whether this system has a voice."""
        return self._found() is not None

    @property
    def reading(self) -> str:
        """The text being read; empty when nothing is."""
        return self._reading

    def read(self, text: str, language: str | None = None) -> None:
        """Read `text`, in a voice of `language` (ISO 639-1) where there is one.

        Another text that is being read is stopped. Does nothing without a voice.
        """
        voice = self._found()
        plain = without_citations(text)
        if voice is None or not plain:
            return
        self.stop()
        if language is not None:
            _speak_language(voice, language)
        self._reading = text
        self.changed.emit(text)
        voice.say(plain)

    def stop(self) -> None:
        """Be silent at once."""
        if self._voice is not None and self._reading:
            from PySide6.QtTextToSpeech import QTextToSpeech

            self._end()
            self._voice.stop(QTextToSpeech.BoundaryHint.Immediate)

    def _found(self) -> QTextToSpeech | None:
        if not self._looked:
            self._looked = True
            self._voice = _voice(self._engine, self)
            if self._voice is not None:
                self._voice.stateChanged.connect(self._follow)
        return self._voice

    def _follow(self, state: QTextToSpeech.State) -> None:
        from PySide6.QtTextToSpeech import QTextToSpeech

        ended = state in (QTextToSpeech.State.Ready, QTextToSpeech.State.Error)
        if ended and self._reading:
            self._end()

    def _end(self) -> None:
        self._reading = ""
        self.changed.emit("")


def without_citations(text: str) -> str:
    """The text without its numbers of sources in brackets, which nobody wants to hear."""
    return _CITATIONS.sub("", text).strip()


def _voice(engine: str | None, parent: QObject) -> QTextToSpeech | None:
    from PySide6.QtTextToSpeech import QTextToSpeech

    for name in QTextToSpeech.availableEngines():
        if name != engine and (engine is not None or name in _SILENT_ENGINES):
            continue
        made = QTextToSpeech(name, parent)
        if made.state() is not QTextToSpeech.State.Error and made.availableVoices():
            return made
        made.deleteLater()
    return None


def _speak_language(voice: QTextToSpeech, language: str) -> None:
    """Choose a voice of the language, in the country of the system where there is one."""
    wanted = QLocale(language).language()
    system = QLocale.system().territory()
    spoken = [one for one in voice.availableLocales() if one.language() == wanted]
    spoken.sort(key=lambda one: one.territory() != system)
    if spoken and voice.locale().language() != wanted:
        voice.setLocale(spoken[0])
