"""One question and what has come of it, kept while the widgets that show it come and go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.answering.wording import Wording
from app.domain.answers import (
    Answer,
    AnswerEvent,
    Citation,
    Finished,
    Quote,
    Quoted,
    Sentence,
    Settled,
    Thinking,
    Token,
    Working,
)
from app.domain.errors import SottoError
from app.domain.feedback import Rating
from app.domain.speech import Utterance
from app.ui.conversation import prose_text
from app.ui.look import plain_text, words

if TYPE_CHECKING:
    from app.ui.conversation.turn_view import TurnView

SHOWN_CHARACTERS = 2_000
"""Of a question; it may be as long as a page."""


class Turn:
    """Takes the events of one question, and hands them on to its view while there is one.

    Attributes:
        question: As it was asked; `as_written` without what the conversation adds.
        wording: What the model was told; None for an answer from an earlier day.
        is_spoken: It was asked by voice; how long that took is in `spoken`, once that is known.
        answer: What stays of it; None before it has ended, and where it never came.
        rating: What the user thinks of it, with a `note`.
        failure: Why there is no more than there is; `cut_off` if the program ended before it did.
        asides: What became known of it later, a line each.
        thoughts: What a model that reasons wrote down for itself.
        quote, text, sentences: What is known of the answer so far.
        declined: The files do not answer this.
        work: What long work is at.
        ended: Nothing more comes.
        is_read: It is being read aloud; `is_played`: its spoken question is being heard again.
        view: The widget that shows it, None while it is far from what is in view.
    """

    def __init__(
        self,
        question: str,
        *,
        wording: Wording | None = None,
        as_written: bool = False,
        is_spoken: bool = False,
    ) -> None:
        self.question = question
        self.wording = wording
        self.as_written = as_written
        self.is_spoken = is_spoken
        self.answer: Answer | None = None
        self.rating: Rating | None = None
        self.note = ""
        self.failure: SottoError | None = None
        self.cut_off = False
        self.asides: tuple[str, ...] = ()
        self.quote: Quote | None = None
        self.thoughts = ""
        self.text = ""
        self.sentences: tuple[Sentence, ...] = ()
        self.declined = False
        self.work: Working | None = None
        self.ended = False
        self.is_read = self.is_played = False
        self.view: TurnView | None = None
        self._citations: dict[int, Citation] = {}

    @classmethod
    def kept(
        cls,
        question: str,
        answer: Answer | None,
        *,
        rating: Rating | None = None,
        note: str = "",
    ) -> Turn:
        """A turn of an earlier day; without an `answer` it was kept in another form than ours."""
        turn = cls(question, is_spoken=answer is not None and answer.spoken is not None)
        turn.rating, turn.note, turn.ended = rating, note, True
        if answer is not None:
            turn._finish(answer)
        return turn

    @property
    def spoken(self) -> Utterance | None:
        """How the question was spoken."""
        return self.answer.spoken if self.answer else None

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The sources so far, by number."""
        return tuple(self._citations[n] for n in sorted(self._citations))

    @property
    def quoted(self) -> Citation | None:
        """The source that is quoted."""
        return self._citations.get(self.quote.citation) if self.quote else None

    @property
    def texts(self) -> tuple[str, str, str]:
        """Question, quote and prose in the words that are shown."""
        quote = plain_text.one_line(self.quote.text) if self.quote else ""
        return self.question[:SHOWN_CHARACTERS], quote, prose_text.shown(self.text)

    @property
    def has_anything(self) -> bool:
        """Whether there is a quote or a word of prose."""
        return self.quoted is not None or bool(self.text.strip())

    @property
    def is_working(self) -> bool:
        """Whether it goes through many passages, which takes long and can be ended early."""
        return self.work is not None and not self.ended

    @property
    def text_with_sources(self) -> str:
        """Quote, prose and sources as plain text."""
        sources = [
            f"[{c.n}] {c.document}, {words.source_line(c)}\n    {c.path}" for c in self.citations
        ]
        quote = self.quoted
        quoted = f"“{quote.text}” [{quote.n}]" if quote else ""
        return "\n\n".join(filter(None, (quoted, self._marked_text, "\n".join(sources))))

    @property
    def text_to_read(self) -> str:
        """Quote and prose as they are read aloud."""
        quote = self.quoted.text if self.quoted else ""
        return "\n\n".join(filter(None, (quote, self._marked_text)))

    def source(self, n: int) -> Citation | None:
        """Source number `n`."""
        return self._citations.get(n)

    def apply(self, events: Sequence[AnswerEvent]) -> None:
        """Take in everything `events` bring."""
        for event in events:
            match event:
                case Quoted():
                    self._cite(event.citations)
                    self.quote, self.declined = event.quote, event.abstained
                case Working():
                    self.work = event
                case Thinking(text):
                    self.thoughts += text
                case Token(text):
                    self.text += text
                case Settled(sentence, citations):
                    self._cite(citations)
                    self.sentences += (sentence,)
                case Finished(answer):
                    self._finish(answer)
        if self.view is not None:
            self.view.apply(events)

    def fail(self, error: SottoError) -> None:
        """There is no more, for this reason; what came stays."""
        self.failure, self.ended = error, True
        if self.view is not None:
            self.view.show_failure()

    def show_stopping(self) -> None:
        """Say that what there is so far will be told in a moment."""
        if self.view is not None:
            self.view.show_stopping()

    def show_reading(self, reading: bool) -> None:
        """Whether the answer is being read aloud."""
        self.is_read = reading
        if self.view is not None:
            self.view.show_reading(reading)

    def show_playing(self, playing: bool) -> None:
        """Whether its spoken question is being heard again."""
        self.is_played = playing
        if self.view is not None:
            self.view.show_playing(playing)

    def show_cut_off(self) -> None:
        """The program ended before the answer did."""
        self.cut_off = self.ended = True
        if self.view is not None:
            self.view.show_failure()

    def add_note(self, text: str) -> None:
        """A line below the sources on what became known later, of a file that changed."""
        self.asides += (text,)
        if self.view is not None:
            self.view.show_aside(text)

    @property
    def _marked_text(self) -> str:
        return prose_text.marked(self.text, self.sentences)

    def _cite(self, citations: Sequence[Citation]) -> None:
        self._citations |= {citation.n: citation for citation in citations}

    def _finish(self, answer: Answer) -> None:
        self.thoughts = answer.thoughts
        self._cite(answer.citations)
        self.answer, self.ended = answer, True
        self.quote, self.declined = answer.quote, answer.abstained
        if not answer.abstained:
            self.text, self.sentences = answer.answer, answer.sentences
