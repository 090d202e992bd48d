"""One page as a picture: marks lie on it like a marker pen, and its letters can be selected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from app.services.page_passage import Corners, Letters
from app.ui.look.theme import Theme
from app.ui.look.tokens import LIGHT

_SELECTED_OPACITY = 90
_WEAK_OPACITY = 90
_EDGE_OPACITY = 130
_EDGE_PX = 1.0
_NEAR_LINE = 4.0  # a line above or below counts more than a letter to the side


@dataclass(frozen=True, slots=True)
class PageMark:
    """A passage on the page, line by line; `strong`: it is what is looked at."""

    lines: tuple[Corners, ...]
    strong: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """A page of `pages` ready to be painted; `note` says what to know about its marks."""

    number: int
    pages: int
    image: QImage
    letters: Letters
    marks: tuple[PageMark, ...]
    note: str = ""


class PageCanvas(QWidget):
    """Paints a Drawing as wide as it is told; paper stays white when the window is dark."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._drawing: Drawing | None = None
        self._selected = (0, 0)
        self._anchor: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        theme.changed.connect(self.update)

    @property
    def drawing(self) -> Drawing | None:
        """What is shown."""
        return self._drawing

    @property
    def selected_text(self) -> str:
        """The letters selected with the mouse or Ctrl+A."""
        if self._drawing is None:
            return ""
        return self._drawing.letters.text[slice(*sorted(self._selected))]

    def show_drawing(self, drawing: Drawing | None, *, keep_selection: bool = False) -> None:
        """Show another page, or the same one anew."""
        self._drawing = drawing
        if not keep_selection:
            self._selected = (0, 0)
        self.update()

    def first_mark(self) -> QRect | None:
        """Where the passage that is looked at begins, in pixels; None where none is marked."""
        marks = self._drawing.marks if self._drawing is not None else ()
        for mark in sorted(marks, key=lambda mark: not mark.strong):
            for line in mark.lines:
                return self._polygon(line).boundingRect().toRect()
        return None

    def height_for(self, width: int) -> int:
        """How high the page is at a width."""
        if self._drawing is None or not self._drawing.image.width():
            return width * 4 // 3
        image = self._drawing.image
        return max(1, round(width * image.height() / image.width()))

    def sizeHint(self) -> QSize:
        """As wide as it is."""
        return QSize(self.width(), self.height_for(self.width()))

    def paintEvent(self, _: QPaintEvent) -> None:
        """White paper, what is on it, and marks that let it shine through."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if self._drawing is not None:
            painter.drawImage(self.rect(), self._drawing.image)
            for mark in self._drawing.marks:
                self._paint_mark(painter, mark)
            self._paint_selection(painter)
        else:
            painter.setPen(QColor(LIGHT.muted))
            room = self.rect().adjusted(24, 24, -24, -24)
            painter.drawText(room, Qt.AlignmentFlag.AlignHCenter, self.tr("Drawing the page …"))
        pen = QPen(
            QColor(self._theme.tokens.accent if self.hasFocus() else self._theme.tokens.line)
        )
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_mark(self, painter: QPainter, mark: PageMark) -> None:
        """As a marker pen does: dark letters stay dark; on dark pictures the edge is seen."""
        # Paper is light in both themes, so the pen is that of the light one.
        fill, edge = QColor(LIGHT.highlight), QColor(LIGHT.unsupported)
        edge.setAlpha(_EDGE_OPACITY)
        if not mark.strong:
            fill.setAlpha(_WEAK_OPACITY)
        for line in mark.lines:
            shape = self._polygon(line)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawPolygon(shape)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            painter.setPen(QPen(edge, _EDGE_PX))
            painter.drawLine(shape.at(3), shape.at(2))

    def _paint_selection(self, painter: QPainter) -> None:
        if self._drawing is None or self._selected[0] == self._selected[1]:
            return
        colour = QColor(LIGHT.accent)
        colour.setAlpha(_SELECTED_OPACITY)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for line in self._drawing.letters.lines(*sorted(self._selected)):
            painter.drawPolygon(self._polygon(line))

    def _polygon(self, corners: Corners) -> QPolygonF:
        points = zip(corners[0::2], corners[1::2], strict=True)
        return QPolygonF([QPointF(x * self.width(), y * self.height()) for x, y in points])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a selection."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._anchor = self._letter_at(event.position().toPoint())
            self._selected = (0, 0)
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Extend it to the letter that is nearest."""
        at = self._letter_at(event.position().toPoint())
        if self._anchor is not None and at is not None:
            first, last = sorted((self._anchor, at))
            self._selected = (first, last + 1)
            self.update()

    def mouseReleaseEvent(self, _: QMouseEvent) -> None:
        """It stays."""
        self._anchor = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies what is selected, Ctrl+A selects all of the page."""
        if event.matches(QKeySequence.StandardKey.Copy) and self.selected_text:
            QGuiApplication.clipboard().setText(self.selected_text)
        elif event.matches(QKeySequence.StandardKey.SelectAll) and self._drawing is not None:
            self._selected = (0, len(self._drawing.letters.text))
            self.update()
        else:
            super().keyPressEvent(event)

    def _letter_at(self, place: QPoint) -> int | None:
        """The letter nearest to a place, one on the same line before any other."""
        boxes: Sequence[tuple[float, float, float, float]]
        boxes = self._drawing.letters.boxes if self._drawing is not None else ()
        x, y = place.x() / max(self.width(), 1), place.y() / max(self.height(), 1)
        nearest, least = None, float("inf")
        for at, (left, top, right, bottom) in enumerate(boxes):
            if right <= left:
                continue
            across = max(left - x, 0.0, x - right)
            down = max(top - y, 0.0, y - bottom)
            far = across + _NEAR_LINE * down
            if far < least:
                nearest, least = at, far
        return nearest
