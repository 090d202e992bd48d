"""One part of a document as plain text, a passage of it highlighted."""

from PySide6.QtCore import QByteArray, QUrl
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from app.ui.look import plain_text
from app.ui.look.theme import Theme

_LINE_HEIGHT_PERCENT = 135


class PageText(QTextBrowser):
    """Shows text as it is; loads nothing and follows no link."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._marked: QTextCursor | None = None
        self.setObjectName("page")
        self.setAccessibleName(self.tr("Text of the document"))
        self.setOpenLinks(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setUndoRedoEnabled(False)
        self.document().setDocumentMargin(24)
        theme.changed.connect(self._paint_mark)

    @property
    def marked_text(self) -> str:
        """The highlighted characters; empty if the passage lies in another part."""
        return self._marked.selectedText().replace("\u2029", "\n") if self._marked else ""

    def show_part(self, text: str, start: int, end: int) -> None:
        """Show `text`, characters `start` to `end` of it highlighted and scrolled to."""
        self.setPlainText(plain_text.displayable(text))
        everything = QTextCursor(self.document())
        everything.select(QTextCursor.SelectionType.Document)
        block = QTextBlockFormat()
        proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight
        block.setLineHeight(_LINE_HEIGHT_PERCENT, proportional.value)
        everything.mergeBlockFormat(block)
        self._marked = None
        if start < end:
            self._marked = QTextCursor(self.document())
            first = plain_text.utf16_length(text[:start])
            self._marked.setPosition(first)
            last = first + plain_text.utf16_length(text[start:end])
            self._marked.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        self._paint_mark()
        self._scroll_to_mark()

    def loadResource(self, _kind: int, _name: QUrl | str) -> QByteArray:  # noqa: N802
        """Empty: no text fetches anything. Given None, Qt would read the file itself."""
        return QByteArray()

    def _paint_mark(self) -> None:
        if self._marked is None:
            self.setExtraSelections([])
            return
        mark = QTextEdit.ExtraSelection()
        mark.cursor = self._marked
        look = mark.format
        look.setBackground(QColor(self._theme.tokens.highlight))
        look.setForeground(QColor(self._theme.tokens.ink))
        self.setExtraSelections([mark])

    def _scroll_to_mark(self) -> None:
        """Bring the start of the passage to a third of the height."""
        start = QTextCursor(self.document())
        if self._marked is not None:
            start.setPosition(self._marked.selectionStart())
        self.setTextCursor(start)
        top = self.cursorRect(start).top() + self.verticalScrollBar().value()
        self.verticalScrollBar().setValue(max(0, top - self.viewport().height() // 3))
