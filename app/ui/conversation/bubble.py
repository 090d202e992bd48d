"""A question as it was asked."""

from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from app.ui.look.labels import label

_SHARE_OF_WIDTH = 0.78
_SHOWN_CHARACTERS = 2_000


class QuestionBubble(QWidget):
    """The question in a soft field at the right, as wide as its text up to most of the row."""

    def __init__(self, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        shown = question[:_SHOWN_CHARACTERS] + (" …" if len(question) > _SHOWN_CHARACTERS else "")
        self._label = label(shown, wrap=True, selectable=True)
        self._label.setAccessibleName(self.tr("Your question"))
        self._bubble = QFrame(self)
        self._bubble.setObjectName("bubble")
        self._bubble.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        inside = QHBoxLayout(self._bubble)
        inside.setContentsMargins(14, 9, 14, 10)
        inside.addWidget(self._label)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self._bubble)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit the field to its text."""
        super().resizeEvent(event)
        metrics = QFontMetrics(self._label.font())
        longest = max(metrics.horizontalAdvance(line) for line in self._label.text().split("\n"))
        self._bubble.setFixedWidth(min(longest + 34, int(self.width() * _SHARE_OF_WIDTH)))
