"""The written answer: streamed as plain text, each sentence marked once it is judged."""

import re
from collections.abc import Sequence

from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QWidget

from app.domain.answers import Citation, Sentence
from app.ui.conversation.cited_text import CitedText
from app.ui.look import plain_text
from app.ui.look.dots import draw_dots
from app.ui.look.theme import Theme

_CLOSING = re.compile(r"[.!?…。！？]+$")


class ProseView(CitedText):
    """Shows prose; what is judged never changes again, what is not yet is a plain tail."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setAccessibleName(self.tr("Answer"))
        self._citations: dict[int, Citation] = {}
        self._pieces: list[str | Sentence] = []
        self._tail = ""
        self._tail_position = 0
        self._dotted: list[tuple[int, int]] = []
        theme.changed.connect(self._render)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Those judged so far."""
        return tuple(piece for piece in self._pieces if isinstance(piece, Sentence))

    @property
    def marked_text(self) -> str:
        """The prose with its citations as [1]."""
        pieces = [
            p if isinstance(p, str) else p.text + "".join(f" [{n}]" for n in p.citations)
            for p in self._pieces
        ]
        return "".join([*pieces, self._tail]).strip()

    def cite(self, citations: Sequence[Citation]) -> None:
        """Make citations known before a sentence points to them."""
        self._citations |= {citation.n: citation for citation in citations}

    def write(self, text: str, judged: Sequence[Sentence] = ()) -> None:
        """Add streamed `text`, then mark the sentences `judged`, which lie in it in order."""
        if not self._tail and not self._pieces:
            text = text.lstrip()
        self._tail += text
        if not judged:
            self.insert(text)
            return
        cursor = self.end()
        cursor.setPosition(self._tail_position, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        for sentence in judged:
            self._show(self._take(sentence))
        self._show_tail()

    def replace(self, text: str, sentences: Sequence[Sentence]) -> None:
        """Show the final `text`; nothing is touched when it is what stands there already."""
        if not self._tail.strip() and self.sentences == tuple(sentences):
            return
        self._pieces, self._tail = [], text
        for sentence in sentences:
            self._take(sentence)
        self._render()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The text, and dots under what no source supports."""
        super().paintEvent(event)
        colour = self._theme.tokens.unsupported
        with QPainter(self.viewport()) as painter:
            draw_dots(painter, self.document(), ranges=self._dotted, colour=colour)

    def _take(self, sentence: Sentence) -> list[str | Sentence]:
        """Move `sentence`, and what stands before it, from the tail to the pieces."""
        spaced = r"\s+".join(re.escape(word) for word in sentence.text.split())
        found = re.search(spaced, self._tail)
        before = self._tail[: found.start()] if found else (" " if self._pieces else "")
        self._tail = self._tail[found.end() :] if found else self._tail
        taken: list[str | Sentence] = [before, sentence] if before else [sentence]
        self._pieces += taken
        return taken

    def _render(self) -> None:
        self.restart()
        self._dotted = []
        self._show(self._pieces)
        self._show_tail()

    def _show(self, pieces: Sequence[str | Sentence]) -> None:
        for piece in pieces:
            if isinstance(piece, str):
                self.insert(piece)
            else:
                self._show_sentence(piece)

    def _show_sentence(self, sentence: Sentence) -> None:
        """The text, with its chips before the full stop."""
        if not sentence.supported:
            start = self.end().position()
            self.insert(sentence.text, self._unsupported(sentence.reason))
            self._dotted.append((start, self.end().position()))
            return
        closing = _CLOSING.search(sentence.text)
        cut = closing.start() if closing else len(sentence.text)
        self.insert(sentence.text[:cut], self._supported(sentence.reason))
        for n in sentence.citations:
            if n in self._citations:
                self.insert_chip(self._citations[n])
        self.insert(sentence.text[cut:])

    def _show_tail(self) -> None:
        self._tail_position = self.end().position()
        self.insert(self._tail)

    def _supported(self, reason: str) -> QTextCharFormat:
        look = QTextCharFormat()
        if reason:
            said = self.tr("A passage says this: {reason}").format(reason=reason)
            look.setToolTip(plain_text.tooltip(said))
        return look

    def _unsupported(self, reason: str) -> QTextCharFormat:
        tokens = self._theme.tokens
        look = QTextCharFormat()
        look.setBackground(QColor(tokens.unsupported_soft))
        warning = self.tr("No passage that was found says this. Check it before you rely on it.")
        look.setToolTip(plain_text.tooltip(f"{warning} ({reason})" if reason else warning))
        return look
