"""The verbatim answer: the passage itself, an accent bar beside it, and where it stands."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.domain.answers import Citation, Quote
from app.ui.conversation.cited_text import CitedText
from app.ui.look import plain_text, words
from app.ui.look.labels import label
from app.ui.look.theme import Theme


class QuoteView(QFrame):
    """One quote; its words are verbatim, its line breaks are set anew.

    Signals:
        opened(int): the chip of citation `n` was activated.
    """

    opened = Signal(int)

    def __init__(
        self, quote: Quote, citation: Citation, *, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("quote")
        self.text = CitedText(theme, self)
        self.text.setAccessibleName(self.tr("Quote"))
        self.text.insert(self.tr("“{quote}”").format(quote=plain_text.one_line(quote.text)))
        self.text.insert_chip(citation)
        self.text.opened.connect(self.opened)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 4, 0, 4)
        layout.setSpacing(3)
        layout.addWidget(self.text)
        layout.addWidget(label(words.verbatim_from(citation), wrap=True))
