"""Runs as bars of how right they were, each with a line for its interval."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from app.evaluation.history import RunScore
from app.ui.look import plain_text, words
from app.ui.look.theme import Theme

_ROW_PX = 30
_BAR_PX = 12
_MOST = 12


class RunBars(QWidget):
    """The latest runs, the latest on top."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._runs: Sequence[RunScore] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("How right the answers of each run were"))

    def show_runs(self, runs: Sequence[RunScore]) -> None:
        """Show these, given with the oldest first."""
        self._runs = tuple(reversed(runs[-_MOST:]))
        self.setAccessibleDescription(
            "\n".join(f"{self._name(r)}: {self._said(r)}" for r in self._runs)
        )
        self.setVisible(bool(self._runs))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A row for each run."""
        return QSize(self._theme.px(300), len(self._runs) * self._theme.px(_ROW_PX))

    def paintEvent(self, _: QPaintEvent) -> None:
        """Name, bar with its interval, share."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, direction = self._theme.px, self.layoutDirection()
        font = self._theme.font(12.5)
        bold = self._theme.font(12.5, weight=QFont.Weight.DemiBold)
        metrics = QFontMetrics(font)
        names = [self._name(run) for run in self._runs]
        widest = max((metrics.horizontalAdvance(name) for name in names), default=0)
        name_width = min(widest, self.width() // 3)
        taken = max(
            (QFontMetrics(bold).horizontalAdvance(_percent(r.right)) for r in self._runs), default=0
        )
        middle = Qt.AlignmentFlag.AlignVCenter
        start = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft)
        end = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignRight)
        for number, run in enumerate(self._runs):
            row = QRect(0, number * px(_ROW_PX), self.width(), px(_ROW_PX))
            painter.setFont(font)
            painter.setPen(QColor(self._theme.tokens.muted))
            room = QStyle.visualRect(direction, row, QRect(0, row.top(), name_width, row.height()))
            short = metrics.elidedText(names[number], Qt.TextElideMode.ElideRight, name_width)
            painter.drawText(room, start | middle, short)
            painter.setFont(bold)
            painter.setPen(QColor(self._theme.tokens.ink))
            painter.drawText(row, end | middle, _percent(run.right))
            bar = row.adjusted(name_width + px(12), 0, -taken - px(12), 0)
            self._paint_bar(painter, QStyle.visualRect(direction, row, bar), run)

    def _paint_bar(self, painter: QPainter, room: QRect, run: RunScore) -> None:
        """The share as a length, and a thin line from the low to the high end of its interval."""
        tokens, height = self._theme.tokens, self._theme.px(_BAR_PX)
        track = QRectF(room.left(), room.center().y() - height / 2, room.width(), height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.line))
        painter.drawRoundedRect(track, 4, 4)
        turned = self.layoutDirection() == Qt.LayoutDirection.RightToLeft

        def x(share: float) -> float:
            along = track.width() * share
            return track.right() - along if turned else track.left() + along

        painter.setBrush(QColor(tokens.accent))
        painter.drawRoundedRect(
            QRectF(min(x(0), x(run.right)), track.top(), track.width() * run.right, height), 4, 4
        )
        painter.setPen(QPen(QColor(tokens.ink), 1.5))
        y, tip = track.center().y(), height * 0.32
        painter.drawLine(QLineF(x(run.low), y, x(run.high), y))
        for share in (run.low, run.high):
            painter.drawLine(QLineF(x(share), y - tip, x(share), y + tip))

    def _name(self, score: RunScore) -> str:
        text = self.tr("Run {number}, {day}, {scope}")
        return text.format(
            number=words.number(score.run.id),
            day=words.short_day(score.run.created_s),
            scope=plain_text.one_line(score.run.collection or self.tr("All files")),
        )

    def _said(self, score: RunScore) -> str:
        text = self.tr("{right} right, between {low} and {high}")
        return text.format(
            right=_percent(score.right), low=_percent(score.low), high=_percent(score.high)
        )


def _percent(share: float) -> str:
    return f"{words.number(round(share * 100))} %"
