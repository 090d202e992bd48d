"""Paints a place that was found: title, where it is, and its words with those sought marked."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.domain.documents import Span
from app.retrieval.snippet import Snippet
from app.ui.find.results import DATE, LINE, SNIPPET
from app.ui.look import plain_text
from app.ui.look.rows import AnyIndex
from app.ui.look.theme import Theme

_LINES = 2  # of a snippet
_ELLIPSIS = " …"


class FoundDelegate(QStyledItemDelegate):
    """All rows are equally high, so that a long list scrolls as lightly as a short one."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _: QStyleOptionViewItem, __: AnyIndex) -> QSize:
        """Title, place and two lines."""
        return QSize(200, self._theme.px(62) + _LINES * self._leading())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """A row on a soft ground while it is the one chosen."""
        theme, px = self._theme, self._theme.px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        inner = option.rect.adjusted(px(12), px(9), -px(12), -px(9))
        top = QRect(inner.left(), inner.top(), inner.width(), px(20))
        date = str(index.data(DATE))
        small = theme.font(12)
        taken = QFontMetrics(small).horizontalAdvance(date) + px(16)
        near, far = _sides(option.direction)
        _line(painter, top, date, font=small, colour=theme.tokens.muted, align=far)
        title = theme.font(14, weight=QFont.Weight.DemiBold)
        room = _without(top, taken, option.direction)
        _line(painter, room, str(index.data()), font=title, colour=theme.tokens.ink, align=near)
        below = top.translated(0, px(20))
        _line(
            painter, below, str(index.data(LINE)), font=small, colour=theme.tokens.muted, align=near
        )
        words = QRectF(inner.left(), below.bottom() + px(3), inner.width(), 0)
        self._paint_snippet(painter, words, index.data(SNIPPET), option.direction)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        tokens = self._theme.tokens
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        area = QRectF(option.rect).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(tokens.panel))
            painter.setPen(QColor(tokens.accent if chosen else tokens.line))
            painter.drawRoundedRect(area, 9, 9)

    def _paint_snippet(
        self, painter: QPainter, room: QRectF, snippet: Snippet, direction: Qt.LayoutDirection
    ) -> None:
        font = self._theme.font(13)
        text = plain_text.displayable(snippet.text)
        marks = self._marks(text, snippet.marks)
        layout, end = self._set(text, font, room.width(), direction, marks)
        if end < plain_text.utf16_length(text):
            text = text[: max(0, end - len(_ELLIPSIS))].rpartition(" ")[0].rstrip() + _ELLIPSIS
            layout, _ = self._set(text, font, room.width(), direction, marks)
        painter.setPen(QColor(self._theme.tokens.ink))
        layout.draw(painter, QPointF(room.topLeft()))

    def _set(
        self,
        text: str,
        font: QFont,
        width: float,
        direction: Qt.LayoutDirection,
        marks: list[QTextLayout.FormatRange],
    ) -> tuple[QTextLayout, int]:
        """The first lines of `text`, and where in it they end."""
        layout = QTextLayout(text, font)
        end = plain_text.utf16_length(text)
        layout.setFormats([mark for mark in marks if mark.start + mark.length <= end])
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(direction if not text.isascii() else Qt.LayoutDirection.LeftToRight)
        layout.setTextOption(option)
        layout.beginLayout()
        end = 0
        for number in range(_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, number * self._leading()))
            end = line.textStart() + line.textLength()
        layout.endLayout()
        return layout, end

    def _marks(self, text: str, spans: Sequence[Span]) -> list[QTextLayout.FormatRange]:
        marked = QTextCharFormat()
        marked.setBackground(QColor(self._theme.tokens.highlight))
        marked.setForeground(QColor(self._theme.tokens.ink))
        made = []
        for mark in spans:
            each = QTextLayout.FormatRange()
            each.start = plain_text.utf16_length(text[: mark.start])
            end = plain_text.utf16_length(text[: mark.end])
            each.length = end - each.start
            each.format = marked
            made.append(each)
        return made

    def _leading(self) -> int:
        return round(QFontMetrics(self._theme.font(13)).lineSpacing() * 1.12)


def _line(
    painter: QPainter, room: QRect, text: str, *, font: QFont, colour: str, align: Qt.AlignmentFlag
) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    short = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, align | Qt.AlignmentFlag.AlignVCenter, short)


def _sides(direction: Qt.LayoutDirection) -> tuple[Qt.AlignmentFlag, Qt.AlignmentFlag]:
    """Where reading begins and where it ends."""
    left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    absolute = Qt.AlignmentFlag.AlignAbsolute
    from_right = direction == Qt.LayoutDirection.RightToLeft
    return (right | absolute, left | absolute) if from_right else (left, right)


def _without(room: QRect, width: int, direction: Qt.LayoutDirection) -> QRect:
    """`room` less some at the far end."""
    if direction == Qt.LayoutDirection.RightToLeft:
        return room.adjusted(width, 0, 0, 0)
    return room.adjusted(0, 0, -width, 0)
