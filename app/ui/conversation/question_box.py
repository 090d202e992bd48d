"""The box in which a question is written; Enter asks, Space in the empty box listens."""

from dataclasses import dataclass

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPalette,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.domain.search import LONGEST_QUESTION

_MOST_LINES = 8
_MOST_CHARACTERS = 4 * LONGEST_QUESTION  # far more than can be asked, so that one may shorten it


@dataclass(frozen=True, slots=True)
class Draft:
    """A question that is half written; `caret` and `anchor` are positions of Qt in `text`."""

    text: str
    caret: int
    anchor: int


class QuestionBox(QPlainTextEdit):
    """Grows with its text. Enter asks, Shift+Enter starts a new line, Up recalls when empty.

    Signals:
        entered(): the user wants this asked.
        recalled(): the user wants the last question back.
        entered_twice(): Ctrl+Enter in the empty box, as right after asking with it.
        focused(bool): the keyboard came or went.
        held(bool): Space goes down in the empty box, and comes up again.
        refused(int): so many characters were pasted, which is too much; nothing was changed.
    """

    entered = Signal()
    recalled = Signal()
    entered_twice = Signal()
    focused = Signal(bool)
    held = Signal(bool)
    refused = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._holding = False
        self._composing = False  # an input method is at work: the keys are its own
        self.setAccessibleName(self.tr("Question"))
        self.setPlaceholderText(self.tr("Ask your files"))
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter with or without Ctrl asks; with Shift it is a line break."""
        if self._composing:
            super().keyPressEvent(event)
            return
        if self._holding or (event.key() == Qt.Key.Key_Space and not self.toPlainText()):
            self._hold(event)
            return
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            with_ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            again = bool(with_ctrl) and not self.toPlainText() and not event.isAutoRepeat()
            (self.entered_twice if again else self.entered).emit()
        elif event.key() == Qt.Key.Key_Up and not self.toPlainText():
            self.recalled.emit()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Space comes up."""
        if self._holding and event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._holding = False
                self.held.emit(False)
        else:
            super().keyReleaseEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """What is being composed is not text yet, but the box is not empty any more either."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Files that are dropped here are for the library, as anywhere in the window."""
        return super().canInsertFromMimeData(source) and not _has_files(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take text as it is, unless it is far too long for a question."""
        much = len(source.text()) + len(self.toPlainText())
        if much > _MOST_CHARACTERS:
            self.refused.emit(len(source.text()))
        else:
            super().insertFromMimeData(source)

    def restore(self, draft: Draft) -> None:
        """Put a half-written question back as it was."""
        self.setPlainText(draft.text)
        last = self.document().characterCount() - 1
        cursor = self.textCursor()
        cursor.setPosition(min(max(draft.anchor, 0), last))
        cursor.setPosition(min(max(draft.caret, 0), last), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def show_heard(self, before: str, confirmed: str, tentative: str) -> None:
        """What is heard so far behind the text `before`; what may still change is muted."""
        self.setReadOnly(True)
        self.setPlainText(joined(before, confirmed))
        muted = QTextCharFormat()
        muted.setForeground(self.palette().color(QPalette.ColorRole.PlaceholderText))
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if tentative:
            cursor.insertText((" " if self.toPlainText() else "") + tentative + "…", muted)
        self.setTextCursor(cursor)
        self.setCurrentCharFormat(QTextCharFormat())

    def _hold(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not self._holding:
            self._holding = True
            self.held.emit(True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the frame around."""
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the frame around; a key that comes up elsewhere is not heard of."""
        super().focusOutEvent(event)
        if self._holding:
            self._holding = False
            self.held.emit(False)
        self.focused.emit(False)

    def _fit(self) -> None:
        """As high as its lines, which is what the size of such a document counts in."""
        lines = min(max(1, round(self.document().size().height())), _MOST_LINES)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 10)
        full = lines == _MOST_LINES
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if full else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )


def joined(before: str, after: str) -> str:
    """Both texts with a space between them where there is none."""
    parted = not before or not after or before[-1].isspace()
    return before + after if parted else f"{before} {after}"


def _has_files(source: QMimeData) -> bool:
    return any(url.isLocalFile() for url in source.urls())
