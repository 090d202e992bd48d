"""The text of documents of Word 6 and 95, without its formats."""

import io
import struct
from collections.abc import Iterator

from app.engines.reader.encoding import find_encoding
from app.engines.reader.numbering import Numbering
from app.engines.reader.word97_formats import Format, Look

_CELL = "\x07"


class Word6File:
    """Like WordFile, but what is no text is not known: lists, notes, boxes, how it looks."""

    def __init__(self, word: bytes) -> None:
        start, end = struct.unpack_from("<II", word, 24)
        (length,) = struct.unpack_from("<i", word, 52)
        data = word[start:end]
        self.text = data.decode(find_encoding(io.BytesIO(data)), "replace")
        self.main_end = min(max(0, length), len(self.text))
        self.notes: dict[int, int] = {}
        self.numbering = Numbering()

    def format(self, at: int) -> Format:
        """A mark that ends a cell ends the row where it stands right behind another one."""
        return Format(ends_row=self.text[max(0, at - 1) : at + 1] == _CELL * 2)

    def looks(self, _style: int, start: int, end: int) -> Iterator[tuple[int, int, Look]]:
        """Nothing is known to be hidden."""
        yield start, end, Look()

    def boxes(self) -> dict[int, tuple[int, int]]:
        """None are known."""
        return {}

    def behind(self) -> Iterator[tuple[int, int, str]]:
        """Nothing is known to stand behind the text."""
        return iter(())
