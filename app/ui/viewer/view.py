"""The source viewer: a document's text, the cited passage highlighted and in view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.answers import Citation
from app.ui.look import plain_text, words
from app.ui.look.labels import button, label
from app.ui.look.theme import Theme
from app.ui.viewer.page_text import PageText
from app.ui.viewer.parts import Part, part_at, split


@dataclass(frozen=True, slots=True)
class Source:
    """A document's whole text and its pages (number, start, end), with the passage to show."""

    citation: Citation
    text: str
    parts: tuple[Part, ...]
    last_page: int | None

    @classmethod
    def load(cls, citation: Citation, text: str, pages: Sequence[tuple[int, int, int]]) -> Source:
        """Cut the text into what is shown at a time; meant to run beside the window."""
        last = max((number for number, _, _ in pages), default=None)
        return cls(citation, text, split(text, pages), last)


class SourceViewer(QFrame):
    """Shows one source at a time, a page or a stretch of its text in view.

    Signals:
        closed(): the user wants the room back.
    """

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("viewer")
        self.setAccessibleName(self.tr("Source"))
        self._source: Source | None = None
        self._index = 0
        self._title = label("", "title", selectable=True)
        self._place = label("", "muted", wrap=True)
        self.page = PageText(theme, self)
        self._back = button("‹", lambda: self._turn(-1), "turn", name=self.tr("Previous page"))
        self._on = button("›", lambda: self._turn(1), "turn", name=self.tr("Next page"))
        close = button("×", self.closed.emit, "turn", name=self.tr("Close the source"))
        head = QFrame(self)
        head.setObjectName("viewerHead")
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self._title)
        names.addWidget(self._place)
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 11, 10, 11)
        row.setSpacing(0)
        row.addLayout(names, 1)
        for turner in (self._back, self._on, close):
            row.addWidget(turner, 0, Qt.AlignmentFlag.AlignTop)
        body = QVBoxLayout()
        body.setContentsMargins(16, 16, 16, 16)
        body.addWidget(self.page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addLayout(body, 1)

    def announce(self, citation: Citation) -> None:
        """Name the source that is being fetched."""
        self._title.setText(plain_text.one_line(citation.document))
        self._place.setText(self.tr("Opening …"))

    def show_source(self, source: Source) -> None:
        """Show the part with the passage."""
        self._source = source
        self._title.setText(plain_text.one_line(source.citation.document))
        self._title.setToolTip(plain_text.tooltip(source.citation.path))
        self._show(part_at(source.parts, source.citation.start))

    def show_missing(self, citation: Citation, why: str) -> None:
        """Say that the source cannot be shown; its passage, which the answer holds, still is."""
        self.show_source(Source.load(_alone(citation), citation.text, ()))
        self._place.setText(why)

    def _turn(self, by: int) -> None:
        self._show(self._index + by)

    def _show(self, index: int) -> None:
        source = self._source
        if source is None or not source.parts:
            return
        self._index = min(max(index, 0), len(source.parts) - 1)
        part = source.parts[self._index]
        passage = range(max(source.citation.start, part.start), min(source.citation.end, part.end))
        self.page.show_part(
            source.text[part.start : part.end],
            passage.start - part.start if passage else 0,
            passage.stop - part.start if passage else 0,
        )
        self._place.setText(self._where(source, part, cited=bool(passage)))
        several = len(source.parts) > 1
        self._back.setVisible(several)
        self._on.setVisible(several)
        self._back.setEnabled(self._index > 0)
        self._on.setEnabled(self._index < len(source.parts) - 1)

    def _where(self, source: Source, part: Part, *, cited: bool) -> str:
        """As in: Page 112 of 486, Cooling system."""
        pieces = []
        if part.page is not None and source.last_page is not None:
            pieces.append(
                self.tr("Page {page} of {last}").format(
                    page=words.number(part.page), last=words.number(source.last_page)
                )
            )
        elif len(source.parts) > 1:
            pieces.append(
                self.tr("Part {part} of {last}").format(
                    part=words.number(self._index + 1), last=words.number(len(source.parts))
                )
            )
        if cited and source.citation.section:
            pieces.append(words.section_name(source.citation.section))
        return ", ".join(pieces) or words.kind(source.citation.path)


def _alone(citation: Citation) -> Citation:
    """The citation as if its passage were the whole document."""
    return replace(citation, start=0, end=len(citation.text), page=None)
