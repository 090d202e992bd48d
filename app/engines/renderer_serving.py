"""The engine that shows and plays files, as its process serves it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.engines.child import Job, ServedEngine
from app.engines.messages import Draw, Drawn, Play, Response, Sounding
from app.engines.serving import misdirected

if TYPE_CHECKING:
    from app.engines.reader.source import Source

_BUFFER_BYTES = 1 << 16


@dataclass(frozen=True, slots=True)
class RendererConfig:
    """It needs no model."""

    @property
    def model(self) -> None:
        """There is none."""
        return

    def load(self) -> ServedEngine:
        """The renderer, ready."""
        from app.engines.reader import page_pictures, playing  # noqa: F401  before the first file

        return ServedRenderer()


@dataclass(frozen=True, slots=True)
class ServedRenderer:
    """Answers Draw and Play."""

    context_length: int = 0

    def answer(self, job: Job) -> Iterator[Response]:
        """One Drawn, or a Sounding for each block, the next when the parent has taken the last."""
        match job.request:
            case Draw() as request:
                yield _drawn(_source(job, request), request)
            case Play() as request:
                for sounding in _played(_source(job, request), request):
                    yield sounding
                    job.fetch(0, 0)
            case other:
                raise misdirected("viewer", other)


def _source(job: Job, request: Draw | Play) -> Source:
    from app.engines.reader.range_file import RangeFile
    from app.engines.reader.source import Source

    file = io.BufferedReader(RangeFile(request.size, job.fetch), _BUFFER_BYTES)
    return Source(request.name, file, request.size)


def _drawn(source: Source, request: Draw) -> Drawn:
    from app.engines.reader.border import failures_of
    from app.engines.reader.page_pictures import drawn

    if request.part is not None:
        source = _member(source, request.part)
    with failures_of(source.name):
        page = drawn(source, request.number, request.width)
    height, width = page.pixels.shape[:2]
    boxes = b"" if page.boxes is None else page.boxes.astype("<f4").tobytes()
    return Drawn(page.pages, width, height, page.pixels.tobytes(), page.text, boxes)


def _member(source: Source, part: str) -> Source:
    from app.engines.reader.members import member
    from app.engines.reader.source import Budget, ReadOptions

    return member(source, part, ReadOptions(Budget.of(source.size)))


def _played(source: Source, request: Play) -> Iterator[Sounding]:
    from app.engines.reader.border import failures_of
    from app.engines.reader.playing import played

    with failures_of(source.name):
        for block in played(source, request.start_s, request.speed):
            samples = block.samples
            yield Sounding(
                block.at_s, block.duration_s, block.rate, samples.shape[1], samples.tobytes()
            )
