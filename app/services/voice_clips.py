"""Keeps the sound of spoken questions, one file each, until it is forgotten."""

from __future__ import annotations

import io
import logging
import os
import re
import time
import uuid
import wave
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import HomeError
from app.domain.speech import SAMPLE_RATE, Utterance

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

log = logging.getLogger("sotto.voice")

_TIME = "%Y%m%dT%H%M%S.%fZ"
_SUFFIX = ".wav"
_BLOCK_BYTES = 1 << 20
_NAME = re.compile(r"\d{8}T\d{6}\.\d{6}Z-[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class VoiceClip:
    """A clip; `created_s` is Unix time, from its name, which a copy keeps."""

    id: str
    path: Path
    created_s: float


class VoiceClips:
    """The clips in one folder, which is made with the first of them.

    Attributes:
        keeps: Whether what is said is kept; what was kept before stays until forgotten.
    """

    def __init__(self, folder: Path, *, keeps: bool = True) -> None:
        self._folder = folder
        self.keeps = keeps

    def keep(self, sound: NDArray[np.float32]) -> Utterance:
        """Keep what was said now, 16 kHz mono between -1 and 1, where that is wanted."""
        duration_s = len(sound) / SAMPLE_RATE
        if not self.keeps:
            return Utterance(duration_s)
        try:
            return Utterance(duration_s, self.put(_wav(sound), created_s=time.time()).id)
        except HomeError as error:  # a full disk must not cost the question
            log.warning("%s", error)
            return Utterance(duration_s)

    def find(self, identity: str) -> Path | None:
        """The file of a clip, None once it is forgotten."""
        path = self._folder / (identity + _SUFFIX)
        return path if _NAME.fullmatch(identity) and path.is_file() else None

    def put(self, wav: bytes, *, created_s: float) -> VoiceClip:
        """Keep a WAV file that only its owner may read; HomeError where it cannot be written."""
        created = datetime.fromtimestamp(created_s, UTC).strftime(_TIME)
        identity = f"{created}-{uuid.uuid4().hex[:8]}"
        path = self._folder / (identity + _SUFFIX)
        temporary = path.with_suffix(".tmp")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as file:
                file.write(wav)
            temporary.replace(path)
        except OSError as error:
            reason = f"a voice clip cannot be kept: {error.strerror or error}"
            raise HomeError(str(self._folder.parent), reason) from error
        return VoiceClip(identity, path, created_s)

    def clips(self) -> list[VoiceClip]:
        """Every clip, oldest first."""
        found = []
        for path in sorted(self._folder.glob(f"*{_SUFFIX}")):
            with suppress(ValueError):
                created = datetime.strptime(path.stem.partition("-")[0], _TIME).replace(tzinfo=UTC)
                found.append(VoiceClip(path.stem, path, created.timestamp()))
        return found

    def before(self, before_s: float) -> int:
        """How many clips are older than that Unix time."""
        return len(self.times_before(before_s))

    def times_before(self, before_s: float) -> list[float]:
        """When those clips were made, as Unix times."""
        return [clip.created_s for clip in self.clips() if clip.created_s < before_s]

    def forget(self, before_s: float) -> int:
        """Overwrite and delete clips that are older; returns how many."""
        return self._delete([clip.path for clip in self.clips() if clip.created_s < before_s])

    def delete(self, identities: Iterable[str]) -> int:
        """Overwrite and delete these clips, as far as they are there; returns how many."""
        return self._delete([path for one in identities if (path := self.find(one))])

    def _delete(self, paths: Sequence[Path]) -> int:
        try:
            for path in paths:
                _overwrite(path)
                path.unlink()
        except OSError as error:
            reason = f"a voice clip cannot be deleted: {error.strerror or error}"
            raise HomeError(str(self._folder.parent), reason) from error
        return len(paths)


def _wav(sound: NDArray[np.float32]) -> bytes:
    """A WAV file of 16 bits."""
    import numpy as np

    whole = io.BytesIO()
    with wave.open(whole, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes((np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes())
    return whole.getvalue()


def _overwrite(path: Path) -> None:
    with path.open("r+b") as file:
        left = path.stat().st_size
        while left > 0:
            left -= file.write(bytes(min(left, _BLOCK_BYTES)))
        file.flush()
        os.fsync(file.fileno())
