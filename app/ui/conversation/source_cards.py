"""The sources of an answer as cards: document, kind, page and section."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from app.domain.answers import Citation
from app.ui.look import plain_text, words
from app.ui.look.theme import Theme

_TWO_COLUMNS_PX = 460


class SourceCard(QAbstractButton):
    """One source; checked while it is the one shown in the viewer."""

    def __init__(self, citation: Citation, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.citation = citation
        self._theme = theme
        self._title = plain_text.one_line(citation.document)
        self._doubts = words.doubts(citation)
        place = words.source_line(citation)
        self._line = plain_text.one_line(". ".join(filter(None, (self._doubts, place))))
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(
            self.tr("Source {n}: {title}, {line}").format(
                n=citation.n, title=self._title, line=self._line
            )
        )
        self.setToolTip(plain_text.tooltip(citation.text, warning=self._doubts))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Two lines high."""
        return QSize(200, self._theme.px(54))

    def nextCheckState(self) -> None:  # noqa: N802
        """Nothing: what is shown in the viewer decides, not the click."""

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """A panel with number and title, and the place in muted ink."""
        tokens, px = self._theme.tokens, self._theme.px
        strong = self.isChecked() or self.hasFocus()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2.0 if self.isChecked() else 1.0
        edge = tokens.accent if strong else tokens.muted if self.underMouse() else tokens.line
        painter.setPen(QPen(QColor(edge), width))
        painter.setBrush(QColor(tokens.panel))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), 9, 9)
        inner = self.rect().adjusted(px(12), px(8), -px(11), -px(8))
        half = inner.height() // 2
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        below = tokens.unsupported if self._doubts else tokens.muted
        title = f"{words.number(self.citation.n)}   {self._title}"
        for text, font, colour, top in (
            (title, self._theme.font(13, weight=QFont.Weight.DemiBold), tokens.ink, 0),
            (self._line, self._theme.font(11.5), below, half),
        ):
            room = QRect(inner.left(), inner.top() + top, inner.width(), half)
            painter.setFont(font)
            painter.setPen(QColor(colour))
            short = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, left, short)


class SourceCards(QWidget):
    """All cards of one answer, in two columns where there is room.

    Signals:
        opened(int): the card of citation `n` was pressed.
    """

    opened = Signal(int)

    def __init__(
        self, citations: Sequence[Citation], *, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self._columns = 0
        self._cards = [SourceCard(c, theme=theme, parent=self) for c in citations]
        for card in self._cards:
            card.clicked.connect(lambda _=False, n=card.citation.n: self.opened.emit(n))
        self._arrange(2)

    def mark(self, shown: Citation | None) -> None:
        """Check the card of the source that is shown, if it is one of these."""
        for card in self._cards:
            card.setChecked(card.citation is shown)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """One column when two would be too narrow."""
        super().resizeEvent(event)
        self._arrange(2 if self.width() >= _TWO_COLUMNS_PX else 1)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for index, card in enumerate(self._cards):
            self._grid.addWidget(card, index // columns, index % columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
