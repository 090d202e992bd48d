"""Pictures: scans, photographs of pages and screenshots, each frame of a TIFF a page."""

from __future__ import annotations

import struct
import warnings
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image as Pillow
from PIL import ImageOps, UnidentifiedImageError

from app.domain.documents import ExtractedPage, Extraction
from app.domain.errors import ReadCode
from app.engines.reader.source import ReadOptions, Source

if TYPE_CHECKING:
    from app.engines.reader.networks import Image
    from app.engines.reader.ocr import Recognizer

# Not all that Pillow knows: some of it starts other programs.
_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP", "PPM", "ICO", "JPEG2000", "AVIF")
_PAGED = frozenset({"TIFF"})
_MOST_FRAMES = 10_000
_DECODED_BYTES = 200_000_000
_SIDE = 3_000
_LEAST_SIDE = 8
_LIGHT = 160
_OPAQUE = 127
_DEEP_MODES = frozenset({"I", "F", "I;16", "I;16L", "I;16B", "I;16N"})
_DAMAGED = (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error, OverflowError)


def read(source: Source, options: ReadOptions) -> Iterator[Extraction]:
    """The text in each frame, or, where it is not to be recognised, pages that wait for it.

    Raises ReadFailure: UNSUPPORTED, BROKEN, or BOMB where a frame is far too large.
    """
    recognizer = options.recognizer if options.recognize else None
    with _opened(source) as picture:
        if recognizer is None:
            yield _waiting(picture)
        else:
            yield from _recognized(source, picture, recognizer)


def frame_of(source: Source, number: int, width: int) -> tuple[Image, int]:
    """Frame `number`, from 1, as RGB at most `width` pixels wide, and how many frames there are.

    Raises ReadFailure as `read` does.
    """
    with _opened(source) as picture:
        numbers = _frame_numbers(picture)
        if not 1 <= number <= len(numbers):
            raise source.failure(ReadCode.BROKEN, "it has no such page any more")
        if number > 1:
            picture.seek(number - 1)
        if _decoded_bytes(picture) > _DECODED_BYTES:
            raise _too_large(source)
        pixels = _pixels(picture)
    if pixels.shape[1] > width:
        height = max(1, round(pixels.shape[0] * width / pixels.shape[1]))
        fitting = Pillow.fromarray(pixels).resize((width, height), Pillow.Resampling.LANCZOS)
        pixels = np.asarray(fitting)
    return pixels, len(numbers)


@contextmanager
def _opened(source: Source) -> Iterator[Pillow.Image]:
    """The picture, nothing decoded yet; whatever is wrong with it is a ReadFailure."""
    try:
        with warnings.catch_warnings():
            # It warns of what is odd in a file; its limit on pixels is replaced by one on bytes.
            warnings.simplefilter("ignore")
            with Pillow.open(source.file, formats=_FORMATS) as picture:
                yield picture
    except Pillow.DecompressionBombError as error:
        raise _too_large(source) from error
    except UnidentifiedImageError as error:
        reason = "it is damaged, or a kind of picture that is not read"
        raise source.failure(ReadCode.UNSUPPORTED, reason) from error
    except _DAMAGED as error:
        raise source.failure(ReadCode.BROKEN, f"the picture is damaged ({error})") from error


def _frame_numbers(picture: Pillow.Image) -> Sequence[int | None]:
    """Page numbers of the frames, None for the only one; only the first of what moves."""
    count = min(getattr(picture, "n_frames", 1), _MOST_FRAMES)
    if picture.format not in _PAGED or count == 1:
        return (None,)
    return range(1, count + 1)


def _frames(picture: Pillow.Image) -> Iterator[int | None]:
    """The same, the picture standing at each in turn."""
    for number in _frame_numbers(picture):
        if number is not None:
            picture.seek(number - 1)
        yield number


def _waiting(picture: Pillow.Image) -> Extraction:
    pages, waiting = [], 0
    for number in _frames(picture):
        pages.append(ExtractedPage("", number))
        waiting += _may_hold_text(picture)
    return Extraction(tuple(pages), _media_type(picture), unrecognized=waiting)


def _recognized(
    source: Source, picture: Pillow.Image, recognizer: Recognizer
) -> Iterator[Extraction]:
    media = _media_type(picture)
    for number in _frames(picture):
        page = None
        if _may_hold_text(picture):
            if _decoded_bytes(picture) > _DECODED_BYTES:
                raise _too_large(source)
            page = recognizer.read(_pixels(picture))
        if page is None:
            yield Extraction((ExtractedPage("", number),), media)
        else:
            yield Extraction(
                (ExtractedPage(page.text + ("" if number is None else "\n\n"), number),),
                media,
                flags=page.flags(),
                recognitions=(page.recognition(),),
            )


def _media_type(picture: Pillow.Image) -> str:
    return Pillow.MIME.get(picture.format or "", "image/x-unknown")


def _may_hold_text(picture: Pillow.Image) -> bool:
    return min(picture.size) >= _LEAST_SIDE


def _decoded_bytes(picture: Pillow.Image) -> int:
    # A JPEG is decoded at an eighth of its size, if need be.
    picture.draft("RGB", (_SIDE, _SIDE))
    width, height = picture.size
    return width * height * len(picture.getbands()) * (4 if picture.mode in {"I", "F"} else 1)


def _too_large(source: Source) -> Exception:
    return source.failure(ReadCode.BOMB, "the picture unpacks to far too many pixels")


def _pixels(picture: Pillow.Image) -> Image:
    """The picture as it is shown: not too large, turned as its camera says, on a background."""
    if picture.mode in _DEEP_MODES:
        shown = _shallow(picture)
    elif picture.has_transparency_data:
        shown = picture.convert("RGBA")
    elif picture.mode == "P":
        shown = picture.convert("RGB")
    elif picture.mode == "1":
        shown = picture.convert("L")
    else:
        shown = picture
    times = -(-max(shown.size) // _SIDE)
    if times > 1:
        shown = shown.reduce(times)
    ImageOps.exif_transpose(shown, in_place=True)
    if shown.mode == "RGBA":
        shown = _on_background(shown)
    return np.asarray(shown.convert("RGB"))


def _shallow(picture: Pillow.Image) -> Pillow.Image:
    """Eight bits a pixel of more, from the darkest to the lightest there is."""
    values = np.asarray(picture, np.float32)
    values = np.nan_to_num(values, posinf=0.0, neginf=0.0)
    low, high = float(values.min()), float(values.max())
    scale = 255.0 / (high - low) if high > low else 0.0
    return Pillow.fromarray(((values - low) * scale).astype(np.uint8))


def _on_background(picture: Pillow.Image) -> Pillow.Image:
    """On white, or on black where what is opaque is light."""
    pixels = np.asarray(picture)
    opaque = pixels[pixels[..., 3] > _OPAQUE]
    light = len(opaque) > 0 and float(opaque[:, :3].mean()) > _LIGHT
    background = Pillow.new("RGBA", picture.size, "black" if light else "white")
    background.alpha_composite(picture)
    return background
