"""One value out of a list of names."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from app.domain.signs import visible

_ARROW_PX = 4.0
_ARROW_FROM_EDGE_PX = 16.0
_LEAST_CHARACTERS = 12
_INSET_PX = 4


class Choice(QComboBox):
    """A list that opens; the wheel scrolls what is around it until it has the keyboard.

    Signals:
        picked(object): the user chose this value.
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST_CHARACTERS)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.activated.connect(lambda at: self.picked.emit(self.itemData(at)))

    def offer(self, items: Sequence[tuple[object, str]]) -> None:
        """Offer these values by their names; the one chosen stays if it is among them."""
        kept = self.value
        self.clear()
        for value, name in items:
            self.addItem(visible(name), value)
        self.show_value(kept)

    @property
    def value(self) -> object:
        """The one chosen."""
        return self.currentData()

    def show_value(self, value: object) -> None:
        """Show `value`; says nothing. Empty where it is not on offer."""
        values = [self.itemData(at) for at in range(self.count())]
        self.setCurrentIndex(values.index(value) if value in values else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Only where the keyboard is."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, _: QPaintEvent) -> None:
        """As the style sheet says, with as much of the name as fits, and an arrow at the end."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        control = QStyle.ComplexControl
        self.initStyleOption(option)
        room = self.style().subControlRect(
            control.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        end = Qt.TextElideMode.ElideRight
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), end, room.width() - _INSET_PX
        )
        painter.drawComplexControl(control.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(self.foregroundRole()), 1.4))
        left = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = _ARROW_FROM_EDGE_PX if left else self.width() - _ARROW_FROM_EDGE_PX
        y, half = self.height() / 2 - _ARROW_PX / 2, _ARROW_PX
        painter.drawPolyline(
            QPolygonF([QPointF(x - half, y), QPointF(x, y + half), QPointF(x + half, y)])
        )
