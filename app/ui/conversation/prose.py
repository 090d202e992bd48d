"""The written answer: streamed as plain text, each sentence marked once it is judged."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextCursor,
    QTextListFormat,
)
from PySide6.QtWidgets import QWidget

from app.domain.answers import Citation, Sentence
from app.ui.conversation import prose_text
from app.ui.conversation.cited_text import CitedText
from app.ui.look import plain_text, words
from app.ui.look.dots import draw_dots
from app.ui.look.theme import Theme
from app.ui.look.told import told

_DOUBT = "doubt:"
_BETWEEN_PARAGRAPHS_PX = 8
_ITEM_PX = 18
_MOST_CHIPS = 6  # at one sentence


class ProseView(CitedText):
    """Shows prose, of which no word ever moves.

    What is judged never changes again; of what is not, only that is shown which stays where it is,
    whatever comes.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setAccessibleName(self.tr("Answer"))
        self.document().setIndentWidth(theme.px(_ITEM_PX))
        self._citations: dict[int, Citation] = {}
        self._sentences: list[Sentence] = []
        self._settled = ""  # of the text, in the words of the model
        self._tail = ""
        self._shown = 0  # characters of the tail
        self._tail_position = 0
        self._breaks = 0  # line breaks before the next word
        self._dotted: list[tuple[int, int]] = []
        theme.changed.connect(self._repeat)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Those judged so far."""
        return tuple(self._sentences)

    def cite(self, citations: Sequence[Citation]) -> None:
        """Make citations known before a sentence points to them."""
        self._citations |= {citation.n: citation for citation in citations}

    def write(self, text: str, judged: Sequence[Sentence] = ()) -> None:
        """Add streamed `text`, then mark the sentences `judged`, which lie in it in order."""
        self._tail += text if self._tail or self._settled else text.lstrip()
        with self._at_once():
            for sentence in judged:
                self._settle(sentence)
            self._show(len(prose_text.steady(self._tail)))

    def flush(self) -> None:
        """Nothing more comes: show what was held back."""
        self._show(len(self._tail))

    def replace(self, text: str, sentences: Sequence[Sentence]) -> None:
        """Show the final `text`; nothing is touched when it is what stands there already."""
        if not self._tail.strip() and self.sentences == tuple(sentences):
            return
        with self._at_once():
            self._begin(text)
            for sentence in sentences:
                self._settle(sentence)
            self._describe()
            self.flush()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, and dots under what no source supports."""
        super().paintEvent(event)
        colour = self._theme.tokens.unsupported
        with QPainter(self.viewport()) as painter:
            painter.setClipRect(event.rect())
            draw_dots(painter, self.document(), ranges=self._dotted, colour=colour)

    @contextmanager
    def _at_once(self) -> Iterator[None]:
        """Set the lines once, after all changes."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        try:
            yield
        finally:
            cursor.endEditBlock()

    def _begin(self, text: str) -> None:
        self.restart()
        self._sentences, self._dotted = [], []
        self._settled, self._tail, self._shown = "", text.lstrip(), 0
        self._tail_position, self._breaks = 0, 0

    def _repeat(self) -> None:
        """Show the same in the colours and sizes of now."""
        shown = len(self._settled) + self._shown
        sentences = self.sentences
        with self._at_once():
            self._begin(self._settled + self._tail)
            for sentence in sentences:
                self._settle(sentence)
            self._show(shown - len(self._settled))

    def _settle(self, sentence: Sentence) -> None:
        """Move `sentence` from the tail to what is judged, and mark it where it stands."""
        before, said, rest = prose_text.take(self._tail, sentence, first=not self._settled)
        if not self._tail[self._shown :].startswith((before + said)[self._shown :]):
            self._take_back()
        self._tail = before + said + rest
        self._show(len(before + said))
        self._mark(sentence, self._first_word(), self.end().position())
        self._sentences.append(sentence)
        if not sentence.supported:
            self._describe()
        self._settled += before + said
        self._tail, self._shown, self._tail_position = rest, 0, self.end().position()

    def _take_back(self) -> None:
        """Show nothing of the tail: where sentences end was judged otherwise than expected."""
        cursor = self.end()
        cursor.setPosition(self._tail_position, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self._shown = self._breaks = 0

    def _show(self, count: int) -> None:
        """Show `count` characters of the tail."""
        lines = self._tail[self._shown : count].split("\n")
        self._shown = max(self._shown, count)
        for n, line in enumerate(lines):
            self._breaks += n > 0
            if line.strip():
                self._insert_line(line)
            elif not self._breaks:
                self.insert(line)

    def _insert_line(self, line: str) -> None:
        """A line, or the rest of one; one that is an item of a list stands in a list."""
        begins = self._breaks > 0 or self.document().isEmpty()
        if self._breaks and not self.document().isEmpty():
            between = _BETWEEN_PARAGRAPHS_PX if self._breaks > 1 else 0
            self.end().insertBlock(self.block(between), QTextCharFormat())
        self._breaks = 0
        mark = prose_text.item(line) if begins else 0
        if mark:
            bullets = QTextListFormat()
            bullets.setStyle(QTextListFormat.Style.ListDisc)
            self.end().createList(bullets)
        self.insert(line[mark:].lstrip() if begins else line)

    def _first_word(self) -> int:
        """Position of the first character shown of the tail that is no space."""
        start, end = self._tail_position, self.end().position()
        while start < end and self.document().characterAt(start) in " \u2029\u2028\t":
            start += 1
        return start

    def _mark(self, sentence: Sentence, start: int, end: int) -> None:
        """Say how the words from `start` to `end` were judged, and set chips before their end."""
        if not sentence.supported:
            self._look(start, end, self._unsupported(told(sentence.reason)))
            self._dotted.append((start, end))
            return
        if sentence.reason:
            self._look(start, end, self._supported(told(sentence.reason)))
        at = end - prose_text.closing(sentence.text)
        cited = [self._citations[n] for n in sentence.citations if n in self._citations]
        for citation in cited[:_MOST_CHIPS]:
            self.insert_chip(citation, at)
            at += 1
        if len(cited) > _MOST_CHIPS:  # as of a sum over rows; all of them have cards
            more = QTextCursor(self.document())
            more.setPosition(at)
            more.insertText(f" +{words.number(len(cited) - _MOST_CHIPS)}", self._muted())

    def _muted(self) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setForeground(QColor(self._theme.tokens.muted))
        return look

    def _look(self, start: int, end: int, look: QTextCharFormat) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(look)

    def _describe(self) -> None:
        """Tell a screen reader what sight tells by the dots."""
        doubtful = [each.text for each in self._sentences if not each.supported]
        said = self.tr("Not found in the sources: {sentences}")
        listed = plain_text.one_line(" ".join(doubtful))
        self.setAccessibleDescription(said.format(sentences=listed) if doubtful else "")

    def _supported(self, reason: str) -> QTextCharFormat:
        look = QTextCharFormat()
        said = self.tr("A passage says this: {reason}").format(reason=reason)
        look.setToolTip(plain_text.tooltip(said))
        return look

    def _unsupported(self, reason: str) -> QTextCharFormat:
        tokens = self._theme.tokens
        look = QTextCharFormat()
        look.setBackground(QColor(tokens.unsupported_soft))
        look.setForeground(QColor(tokens.ink))
        look.setAnchor(True)  # so that the keyboard comes to it
        look.setAnchorHref(_DOUBT)
        look.setFontUnderline(False)
        warning = self.tr("No passage that was found says this. Check it before you rely on it.")
        look.setToolTip(plain_text.tooltip(f"{warning} ({reason})" if reason else warning))
        return look
