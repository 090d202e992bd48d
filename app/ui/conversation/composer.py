"""Where a question is written or spoken: text, scope, talk, ask and stop."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QActionGroup,
    QFocusEvent,
    QKeyEvent,
    QPalette,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.conversation.offers import Offers
from app.ui.conversation.view import MARGIN_PX, WIDEST_PX
from app.ui.look.flow import FlowLayout
from app.ui.look.labels import button, label
from app.ui.voice.level_meter import LevelMeter

_MOST_LINES = 8


class QuestionBox(QPlainTextEdit):
    """Grows with its text. Enter asks, Shift+Enter starts a new line, Up recalls when empty.

    Signals:
        entered(): the user wants this asked.
        recalled(): the user wants the last question back.
        entered_twice(): Ctrl+Enter in the empty box, as right after asking with it.
        focused(bool): the keyboard came or went.
        held(bool): Space goes down in the empty box, and comes up again.
    """

    entered = Signal()
    recalled = Signal()
    entered_twice = Signal()
    focused = Signal(bool)
    held = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._holding = False
        self.setAccessibleName(self.tr("Question"))
        self.setPlaceholderText(self.tr("Ask your files"))
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter with or without Ctrl asks; with Shift it is a line break."""
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

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Space comes up."""
        if self._holding and event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._holding = False
                self.held.emit(False)
        else:
            super().keyReleaseEvent(event)

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

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Tell the frame around."""
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
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

    Attributes:
        pills: What is asked, each a pill: the collection first.
        aside: Left of Talk.

    Signals:
        asked(str): ask this.
        find_wanted(str): find the places of this, without an answer.
        stopped(): stop the answer.
        scope_chosen(object): a collection's name, or None for all.
        talk_wanted(bool): speak, if True hands-free.
        talk_ended(): all is said.
    """

    asked = Signal(str)
    find_wanted = Signal(str)
    stopped = Signal()
    scope_chosen = Signal(object)
    talk_wanted = Signal(bool)
    talk_ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composer")
        self._ready = False
        self._answering = False
        self._talking = False
        self._attending = False
        self._finding = False
        self._before = ""
        self._last = ""
        self.box = QuestionBox(self)
        self.scope = ScopeButton(self)
        self.ask = button(self.tr("Ask"), self._press, "primary", parent=self)
        self.ask.setObjectName("ask")
        self.talk = button(self.tr("Talk"), self._press_talk, parent=self)
        self.talk.setObjectName("talk")
        self.level = LevelMeter(self)
        self.level.hide()
        self._note = label("", "muted", wrap=True, parent=self)
        self._note.hide()
        self.offers = Offers(self)
        self.offers.taken.connect(self._replace)
        self._frame = QFrame(self)
        self._frame.setObjectName("box")
        tools = QHBoxLayout()
        self.pills = FlowLayout()
        self.pills.addWidget(self.scope)
        self.aside = QHBoxLayout()
        tools.addLayout(self.pills, 1)
        tools.addWidget(self.level)
        tools.addLayout(self.aside)
        tools.addWidget(self.talk)
        tools.addWidget(self.ask)
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(12, 10, 12, 9)
        inside.setSpacing(6)
        inside.addWidget(self.box)
        inside.addWidget(self._note)
        inside.addWidget(self.offers)
        inside.addLayout(tools)
        outside = QHBoxLayout(self)
        outside.setContentsMargins(MARGIN_PX, 12, MARGIN_PX, 14)
        self._frame.setMaximumWidth(WIDEST_PX)
        outside.addWidget(self._frame)
        self.box.entered.connect(self._enter)
        self.box.recalled.connect(lambda: self.write(self._last))
        self.box.entered_twice.connect(self._find_last)
        self.box.held.connect(self._hold)
        self.box.focused.connect(self._show_focus)
        self.box.textChanged.connect(self._update)
        self.scope.chosen.connect(self.scope_chosen)
        self._update()

    def set_ready(self, ready: bool) -> None:
        """Whether questions can be asked at all."""
        self._ready = ready
        self._update()

    def set_finding(self, finding: bool) -> None:
        """While places are looked for, Find stands where Ask was, and the text stays."""
        self._finding = finding
        self._update()

    @property
    def last(self) -> str:
        """What was asked last."""
        return self._last

    def set_answering(self, answering: bool) -> None:
        """While an answer is under way, Stop stands where Ask was."""
        self._answering = answering
        self._update()

    def write(self, text: str) -> None:
        """Put `text` into the box, the cursor behind it."""
        self.box.setPlainText(text)
        self.box.moveCursor(self.box.textCursor().MoveOperation.End)
        self.box.setFocus()

    def show_attending(self, attending: bool) -> None:
        """Whether talking begins by itself as soon as somebody speaks."""
        self._attending = attending
        self._update()

    def begin_talk(self) -> None:
        """What is said is being taken: it comes behind what was written."""
        self._talking, self._before = True, self.box.toPlainText()
        self.say("")
        self.offers.show_offers([])
        self.level.show()
        self.box.show_heard(self._before, "", "")
        self._update()

    def show_heard(self, confirmed: str, tentative: str) -> None:
        """What is heard so far."""
        if self._talking:
            self.box.show_heard(self._before, confirmed, tentative)

    def show_understanding(self) -> None:
        """All is said and being understood."""
        self.level.hide()
        self.talk.setText(self.tr("One moment"))
        self.talk.setEnabled(False)

    def end_talk(self, text: str) -> None:
        """What was understood stands in the box and can be edited."""
        if self._talking:
            self._talking = False
            self.level.hide()
            self.box.setReadOnly(False)
            self.write(joined(self._before, text))
            self._update()

    def offer(self, words: Sequence[tuple[str, str]]) -> None:
        """Pairs of what was heard and what may have been meant; nothing is replaced unasked."""
        self.offers.show_offers(words)

    def _replace(self, heard: str, meant: str) -> None:
        text = self.box.toPlainText()
        self.write(text.replace(heard, meant, 1))

    def say(self, note: str) -> None:
        """Say something about speaking, until the next time; empty: nothing."""
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def _hold(self, down: bool) -> None:
        if down:
            self.talk_wanted.emit(False)
        else:
            self.talk_ended.emit()

    def _press_talk(self) -> None:
        if self._talking:
            self.talk_ended.emit()
        else:
            self.talk_wanted.emit(True)

    def _find_last(self) -> None:
        if self._last and self._ready and not self._talking:
            self.find_wanted.emit(self._last)

    def _enter(self) -> None:
        text = self.box.toPlainText().strip()
        if self._finding:
            if text and self._ready and not self._talking:
                self._last = text
                self.find_wanted.emit(text)
        elif text and self._ready and not self._answering and not self._talking:
            self._last = text
            self.box.clear()
            self.offers.show_offers([])
            self.asked.emit(text)

    def _press(self) -> None:
        if self._answering:
            self.stopped.emit()
        else:
            self._enter()

    def _update(self) -> None:
        asks = self.tr("Find") if self._finding else self.tr("Ask")
        name = self.tr("Stop") if self._answering else asks
        self.ask.setText(name)
        self.ask.setAccessibleName(name)
        self.ask.setToolTip(self.tr("Esc") if self._answering else self.tr("Enter"))
        has_text = bool(self.box.toPlainText().strip())
        self.ask.setEnabled(self._answering or (self._ready and has_text and not self._talking))
        resting = self.tr("Speak when you like") if self._attending else self.tr("Talk")
        self.talk.setText(self.tr("Listening") if self._talking else resting)
        self.talk.setAccessibleName(
            self.tr("Listening, press to end") if self._talking else self.tr("Ask by voice")
        )
        self.talk.setToolTip(self.tr("Hold Space, or Ctrl+Shift+Space"))
        self.talk.setProperty("role", "primary" if self._talking else "plain")
        self.talk.style().unpolish(self.talk)
        self.talk.style().polish(self.talk)
        self.talk.setEnabled(self._ready and not self._answering)
        self.ask.setVisible(not self._talking)

    def _show_focus(self, focused: bool) -> None:
        self._frame.setProperty("focused", focused)
        self._frame.style().unpolish(self._frame)
        self._frame.style().polish(self._frame)


def joined(before: str, after: str) -> str:
    """Both texts with a space between them where there is none."""
    parted = not before or not after or before[-1].isspace()
    return before + after if parted else f"{before} {after}"
