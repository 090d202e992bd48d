"""Pages and sound as the renderer's process gives them, of good files and bad ones."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from app.domain.errors import ReadCode, ReadFailure, SottoError
from app.engines.remote_renderer import RemoteRenderer
from app.services.page_passage import Letters
from tests.data.archives import message, zip_of
from tests.data.formats import pdf
from tests.data.pdfs import pdf_of, shown
from tests.data.pictures import encoded, picture


@pytest.fixture
def renderer() -> Iterator[RemoteRenderer]:
    with closing(RemoteRenderer()) as made:
        yield made


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def tone(seconds: float, rate: int = 8_000, channels: int = 1) -> bytes:
    wave = 0.3 * np.sin(2 * np.pi * 440 * np.arange(int(seconds * rate)) / rate)
    buffer = io.BytesIO()
    soundfile.write(buffer, np.stack([wave] * channels, 1).astype("f4"), rate, format="WAV")
    return buffer.getvalue()


def rectangle(pixels: NDArray[np.uint8], corners: tuple[float, ...]) -> NDArray[np.uint8]:
    """What is in it, and a pixel around."""
    height, width = pixels.shape[:2]
    left, top = int(corners[0] * width) - 1, int(corners[1] * height) - 1
    right, bottom = int(corners[4] * width) + 2, int(corners[5] * height) + 2
    return pixels[top:bottom, left:right]


def test_letters_are_where_the_page_is_dark_whichever_way_it_is_turned(
    renderer: RemoteRenderer, tmp_path: Path
) -> None:
    for turn in (0, 90, 180, 270):
        data = pdf_of(
            [shown("Pressure 1.4 bar", x=100, y=600) + shown("other words", x=300, y=200)],
            page=f"/MediaBox [0 0 612 792] /CropBox [50 50 600 780] /Rotate {turn}",
        )
        page = renderer.page(write(tmp_path, f"{turn}.pdf", data), 1, width=800)
        pixels = np.frombuffer(page.pixels, np.uint8).reshape(page.height, page.width, 3).copy()
        letters = Letters.of(page)
        for words in ("pressure 1.4 bar", "other words"):
            for corners in letters.lines(*(letters.find(words) or (0, 0))):
                assert rectangle(pixels, corners).min() < 64, turn
                rectangle(pixels, corners)[:] = 255
        assert pixels.min() > 192, turn


def test_every_page_can_be_had_and_no_other(renderer: RemoteRenderer, tmp_path: Path) -> None:
    path = write(tmp_path, "a.pdf", pdf(["First.", "Second."]))
    page = renderer.page(path, 2, width=300)
    assert (page.pages, page.width, page.text.strip()) == (2, 300, "Second.")
    with pytest.raises(ReadFailure, match="no such page"):
        renderer.page(path, 3, width=300)


def test_a_page_of_any_size_is_drawn_in_bounds(renderer: RemoteRenderer, tmp_path: Path) -> None:
    for n, box in enumerate(("[0 0 10 14400]", "[0 0 14400 10]", "[0 0 1 1]", "[0 0 14400 14400]")):
        data = pdf_of([shown("x")], page=f"/MediaBox {box}")
        page = renderer.page(write(tmp_path, f"{n}.pdf", data), 1, width=100_000)
        assert 0 < page.width * page.height < 16_500_000


def test_a_picture_is_shown_as_its_camera_meant_it(
    renderer: RemoteRenderer, tmp_path: Path
) -> None:
    turned = {"exif": b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0"}
    data = encoded(picture(size=(640, 160)).convert("RGB"), "JPEG", **turned)
    page = renderer.page(write(tmp_path, "a.jpg", data), 1, width=400)
    assert (page.pages, page.width, page.height) == (1, 160, 640)
    wide = renderer.page(write(tmp_path, "a.png", encoded(picture(), "PNG")), 1, width=320)
    assert (wide.width, wide.height) == (320, 80)


def test_a_page_of_an_attachment_can_be_had(renderer: RemoteRenderer, tmp_path: Path) -> None:
    letter = message("Manual", "Here it is.", {"manual.pdf": pdf(["First.", "Second."])})
    path = write(tmp_path, "letters.zip", zip_of({"in/mail.eml": letter}))
    page = renderer.page(path, 2, width=300, part="in/mail.eml > manual.pdf")
    assert (page.pages, page.text.strip()) == (2, "Second.")
    with pytest.raises(ReadFailure, match="not in the file any more"):
        renderer.page(path, 1, width=300, part="in/mail.eml > other.pdf")


def test_what_cannot_be_shown_says_why(renderer: RemoteRenderer, tmp_path: Path) -> None:
    cases = {
        "locked.pdf": (pdf(["a"], encrypted=True), ReadCode.ENCRYPTED),
        "broken.pdf": (b"%PDF-1.7\n" + os.urandom(500), ReadCode.BROKEN),
        "broken.png": (b"\x89PNG\r\n\x1a\n" + os.urandom(500), ReadCode.BROKEN),
        "a.txt": (b"text", ReadCode.UNSUPPORTED),
    }
    for name, (data, code) in cases.items():
        with pytest.raises(ReadFailure) as caught:
            renderer.page(write(tmp_path, name, data), 1, width=100)
        assert caught.value.code in {code, ReadCode.UNSUPPORTED}, name
    with pytest.raises(ReadFailure) as caught:
        renderer.page(tmp_path / "gone.pdf", 1, width=100)
    assert caught.value.code == ReadCode.MISSING
    with pytest.raises(ReadFailure):
        next(renderer.sound(write(tmp_path, "a.wav", b"RIFFxxxxWAVEfmt "), 0.0))


def test_hostile_files_end_in_an_error_or_a_picture(
    renderer: RemoteRenderer, tmp_path: Path
) -> None:
    good = pdf(["The pump is loud."])
    rng = np.random.default_rng(5)
    for n in range(20):
        data = bytearray(good)
        for at in rng.integers(0, len(good), 8):
            data[at] = int(rng.integers(0, 256))
        try:
            page = renderer.page(write(tmp_path, f"{n}.pdf", bytes(data)), 1, width=200)
            assert page.width == 200
        except SottoError:
            continue


def test_sound_begins_where_it_is_asked_to(renderer: RemoteRenderer, tmp_path: Path) -> None:
    path = write(tmp_path, "a.wav", tone(5.0, channels=2))
    blocks = list(renderer.sound(path, 3.5))
    assert (blocks[0].at_s, blocks[0].duration_s) == (3.5, 5.0)
    assert (blocks[0].rate, blocks[0].channels) == (8_000, 2)
    assert sum(len(block.samples) for block in blocks) == 4 * 12_000


def test_fast_sound_is_shorter_and_keeps_its_pitch(
    renderer: RemoteRenderer, tmp_path: Path
) -> None:
    path = write(tmp_path, "a.wav", tone(6.0))
    for speed in (0.75, 1.5, 2.0):
        heard = np.frombuffer(
            b"".join(b.samples for b in renderer.sound(path, 0.0, speed=speed)), "<i2"
        )
        assert len(heard) == pytest.approx(6.0 * 8_000 / speed, rel=0.05)
        loudest = np.abs(np.fft.rfft(heard)).argmax() * 8_000 / len(heard)
        assert loudest == pytest.approx(440, rel=0.02)


def test_the_sound_of_a_film_is_played_from_a_second_on(renderer: RemoteRenderer) -> None:
    film = Path(__file__).parents[1] / "data" / "speech" / "clips" / "laptop.mp4"
    blocks = list(renderer.sound(film, 1.0))
    assert [block.at_s for block in blocks[:3]] == [1.0, 1.5, 2.0]
    whole = sum(len(block.samples) for block in renderer.sound(film, 0.0))
    assert sum(len(block.samples) for block in blocks) == whole - 2 * 16_000


def test_a_recording_that_is_left_lets_pages_be_drawn(
    renderer: RemoteRenderer, tmp_path: Path
) -> None:
    sound = renderer.sound(write(tmp_path, "a.wav", tone(60.0)), 0.0)
    assert len(list(islice(sound, 2))) == 2
    sound.close()  # type: ignore[attr-defined]
    assert renderer.page(write(tmp_path, "a.pdf", pdf(["a"])), 1, width=100).pages == 1


@pytest.mark.skipif(sys.platform != "linux", reason="Landlock")
def test_the_process_may_not_open_files_itself(renderer: RemoteRenderer) -> None:
    assert renderer.host.ready().missing == []
