"""A reader and a renderer of plain text without processes, for tests and for trying an idea out."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.cancel import CancelToken
from app.domain.documents import ExtractedPage, Extraction, Heading
from app.domain.errors import Crashed, ReadCode, ReadFailure
from app.domain.speech import SAMPLE_RATE
from app.engines.protocols import PagePicture, Sound

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_COLUMNS = 40
_HEADING = re.compile(r"^(#{1,6}) +(.+?) *$", re.MULTILINE)


class FakeReader:
    """UTF-8 text; a form feed ends a page, a line that starts with `# ` is a heading.

    A file whose text is `CRASH` raises Crashed. `read_paths` lists every path asked for.
    """

    def __init__(self) -> None:
        self.read_paths: list[Path] = []

    def read(
        self,
        path: Path,
        *,
        recognize: bool = False,  # noqa: ARG002
        cancel: CancelToken | None = None,
    ) -> Iterator[Extraction]:
        """The text of `path`; ReadFailure where it is missing, empty, not UTF-8 or blank."""
        if cancel is not None:
            cancel.raise_if_cancelled()
        self.read_paths.append(path)
        text = _decode(path)
        if text == "CRASH":
            raise Crashed("reader", -11)
        parts = text.split("\f")
        numbered = len(parts) > 1
        pages = tuple(
            ExtractedPage(part, n if numbered else None) for n, part in enumerate(parts, 1)
        )
        headings = tuple(_headings(parts))
        title = headings[0].title if headings else None
        yield Extraction(pages, "text/plain", title, headings)

    def samples(
        self, path: Path, cancel: CancelToken | None = None
    ) -> Iterator[NDArray[np.float32]]:
        """A second of silence per kilobyte of the file, begun ones included."""
        import numpy as np

        if cancel is not None:
            cancel.raise_if_cancelled()
        self.read_paths.append(path)
        yield from (np.zeros(SAMPLE_RATE, np.float32) for _ in range(0, path.stat().st_size, 1000))

    def close(self) -> None:
        """Nothing is held."""


class FakeRenderer:
    """Draws the pages that FakeReader finds, white, their letters in lines of forty.

    Plays as many seconds of silence as FakeReader hears.
    """

    def page(
        self,
        path: Path,
        number: int,
        *,
        width: int,
        part: str | None = None,  # noqa: ARG002
        cancel: CancelToken | None = None,  # noqa: ARG002
    ) -> PagePicture:
        """An upright page; ReadFailure where there is no such one."""
        pages = _decode(path).split("\f")
        if not 1 <= number <= len(pages):
            raise ReadFailure(str(path), ReadCode.BROKEN, "it has no such page any more")
        text = pages[number - 1]
        boxes = b"".join(_box(at) for at in range(len(text)))
        height = width * 4 // 3
        return PagePicture(len(pages), width, height, b"\xff" * (3 * width * height), text, boxes)

    def sound(
        self, path: Path, start_s: float, *, speed: float = 1.0, cancel: CancelToken | None = None
    ) -> Iterator[Sound]:
        """Half a second at a time."""
        duration_s = -(-path.stat().st_size // 1000)
        at_s = start_s
        while at_s < duration_s:
            if cancel is not None:
                cancel.raise_if_cancelled()
            silence = b"\0\0" * int(SAMPLE_RATE / 2 / speed)
            yield Sound(at_s, float(duration_s), SAMPLE_RATE, 1, silence)
            at_s += 0.5

    def close(self) -> None:
        """Nothing is held."""


def _box(at: int) -> bytes:
    row, column = divmod(at, _COLUMNS)
    left, top = 0.1 + 0.8 * column / _COLUMNS, min(0.05 + 0.03 * row, 0.95)
    return struct.pack("<4f", left, top, left + 0.8 / _COLUMNS, top + 0.02)


def _headings(parts: Sequence[str]) -> Iterator[Heading]:
    start = 0
    for part in parts:
        for found in _HEADING.finditer(part):
            yield Heading(start + found.start(), len(found[1]), found[2])
        start += len(part)


def _decode(path: Path) -> str:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise ReadFailure(str(path), ReadCode.MISSING, "no such file") from None
    except OSError as error:
        reason = error.strerror or "not readable"
        raise ReadFailure(str(path), ReadCode.PERMISSION, reason) from error
    if not data:
        raise ReadFailure(str(path), ReadCode.EMPTY, "the file is empty")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise ReadFailure(str(path), ReadCode.BROKEN, "not UTF-8 text") from error
    if not text.strip():
        raise ReadFailure(str(path), ReadCode.NO_TEXT, "there is no text in it")
    return text
