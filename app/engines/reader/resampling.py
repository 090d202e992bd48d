"""Changes the sample rate of a stream without aliasing."""

from __future__ import annotations

from math import gcd
from typing import TYPE_CHECKING

import numpy as np

from app.domain.speech import SAMPLE_RATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ZEROS = 24  # crossings of zero that the filter keeps on each side
_BETA = 8.6  # of the Kaiser window: what would alias is 90 dB down
_ROLLOFF = 0.945  # of the lower Nyquist frequency; the filter falls from here to there


class Resampler:
    """From `rate_hz` to 16 kHz, block by block, as if all came at once.

    Band-limited interpolation with a Kaiser-windowed sinc in polyphase form: J. O. Smith, "Digital
    Audio Resampling Home Page" (CCRMA, 2002); window after Kaiser (1974). The delay of the filter
    is taken out.
    """

    def __init__(self, rate_hz: int) -> None:
        common = gcd(rate_hz, SAMPLE_RATE)
        self._up, self._down = SAMPLE_RATE // common, rate_hz // common
        self._filter = _polyphase(rate_hz, self._up)
        self._reach = self._filter.shape[1] // 2
        # Silence before the beginning, so that the first sample has what its filter needs.
        self._held = np.zeros(self._reach - 1, np.float32)
        self._first = 1 - self._reach  # which input sample the held ones begin with
        self._next = 0  # the output sample to come
        self._seen = 0

    def push(self, block: NDArray[np.float32]) -> NDArray[np.float32]:
        """The output that the input so far allows; `block` has shape (samples,)."""
        self._seen += len(block)
        self._held = np.concatenate([self._held, block.astype(np.float32, copy=False)])
        # Output n needs input up to n * down // up + reach.
        known = self._first + len(self._held) - self._reach
        return self._until(max((known * self._up - 1) // self._down + 1, 0))

    def finish(self) -> NDArray[np.float32]:
        """The rest, as many samples in all as the input was long."""
        end = -(-self._seen * self._up // self._down)
        self._held = np.concatenate([self._held, np.zeros(self._reach + 1, np.float32)])
        return self._until(end)

    def _until(self, end: int) -> NDArray[np.float32]:
        start = self._next
        out = np.empty(max(end - start, 0), np.float32)
        if not len(out):
            return out
        windows = np.lib.stride_tricks.sliding_window_view(self._held, 2 * self._reach)
        for offset in range(min(self._up, len(out))):
            # Outputs `up` apart share the phase of the filter and are `down` inputs apart.
            at, phase = divmod((start + offset) * self._down, self._up)
            count = len(range(offset, len(out), self._up))
            begin = at - self._reach + 1 - self._first
            rows = windows[begin : begin + (count - 1) * self._down + 1 : self._down]
            out[offset :: self._up] = rows @ self._filter[phase]
        self._next = end
        keep = end * self._down // self._up - self._reach + 1 - self._first
        self._held = self._held[keep:].copy()
        self._first += keep
        return out


def _polyphase(rate_hz: int, up: int) -> NDArray[np.float32]:
    """Filter taps of shape (up, taps): row p is for outputs p / up after an input sample."""
    cutoff = min(1.0, SAMPLE_RATE / rate_hz) * (_ROLLOFF if rate_hz != SAMPLE_RATE else 1.0)
    reach = int(np.ceil(_ZEROS / cutoff))
    taps = np.arange(1 - reach, reach + 1)
    distance = np.arange(up)[:, None] / up - taps[None, :]
    inside = np.clip(1.0 - (distance / reach) ** 2, 0.0, None)
    window = np.i0(_BETA * np.sqrt(inside)) / np.i0(_BETA)
    rows = cutoff * np.sinc(cutoff * distance) * window
    even: NDArray[np.float32] = (rows / rows.sum(axis=1, keepdims=True)).astype(np.float32)
    return even
