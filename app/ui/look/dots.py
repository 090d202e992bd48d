"""The dotted line under words that no source supports; heavier than the one Qt draws."""

from collections.abc import Iterable, Iterator
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QTextDocument

_DOT_PX = 2.0
_STEP_PX = 4
_BELOW_BASELINE_PX = 3.5
_TEXT_PX = 14  # high is the text that these sizes are for


def draw_dots(
    painter: QPainter, document: QTextDocument, *, ranges: Iterable[tuple[int, int]], colour: str
) -> None:
    """Underline the characters of `ranges`, positions in `document`, on every line they touch.

    Lines outside of the painter's clip are left out.
    """
    scale = max(document.defaultFont().pixelSize(), _TEXT_PX) / _TEXT_PX
    dot = _dot(colour, scale, painter.device().devicePixelRatio())
    clip = painter.clipBoundingRect()
    for start, end in ranges:
        for line in _lines(document, start, end, scale, clip):
            painter.drawTiledPixmap(line, dot)


def _dot(colour: str, scale: float, ratio: float) -> QPixmap:
    """One dot and the gap after it: many times faster to lay side by side than a dashed pen."""
    size = _DOT_PX * scale
    dot = QPixmap(round(_STEP_PX * scale * ratio), round((size + 1) * ratio))
    dot.setDevicePixelRatio(ratio)
    dot.fill(Qt.GlobalColor.transparent)
    with QPainter(dot) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawEllipse(QRectF(0.5, 0.5, size, size))
    return dot


def _lines(
    document: QTextDocument, start: int, end: int, scale: float, clip: QRectF
) -> Iterator[QRectF]:
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        layout, top = block.layout(), document.documentLayout().blockBoundingRect(block).topLeft()
        begin, stop = max(start - block.position(), 0), end - block.position()
        for number in range(layout.lineForTextPosition(begin).lineNumber(), layout.lineCount()):
            line = layout.lineAt(number)
            if line.textStart() >= stop:
                break
            y = top.y() + line.y() + line.ascent() + (_BELOW_BASELINE_PX - _DOT_PX / 2) * scale
            if not clip.top() - _STEP_PX < y < clip.bottom() + _STEP_PX:
                continue
            first = max(begin, line.textStart())
            last = min(stop, line.textStart() + line.textLength())
            if first < last:
                left = top.x() + _x(line.cursorToX(first))
                right = top.x() + min(_x(line.cursorToX(last)), line.naturalTextWidth())
                yield QRectF(min(left, right), round(y), abs(right - left), _DOT_PX * scale + 1)
        block = block.next()


def _x(place: Any) -> float:
    """The x of QTextLine.cursorToX, which the binding gives as (x, position)."""
    return float(place[0] if isinstance(place, tuple) else place)
