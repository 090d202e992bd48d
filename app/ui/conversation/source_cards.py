"""The sources of an answer as cards: document, kind, page and section."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QStyle, QWidget

from app.domain.answers import Citation
from app.ui.conversation.chips import source_tip
from app.ui.look import plain_text, words
from app.ui.look.labels import button
from app.ui.look.theme import Theme

_TWO_COLUMNS_PX = 460
_GAP_PX = 8
_FIRST = 6  # cards that are shown where there are more


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
        self.setAccessibleName(
            self.tr("Source {n}: {title}, {line}").format(
                n=citation.n, title=self._title, line=self._line
            )
        )
        self.setToolTip(source_tip(citation))

    def sizeHint(self) -> QSize:
        """Two lines high."""
        return QSize(200, self._theme.px(54))

    def nextCheckState(self) -> None:
        """Nothing: what is shown in the viewer decides, not the click."""

    def paintEvent(self, _: QPaintEvent) -> None:
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
        leading = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        below = tokens.unsupported if self._doubts else tokens.muted
        title = f"{words.number(self.citation.n)}  {self._title}"
        for text, font, colour, top in (
            (title, self._theme.font(13, weight=QFont.Weight.DemiBold), tokens.ink, 0),
            (self._line, self._theme.font(11.5), below, half),
        ):
            room = QRect(inner.left(), inner.top() + top, inner.width(), half)
            painter.setFont(font)
            painter.setPen(QColor(colour))
            short = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, leading, short)


class SourceCards(QWidget):
    """The cards of one answer, in two columns where there is room; of many, first a few.

    Signals:
        opened(int): the card of citation `n` was pressed.
    """

    opened = Signal(int)

    def __init__(
        self, citations: Sequence[Citation], *, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._citations = tuple(citations)
        self._shown: Citation | None = None
        self._cards: list[SourceCard] = []
        self._more: QPushButton | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        few = len(self._citations) <= _FIRST + 1
        self._make(self._citations if few else self._citations[:_FIRST])
        if not few:
            text = self.tr("Show all {count} sources").format(count=len(self._citations))
            self._more = button(text, self._show_all, "link", parent=self)

    def mark(self, shown: Citation | None) -> None:
        """Check the card of the source that is shown, if it is one of these."""
        self._shown = shown
        for card in self._cards:
            card.setChecked(_same(card.citation, shown))

    def heightForWidth(self, width: int) -> int:
        """All rows."""
        columns = _columns(width)
        rows = -(-len(self._cards) // columns)
        height = rows * self._theme.px(54) + (rows - 1) * _GAP_PX
        return height + (_GAP_PX + self._more.sizeHint().height() if self._more else 0)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(120, self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column when two would be too narrow."""
        super().resizeEvent(event)
        self._arrange()

    def _make(self, citations: Sequence[Citation]) -> None:
        for citation in citations:
            card = SourceCard(citation, theme=self._theme, parent=self)
            card.setChecked(_same(citation, self._shown))
            card.clicked.connect(lambda _=False, n=citation.n: self.opened.emit(n))
            card.show()
            self._cards.append(card)

    def _show_all(self) -> None:
        if self._more is not None:
            self._more.deleteLater()
            self._more.hide()
            self._more = None
        self._make(self._citations[_FIRST:])
        self._cards[_FIRST].setFocus(Qt.FocusReason.TabFocusReason)
        self._arrange()
        self.updateGeometry()

    def _arrange(self) -> None:
        columns, height = _columns(self.width()), self._theme.px(54)
        width = (self.width() - (columns - 1) * _GAP_PX) // columns
        bottom = 0
        for index, card in enumerate(self._cards):
            row, column = divmod(index, columns)
            place = QRect(column * (width + _GAP_PX), row * (height + _GAP_PX), width, height)
            card.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))
            bottom = place.bottom() + 1 + _GAP_PX
        if self._more is not None:
            place = QRect(0, bottom, self.width(), self._more.sizeHint().height())
            place.setWidth(min(self._more.sizeHint().width(), self.width()))
            self._more.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))


def _same(one: Citation, other: Citation | None) -> bool:
    """Whether two answers cite the same place."""
    return other is not None and (one.document_id, one.start, one.end) == (
        other.document_id,
        other.start,
        other.end,
    )


def _columns(width: int) -> int:
    return 2 if width >= _TWO_COLUMNS_PX else 1
