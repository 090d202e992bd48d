"""A layout that sets its parts in rows, a new one wherever the room ends."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

_GAP_PX = 6

_Row = list[tuple[QLayoutItem, QSize]]


class FlowLayout(QLayout):
    """Rows of parts at their own size, from the side where reading begins."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._known: tuple[int, list[_Row]] | None = None  # the rows of the last width
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(_GAP_PX)

    def addItem(self, item: QLayoutItem) -> None:
        """Put a part at the end."""
        self._items.append(item)
        self._known = None

    def count(self) -> int:
        """The number of parts."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """A part, None beyond the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """A part, which is none any more; None beyond the end."""
        self._known = None
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def invalidate(self) -> None:
        """A part came, went or wants another size."""
        self._known = None
        super().invalidate()

    def hasHeightForWidth(self) -> bool:
        """It has more rows in less room."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The rows at this width."""
        return self._set(QRect(0, 0, width, 0), move=False)

    def minimumSize(self) -> QSize:
        """As wide as the widest part."""
        sizes = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def sizeHint(self) -> QSize:
        """One row."""
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        gaps = self.spacing() * max(0, len(hints) - 1)
        return QSize(sum(hint.width() for hint in hints) + gaps, self.minimumSize().height())

    def setGeometry(self, rect: QRect) -> None:
        """Place the parts, in the middle of a room that is higher than their rows."""
        super().setGeometry(rect)
        spare = max(0, rect.height() - self.heightForWidth(rect.width()))
        self._set(rect.adjusted(0, spare // 2, 0, 0), move=True)

    def _set(self, rect: QRect, *, move: bool) -> int:
        """Go through the rows; returns their height."""
        y, rows = 0, self._rows(rect.width())
        for row in rows:
            height = max(hint.height() for _, hint in row)
            if move:
                self._place(row, rect, y, height)
            y += height + self.spacing()
        return max(0, y - self.spacing())

    def _rows(self, width: int) -> list[_Row]:
        """The parts that are there with the sizes they get, row by row."""
        if self._known is None or self._known[0] != width:
            self._known = width, self._broken(width)
        return self._known[1]

    def _broken(self, width: int) -> list[_Row]:
        rows: list[_Row] = []
        x = 0
        for item in self._items:
            if item.isEmpty():
                continue
            hint = item.sizeHint().boundedTo(QSize(max(width, 1), item.sizeHint().height()))
            if not rows or x + hint.width() > width:
                rows.append([])
                x = 0
            rows[-1].append((item, hint))
            x += hint.width() + self.spacing()
        return rows

    def _place(self, row: _Row, rect: QRect, y: int, height: int) -> None:
        """Put the parts of a row beside each other, on one middle line."""
        parent = self.parentWidget()
        mirrored = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = 0
        for item, hint in row:
            place = QRect(rect.topLeft() + QPoint(x, y + (height - hint.height()) // 2), hint)
            if mirrored:
                place.moveRight(rect.right() - x)
            item.setGeometry(place)
            x += hint.width() + self.spacing()
