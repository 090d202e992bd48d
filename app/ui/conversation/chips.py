"""Citation chips: the small numbered marks inside a text that open a source."""

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from app.domain.answers import Citation
from app.ui.look import plain_text, words
from app.ui.look.theme import Theme

_CHIP = QTextFormat.ObjectTypes.UserObject + 1
_NUMBER = QTextFormat.Property.UserProperty + 1
_WIDTH = QTextFormat.Property.UserProperty + 2
_SCHEME = "source:"
_RAISED_PX = 2
_GAP_PX = 4
CHIP = "\N{OBJECT REPLACEMENT CHARACTER}"
"""What stands in the text where a chip is; a line may end before it, so that it moves no word."""


class Chips(QPyTextObject):
    """Draws the chips of one text; in the text each is a link to `source:n`."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._theme = theme
        self._font = theme.font(11.5, weight=QFont.Weight.DemiBold)
        self._metrics = QFontMetricsF(self._font)
        self._marks: dict[Citation, QTextCharFormat] = {}
        document.documentLayout().registerHandler(_CHIP, self)

    def insert(self, cursor: QTextCursor, citation: Citation) -> None:
        """Put the chip of `citation`; its tip says where the passage stands, and the passage."""
        mark = self._marks.get(citation)
        if mark is None:
            mark = self._marks[citation] = self._mark(citation)
        cursor.insertText(CHIP, mark)

    def intrinsicSize(self, _document: QTextDocument, _position: int, mark: QTextFormat) -> QSizeF:
        """Room for the number, a little air, and a gap before it; asked for at every width."""
        return QSizeF(mark.property(_WIDTH), self._theme.px(18))

    def drawObject(
        self,
        painter: QPainter,
        rectangle: QRectF | QRect,
        _document: QTextDocument,
        _position: int,
        mark: QTextFormat,
    ) -> None:
        """A soft rounded field with the number in it."""
        tokens = self._theme.tokens
        rectangle = QRectF(rectangle).adjusted(self._theme.px(_GAP_PX), 0, 0, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -_RAISED_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent_soft))
        painter.drawRoundedRect(rectangle, 5, 5)
        painter.setPen(QColor(tokens.accent))
        painter.setFont(self._font)
        painter.drawText(
            rectangle, Qt.AlignmentFlag.AlignCenter, words.number(mark.property(_NUMBER))
        )
        painter.restore()

    def _mark(self, citation: Citation) -> QTextCharFormat:
        px = self._theme.px
        width = self._metrics.horizontalAdvance(words.number(citation.n)) + px(11)
        mark = QTextCharFormat()
        mark.setObjectType(_CHIP)
        mark.setProperty(_NUMBER, citation.n)
        mark.setProperty(_WIDTH, max(width, px(19)) + px(_GAP_PX))
        mark.setAnchor(True)
        mark.setAnchorHref(f"{_SCHEME}{citation.n}")
        mark.setToolTip(source_tip(citation))
        mark.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
        return mark


def source_tip(citation: Citation) -> str:
    """What hovering over a source says: its place, what is doubtful about it, its words."""
    return plain_text.tooltip(
        citation.text, heading=words.source_name(citation), warning=words.doubts(citation)
    )


def chip_number(link: str) -> int | None:
    """The citation number in the address of a chip's link."""
    number = link.removeprefix(_SCHEME)
    return int(number) if link.startswith(_SCHEME) and number.isdecimal() else None
