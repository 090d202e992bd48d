"""What indexing is at: a sentence with the time left, a bar, how fast it is, pause and stop."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.library.rate import RatePlot
from app.ui.look.labels import button, label
from app.ui.look.theme import Theme
from app.ui.look.words import number
from app.ui.look.work import WorkView

_STEPS = 1_000
_WIDE_PX = 560


class IndexingProgress(QFrame):
    """Hidden while nothing is under way and nothing is paused.

    Signals:
        pause_wanted(bool): let indexing rest, or go on.
        stop_wanted(): stop it.
    """

    pause_wanted = Signal(bool)
    stop_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("details")
        self.setAccessibleName(self.tr("Indexing"))
        self._theme = theme
        self._values = 0
        self._busy, self._paused = False, False
        self._text, self._share, self._rest = "", 0.0, ""
        self._work = WorkView(self)
        self._plot = RatePlot(theme, self)
        self._speed = label("", "muted", parent=self)
        self._pause = button("", self._press, "link", parent=self)
        self._stop = button(
            self.tr("Stop"), self.stop_wanted.emit, "link", name=self.tr("Stop indexing")
        )
        speed = QVBoxLayout()
        speed.setSpacing(0)
        speed.addWidget(self._plot)
        speed.addWidget(self._speed, 0, Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 10, 10)
        row.setSpacing(18)
        row.addWidget(self._work, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(speed)
        row.addWidget(self._pause)
        row.addWidget(self._stop)
        self._update()

    def show_step(self, text: str, share: float) -> None:
        """How much is done, 0 to 1, in words too."""
        self._busy, self._text, self._share = True, text, share
        self._update()

    def show_rate(self, per_minute: tuple[float, ...]) -> None:
        """How many passages a minute, the oldest value first."""
        self._plot.show_values(per_minute)
        self._values = len(per_minute)
        self._fit()
        if per_minute:
            text = self.tr("{count} passages a minute").format(count=number(round(per_minute[-1])))
            self._speed.setText(text)
            self._plot.setAccessibleName(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Without the plot where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def show_rest(self, text: str, *, paused: bool) -> None:
        """Why nothing goes on, empty if it does; `paused` if the user wants it so."""
        if (text, paused) != (self._rest, self._paused):
            self._rest, self._paused = text, paused
            self._update()

    def end(self) -> None:
        """Nothing is under way."""
        self._busy = False
        self._update()

    def _fit(self) -> None:
        wide = self.width() >= self._theme.px(_WIDE_PX)
        self._speed.setVisible(wide and self._values > 0)
        self._plot.setVisible(wide and self._values > 1)

    def _update(self) -> None:
        self.setVisible(self._busy or self._paused)
        share = self._share if self._busy else 0.0
        self._work.show_step(self._rest or self._text, int(share * _STEPS), _STEPS)
        self._pause.setText(self.tr("Resume") if self._paused else self.tr("Pause"))
        self._pause.setAccessibleName(
            self.tr("Resume indexing") if self._paused else self.tr("Pause indexing")
        )
        self._stop.setVisible(self._busy)

    def _press(self) -> None:
        self.pause_wanted.emit(not self._paused)
