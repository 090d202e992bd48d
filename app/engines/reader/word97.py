"""Word documents of the binary kind (doc): the same that is read of newer ones (MS-DOC)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.documents import Extraction
from app.engines.reader.composer import Composer
from app.engines.reader.compound import CompoundFile
from app.engines.reader.flow import Flow, Mark, Paragraph
from app.engines.reader.source import ReadOptions, Source
from app.engines.reader.summary import summary
from app.engines.reader.word6 import Word6File
from app.engines.reader.word97_file import WordFile
from app.engines.reader.word97_formats import Format

_PARAGRAPH = re.compile(r"[^\r\x07\x0c]*[\r\x07\x0c]?")
_AIDED = re.compile(r"\s*EQ\b[^\x13-\x15]{0,500}\\o\\a\w\(\\s\\up[^,]{0,200},([^()]{1,100})\)")
_SIGN = re.compile(r"[\x00-\x08\x0a-\x1f]")
_BEGINS_FIELD, _SHOWS_FIELD, _ENDS_FIELD = "\x13", "\x14", "\x15"
_NOTE, _BOX, _CELL = "\x02", "\x08", "\x07"
_SIGNS = {"\x0b": "\n", "\x0e": "\n", "\x1e": "-"}
_NO_LISTS = frozenset({0, -2047})


def read(source: Source, options: ReadOptions) -> Iterator[Extraction]:
    """The text of a document; notes, comments, headers and footers stand behind it."""
    root = CompoundFile(source.whole(options)).root
    composer = Composer(source.media_type, summary(root))
    file = WordFile.of(root, source)
    yield from composer.pieces(_steps(file, Flow(composer)))


def _steps(file: WordFile | Word6File, flow: Flow) -> Iterator[None]:
    boxes = file.boxes()
    main = _Story(file, boxes)
    for paragraph in main.paragraphs(0, file.main_end):
        flow.add(paragraph)
        yield
    flow.close_table()
    for start, end, label in [*((*place, "") for place in boxes.values()), *file.behind()]:
        flow.add_story(_Story(file, {}).paragraphs(start, end), label)
        yield


class _Story:
    """Goes through a stretch of the text: the document, a note, a box, the top of a page."""

    def __init__(self, file: WordFile | Word6File, boxes: dict[int, tuple[int, int]]) -> None:
        self._file = file
        self._boxes = boxes
        # Where the words of each open field begin that say how it is made; 0 behind them.
        self._fields: list[int] = []
        self._anchored: list[int] = []

    def paragraphs(self, start: int, end: int) -> Iterator[Paragraph]:
        """The paragraphs of these characters; texts of boxes follow the one they belong to."""
        while start < end:
            found = _PARAGRAPH.match(self._file.text, start, end)
            if found is None or found.end() == start:
                return
            paragraph = self._paragraph(start, found.end())
            boxes = list(self._box_paragraphs(paragraph.depth))
            # A box in a cell comes before the mark that ends the cell.
            ends = paragraph.mark is not Mark.PARAGRAPH
            yield from [*boxes, paragraph] if ends else [paragraph, *boxes]
            start = found.end()

    def _paragraph(self, start: int, end: int) -> Paragraph:
        file = self._file
        form = file.format(end - 1)
        last = file.text[end - 1]
        depth = max(form.depth, 1) if last == _CELL else form.depth
        paragraph = Paragraph(depth=depth, level=form.level, mark=_mark(form, last))
        if paragraph.mark is Mark.ROW:
            paragraph.shape = form.shape
        for at, until, look in file.looks(form.style, start, end):
            text = self._visible(at, until)
            if text and not look.is_deleted:
                paragraph.runs.append((text, look.hidden(is_shaded=form.is_shaded)))
        if not paragraph.is_blank and form.list not in _NO_LISTS:
            paragraph.is_item = True
            paragraph.label = file.numbering.label(str(form.list), form.depth_in_list)
        return paragraph

    def _visible(self, start: int, end: int) -> str:
        """What is seen of these characters: of a field, what it shows and not how it is made."""
        parts: list[str] = []
        at = start
        for sign in _SIGN.finditer(self._file.text, start, end):
            if not any(self._fields):
                parts.append(self._file.text[at : sign.start()])
            at = sign.end()
            if sign[0] == _BEGINS_FIELD:
                self._fields.append(at)
            elif sign[0] == _SHOWS_FIELD and self._fields:
                self._fields[-1] = 0
            elif sign[0] == _ENDS_FIELD and self._fields:
                parts.append(self._below_aids(self._fields.pop(), sign.start()))
            elif not any(self._fields):
                parts.append(self._sign(sign[0], sign.start()))
        if not any(self._fields):
            parts.append(self._file.text[at:end])
        return "".join(parts)

    def _below_aids(self, start: int, end: int) -> str:
        """The characters that reading aids stand above, of the field that says so."""
        found = _AIDED.match(self._file.text, start, end) if start else None
        return found[1] if found and not any(self._fields) else ""

    def _sign(self, sign: str, at: int) -> str:
        if sign == _BOX and at in self._boxes:
            self._anchored.append(at)
        if sign == _NOTE and at in self._file.notes:
            return f"[{self._file.notes[at]}]"
        return _SIGNS.get(sign, "")

    def _box_paragraphs(self, depth: int) -> Iterator[Paragraph]:
        anchored, self._anchored = self._anchored, []
        for at in anchored:
            for paragraph in _Story(self._file, {}).paragraphs(*self._boxes.pop(at)):
                paragraph.depth, paragraph.mark = depth, Mark.PARAGRAPH
                yield paragraph


def _mark(form: Format, last: str) -> Mark:
    if form.ends_row:
        return Mark.ROW
    return Mark.CELL if last == _CELL or form.ends_inner_cell else Mark.PARAGRAPH
