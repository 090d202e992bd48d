"""A document as the text that was read from it, a page or a stretch of it at a time."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.look import words
from app.ui.viewer.base import Means, SourceView
from app.ui.viewer.forms import forms
from app.ui.viewer.page_text import PageText
from app.ui.viewer.parts import part_at
from app.ui.viewer.source import Mark, Source


class _Page(PageText):
    """Text that hands keys on which turn pages, once there is no more to scroll."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page up and down scroll first."""
        bar = self.verticalScrollBar()
        ends = {
            Qt.Key.Key_PageUp: bar.value() == bar.minimum(),
            Qt.Key.Key_PageDown: bar.value() == bar.maximum(),
        }
        if ends.get(Qt.Key(event.key())):
            event.ignore()
        else:
            super().keyPressEvent(event)


class TextView(SourceView):
    """Shows any source that has text."""

    def __init__(self, means: Means, parent: QWidget | None = None) -> None:
        super().__init__(means, parent)
        self.page = _Page(means.theme, self)
        self._source: Source | None = None
        self._found: tuple[Mark, ...] = ()
        self._index = 0
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)

    @property
    def target(self) -> QWidget:
        """The text."""
        return self.page

    @property
    def marked_text(self) -> str:
        """What is marked of the passage in this part."""
        return self.page.marked_text

    def show_source(self, source: Source) -> None:
        """Show the part with the passage."""
        self._source, self._found = source, ()
        self._show(part_at(source.parts, source.citation.start))

    def show_found(self, mark: Mark) -> None:
        """Show the part with it."""
        if self._source is not None:
            self._found = (mark,)
            self._show(part_at(self._source.parts, mark.start))

    def can_turn(self, by: int) -> bool:
        """Whether there is another part."""
        return self._source is not None and 0 <= self._index + by < len(self._source.parts)

    def turn(self, by: int) -> None:
        """Show the part before or behind."""
        if self.can_turn(by):
            self._show(self._index + by)

    def _show(self, index: int) -> None:
        source = self._source
        if source is None or not source.parts:
            self.page.show_part("", ())
            return
        self._index = min(max(index, 0), len(source.parts) - 1)
        part = source.parts[self._index]
        marks = [
            Mark(
                max(mark.start, part.start) - part.start,
                min(mark.end, part.end) - part.start,
                strong=mark.strong and (mark in self._found or not self._found),
            )
            for mark in (*source.marks, *self._found)
            if mark.start < part.end and part.start < mark.end
        ]
        lines = forms(source.stored, part.start, part.end)
        self.page.show_part(source.stored.text[part.start : part.end], marks, lines)
        citation = source.citation
        cited = citation.start < part.end and part.start < citation.end
        self.placed.emit(self._where(source, cited=cited))

    def _where(self, source: Source, *, cited: bool) -> str:
        """As in: Page 112 of 486, Cooling system."""
        part = source.parts[self._index]
        pieces = []
        if part.page is not None and source.last_page is not None:
            pieces.append(words.page_of(part.page, source.last_page))
        elif len(source.parts) > 1:
            pieces.append(
                self.tr("Part {part} of {last}").format(
                    part=words.number(self._index + 1), last=words.number(len(source.parts))
                )
            )
        if cited and source.citation.section:
            pieces.append(words.section_name(source.citation.section))
        return ", ".join(pieces)
