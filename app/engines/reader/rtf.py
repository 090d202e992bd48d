"""Rich text: paragraphs, headings, lists, tables, notes and hidden text of its control words."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator

from app.domain.documents import Extraction
from app.domain.errors import ReadCode
from app.engines.reader import rtf_header, rtf_state
from app.engines.reader.composer import Composer
from app.engines.reader.flow import Flow, Mark, Paragraph
from app.engines.reader.rtf_header import TABLES, Header
from app.engines.reader.rtf_state import RowShape, State, Story
from app.engines.reader.rtf_tokens import READ, SIGNS, SKIPPED, SYMBOLS, TOKEN, end_of_group
from app.engines.reader.source import ReadOptions, Source

_LABELS = frozenset({"listtext", "pntext"})
_BOXES = frozenset({"shptxt", "dptxbxtext"})
_NOTE, _COMMENT, _ATTACHED, _LABEL, _COMMENTATOR = (
    *("footnote", "annotation", "margin", "label", "atnauthor"),
)
_MARGINS = frozenset(
    {"header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"}
)
_DEEPEST_GROUP = 10_000
_BULLET, _BULLETS, _FIRST_PRIVATE = "•", frozenset("·o§¨l-–*Øü"), "\ue000"


_WORDS = (
    *("par", "sect", "page", "cell", "nestcell", "row", "nestrow", "pard", "plain", "u", "bin"),
    *("trowd", "clvmrg", "clcbpat", "cellx", "upr"),
)
# Most control words change nothing here.
_MEANT = frozenset(
    word.encode()
    for words in (
        *(_WORDS, SKIPPED, READ, SIGNS, TABLES, _MARGINS),
        *(rtf_header.WORDS, rtf_state.WORDS, (_NOTE,)),
    )
    for word in words
)


def read(source: Source, options: ReadOptions) -> Iterator[Extraction]:
    """The text of a document; notes, comments, headers and footers stand behind it."""
    data = source.whole(options)
    if not data.lstrip().startswith(b"{\\rtf"):
        raise source.failure(ReadCode.BROKEN, "it is damaged or not what its name says")
    yield from _RichText(data, source.media_type).pieces()


class _RichText:
    """Goes through the tokens of a document."""

    def __init__(self, data: bytes, media_type: str) -> None:
        self._data = data
        self._header = Header()
        self._composer = Composer(media_type, self._header.facts)
        self._flow = Flow(self._composer)
        self._main = Story()
        self._state = State(self._main, encoding=self._header.encoding)
        self._groups: list[State] = []
        self._waiting = bytearray()
        self._is_optional = False
        self._skips_next = False
        self._owed = 0
        self._label: list[str] = []
        self._shape = RowShape()
        self._author: list[str] = []
        self._notes: list[Story] = []
        self._behind: list[Story] = []
        self._words: dict[str, Callable[[int | None], None]] = {
            **dict.fromkeys(("par", "sect", "page"), lambda _: self._end_paragraph()),
            "cell": lambda _: self._end_paragraph(Mark.CELL, 1),
            "nestcell": lambda _: self._end_paragraph(Mark.CELL, max(2, self._state.depth)),
            "row": lambda _: self._end_paragraph(Mark.ROW, 1),
            "nestrow": lambda _: self._end_paragraph(Mark.ROW, max(2, self._state.depth)),
            "trowd": lambda _: self._shape.clear(),
            "clvmrg": lambda _: self._shape.change(is_lower=True),
            "clcbpat": lambda value: self._shape.change(is_shaded=self._header.is_shade(value)),
            "cellx": lambda value: self._shape.add(value or 0),
            "pard": lambda _: self._state.clear_paragraph(),
            "plain": lambda _: self._state.clear_characters(self._header.encoding),
        }

    def pieces(self) -> Iterator[Extraction]:
        """What is in it."""
        yield from self._composer.pieces(self._steps())

    def _steps(self) -> Iterator[None]:
        at, end = 0, len(self._data)
        paragraphs = self._main.paragraphs
        while at < end:
            token = TOKEN.match(self._data, at)
            if token is None:
                break
            at = self._take(token)
            if paragraphs:
                yield from self._written(paragraphs)
        self._flush()
        while self._groups:
            self._close()
        yield from self._written(paragraphs)
        for number, note in enumerate(self._notes, 1):
            self._flow.add_story(note.paragraphs, f"[{number}]")
            yield
        seen = set[str]()
        for story in sorted(self._behind, key=lambda found: found.kind != _COMMENT):
            text = "\n".join(run for inner in story.paragraphs for run, _ in inner.runs)
            if text not in seen or story.kind == _COMMENT:
                self._flow.add_story(story.paragraphs, story.label)
                yield
            seen.add(text)
        self._flow.close_table()
        yield

    def _written(self, paragraphs: list[Paragraph]) -> Iterator[None]:
        for paragraph in paragraphs:
            self._flow.add(paragraph)
        paragraphs.clear()
        yield

    def _take(self, token: re.Match[bytes]) -> int:
        """Take in one token; where the next begins."""
        brace, word, value, code, symbol, text = token.groups()
        if word is not None:
            if word in _MEANT or self._is_optional:
                return self._word(word.decode("ascii"), value, token.end())
            self._fall_back(1)
        elif text is not None:
            # Bytes of one character may come in several tokens.
            self._waiting += text[self._fall_back(len(text)) :] if self._owed else text
        elif brace is not None:
            return self._brace(brace, token.end())
        elif code is not None:
            if not self._fall_back(1):
                self._waiting.append(int(code, 16))
        elif symbol is not None and not self._fall_back(1):
            self._symbol(symbol)
        return token.end()

    def _brace(self, brace: bytes, at: int) -> int:
        self._flush()
        self._owed, self._is_optional = 0, False
        if brace == b"}":
            self._close()
        elif self._skips_next:
            self._skips_next = False
            return end_of_group(self._data, at) + 1
        else:
            self._open()
        return at

    def _symbol(self, symbol: bytes) -> None:
        self._flush()
        if symbol == b"*":
            self._is_optional = True
        elif symbol in b"\r\n":
            self._end_paragraph()
        elif symbol in SYMBOLS:
            self._write(SYMBOLS[symbol])

    def _word(self, name: str, digits: bytes | None, at: int) -> int:
        value = None if digits is None else int(digits)
        if name == "bin":
            return at + max(0, value or 0)
        if self._fall_back(1):
            return at
        self._flush()
        is_optional, self._is_optional = self._is_optional, False
        if name in SKIPPED or (is_optional and name not in READ):
            return end_of_group(self._data, at)
        if name == "u":
            self._write(chr((value or 0) & 0xFFFF))
            self._owed = self._state.fallback
        elif name in SIGNS:
            self._write(SIGNS[name])
        elif name in self._words and not self._state.place:
            self._words[name](value)
        elif not self._destination(name):
            self._format(name, value)
        return at

    def _destination(self, name: str) -> bool:
        """Whether the word begins a group whose text belongs elsewhere; it does from here on."""
        state = self._state
        if name in TABLES or name == _COMMENTATOR:
            state.place = name
            self._header.begin(name)
            if name == _COMMENTATOR:
                self._author = []
        elif name in _LABELS:
            state.place = _LABEL
            self._label = []
        elif name in {_NOTE, _COMMENT} or name in _BOXES or name in _MARGINS:
            self._start_story(name)
        elif name == "upr":
            self._skips_next = True  # what comes first says the same in fewer signs
        else:
            return False
        return True

    def _start_story(self, name: str) -> None:
        story = Story(name)
        if name == _NOTE:
            self._notes.append(story)
            self._write(f"[{len(self._notes)}]")
        elif name == _COMMENT:
            author = "".join(self._author).strip()
            story.label = f"{author}:" if author else ""
            self._behind.append(story)
        elif name in _MARGINS:
            story.kind = _ATTACHED
            self._behind.append(story)
        self._state.story = story
        self._state.clear_paragraph()
        self._state.clear_characters(self._header.encoding)

    def _format(self, name: str, value: int | None) -> None:
        state, header = self._state, self._header
        if state.place in TABLES or len(self._groups) <= 1:
            header.word(state.place, name, value)
        if name == "f":
            state.encoding = header.font_encoding(value or 0)
            state.is_symbol = header.is_symbol(value or 0)
        elif state.place not in TABLES:
            state.format(name, value, header)

    def _open(self) -> None:
        if len(self._groups) >= _DEEPEST_GROUP:
            raise ValueError("its groups are nested too deeply")
        self._groups.append(copy.copy(self._state))

    def _close(self) -> None:
        if not self._groups:
            return
        outer, story = self._groups.pop(), self._state.story
        is_over = story is not outer.story
        if story.runs and (is_over or not self._groups):
            self._end_paragraph()
        if self._state.place in TABLES:
            self._composer.facts = self._header.facts
        self._state = outer
        if is_over and story.kind in _BOXES:
            outer.story.boxes += story.paragraphs

    def _fall_back(self, size: int) -> int:
        """How many of so many signs stand for the Unicode character before them."""
        taken = min(self._owed, size)
        self._owed -= taken
        return taken

    def _flush(self) -> None:
        if self._waiting:
            data, self._waiting = bytes(self._waiting), bytearray()
            self._write(data.decode(self._state.encoding, "replace"))

    def _write(self, text: str) -> None:
        state = self._state
        if state.place in TABLES:
            self._header.text(state.place, text)
        elif state.place == _LABEL:
            self._label.append(_BULLET if state.is_symbol and text.strip() else text)
        elif state.place == _COMMENTATOR:
            self._author.append(text)
        elif not state.is_deleted:
            state.story.runs.append((text, state.hidden))

    def _end_paragraph(self, mark: Mark = Mark.PARAGRAPH, depth: int | None = None) -> None:
        state = self._state
        story, label = state.story, "".join(self._label).strip()
        self._label = []
        if label in _BULLETS or label[:1] >= _FIRST_PRIVATE:
            label = _BULLET
        paragraph = Paragraph(
            story.runs,
            state.depth if depth is None else depth,
            state.level,
            state.is_item or bool(label),
            label,
            mark,
            tuple(self._shape.cells) if mark is Mark.ROW else (),
        )
        story.runs = []
        boxes, story.boxes = story.boxes, []
        for box in boxes:
            box.depth, box.mark = paragraph.depth, Mark.PARAGRAPH
        # A box in a cell comes before the mark that ends the cell.
        ends = mark is not Mark.PARAGRAPH
        story.paragraphs += [*boxes, paragraph] if ends else [paragraph, *boxes]
