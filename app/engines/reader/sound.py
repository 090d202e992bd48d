"""The sound of recordings as 16 kHz mono, in blocks, however long they are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np
import soundfile

from app.domain.errors import ReadCode
from app.engines.reader.media_types import FILM, SOUND, media_type
from app.engines.reader.resampling import Resampler
from app.engines.reader.source import Source

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BLOCK_S = 20
_DECODED = frozenset(
    SOUND + kind
    for kind in ("wav", "flac", "ogg", "oga", "opus", "mp3", "aif", "aiff", "aifc", "au")
)
_SLOWEST_HZ, _FASTEST_HZ = 1_000, 768_000
_MOST_CHANNELS = 64
# The least that its bit rates allow; a damaged header can promise years, in frames of nothing.
_FEWEST_BYTES_PER_S = {SOUND + "mp3": 500}


def samples(source: Source) -> Iterator[NDArray[np.float32]]:
    """Blocks of samples between -1 and 1, each at most half a minute; all channels mixed.

    ReadFailure where the recording is damaged, or cannot be decoded on this machine.
    """
    if is_film(source):
        yield from _of_film(source)
        return
    with opened(source) as recording:
        silent = True
        for block in _resampled(recording):
            silent = False
            yield block
        if silent:
            raise source.failure(ReadCode.NO_TEXT, "there is no sound in it")


def is_film(source: Source) -> bool:
    """Whether it is a film, or a recording of a kind that only the decoder of films knows."""
    media = media_type(source.name, source.head()) or ""
    return media.startswith((SOUND, FILM)) and media not in _DECODED


@contextmanager
def opened(source: Source) -> Iterator[soundfile.SoundFile]:
    """The recording; ReadFailure where it is damaged, makes no sense or is a film."""
    media = media_type(source.name, source.head()) or ""
    if media not in _DECODED:
        raise source.failure(ReadCode.BROKEN, "it is no recording")
    try:
        with soundfile.SoundFile(source.file) as recording:
            if not _SLOWEST_HZ <= recording.samplerate <= _FASTEST_HZ:
                raise source.failure(ReadCode.BROKEN, "its sample rate makes no sense")
            if recording.channels > _MOST_CHANNELS:
                raise source.failure(ReadCode.BROKEN, "it has too many channels")
            if _bytes_per_s(recording, source.size) < _FEWEST_BYTES_PER_S.get(media, 0):
                raise source.failure(ReadCode.BROKEN, "it says to last longer than it can")
            yield recording
    except soundfile.LibsndfileError as error:
        reason = f"it is damaged or not what its name says ({error.error_string})"
        raise source.failure(ReadCode.BROKEN, reason) from error


def _of_film(source: Source) -> Iterator[NDArray[np.float32]]:
    try:
        from app.engines.reader.films import film_samples
    except ImportError as error:  # Qt wants libraries that a machine without a screen may lack
        reason = f"recordings of this kind cannot be decoded here ({error})"
        raise source.failure(ReadCode.UNSUPPORTED, reason) from error
    yield from film_samples(source)


def _bytes_per_s(recording: soundfile.SoundFile, size: int) -> float:
    return float(size / max(recording.frames / recording.samplerate, 1.0))


def _resampled(recording: soundfile.SoundFile) -> Iterator[NDArray[np.float32]]:
    resampler = Resampler(recording.samplerate)
    frames = _BLOCK_S * recording.samplerate
    for block in recording.blocks(frames, dtype="float32", always_2d=True):
        mono = np.nan_to_num(block.mean(axis=1), nan=0.0, posinf=1.0, neginf=-1.0)
        if len(heard := resampler.push(mono)):
            yield np.clip(heard, -1.0, 1.0)
    if len(heard := resampler.finish()):
        yield np.clip(heard, -1.0, 1.0)
