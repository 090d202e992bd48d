import struct

import msgspec
import pytest

from app.domain.errors import EngineFailure
from app.engines.messages import Count, Drawn, Sounding
from app.engines.remote_renderer import _page, _sound

DRAWN = Drawn(3, 2, 1, b"\0" * 6, "a", struct.pack("<4f", 0.0, 0.0, 1.0, 1.0))
SOUNDING = Sounding(0.0, 10.0, 16_000, 2, b"\0" * 8)


def test_a_page_as_it_should_be_is_taken() -> None:
    page = _page(DRAWN)
    assert (page.pages, page.width, page.height, page.text) == (3, 2, 1, "a")


@pytest.mark.parametrize(
    "change",
    [
        {"pages": 0},
        {"pages": 10**9},
        {"width": 0},
        {"height": -1},
        {"width": 3},
        {"width": 10**6, "height": 10**6},
        {"pixels": b""},
        {"text": "ab"},
        {"boxes": b"\0" * 15},
        {"boxes": struct.pack("<4f", float("nan"), 0.0, 1.0, 1.0)},
        {"boxes": struct.pack("<4f", 0.0, 0.0, 1.5, 1.0)},
    ],
)
def test_a_page_that_makes_no_sense_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(EngineFailure):
        _page(msgspec.structs.replace(DRAWN, **change))


@pytest.mark.parametrize(
    "change",
    [
        {"at_s": -1.0},
        {"at_s": float("nan")},
        {"duration_s": float("inf")},
        {"rate": 0},
        {"channels": 3},
        {"samples": b""},
        {"samples": b"\0" * 6},
        {"samples": b"\0" * (9 << 20)},
    ],
)
def test_sound_that_makes_no_sense_is_refused(change: dict[str, object]) -> None:
    assert _sound(SOUNDING).channels == 2
    with pytest.raises(EngineFailure):
        _sound(msgspec.structs.replace(SOUNDING, **change))


def test_another_answer_than_asked_for_is_refused() -> None:
    for take in (_page, _sound):
        with pytest.raises(EngineFailure):
            take(Count(1))
