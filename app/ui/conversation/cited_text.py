"""A read-only text with marks that say more: as high as its content; the page around it scrolls."""

import re

from PySide6.QtCore import QByteArray, QMimeData, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QPen,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocumentFragment,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QSizePolicy,
    QTextBrowser,
    QTextEdit,
    QToolTip,
    QWidget,
)

from app.domain.answers import Citation
from app.ui.conversation.chips import CHIP, Chips, chip_number
from app.ui.look import plain_text
from app.ui.look.labels import announce
from app.ui.look.theme import Theme

LINE_PX = 22
_NARROW_PX = 80


class CitedText(QTextBrowser):
    """Selectable plain text; it loads nothing, and its only links are its marks.

    Tab goes from mark to mark, and what the tip of a mark says is shown and announced then too.

    Signals:
        opened(int): the chip of citation `n` was activated.
    """

    opened = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._height = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.document().setDocumentMargin(0)
        self.document().setUndoRedoEnabled(False)
        self.document().setTextWidth(self.width())  # else the first measure is of another width
        self._chips = Chips(self.document(), theme)
        self.restart()
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.anchorClicked.connect(self._activate)

    def restart(self) -> None:
        """Empty again."""
        cursor = self.end()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        cursor.setBlockFormat(self.block())
        cursor.setCharFormat(QTextCharFormat())

    def block(self, above_px: float = 0) -> QTextBlockFormat:
        """A paragraph of running text, so far below the one above it."""
        block = QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight  # so that a chip moves no line
        block.setLineHeight(self._theme.px(LINE_PX), fixed.value)
        block.setTopMargin(self._theme.px(above_px))
        return block

    def end(self) -> QTextCursor:
        """A cursor behind the last character."""
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        return cursor

    def insert(self, text: str, look: QTextCharFormat | None = None) -> None:
        """Add `text` at the end, as it is."""
        self.end().insertText(plain_text.displayable(text), look or QTextCharFormat())

    def insert_chip(self, citation: Citation, at: int | None = None) -> None:
        """Put the chip of `citation` at a position, else at the end."""
        cursor = self.end()
        if at is not None:
            cursor.setPosition(at)
        self._chips.insert(cursor, citation)

    def highlight(self, pattern: re.Pattern[str] | None, current: int = -1) -> int:
        """Mark what matches, match `current` (from 0) more strongly; returns how many match."""
        places = self.places(pattern) if pattern else []
        self.setExtraSelections(
            [self._highlighted(*place, strong=n == current) for n, place in enumerate(places)]
        )
        return len(places)

    def places(self, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
        """(start, end) of every match in the words, chips between them left out of account."""
        words: list[str] = []
        origin: list[int] = []
        at = 0
        for character in self.document().toRawText().replace("\u2029", "\n"):
            if character != CHIP:
                words.append(character)
                origin.append(at)
            at += plain_text.utf16_length(character)
        return [
            (origin[found.start()], origin[found.end() - 1] + plain_text.utf16_length(found[0][-1]))
            for found in pattern.finditer("".join(words))
        ]

    def top_of(self, position: int) -> int:
        """Where the line with that character begins, in px from the top."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        return self.cursorRect(cursor).top()

    def heightForWidth(self, width: int) -> int:
        """All of its lines. Layouts ask for widths that nobody means, to see how narrow it gets."""
        if width >= _NARROW_PX and self.document().textWidth() != width:
            self.document().setTextWidth(width)
        return self._now()

    def sizeHint(self) -> QSize:
        """As wide as there is room; as high as it is now."""
        return QSize(_NARROW_PX, self._now())

    def minimumSizeHint(self) -> QSize:
        """A line; how high it is follows from its width."""
        return QSize(_NARROW_PX, self._theme.px(LINE_PX))

    def createMimeDataFromSelection(self) -> QMimeData:
        """The selected words only, without the chips."""
        selected = self.textCursor().selection().toPlainText()
        data = QMimeData()
        data.setText(selected.replace(CHIP, ""))
        return data

    def loadResource(self, _kind: int, _name: QUrl | str) -> QByteArray:
        """Empty: no text fetches anything. Given None, Qt would read the file itself."""
        return QByteArray()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to the page around."""
        event.ignore()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Say at each mark that the keyboard comes to what hovering over it says."""
        moved = super().focusNextPrevChild(forward)
        if moved and self.hasFocus():
            self._tell()
        return moved

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, and a frame around the mark that the keyboard is at."""
        super().paintEvent(event)
        cursor = self.textCursor()
        if not self.hasFocus() or not cursor.hasSelection() or not cursor.charFormat().isAnchor():
            return
        first = QTextCursor(cursor)
        first.setPosition(cursor.selectionStart())
        start, end = self.cursorRect(first), self.cursorRect(cursor)
        if start.top() != end.top():
            return  # of a whole sentence, which Qt frames line by line
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._theme.tokens.accent), 2))
            painter.drawRoundedRect(start.united(end).adjusted(0, -1, 0, 1), 5, 5)

    def _fit(self) -> None:
        if self._now() != self._height:
            self._height = self._now()
            self.updateGeometry()

    def _now(self) -> int:
        """Height of the lines at the width they are set for."""
        return round(self.document().size().height() + 0.5)

    def _activate(self, link: QUrl) -> None:
        n = chip_number(link.toString())
        if n is not None:
            self.opened.emit(n)
        else:
            self._tell()

    def _tell(self) -> None:
        """Show the tip of the mark at the cursor, in view, and have a screen reader say it."""
        area: QWidget | None = self
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None and (page := area.widget()) is not None:
            at = self.mapTo(page, self.cursorRect().center())
            area.ensureVisible(at.x(), at.y())
        tip = self.textCursor().charFormat().toolTip()
        if tip:
            below = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
            QToolTip.showText(below, tip, self)
            said = QTextDocumentFragment.fromHtml(tip).toPlainText()
            announce(self, said)

    def _highlighted(self, start: int, end: int, *, strong: bool) -> QTextEdit.ExtraSelection:
        tokens = self._theme.tokens
        mark = QTextEdit.ExtraSelection()
        mark.cursor = QTextCursor(self.document())
        mark.cursor.setPosition(start)
        mark.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        mark.format.setBackground(QColor(tokens.accent if strong else tokens.highlight))
        mark.format.setForeground(QColor(tokens.on_accent if strong else tokens.ink))
        return mark
