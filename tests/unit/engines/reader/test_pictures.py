import struct
import zlib
from collections.abc import Callable
from typing import cast

import numpy as np
import pytest
from PIL import Image

from app.domain.documents import Box, Extraction, FlagKind
from app.domain.errors import ReadCode, ReadFailure
from app.engines.reader import pictures
from app.engines.reader.ocr import RecognizedPage, Recognizer
from app.engines.reader.source import Budget, ReadOptions, Source
from tests.data.pictures import encoded, picture, sixteen_bits


class Watcher:
    """Keeps the pictures that it is given, and says the same of each."""

    def __init__(self, text: str = "Words", confidence: float = 0.99) -> None:
        self.seen: list[np.ndarray] = []
        boxes = (Box(0, len(text), (0, 0, 1, 0, 1, 1, 0, 1)),)
        self._page = RecognizedPage(text, 90.0, confidence, boxes) if text else None

    def read(self, image: np.ndarray) -> RecognizedPage | None:
        self.seen.append(image)
        return self._page


def read(data: bytes, watcher: Watcher | None = None) -> list[Extraction]:
    options = ReadOptions(
        Budget.of(len(data)),
        recognize=watcher is not None,
        recognizer=cast("Recognizer", watcher),
    )
    return list(pictures.read(Source.of("picture", data), options))


def seen(image: Image.Image, kind: str, **options: object) -> np.ndarray:
    watcher = Watcher()
    read(encoded(image, kind, **options), watcher)
    (only,) = watcher.seen
    assert only.dtype == np.uint8
    assert only.ndim == 3
    assert only.shape[2] == 3
    return only


@pytest.mark.parametrize(
    ("kind", "media"),
    [
        ("PNG", "image/png"),
        ("JPEG", "image/jpeg"),
        ("TIFF", "image/tiff"),
        ("BMP", "image/bmp"),
        ("GIF", "image/gif"),
        ("WEBP", "image/webp"),
    ],
)
def test_a_picture_waits_until_it_is_to_be_recognised(kind: str, media: str) -> None:
    data = encoded(picture().convert("RGB"), kind)
    (waiting,) = read(data)
    assert (waiting.text, waiting.unrecognized, waiting.media_type) == ("", 1, media)
    (done,) = read(data, Watcher())
    assert (done.text, done.unrecognized, done.media_type) == ("Words", 0, media)
    assert done.recognitions[0].turned == 90.0
    assert done.recognitions[0].boxes[0].end == 5


def test_each_frame_of_a_tiff_is_a_page() -> None:
    frames = [picture(f"Page {n}").convert("L") for n in range(3)]
    data = encoded(frames[0], "TIFF", save_all=True, append_images=frames[1:])
    (waiting,) = read(data)
    assert ([page.number for page in waiting.pages], waiting.unrecognized) == ([1, 2, 3], 3)
    pieces = read(data, Watcher())
    assert [piece.pages[0].number for piece in pieces] == [1, 2, 3]
    assert "".join(piece.text for piece in pieces) == "Words\n\nWords\n\nWords\n\n"


def test_of_what_moves_only_the_first_frame_is_read() -> None:
    frames = [picture(f"Frame {n}").convert("L") for n in range(3)]
    data = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])
    watcher = Watcher()
    read(data, watcher)
    assert len(watcher.seen) == 1


@pytest.mark.parametrize(
    "change",
    [
        sixteen_bits,
        lambda image: image.convert("1"),
        lambda image: image.convert("RGB").convert("CMYK"),
        lambda image: image.convert("RGB").convert("P"),
        lambda image: image.convert("L").convert("I"),
        lambda image: image.convert("L").convert("F"),
    ],
    ids=["sixteen bits", "one bit", "cmyk", "palette", "integers", "reals"],
)
def test_ink_is_dark_and_paper_light_in_every_mode(
    change: Callable[[Image.Image], Image.Image],
) -> None:
    pixels = seen(change(picture()), "TIFF")
    assert pixels.min() < 40
    assert np.median(pixels) > 200


@pytest.mark.parametrize("ink", ["white", "black"])
def test_a_transparent_background_is_unlike_the_ink(ink: str) -> None:
    pixels = seen(picture(ink=ink, paper=(0, 0, 0, 0)), "PNG")
    assert abs(int(np.median(pixels)) - (255 if ink == "white" else 0)) > 200


def test_a_picture_is_turned_as_its_camera_says() -> None:
    image = picture().convert("RGB")
    turned = Image.Exif()
    turned[0x0112] = 6
    assert seen(image, "JPEG", exif=turned).shape == (640, 160, 3)


def test_a_large_picture_is_made_smaller_first() -> None:
    for mode in ("L", "P", "1", "RGBA"):
        assert max(seen(Image.new(mode, (9_000, 40)), "PNG").shape) <= 3_000
    assert max(seen(Image.new("L", (9_000, 80)), "JPEG").shape) <= 3_000


def png_of_size(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        checked = kind + data
        return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = chunk(b"IDAT", zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + pixels + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [9_000, 60_000])
def test_a_picture_of_far_too_many_pixels_is_a_bomb(side: int) -> None:
    with pytest.raises(ReadFailure) as caught:
        read(png_of_size(side, side), Watcher())
    assert caught.value.code is ReadCode.BOMB


def test_a_dot_is_not_even_looked_at() -> None:
    data = encoded(Image.new("L", (1, 1)), "PNG")
    watcher = Watcher()
    assert [piece.unrecognized for piece in read(data) + read(data, watcher)] == [0, 0]
    assert not watcher.seen


def test_a_picture_without_text_has_none() -> None:
    (piece,) = read(encoded(picture(""), "PNG"), Watcher(""))
    assert (piece.text, piece.recognitions, piece.unrecognized) == ("", (), 0)


def test_what_was_recognised_poorly_is_flagged() -> None:
    (piece,) = read(encoded(picture(), "PNG"), Watcher(confidence=0.5))
    assert [(flag.kind, flag.start, flag.end) for flag in piece.flags] == [(FlagKind.POOR, 0, 5)]


def test_other_kinds_are_not_read_and_damage_is_told() -> None:
    for data in (b"\0\0\0\x18ftypheic" + bytes(200), b"%!PS-Adobe-3.0 EPSF-3.0\n" + bytes(200)):
        with pytest.raises(ReadFailure) as caught:
            read(data)
        assert caught.value.code is ReadCode.UNSUPPORTED
    for kind in ("PNG", "JPEG", "TIFF", "WEBP"):
        whole = encoded(picture().convert("RGB"), kind)
        with pytest.raises(ReadFailure):
            read(whole[: len(whole) // 2], Watcher())
