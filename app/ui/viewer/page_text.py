"""One part of a document as text in the form that it has, passages of it marked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QByteArray, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from app.ui.look import plain_text
from app.ui.look.theme import Theme
from app.ui.viewer.forms import Form, FormKind
from app.ui.viewer.source import Mark

_LINE_HEIGHT_PERCENT = 135
_HEADING_SIZES = (19.0, 16.5, 14.5, 13.5)
_STEP_PX = 18
_MARGIN_PX = 24
_GAP_PX = 9
_WIDEST_CELL_PX = 260
_MOST_STOPS = 30


class PageText(QTextBrowser):
    """Shows text as it is, never as HTML; loads nothing and follows no link."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = ""
        self._shown: list[tuple[QTextCursor, bool]] = []
        self._offsets: list[int] = []
        self.setObjectName("page")
        self.setAccessibleName(self.tr("Text of the document"))
        self.setOpenLinks(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setUndoRedoEnabled(False)
        self.document().setDocumentMargin(_MARGIN_PX)
        theme.changed.connect(self._paint_marks)

    @property
    def marked_text(self) -> str:
        """The characters of the passage looked at; empty if it lies in another part."""
        strong = [cursor for cursor, is_strong in self._shown if is_strong]
        return strong[-1].selectedText().replace("\u2029", "\n") if strong else ""

    def show_part(self, text: str, marks: Sequence[Mark], lines: Sequence[Form] = ()) -> None:
        """Show `text`, the last of the `marks` scrolled to; offsets are those of `text`."""
        self._text = plain_text.displayable(text)
        self.setPlainText(self._text)
        everything = QTextCursor(self.document())
        everything.beginEditBlock()
        everything.select(QTextCursor.SelectionType.Document)
        # Qt sets new text in the form of what was there before.
        everything.setCharFormat(QTextCharFormat())
        everything.setBlockFormat(_spaced(QTextBlockFormat()))
        self._shape(lines)
        everything.endEditBlock()
        self.mark(marks)

    def mark(self, marks: Sequence[Mark]) -> None:
        """Mark these stretches instead, the last one scrolled to."""
        self._shown = [
            (self._cursor(mark.start, mark.end), mark.strong)
            for mark in marks
            if mark.start < mark.end
        ]
        self._paint_marks()
        self._scroll_to_mark()

    def loadResource(self, _kind: int, _name: QUrl | str) -> QByteArray:
        """Empty: no text fetches anything. Given None, Qt would read the file itself."""
        return QByteArray()

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        first = plain_text.utf16_length(self._text[:start])
        cursor.setPosition(first)
        last = first + plain_text.utf16_length(self._text[start:end])
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _shape(self, lines: Sequence[Form]) -> None:
        """Give lines the look of what they are; cursors walk once, from line to line."""
        cursor = QTextCursor(self.document())
        at = 0
        table: list[Form] = []
        for form in lines:
            step = plain_text.utf16_length(self._text[at : form.start])
            cursor.setPosition(cursor.position() + step)
            at = form.start
            if form.kind is FormKind.ROW:
                table.append(form)
            else:
                self._shape_line(QTextCursor(cursor), form)
        for rows in _runs(table):
            self._shape_table(rows)

    def _shape_line(self, cursor: QTextCursor, form: Form) -> None:
        px, tokens = self._theme.px, self._theme.tokens
        block, letters, signs = _spaced(QTextBlockFormat()), QTextCharFormat(), QTextCharFormat()
        end = cursor.position() + plain_text.utf16_length(self._text[form.start : form.end])
        lead = QTextCursor(cursor)
        lead.setPosition(cursor.position() + form.lead, QTextCursor.MoveMode.KeepAnchor)
        signs.setForeground(QColor(tokens.muted))
        match form.kind:
            case FormKind.HEADING:
                size = _HEADING_SIZES[min(form.level, len(_HEADING_SIZES)) - 1]
                letters.setFont(self._theme.font(size, weight=QFont.Weight.DemiBold))
                block.setTopMargin(px(8))
                block.setBottomMargin(px(4))
                block.setHeadingLevel(form.level)
            case FormKind.ITEM:
                block.setLeftMargin(px(_STEP_PX * (form.level + 1)))
                block.setTextIndent(-px(_STEP_PX * 0.7))
            case FormKind.QUOTE:
                block.setLeftMargin(px(_STEP_PX))
                letters.setForeground(QColor(tokens.muted))
            case FormKind.CODE:
                block.setLeftMargin(px(_STEP_PX))
                letters.setFontFamilies(["DejaVu Sans Mono", "Consolas", "Menlo", "monospace"])
            case FormKind.GAP:
                fixed = QTextBlockFormat.LineHeightTypes.FixedHeight
                block.setLineHeight(px(_GAP_PX), fixed.value)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeBlockFormat(block)
        if letters.propertyCount():
            cursor.mergeCharFormat(letters)
        if form.lead:  # without characters, it would be the format of all that follows
            lead.mergeCharFormat(signs)

    def _shape_table(self, rows: Sequence[Form]) -> None:
        """Columns at tab stops as wide as their cells; the first row stands out."""
        measure = QFontMetricsF(self.font())
        widths: list[float] = []
        for form in rows:
            for column, cell in enumerate(self._text[form.start : form.end].split("\t")):
                width = min(measure.horizontalAdvance(cell[:80]), self._theme.px(_WIDEST_CELL_PX))
                if column < len(widths):
                    widths[column] = max(widths[column], width)
                elif column < _MOST_STOPS:
                    widths.append(width)
        stops, place = [], 0.0
        for width in widths:
            place += width + self._theme.px(14)
            stops.append(QTextOption.Tab(place, QTextOption.TabType.LeftTab))
        block = _spaced(QTextBlockFormat())
        block.setTabPositions(stops)
        whole = self._cursor(rows[0].start, rows[-1].end)
        whole.mergeBlockFormat(block)
        head = QTextCharFormat()
        head.setFontWeight(QFont.Weight.DemiBold)
        self._cursor(rows[0].start, rows[0].end).mergeCharFormat(head)

    def _paint_marks(self) -> None:
        tokens = self._theme.tokens
        selections = []
        for cursor, strong in self._shown:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = cursor
            if strong:
                mark.format.setBackground(QColor(tokens.highlight))
                mark.format.setForeground(QColor(tokens.ink))
            else:
                mark.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
                mark.format.setUnderlineColor(QColor(tokens.accent))
            selections.append(mark)
        self.setExtraSelections(selections)

    def _scroll_to_mark(self) -> None:
        """Bring the start of the passage to a third of the height."""
        start = QTextCursor(self.document())
        if self._shown:
            start.setPosition(self._shown[-1][0].selectionStart())
        self.setTextCursor(start)
        top = self.cursorRect(start).top() + self.verticalScrollBar().value()
        self.verticalScrollBar().setValue(max(0, top - self.viewport().height() // 3))


def _spaced(block: QTextBlockFormat) -> QTextBlockFormat:
    proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight
    block.setLineHeight(_LINE_HEIGHT_PERCENT, proportional.value)
    return block


def _runs(rows: Sequence[Form]) -> list[list[Form]]:
    """Rows that follow each other without another line between."""
    runs = [[rows[0]]] if rows else []
    for before, row in pairwise(rows):
        if row.start > before.end + 1:
            runs.append([])
        runs[-1].append(row)
    return runs
