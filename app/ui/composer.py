"""Where a question is written: text, scope, ask and stop."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.conversation import MARGIN_PX, WIDEST_PX
from app.ui.labels import button

_MOST_LINES = 8


class QuestionBox(QPlainTextEdit):
    """Grows with its text. Enter asks, Shift+Enter starts a new line, Up recalls when empty.

    Signals:
        entered(): the user wants this asked.
        recalled(): the user wants the last question back.
        focused(bool): the keyboard came or went.
    """

    entered = Signal()
    recalled = Signal()
    focused = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Question"))
        self.setPlaceholderText(self.tr("Ask your files"))
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter with or without Ctrl asks; with Shift it is a line break."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Up and not self.toPlainText():
            self.recalled.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Tell the frame around."""
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Tell the frame around."""
        super().focusOutEvent(event)
        self.focused.emit(False)

    def _fit(self) -> None:
        """As high as its lines, which is what the size of such a document counts in."""
        lines = min(max(1, round(self.document().size().height())), _MOST_LINES)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 10)
        full = lines == _MOST_LINES
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if full else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )


class ScopeButton(QToolButton):
    """The pill that says, and lets one choose, which collection is asked.

    Signals:
        chosen(object): a collection's name, or None for all.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scope")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._names: tuple[str, ...] = ()
        self._menu = QMenu(self)
        self._menu.setAccessibleName(self.tr("Collection to ask"))
        self.setMenu(self._menu)
        self.show_scope(None)

    def set_names(self, names: Sequence[str]) -> None:
        """The collections to choose from."""
        self._names = tuple(names)

    def show_scope(self, scope: str | None) -> None:
        """Say that `scope` is asked."""
        text = scope or self.tr("All files")
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(self.tr("Asking in: {scope}").format(scope=text))
        self._menu.clear()
        group = QActionGroup(self._menu)
        for name in (None, *self._names):
            action = self._menu.addAction((name or self.tr("All files")).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(name == scope)
            group.addAction(action)
            action.triggered.connect(lambda _=False, n=name: self.chosen.emit(n))


class Composer(QFrame):
    """The question box with its tools.

    Signals:
        asked(str): ask this.
        stopped(): stop the answer.
        scope_chosen(object): a collection's name, or None for all.
    """

    asked = Signal(str)
    stopped = Signal()
    scope_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composer")
        self._ready = False
        self._answering = False
        self._last = ""
        self.box = QuestionBox(self)
        self.scope = ScopeButton(self)
        self.ask = button(self.tr("Ask"), self._press, "primary", parent=self)
        self.ask.setObjectName("ask")
        self._frame = QFrame(self)
        self._frame.setObjectName("box")
        tools = QHBoxLayout()
        tools.addWidget(self.scope)
        tools.addStretch(1)
        tools.addWidget(self.ask)
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(12, 10, 12, 9)
        inside.setSpacing(6)
        inside.addWidget(self.box)
        inside.addLayout(tools)
        outside = QHBoxLayout(self)
        outside.setContentsMargins(MARGIN_PX, 12, MARGIN_PX, 14)
        self._frame.setMaximumWidth(WIDEST_PX)
        outside.addWidget(self._frame)
        self.box.entered.connect(self._enter)
        self.box.recalled.connect(lambda: self.write(self._last))
        self.box.focused.connect(self._show_focus)
        self.box.textChanged.connect(self._update)
        self.scope.chosen.connect(self.scope_chosen)
        self._update()

    def set_ready(self, ready: bool) -> None:
        """Whether questions can be asked at all."""
        self._ready = ready
        self._update()

    def set_answering(self, answering: bool) -> None:
        """While an answer is under way, Stop stands where Ask was."""
        self._answering = answering
        self._update()

    def write(self, text: str) -> None:
        """Put `text` into the box, the cursor behind it."""
        self.box.setPlainText(text)
        self.box.moveCursor(self.box.textCursor().MoveOperation.End)
        self.box.setFocus()

    def _enter(self) -> None:
        text = self.box.toPlainText().strip()
        if text and self._ready and not self._answering:
            self._last = text
            self.box.clear()
            self.asked.emit(text)

    def _press(self) -> None:
        if self._answering:
            self.stopped.emit()
        else:
            self._enter()

    def _update(self) -> None:
        name = self.tr("Stop") if self._answering else self.tr("Ask")
        self.ask.setText(name)
        self.ask.setAccessibleName(name)
        self.ask.setToolTip(self.tr("Esc") if self._answering else self.tr("Enter"))
        has_text = bool(self.box.toPlainText().strip())
        self.ask.setEnabled(self._answering or (self._ready and has_text))

    def _show_focus(self, focused: bool) -> None:
        self._frame.setProperty("focused", focused)
        self._frame.style().unpolish(self._frame)
        self._frame.style().polish(self._frame)
