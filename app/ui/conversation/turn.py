"""One question and its answer, in the order quote, prose, support, sources, actions."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.answers import (
    Answer,
    AnswerEvent,
    Citation,
    Finished,
    Quoted,
    Sentence,
    Settled,
    Token,
    Working,
)
from app.domain.errors import Cancelled, SottoError
from app.ui.conversation.again import again_button
from app.ui.conversation.bubble import QuestionBubble
from app.ui.conversation.prose import ProseView
from app.ui.conversation.quote import QuoteView
from app.ui.conversation.source_cards import SourceCards
from app.ui.look import words
from app.ui.look.labels import button, label
from app.ui.look.theme import Theme
from app.ui.look.work import WorkView

_COPIED_MS = 1_500


class TurnView(QWidget):
    """Takes the events of one question and shows what they bring, each at its place.

    New parts come below what is already there, so nothing that is being read moves.

    Signals:
        source_opened(Citation): a chip or card was activated.
        as_written_wanted(): the question is to be asked in its own words alone.
        again_wanted(Wish): the answer is to be written once more, in this way.
        reading_wanted(bool): the answer is to be read aloud, or that is to end.
    """

    source_opened = Signal(object)
    as_written_wanted = Signal()
    again_wanted = Signal(object)
    reading_wanted = Signal(bool)

    def __init__(self, question: str, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self._theme = theme
        self._citations: dict[int, Citation] = {}
        self._quote: Citation | None = None
        self._cards: SourceCards | None = None
        self._read: QPushButton | None = None
        self._is_read = False
        self.readable = False
        self.prose = ProseView(theme, self)
        self.prose.opened.connect(self.open_source)
        self.prose.hide()
        self._state = label(self.tr("Looking in your files …"), "muted")
        self._work = WorkView(self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 22, 0, 12)
        self._layout.setSpacing(12)
        self._layout.addWidget(QuestionBubble(question, self))
        self._layout.addWidget(self.prose)
        self._layout.addWidget(self._state)
        self._layout.addWidget(self._work)
        self._layout.addStretch(1)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The sources so far, by number."""
        return tuple(self._citations[n] for n in sorted(self._citations))

    @property
    def text_with_sources(self) -> str:
        """Quote, prose and sources as plain text."""
        parts = []
        if self._quote:
            parts.append(f"“{self._quote.text}” [{self._quote.n}]")
        if self.prose.marked_text:
            parts.append(self.prose.marked_text)
        sources = [
            f"[{c.n}] {c.document}, {words.source_line(c)}\n    {c.path}" for c in self.citations
        ]
        return "\n\n".join([*parts, "\n".join(sources)]).strip()

    @property
    def text_to_read(self) -> str:
        """Quote and prose as they are read aloud."""
        quote = self._quote.text if self._quote else ""
        return "\n\n".join(filter(None, (quote, self.prose.marked_text)))

    def show_reading(self, reading: bool) -> None:
        """Whether the answer is being read aloud."""
        self._is_read = reading
        if self._read is not None:
            self._read.setText(self.tr("Stop reading") if reading else self.tr("Read aloud"))
            self._read.setAccessibleName(self._read.text())

    @property
    def is_working(self) -> bool:
        """Whether it goes through many passages, which takes long and can be ended early."""
        return not self._work.isHidden()

    def show_stopping(self) -> None:
        """Say that what there is so far will be told in a moment."""
        self._work.text.setText(self.tr("Stopping, and putting together what there is …"))

    def open_source(self, n: int) -> bool:
        """Ask for source `n` to be shown; whether there is one."""
        if n in self._citations:
            self.source_opened.emit(self._citations[n])
        return n in self._citations

    def mark(self, shown: Citation | None) -> None:
        """Mark the card of the source the viewer shows."""
        if self._cards:
            self._cards.mark(shown)

    def apply(self, events: Sequence[AnswerEvent]) -> None:
        """Show everything `events` bring, with one change to the prose."""
        written: list[str] = []
        judged: list[Sentence] = []
        for event in events:
            match event:
                case Quoted():
                    self._show_quote(event)
                case Working():
                    self._state.hide()
                    self._work.show_step(words.work(event), event.done, event.total)
                case Token(text):
                    written.append(text)
                case Settled(sentence, citations):
                    self._cite(citations)
                    judged.append(sentence)
                case Finished(answer):
                    self._write("".join(written), judged)
                    written, judged = [], []
                    self._finish(answer)
        self._write("".join(written), judged)

    def fail(self, error: SottoError) -> None:
        """Say why there is no more; what was shown stays."""
        self._state.hide()
        self._work.hide()
        kept = self._quote is not None or bool(self.prose.marked_text)
        if isinstance(error, Cancelled):
            text = (
                self.tr("Stopped. What was found so far is kept.") if kept else self.tr("Stopped.")
            )
            self._add(label(text, "muted"))
        else:
            text = f"{error} {error.remedy}".strip()
            self._warn(f"{text} {self.tr('What was found so far is kept.')}" if kept else text)
        if kept:
            self._show_sources()
            self._add(self._actions(""))

    def _show_quote(self, event: Quoted) -> None:
        self._cite(event.citations)
        self._state.setText(self.tr("Writing the answer …"))
        if event.abstained:
            self._decline()
        elif event.quote and event.quote.citation in self._citations:
            self._quote = self._citations[event.quote.citation]
            view = QuoteView(event.quote, self._quote, theme=self._theme, parent=self)
            view.opened.connect(self.open_source)
            self._layout.insertWidget(self._layout.indexOf(self.prose), view)
            self._announce(event.quote.text)

    def _decline(self) -> None:
        """Say that the files do not answer this."""
        self._state.hide()
        self._add(label(self.tr("Not in your documents"), "title"))
        self._announce(self.tr("Not in your documents"))

    def _cite(self, citations: Sequence[Citation]) -> None:
        self._citations |= {citation.n: citation for citation in citations}
        self.prose.cite(citations)

    def _write(self, text: str, judged: Sequence[Sentence]) -> None:
        if not text and not judged:
            return
        self._state.hide()
        self.prose.show()
        self.prose.write(text, judged)
        for sentence in judged:
            self._announce(sentence.text)

    def _finish(self, answer: Answer) -> None:
        self._state.hide()
        self._work.hide()
        self._cite(answer.citations)
        if answer.abstained:
            self._add(label(words.coverage(answer.coverage), "muted", wrap=True))
        else:
            self.prose.replace(answer.answer, answer.sentences)
            self.prose.setVisible(bool(answer.answer))
            self._show_support(answer.sentences)
        if answer.rewritten:
            self._show_understood(answer.rewritten)
        for note in answer.notes:
            self._add(label(note, "muted", wrap=True))
        if answer.stopped:
            kept = self.tr("What was found so far is kept. Ask again to go on.")
            self._warn(f"{words.as_sentence(answer.stopped)} {kept}")
        if answer.abstained and answer.citations:
            self._add(label(self.tr("The closest passages, which may not answer it:"), "muted"))
        self._show_sources()
        aside = "" if answer.abstained else words.coverage(answer.coverage)
        self._add(self._actions(aside, again=answer.model is not None))

    def _show_understood(self, question: str) -> None:
        line = self.tr("Understood as: {question}").format(question=question)
        self._add(label(line, "muted", wrap=True, selectable=True))
        row = QWidget(self)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        text = self.tr("Ask it as written")
        layout.addWidget(button(text, self.as_written_wanted.emit, "link", parent=row))
        layout.addStretch(1)
        self._add(row)

    def _show_support(self, sentences: tuple[Sentence, ...]) -> None:
        good, missing = words.support(sentences)
        if not good and not missing:
            return
        row = QHBoxLayout()
        row.setSpacing(14)
        for text, role in ((good, "good"), (missing, "muted")):
            if text:
                row.addWidget(label(text, "good" if role == "good" else "muted"))
        row.addStretch(1)
        self._layout.insertLayout(self._layout.count() - 1, row)

    def _show_sources(self) -> None:
        if not self._citations:
            return
        self._cards = SourceCards(self.citations, theme=self._theme, parent=self)
        self._cards.opened.connect(self.open_source)
        self._add(self._cards)

    def _actions(self, aside: str, *, again: bool = False) -> QWidget:
        row = QWidget(self)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        if self._citations:
            copy = button(
                self.tr("Copy with sources"), lambda: self._copy(copy), "link", parent=row
            )
            layout.addWidget(copy)
        if self.readable and self.text_to_read:
            self._read = button(
                self.tr("Read aloud"),
                lambda: self.reading_wanted.emit(not self._is_read),
                "link",
                parent=row,
            )
            layout.addWidget(self._read)
        if again:
            layout.addWidget(again_button(self.again_wanted.emit, row))
        layout.addStretch(1)
        layout.addWidget(label(aside, "muted"))
        return row

    def _copy(self, pressed: QPushButton) -> None:
        QGuiApplication.clipboard().setText(self.text_with_sources)
        pressed.setText(self.tr("Copied"))
        self._announce(self.tr("Copied"))
        back = self.tr("Copy with sources")
        QTimer.singleShot(_COPIED_MS, pressed, lambda: pressed.setText(back))

    def _warn(self, text: str) -> None:
        notice = QFrame(self)
        notice.setObjectName("notice")
        layout = QVBoxLayout(notice)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addWidget(label(text, wrap=True, selectable=True))
        self._add(notice)
        self._announce(text)

    def _add(self, widget: QWidget) -> None:
        self._layout.insertWidget(self._layout.count() - 1, widget)

    def _announce(self, text: str) -> None:
        """Have a screen reader say it."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
