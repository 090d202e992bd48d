"""The verbatim answer: the passage itself, an accent bar beside it, and where it stands."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QStyle, QVBoxLayout, QWidget

from app.domain.answers import Citation, Quote
from app.ui.conversation.cited_text import CitedText
from app.ui.look import plain_text, words
from app.ui.look.labels import label
from app.ui.look.theme import Theme

_BAR_PX, _BESIDE_PX = 3, 15


class QuoteView(QFrame):
    """One quote; its words are verbatim, its line breaks set anew, "…" where it is cut.

    Signals:
        opened(int): the chip of citation `n` was activated.
    """

    opened = Signal(int)

    def __init__(
        self, quote: Quote, citation: Citation, *, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("quote")
        self.text = CitedText(theme, self)
        self.text.setAccessibleName(self.tr("Quote"))
        text = plain_text.one_line(quote.text) + (" …" if quote.is_cut else "")
        self.text.insert(self.tr("“{quote}”").format(quote=text))
        self.text.insert_chip(citation)
        self.text.opened.connect(self.opened)
        layout = QVBoxLayout(self)
        right_to_left = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        beside = (0, _BESIDE_PX) if right_to_left else (_BESIDE_PX, 0)
        layout.setContentsMargins(beside[0], 3, beside[1], 3)
        layout.setSpacing(2)
        layout.addWidget(self.text)
        layout.addWidget(label(words.verbatim_from(citation), wrap=True))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar, on the side where reading begins."""
        super().paintEvent(event)
        bar = QRect(0, 0, _BAR_PX, self.height())
        with QPainter(self) as painter:
            place = QStyle.visualRect(self.layoutDirection(), self.rect(), bar)
            painter.fillRect(place, QColor(self._theme.tokens.accent))
