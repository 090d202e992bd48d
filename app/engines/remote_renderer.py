"""Pages and sound of files, made in a process that may open none of them.

It is apart from the reader, which may be busy for minutes with one file.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from app.domain.cancel import CancelToken
from app.engines.extraction_check import HIGHEST_PAGE, LONGEST_S
from app.engines.file_ranges import FileRanges
from app.engines.host import EngineHost
from app.engines.messages import Draw, Drawn, Play, Response, Sounding
from app.engines.process import Limits
from app.engines.protocols import PagePicture, Sound
from app.engines.remote import nonsense, sent_name, told_of
from app.engines.renderer_serving import RendererConfig
from app.privacy.sandbox import SandboxPolicy

_MOST_PIXELS = 16_500_000  # it draws 16 million at most, its sides rounded up
_MOST_WIDTH = 8_000
_MEMORY_BYTES = 2 << 30
_RESIDENT_BYTES = 300 << 20
_BYTES_PER_LETTER = 16
_RATES_HZ = range(1_000, 768_001)
_BLOCK_BYTES = 8 << 20
_SLOWEST, _FASTEST = 0.25, 4.0


class RemoteRenderer:
    """Shows and plays files; `timeout_s` bounds how long a page or block may take."""

    def __init__(
        self,
        *,
        timeout_s: float = 20.0,
        max_file_bytes: int = 512_000_000,
        idle_stop_s: float = 120.0,
    ) -> None:
        self._timeout_s = timeout_s
        self._max_file_bytes = max_file_bytes
        self.host = EngineHost(
            "viewer",
            RendererConfig(),
            policy=SandboxPolicy(data_bytes=_MEMORY_BYTES),
            limits=Limits(resident_bytes=_RESIDENT_BYTES, idle_stop_s=idle_stop_s),
        )

    def page(
        self,
        path: Path,
        number: int,
        *,
        width: int,
        part: str | None = None,
        cancel: CancelToken | None = None,
    ) -> PagePicture:
        """Page `number`, from 1; raises ReadFailure, EngineFailure, Crashed or Cancelled."""
        with told_of(path), FileRanges(path, max_bytes=self._max_file_bytes) as file:
            wide = min(max(width, 1), _MOST_WIDTH)
            request = Draw(sent_name(path), file.size, number, wide, part)
            pages = [_page(untrusted) for untrusted in self._responses(request, file, cancel)]
        if len(pages) != 1:
            raise nonsense("viewer")
        return pages[0]

    def sound(
        self, path: Path, start_s: float, *, speed: float = 1.0, cancel: CancelToken | None = None
    ) -> Iterator[Sound]:
        """Blocks of sound from `start_s` on; raises as `page` does; to stop reading is to cancel.

        `speed` is between a quarter and four times.
        """
        with told_of(path), FileRanges(path, max_bytes=self._max_file_bytes) as file:
            pace = min(max(speed, _SLOWEST), _FASTEST)
            request = Play(sent_name(path), file.size, start_s, pace)
            for untrusted in self._responses(request, file, cancel):
                yield _sound(untrusted)

    def close(self) -> None:
        """End the process."""
        self.host.close()

    def _responses(
        self, request: Draw | Play, file: FileRanges, cancel: CancelToken | None
    ) -> Iterator[Response]:
        responses = self.host.stream(
            request, ranges=file.read, cancel=cancel, timeout_s=self._timeout_s
        )
        with closing(responses):
            yield from responses


def _page(untrusted: Response) -> PagePicture:
    if not isinstance(untrusted, Drawn):
        raise nonsense("viewer")
    drawn = untrusted
    sensible = (
        0 < drawn.pages <= HIGHEST_PAGE
        and drawn.width > 0
        and drawn.height > 0
        and drawn.width * drawn.height <= _MOST_PIXELS
        and len(drawn.pixels) == 3 * drawn.width * drawn.height
        and len(drawn.boxes) == _BYTES_PER_LETTER * len(drawn.text)
        and _are_shares(drawn.boxes)
    )
    if not sensible:
        raise nonsense("viewer")
    return PagePicture(
        drawn.pages, drawn.width, drawn.height, drawn.pixels, drawn.text, drawn.boxes
    )


def _are_shares(boxes: bytes) -> bool:
    import numpy as np

    values = np.frombuffer(boxes, "<f4")
    return bool(((values >= 0.0) & (values <= 1.0)).all())


def _sound(untrusted: Response) -> Sound:
    if not isinstance(untrusted, Sounding):
        raise nonsense("viewer")
    said = untrusted
    sensible = (
        math.isfinite(said.at_s)
        and math.isfinite(said.duration_s)
        and said.at_s >= 0
        and 0 <= said.duration_s <= LONGEST_S
        and said.rate in _RATES_HZ
        and said.channels in {1, 2}
        and 0 < len(said.samples) <= _BLOCK_BYTES
        and len(said.samples) % (2 * said.channels) == 0
    )
    if not sensible:
        raise nonsense("viewer")
    return Sound(said.at_s, said.duration_s, said.rate, said.channels, said.samples)
