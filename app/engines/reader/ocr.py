"""Text out of pictures, whichever way up they are.

The networks are rapidocr's, its code is not used: that needs OpenCV, imports a downloader, reads
lines that are upside down or on their side as nonsense, and orders them across columns. Which way
is up and what is read first is decided with layout.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.domain.documents import Box, Flag, FlagKind, Recognition
from app.engines.reader.layout import (
    Line,
    Quads,
    TurnedPage,
    compose,
    direction,
    mostly_across,
)

if TYPE_CHECKING:
    from app.engines.reader.networks import Detector, Image, LineReader

_SAMPLE_LINES = 6
_SAMPLE_ASPECT = 12.0
_SURE_SAMPLE = 0.9
_SURE_LINE = 0.5
_POOR = 0.85


@dataclass(frozen=True, slots=True)
class RecognizedPage:
    """The text of one picture; `turned`, `confidence` and `boxes` as in Recognition, from 0."""

    text: str
    turned: float
    confidence: float
    boxes: tuple[Box, ...]

    def recognition(self, start: int = 0) -> Recognition:
        """Its facts, where its text begins at `start`."""
        boxes = tuple(Box(start + b.start, start + b.end, b.corners) for b in self.boxes)
        end = start + len(self.text)
        return Recognition(start, end, self.turned, self.confidence, None, boxes)

    def flags(self, start: int = 0) -> tuple[Flag, ...]:
        """A mark on all of it where it is probably misread."""
        if self.confidence >= _POOR:
            return ()
        return (Flag(FlagKind.POOR, start, start + len(self.text)),)


class Recognizer:
    """Reads pictures on `threads` threads; the networks are loaded when the first one comes."""

    def __init__(self, threads: int) -> None:
        self._threads = threads
        self._networks: tuple[Detector, LineReader] | None = None

    def read(self, image: Image) -> RecognizedPage | None:
        """The text in `image`, which way up it ever is; None where there is none."""
        detector, reader = self._loaded()
        quads = detector.lines(image)
        if not mostly_across(quads):
            # Lines that stand on end run together: they are found better lying down.
            lying = detector.lines(np.ascontiguousarray(np.rot90(image, -1)))
            if mostly_across(lying) or not len(quads):
                quads = _turned_back(lying, image.shape[0])
        if not len(quads):
            return None
        turned = _upright(TurnedPage(quads, direction(quads)), image, reader)
        lines = [
            Line(quad, text, confidence)
            for quad, (text, confidence) in zip(
                turned.quads, reader.read(image, turned.quads), strict=True
            )
            if text.strip() and confidence >= _SURE_LINE
        ]
        return _page(lines, turned, image) if lines else None

    def text(self, image: Image) -> str:
        """The text alone, "" where there is none."""
        page = self.read(image)
        return page.text if page is not None else ""

    def _loaded(self) -> tuple[Detector, LineReader]:
        if self._networks is None:
            # Most files need neither the networks nor the libraries below them.
            from app.engines.reader.networks import Detector, LineReader

            self._networks = Detector(self._threads), LineReader(self._threads)
        return self._networks


def _turned_back(quads: Quads, height: int) -> Quads:
    """Corners found in a picture turned clockwise, as in the picture itself, `height` high."""
    return np.stack([quads[..., 1], height - quads[..., 0]], axis=-1)


def _upright(page: TurnedPage, image: Image, reader: LineReader) -> TurnedPage:
    """The page the way it reads better: as it is, or upside down."""
    samples = page.samples(_SAMPLE_LINES, _SAMPLE_ASPECT)
    other = page.upside_down()
    confidence = _mean_confidence(reader.read(image, page.quads[samples], aspect=_SAMPLE_ASPECT))
    if confidence >= _SURE_SAMPLE:
        return page
    against = _mean_confidence(reader.read(image, other.quads[samples], aspect=_SAMPLE_ASPECT))
    return other if against > confidence else page


def _mean_confidence(lines: Sequence[tuple[str, float]]) -> float:
    """Weighted by length: a single wrong letter is often sure of itself."""
    total = sum(len(text) for text, _ in lines)
    return sum(len(text) * confidence for text, confidence in lines) / total if total else 0.0


def _page(lines: Sequence[Line], turned: TurnedPage, image: Image) -> RecognizedPage:
    text, spans = compose(lines, turned.angle)
    height, width = image.shape[:2]
    shares = np.array([width, height], np.float32)
    boxes = [
        Box(start, end, tuple(np.clip(line.quad / shares, 0.0, 1.0).ravel().tolist()))
        for line, (start, end) in zip(lines, spans, strict=True)
    ]
    boxes.sort(key=lambda box: box.start)
    upright = round(-turned.angle % 360.0, 1) % 360.0
    confidence = _mean_confidence([(line.text, line.confidence) for line in lines])
    return RecognizedPage(text, upright, confidence, tuple(boxes))
