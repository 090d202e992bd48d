"""Where a question is written or spoken: text, scope, talk, ask and stop."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.search import LONGEST_QUESTION
from app.ui.conversation.offers import Offers
from app.ui.conversation.question_box import Draft, QuestionBox, joined
from app.ui.conversation.scope_button import ScopeButton
from app.ui.conversation.view import MARGIN_PX, WIDEST_PX
from app.ui.look import words
from app.ui.look.flow import FlowLayout
from app.ui.look.labels import announce, button, label, restyle
from app.ui.voice.level_meter import LevelMeter


class Composer(QFrame):
    """The question box with its tools.

    Attributes:
        pills: What is asked, each a pill: the collection first.
        last: What was asked last, which Up in the empty box brings back.

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
        self._live = False
        self._finding = False
        self._before = ""
        self.last = ""
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
        self._remedy = button("", self._press_remedy, "link", parent=self)
        self._remedy.hide()
        self._act: Callable[[], object] | None = None
        self._limit = label("", "warning", wrap=True, parent=self)
        self._limit.hide()
        self.offers = Offers(self)
        self.offers.taken.connect(self._replace)
        self._frame = QFrame(self)
        self._frame.setObjectName("box")
        tools = QHBoxLayout()
        self.pills = FlowLayout()
        self.pills.addWidget(self.scope)
        tools.addLayout(self.pills, 1)
        tools.addWidget(self.level)
        tools.addWidget(self.talk)
        tools.addWidget(self.ask)
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(12, 10, 12, 9)
        inside.setSpacing(6)
        inside.addWidget(self.box)
        inside.addWidget(self._limit)
        inside.addWidget(self._note)
        inside.addWidget(self._remedy, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self.offers)
        inside.addLayout(tools)
        outside = QHBoxLayout(self)
        outside.setContentsMargins(MARGIN_PX, 12, MARGIN_PX, 14)
        self._frame.setMaximumWidth(WIDEST_PX)
        outside.addWidget(self._frame)
        self.box.entered.connect(self._enter)
        self.box.recalled.connect(lambda: self.write(self.last))
        self.box.entered_twice.connect(self._find_last)
        self.box.held.connect(self._hold)
        self.box.focused.connect(self._show_focus)
        self.box.refused.connect(self._refuse)
        self.box.textChanged.connect(self._change)
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
    def draft(self) -> Draft:
        """What is written and not asked yet; of what is being spoken nothing."""
        if self._talking:
            end = len(self._before.encode("utf-16-le")) // 2
            return Draft(self._before, end, end)
        cursor = self.box.textCursor()
        return Draft(self.box.toPlainText(), cursor.position(), cursor.anchor())

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

    def show_microphone(self, on: bool) -> None:
        """Whether the microphone listens, also between two questions."""
        self._live = on
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

    def say(self, note: str, *, remedy: str = "", act: Callable[[], object] | None = None) -> None:
        """Say something about speaking, until the next time; empty: nothing.

        A button called `remedy` below it does `act`.
        """
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._act = act
        self._remedy.setText(remedy)
        self._remedy.setAccessibleName(remedy)
        self._remedy.setVisible(bool(remedy))

    def _press_remedy(self) -> None:
        act = self._act
        self.say("")
        if act is not None:
            act()

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
        if self.last and self._ready and not self._talking:
            self.find_wanted.emit(self.last)

    def _enter(self) -> None:
        text = self.box.toPlainText().strip()
        if not text or len(text) > LONGEST_QUESTION or not self._ready or self._talking:
            return
        if self._finding:
            self.last = text
            self.find_wanted.emit(text)
        elif not self._answering:
            self.last = text
            self.box.clear()
            self.offers.show_offers([])
            self.asked.emit(text)

    def _press(self) -> None:
        if self._answering:
            self.stopped.emit()
        else:
            self._enter()

    def _refuse(self, characters: int) -> None:
        """So much was pasted that it is no question any more."""
        text = self.tr(
            "This has {characters} characters, and a question can have {most}. Nothing was pasted;"
            " it is still in the clipboard. Save it as a file and add that to ask about it."
        )
        self._warn(text, characters)

    def _change(self) -> None:
        """The text is another one."""
        characters = len(self.box.toPlainText().strip())
        if characters > LONGEST_QUESTION:
            text = self.tr(
                "This has {characters} characters, and a question can have {most}. Shorten it, or"
                " save it as a file and add that."
            )
            self._warn(text, characters)
        else:
            self._limit.hide()
        self._update()

    def _warn(self, text: str, characters: int) -> None:
        most = words.number(LONGEST_QUESTION)
        said = text.format(characters=words.number(characters), most=most)
        if self._limit.isHidden():
            announce(self._limit, said)
        self._limit.setText(said)
        self._limit.show()

    def _update(self) -> None:
        asks = self.tr("Find") if self._finding else self.tr("Ask")
        name = self.tr("Stop") if self._answering else asks
        self.ask.setText(name)
        self.ask.setAccessibleName(name)
        self.ask.setToolTip(self.tr("Esc") if self._answering else self.tr("Enter"))
        can_ask = 0 < len(self.box.toPlainText().strip()) <= LONGEST_QUESTION
        self.ask.setEnabled(self._answering or (self._ready and can_ask and not self._talking))
        resting = self.tr("Speak when you like") if self._attending else self.tr("Talk")
        self.talk.setText(self.tr("Listening") if self._talking else resting)
        self.talk.setAccessibleName(
            self.tr("Listening, press to end") if self._talking else self.tr("Ask by voice")
        )
        keys = self.tr("Hold Space, or Ctrl+Shift+Space")
        on = self.tr("The microphone is on. Its last second is kept in memory, and nowhere else.")
        self.talk.setToolTip(f"{keys}\n{on}" if self._live else keys)
        self.talk.setAccessibleDescription(on if self._live else "")
        if self._live != self.talk.property("live"):
            restyle(self.talk, "live", self._live)
        role = "primary" if self._talking else "plain"
        if role != self.talk.property("role"):
            restyle(self.talk, "role", role)
        self.talk.setEnabled(self._ready and not self._answering)
        self.ask.setVisible(not self._talking)

    def _show_focus(self, focused: bool) -> None:
        restyle(self._frame, "focused", focused)
