"""The dotted line under words that no source supports; heavier than the one Qt draws."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextDocument

_DOT_PX = 2.0
_BELOW_BASELINE_PX = 3.5


def draw_dots(
    painter: QPainter, document: QTextDocument, *, ranges: Iterable[tuple[int, int]], colour: str
) -> None:
    """Underline the characters of `ranges`, positions in `document`, on every line they touch."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(colour), _DOT_PX, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([0.01, 2.0])
    painter.setPen(pen)
    for start, end in ranges:
        for line in _lines(document, start, end):
            painter.drawLine(line)


def _lines(document: QTextDocument, start: int, end: int) -> Iterator[QLineF]:
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        layout, top = block.layout(), document.documentLayout().blockBoundingRect(block).topLeft()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first = max(start - block.position(), line.textStart())
            last = min(end - block.position(), line.textStart() + line.textLength())
            if first < last:
                y = top.y() + line.y() + line.ascent() + _BELOW_BASELINE_PX
                left = top.x() + _x(line.cursorToX(first))
                right = top.x() + min(_x(line.cursorToX(last)), line.naturalTextWidth())
                yield QLineF(left + 1, y, right - 1, y)
        block = block.next()


def _x(place: object) -> float:
    """The x of QTextLine.cursorToX, which the binding gives as (x, position)."""
    return float(place[0] if isinstance(place, tuple) else place)  # type: ignore[arg-type]
