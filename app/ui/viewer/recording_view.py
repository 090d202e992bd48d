"""A recording: a player that starts at the cited second, and the transcript that follows it."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QSignalBlocker, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QVBoxLayout, QWidget

from app.engines.reader.media_types import FILM
from app.ui.look import words
from app.ui.look.choice import Choice
from app.ui.look.labels import button, label
from app.ui.viewer.base import Means, SourceView
from app.ui.viewer.player import SPEEDS, Player
from app.ui.viewer.source import Mark, Source
from app.ui.viewer.transcript import Transcript, lines

_STEP_S = 5
_PAGE_S = 30


class RecordingView(SourceView):
    """Shows what is said, and plays it."""

    def __init__(self, means: Means, parent: QWidget | None = None) -> None:
        super().__init__(means, parent)
        self._source: Source | None = None
        self.player = Player(means, self)
        self.transcript = Transcript(means.theme, self)
        self.play = button(self.tr("Play"), self.player.toggle, "primary", parent=self)
        self._time = label("", "muted", parent=self)
        self.place = QSlider(Qt.Orientation.Horizontal, self)
        self.place.setAccessibleName(self.tr("Place in the recording, in seconds"))
        self.place.setSingleStep(_STEP_S)
        self.place.setPageStep(_PAGE_S)
        self.place.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.speed = Choice(self)
        self.speed.setAccessibleName(self.tr("Speed"))
        self.speed.setMinimumContentsLength(5)
        self.speed.offer([(one, _times(one)) for one in SPEEDS])
        self.speed.show_value(1.0)
        self.speed.picked.connect(self.player.set_speed)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.play)
        row.addWidget(self.place, 1)
        row.addWidget(self._time)
        row.addWidget(self.speed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(row)
        layout.addWidget(self.transcript, 1)
        self.place.valueChanged.connect(self.player.seek)
        self.player.moved.connect(self._follow)
        self.player.lasts.connect(lambda seconds: self.place.setMaximum(int(seconds)))
        self.player.changed.connect(self._show_playing)
        self.player.failed.connect(self.noted)
        self.transcript.wanted.connect(self._hear)
        self.transcript.toggled.connect(self.player.toggle)

    @property
    def target(self) -> QWidget:
        """The transcript: Space there plays."""
        return self.transcript

    def show_source(self, source: Source) -> None:
        """Stand at the cited second, the words said there in view."""
        self._source = source
        stored = source.stored
        shown = lines(stored.text, stored.passages)
        self.transcript.rows.show_lines(stored.text, shown, source.marks)
        ends = [passage.end_s for passage in stored.passages if passage.end_s is not None]
        at = self.transcript.rows.at_offset(source.citation.start)
        start_s = shown[at].start_s if shown else source.citation.start_s or 0.0
        with QSignalBlocker(self.place):
            self.place.setRange(0, int(max(ends, default=0.0)) + 1)
        self.player.open(stored.file, start_s)
        self.play.setEnabled(stored.file is not None)
        self.place.setEnabled(stored.file is not None)
        self.transcript.show_offset(source.citation.start)
        clock = words.seconds_as_clock(source.citation.start_s or 0.0)
        self.placed.emit(self.tr("From {time}").format(time=clock))
        if stored.document.media_type.startswith(FILM):
            self.noted.emit(self.tr("Only its sound is played here, the picture is not shown."))

    def show_found(self, mark: Mark) -> None:
        """Bring the words into view."""
        rows = self.transcript.rows
        if self._source is not None:
            weak = (Mark(one.start, one.end, strong=False) for one in self._source.marks)
            rows.marks = (*weak, mark)
            self.transcript.viewport().update()
            self.transcript.show_offset(mark.start)

    def leave(self) -> None:
        """Be silent."""
        self.player.stop()

    def _hear(self, second: float) -> None:
        self.player.seek(second)
        self.player.play()

    def _follow(self, second: float) -> None:
        with QSignalBlocker(self.place):
            self.place.setValue(int(second))
        self._time.setText(words.seconds_as_clock(second))
        self.transcript.follow(second)

    def _show_playing(self, playing: bool) -> None:
        text = self.tr("Pause") if playing else self.tr("Play")
        self.play.setText(text)
        self.play.setAccessibleName(text)


def _times(speed: float) -> str:
    """As in: 1.5×."""
    return f"{QLocale().toString(speed, 'g', 3)}×"
