"""Shows one turn, in the order question, quote, prose, support, sources, actions."""

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.answers import (
    Answer,
    AnswerEvent,
    Citation,
    Finished,
    Quoted,
    Sentence,
    Settled,
    Thinking,
    Token,
    Working,
)
from app.domain.errors import Cancelled
from app.ui.conversation.bubble import QuestionBubble
from app.ui.conversation.cited_text import CitedText
from app.ui.conversation.prose import ProseView
from app.ui.conversation.quote import QuoteView
from app.ui.conversation.source_cards import SourceCards
from app.ui.conversation.thoughts import ThoughtsView
from app.ui.conversation.turn import Turn
from app.ui.conversation.turn_actions import TurnActions
from app.ui.look import words
from app.ui.look.flow import FlowLayout
from app.ui.look.labels import announce, button, label
from app.ui.look.theme import Theme
from app.ui.look.told import told, told_error
from app.ui.look.work import WorkView


class TurnView(QWidget):
    """Made from what is known of `turn`; shows what comes then, below what is already there.

    So nothing that is being read moves.

    Signals:
        source_opened(Citation): a chip or card was activated.
        as_written_wanted(): the question is to be asked in its own words alone.
        asked_again(): the question is to be asked once more.
        again_wanted(Wish), reading_wanted(bool), why_wanted(), find_wanted(), golden_wanted(),
            rated(Rating | None, str): as in TurnActions.
        play_wanted(): the spoken question is to be heard.
        grown(): it wants another height, at once, so that nothing is shown crammed.
    """

    source_opened = Signal(object)
    as_written_wanted = Signal()
    asked_again = Signal()
    again_wanted = Signal(object)
    reading_wanted = Signal(bool)
    why_wanted = Signal()
    find_wanted = Signal()
    golden_wanted = Signal()
    rated = Signal(object, str)
    play_wanted = Signal()
    grown = Signal()

    def __init__(
        self,
        turn: Turn,
        *,
        theme: Theme,
        readable: Callable[[], bool] = lambda: False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.turn = turn
        self._theme = theme
        self._readable = readable
        self._shown: Citation | None = None
        self._quote: QuoteView | None = None
        self.thoughts: ThoughtsView | None = None
        self._cards: SourceCards | None = None
        self._actions: TurnActions | None = None
        self.setAccessibleName(self.tr("Question and answer"))
        self.bubble = QuestionBubble(
            turn.question, theme=theme, is_spoken=turn.is_spoken, parent=self
        )
        self.bubble.play_wanted.connect(self.play_wanted)
        self.prose = ProseView(theme, self)
        self.prose.opened.connect(self.open_source)
        self.prose.hide()
        self._state = label(self.tr("Looking in your files …"), "muted", parent=self)
        self.work = WorkView(self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 22, 0, 14)
        self._layout.setSpacing(12)
        self.bubble.setContentsMargins(0, 0, 0, 4)
        for part in (self.bubble, self.prose, self._state, self.work):
            self._layout.addWidget(part)
        self._layout.addStretch(1)
        self._show_what_is_known()

    @property
    def is_in_use(self) -> bool:
        """Whether the user or an answer under way would lose something with it."""
        focused = QApplication.focusWidget()
        writing = self._actions is not None and self._actions.is_open
        has_keyboard = focused is not None and self.isAncestorOf(focused)
        return not self.turn.ended or writing or has_keyboard

    @property
    def texts(self) -> tuple[CitedText | None, CitedText | None, CitedText]:
        """Question, quote and prose, as the texts of the turn."""
        return self.bubble.text, self._quote.text if self._quote else None, self.prose

    def highlight(self, pattern: re.Pattern[str] | None, text: int = -1, match: int = -1) -> None:
        """Mark what matches; that `match` of that text, both from 0, more strongly."""
        for n, each in enumerate(self.texts):
            if each is not None:
                each.highlight(pattern, match if n == text else -1)

    def top_of(self, pattern: re.Pattern[str], text: int, match: int) -> int | None:
        """Where that match begins, in px from the top; None where the text is not there."""
        shown = self.texts[text]
        if shown is None:
            return None
        places = shown.places(pattern)
        inside = shown.mapTo(self, shown.rect().topLeft()).y()
        return inside + (shown.top_of(places[match][0]) if match < len(places) else 0)

    def open_source(self, n: int) -> None:
        """Ask for source `n` to be shown, if there is one."""
        if (citation := self.turn.source(n)) is not None:
            self.source_opened.emit(citation)

    def mark(self, shown: Citation | None) -> None:
        """Mark the card of the source the viewer shows."""
        self._shown = shown
        if self._cards:
            self._cards.mark(shown)

    def apply(self, events: Sequence[AnswerEvent]) -> None:
        """Show everything `events` bring, with one change to the prose."""
        written: list[str] = []
        judged: list[Sentence] = []
        for event in events:
            match event:
                case Quoted():
                    self._show_quoted()
                case Working():
                    self._show_work(event)
                case Thinking():
                    self._show_thoughts()
                case Token(text):
                    written.append(text)
                case Settled(sentence, _):
                    judged.append(sentence)
                case Finished(answer):
                    self._write("".join(written), judged)
                    written, judged = [], []
                    self._finish(answer)
        self._write("".join(written), judged)
        self.grown.emit()

    def show_failure(self) -> None:
        """Say why there is no more; what was shown stays."""
        turn = self.turn
        self._state.hide()
        self.work.hide()
        self.prose.flush()
        self._end_thoughts()
        kept = self.tr("What was found so far is kept.") if turn.has_anything else ""
        if turn.cut_off:
            text = self.tr("The answer was cut off when Sotto ended. Nothing else is lost.")
            self._add_link(self.tr("Ask again"), self.asked_again.emit, beside=text)
        elif isinstance(turn.failure, Cancelled):
            self._add(label(f"{self.tr('Stopped.')} {kept}".strip(), "muted", wrap=True))
        elif turn.failure is not None:
            self._warn(f"{told_error(turn.failure)} {kept}".strip())
        else:
            text = self.tr("Another version of Sotto kept this answer; it cannot be shown here.")
            self._add(label(text, "muted", wrap=True))
        if turn.has_anything:
            self._show_sources()
            self._show_actions()
        self.grown.emit()

    def show_stopping(self) -> None:
        """Say that what there is so far will be told in a moment."""
        self.work.text.setText(self.tr("Stopping, and putting together what there is …"))

    def show_reading(self, reading: bool) -> None:
        """Whether the answer is being read aloud."""
        if self._actions is not None:
            self._actions.show_reading(reading)

    def show_playing(self, playing: bool) -> None:
        """Whether the spoken question is being heard again."""
        self.bubble.show_playing(playing)

    def show_aside(self, text: str) -> None:
        """A muted line below the sources."""
        line = label(text, "muted", wrap=True)
        before = self._layout.indexOf(self._actions) if self._actions else self._layout.count() - 1
        self._layout.insertWidget(before, line)
        show_measured(line)

    def _show_what_is_known(self) -> None:
        turn = self.turn
        if turn.answer is not None or turn.quote is not None or turn.declined:
            self._show_quoted(aloud=False)
        if turn.thoughts:
            self._show_thoughts()
        if turn.answer is not None:
            self._finish(turn.answer)
        elif turn.text or turn.sentences:
            self._end_thoughts()
            self.prose.cite(turn.citations)
            self.prose.replace(turn.text, turn.sentences)
            self.prose.show()
            self._state.hide()
        if turn.ended and turn.answer is None:
            self.show_failure()
        elif turn.is_working and turn.work is not None:
            self._show_work(turn.work)
        for text in turn.asides:
            self.show_aside(text)
        self.show_playing(turn.is_played)

    def _show_quoted(self, *, aloud: bool = True) -> None:
        turn = self.turn
        self._state.setText(self.tr("Writing the answer …"))
        if turn.declined:
            self._state.hide()
            text = self.tr("Not in your documents")
            self._add(label(text, "title"))
            self._say(text, aloud=aloud)
        elif turn.quote and turn.quoted:
            self._quote = QuoteView(turn.quote, turn.quoted, theme=self._theme, parent=self)
            self._quote.opened.connect(self.open_source)
            self._layout.insertWidget(self._layout.indexOf(self.prose), self._quote)
            show_measured(self._quote)
            self._say(turn.quote.text, aloud=aloud)

    def _show_work(self, step: Working) -> None:
        self._state.hide()
        self.work.show_step(words.work(step), step.done, step.total)

    def _show_thoughts(self) -> None:
        """Above the prose; more of them does not move it, for they are folded."""
        self._state.hide()
        if self.thoughts is not None:
            self.thoughts.show_text(self.turn.thoughts)
            return
        self.thoughts = ThoughtsView(self.turn.thoughts, self)
        self.thoughts.grown.connect(self.grown)
        self._layout.insertWidget(self._layout.indexOf(self.prose), self.thoughts)
        show_measured(self.thoughts)

    def _end_thoughts(self) -> None:
        if self.thoughts is not None:
            self.thoughts.end()

    def _write(self, text: str, judged: Sequence[Sentence]) -> None:
        if not text and not judged:
            return
        self._state.hide()
        self._end_thoughts()
        self.prose.cite(self.turn.citations)
        self.prose.write(text, judged)
        self.prose.show()
        for sentence in judged:
            announce(self, sentence.text)

    def _finish(self, answer: Answer) -> None:
        self._state.hide()
        self.work.hide()
        if answer.thoughts:
            self._show_thoughts()
        self._end_thoughts()
        if answer.spoken is not None:
            self.bubble.show_spoken(answer.spoken)
        if not answer.abstained:
            self.prose.cite(answer.citations)
            self.prose.replace(answer.answer, answer.sentences)
            self.prose.setVisible(bool(answer.answer))
        self._show_support(answer)
        if answer.rewritten:
            text = self.tr("Understood as: {question}").format(question=answer.rewritten)
            self._add_link(self.tr("Ask it as written"), self.as_written_wanted.emit, beside=text)
        for note in answer.notes:
            self._add(label(told(note), "muted", wrap=True))
        if answer.stopped:
            kept = self.tr("What was found so far is kept. Ask again to go on.")
            self._warn(f"{words.as_sentence(told(answer.stopped))} {kept}")
        if answer.abstained and answer.citations:
            text = self.tr("The closest passages, which may not answer it:")
            self._add(label(text, "muted", wrap=True))
        self._show_sources()
        self._show_actions()

    def _show_support(self, answer: Answer) -> None:
        """How much of the prose has support, and what was searched for it."""
        covered = words.coverage(answer.coverage)
        if answer.abstained:
            self._add(label(covered, "muted", wrap=True))
            return
        row = QWidget(self)
        flow = FlowLayout(row)
        flow.setSpacing(14)
        good, missing = words.support(answer.sentences)
        if good:
            flow.addWidget(label(good, "good"))
        if missing:
            flow.addWidget(label(missing, "muted"))
        flow.addWidget(label(covered, "muted"))
        self._add(row)

    def _show_sources(self) -> None:
        if self.turn.citations:
            self._cards = SourceCards(self.turn.citations, theme=self._theme, parent=self)
            self._cards.opened.connect(self.open_source)
            self._cards.mark(self._shown)
            self._add(self._cards)

    def _show_actions(self) -> None:
        self._actions = TurnActions(
            self.turn, theme=self._theme, readable=self._readable, parent=self
        )
        self._actions.reading_wanted.connect(self.reading_wanted)
        self._actions.why_wanted.connect(self.why_wanted)
        self._actions.find_wanted.connect(self.find_wanted)
        self._actions.golden_wanted.connect(self.golden_wanted)
        self._actions.again_wanted.connect(self.again_wanted)
        self._actions.rated.connect(self.rated)
        self._add(self._actions)

    def _add_link(self, text: str, act: Callable[[], object], *, beside: str) -> None:
        """A line, and at its end what can be done about it."""
        row = QWidget(self)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label(beside, "muted", wrap=True, selectable=True), 1)
        layout.addWidget(button(text, act, "link", parent=row), 0, Qt.AlignmentFlag.AlignTop)
        self._add(row)

    def _warn(self, text: str) -> None:
        notice = QFrame(self)
        notice.setObjectName("notice")
        layout = QVBoxLayout(notice)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addWidget(label(text, wrap=True, selectable=True))
        self._add(notice)
        self._say(text, aloud=self.isVisible())

    def _say(self, text: str, *, aloud: bool) -> None:
        if aloud:
            announce(self, text)

    def _add(self, widget: QWidget) -> None:
        self._layout.insertWidget(self._layout.count() - 1, widget)
        show_measured(widget)


def show_measured(widget: QWidget) -> None:
    """Show `widget`, and forget what its layouts measured before its texts had their font."""
    widget.show()
    for each in (widget, *widget.findChildren(QWidget)):
        if (layout := each.layout()) is not None:
            layout.invalidate()
    widget.updateGeometry()
