"""Pages of PDF files and pictures as they look, for showing them; with the places of letters."""

from __future__ import annotations

import ctypes
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from app.domain.errors import ReadCode
from app.engines.reader.media_types import PDF, PICTURE, media_type
from app.engines.reader.pdf import opened
from app.engines.reader.pictures import frame_of
from app.engines.reader.source import Source

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.engines.reader.networks import Image

MOST_PIXELS = 16_000_000
MOST_LETTERS = 50_000
_FINE = 100_000  # steps that a page is divided into when points are turned into shares of it
_HIGH, _LOW = 0xD800, 0xDC00
_BEYOND = 0x10000
_LAST = 0x10FFFF
_UNSEEN = frozenset(map(ord, "\0\x02\r\ufffe"))  # a line end comes as two; hyphens at one as marks


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page of `pages`: RGB pixels of shape (height, width, 3), and the letters on it.

    `boxes`, shape (len(text), 4), are left, top, right and bottom of each letter as shares of the
    page; all 0 where it has no place, as a line end.
    """

    pixels: Image
    pages: int
    text: str = ""
    boxes: NDArray[np.float32] | None = None


def drawn(source: Source, number: int, width: int) -> DrawnPage:
    """Page `number`, from 1, about `width` pixels wide, at most MOST_PIXELS in all.

    Raises ReadFailure where there is no such page, or the file is damaged or of another kind.
    """
    media = media_type(source.name, source.head()) or ""
    if media == PDF:
        return _pdf_page(source, number, width)
    if media.startswith(PICTURE):
        pixels, frames = frame_of(source, number, width)
        return DrawnPage(pixels, frames)
    raise source.failure(ReadCode.UNSUPPORTED, "there is no picture of files of this kind")


def _pdf_page(source: Source, number: int, width: int) -> DrawnPage:
    with closing(opened(source)) as document:
        pages = len(document)
        if not 1 <= number <= pages:
            raise source.failure(ReadCode.BROKEN, "it has no such page any more")
        try:
            with closing(document[number - 1]) as page, closing(page.get_textpage()) as letters:
                text, boxes = _letters(page, letters)
                return DrawnPage(_pixels(page, width), pages, text, boxes)
        except pdfium.PdfiumError as error:
            raise source.failure(ReadCode.BROKEN, "this page of it is damaged") from error


def _pixels(page: pdfium.PdfPage, width: int) -> Image:
    across, down = max(page.get_width(), 1.0), max(page.get_height(), 1.0)
    scale = min(width / across, (MOST_PIXELS / (across * down)) ** 0.5)
    bitmap = page.render(scale=scale, rev_byteorder=True)
    with closing(bitmap):
        return np.ascontiguousarray(bitmap.to_numpy()[..., :3])


def _letters(page: pdfium.PdfPage, letters: pdfium.PdfTextPage) -> tuple[str, NDArray[np.float32]]:
    found: list[str] = []
    boxes: list[tuple[float, float, float, float]] = []
    rectangle = raw.FS_RECTF()
    high = 0
    for at in range(min(letters.count_chars(), MOST_LETTERS)):
        code = raw.FPDFText_GetUnicode(letters, at)
        if _HIGH <= code < _LOW:
            high = code
            continue
        if _LOW <= code < _LOW + 0x400 and high:
            code = _BEYOND + ((high - _HIGH) << 10) + (code - _LOW)
        high = 0
        if code in _UNSEEN or _HIGH <= code < _LOW + 0x400 or code > _LAST:
            continue
        found.append(chr(code))
        has_place = raw.FPDFText_GetLooseCharBox(letters, at, ctypes.byref(rectangle))
        boxes.append(
            (rectangle.left, rectangle.top, rectangle.right, rectangle.bottom)
            if has_place and not found[-1].isspace()
            else (0.0, 0.0, 0.0, 0.0)
        )
    points = np.array(boxes, np.float64).reshape(-1, 4)
    shares = _shares(page, points)
    shares[~points.any(axis=1)] = 0.0
    return "".join(found), shares


def _shares(page: pdfium.PdfPage, points: NDArray[np.float64]) -> NDArray[np.float32]:
    """Rectangles of the page's own space as shares of what is seen, whichever way it is turned."""
    origin, right, up = (_on_screen(page, x, y) for x, y in ((0, 0), (1000, 0), (0, 1000)))
    matrix = np.stack([right - origin, up - origin]) / 1000
    corners = points.reshape(-1, 2, 2) @ matrix + origin
    low, high = corners.min(axis=1), corners.max(axis=1)
    shares: NDArray[np.float32] = np.concatenate([low, high], axis=1).astype(np.float32)
    return shares.clip(0.0, 1.0)


def _on_screen(page: pdfium.PdfPage, x: int, y: int) -> NDArray[np.float64]:
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(
        page, 0, 0, _FINE, _FINE, 0, x, y, ctypes.byref(across), ctypes.byref(down)
    )
    return np.array([across.value, down.value], np.float64) / _FINE
