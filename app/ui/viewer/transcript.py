"""What is said in a recording, line by line with its time, the line that is heard marked."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.services.sources import Passage
from app.ui.look import plain_text, words
from app.ui.look.rows import AnyIndex
from app.ui.look.theme import Theme
from app.ui.viewer.source import Mark

_SENTENCE = re.compile(r"[^.!?…\n]*(?:[.!?…]+[\"'”»)]*|\n|$)\s*")
_LEAST_CHARACTERS = 60
_TIME_PX = 58
_PAD_PX = 8


@dataclass(frozen=True, slots=True)
class Line:
    """Characters `start` to `end` of the text, said at about `start_s`."""

    start: int
    end: int
    start_s: float


def lines(text: str, passages: Sequence[Passage]) -> tuple[Line, ...]:
    """A line for a sentence or two of each passage.

    Of a passage only begin and end are known; its sentences are placed between by their length.
    """
    return tuple(
        line for passage in passages if passage.start_s is not None
        for line in _lines(text, passage)
    )  # fmt: skip


def _lines(text: str, passage: Passage) -> Iterator[Line]:
    start_s = passage.start_s or 0.0
    length_s = max((passage.end_s or start_s) - start_s, 0.0)
    length = max(passage.end - passage.start, 1)
    first = passage.start
    for found in _SENTENCE.finditer(text, passage.start, passage.end):
        is_last = found.end() >= passage.end
        if found.end() - first < _LEAST_CHARACTERS and not is_last:
            continue
        if text[first : found.end()].strip():
            yield Line(first, found.end(), start_s + length_s * (first - passage.start) / length)
        first = found.end()
        if is_last:
            return


class TranscriptLines(QAbstractListModel):
    """The lines of one recording; `now` is the index of the one that is heard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()
        self.marks: tuple[Mark, ...] = ()
        self.now = -1
        self._text = ""
        self._seconds: list[float] = []

    def show_lines(self, text: str, shown: tuple[Line, ...], marks: Sequence[Mark]) -> None:
        """Show others."""
        self.beginResetModel()
        self._text, self.lines, self.marks = text, shown, tuple(marks)
        self._seconds = [line.start_s for line in shown]
        self.now = -1
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """One for each line."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words; for a screen reader with their time."""
        line = self.lines[index.row()]
        said = plain_text.one_line(self._text[line.start : line.end])
        if role == Qt.ItemDataRole.DisplayRole:
            return said
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{words.seconds_as_clock(line.start_s)} {said}"
        return None

    def at_second(self, second: float) -> int:
        """The index of the line that is heard then; -1 before the first."""
        return bisect_right(self._seconds, second + 0.01) - 1

    def at_offset(self, offset: int) -> int:
        """The index of the line that has the character."""
        found = [n for n, line in enumerate(self.lines) if line.start <= offset]
        return found[-1] if found else 0

    def hear(self, second: float) -> bool:
        """Mark the line heard at a second; whether that is another one than before."""
        before, self.now = self.now, self.at_second(second)
        if before == self.now:
            return False
        for row in (before, self.now):
            if 0 <= row < len(self.lines):
                self.dataChanged.emit(self.index(row), self.index(row))
        return True


class Transcript(QListView):
    """The lines, wrapped; a click or Enter asks to hear one.

    Signals:
        wanted(float): play from this second on.
        toggled(): Space was pressed.
    """

    wanted = Signal(float)
    toggled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("transcript")
        self.setAccessibleName(self.tr("Transcript"))
        self.rows = TranscriptLines(self)
        self.setModel(self.rows)
        self.setItemDelegate(_LineDelegate(theme, self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.clicked.connect(self._want)
        self.activated.connect(self._want)
        theme.changed.connect(self.viewport().update)

    def follow(self, second: float) -> None:
        """Mark the line heard now, and keep it in view unless the reader scrolls."""
        if self.rows.hear(second) and self.rows.now >= 0 and not self.viewport().underMouse():
            self.scrollTo(self.rows.index(self.rows.now), self.ScrollHint.PositionAtCenter)

    def show_offset(self, offset: int) -> None:
        """Bring the line with a character into view."""
        index = self.rows.index(self.rows.at_offset(offset))
        self.setCurrentIndex(index)
        self.scrollTo(index, self.ScrollHint.PositionAtCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space plays and pauses."""
        if event.key() == Qt.Key.Key_Space:
            self.toggled.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._want(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _want(self, index: QModelIndex) -> None:
        if index.isValid():
            self.wanted.emit(self.rows.lines[index.row()].start_s)


class _LineDelegate(QStyledItemDelegate):
    """Time in muted ink, words beside it; cited ones on the highlight, a bar at what is heard."""

    def __init__(self, theme: Theme, view: Transcript) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, _: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """As high as its words are when wrapped."""
        room = self._room(QRect(0, 0, self._view.viewport().width(), 0))
        bounds = QFontMetrics(self._theme.font(13)).boundingRect(
            QRect(0, 0, room.width(), 1_000_000), int(Qt.TextFlag.TextWordWrap), str(index.data())
        )
        return QSize(self._view.viewport().width(), bounds.height() + self._theme.px(2 * _PAD_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """One line."""
        tokens, rows = self._theme.tokens, self._view.rows
        line = rows.lines[index.row()]
        touched = [m.strong for m in rows.marks if m.start < line.end and line.start < m.end]
        rect = option.rect
        painter.save()
        if touched:
            ground = tokens.highlight if any(touched) else tokens.accent_soft
            painter.fillRect(rect.adjusted(0, 1, 0, -1), QColor(ground))
        if index.row() == rows.now:
            bar = QRect(rect.x(), rect.y(), self._theme.px(3), rect.height())
            painter.fillRect(self._mirrored(rect, bar), QColor(tokens.accent))
        if self._view.hasFocus() and index.row() == self._view.currentIndex().row():
            painter.setPen(QColor(tokens.accent))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        room = self._room(rect)
        pad = self._theme.px(_PAD_PX)
        painter.setFont(self._theme.font(12))
        painter.setPen(QColor(tokens.ink if touched else tokens.muted))
        times = QRect(rect.x() + pad, room.y(), self._theme.px(_TIME_PX) - pad, room.height())
        painter.drawText(
            self._mirrored(rect, times),
            Qt.AlignmentFlag.AlignTop,
            words.seconds_as_clock(line.start_s),
        )
        painter.setFont(self._theme.font(13))
        painter.setPen(QColor(tokens.ink))
        said = int(Qt.TextFlag.TextWordWrap)
        painter.drawText(self._mirrored(rect, room), said, str(index.data()))
        painter.restore()

    def _mirrored(self, rect: QRect, part: QRect) -> QRect:
        """The part where it lies when reading begins at the other side."""
        return QStyle.visualRect(self._view.layoutDirection(), rect, part)

    def _room(self, rect: QRect) -> QRect:
        px = self._theme.px
        return rect.adjusted(px(_TIME_PX), px(_PAD_PX), -px(_PAD_PX), -px(_PAD_PX))
