"""Keeps the sound of spoken questions, one file each, until it is forgotten."""

import os
import uuid
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.domain.errors import HomeError

_TIME = "%Y%m%dT%H%M%S.%fZ"
_SUFFIX = ".wav"
_BLOCK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class VoiceClip:
    """A clip; `created_s` is Unix time, from its name, which a copy keeps."""

    id: str
    path: Path
    created_s: float


class VoiceClips:
    """The clips in one folder, which is made with the first of them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

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
        return sum(clip.created_s < before_s for clip in self.clips())

    def forget(self, before_s: float) -> int:
        """Overwrite and delete clips that are older; returns how many."""
        old = [clip for clip in self.clips() if clip.created_s < before_s]
        try:
            for clip in old:
                _overwrite(clip.path)
                clip.path.unlink()
        except OSError as error:
            reason = f"a voice clip cannot be deleted: {error.strerror or error}"
            raise HomeError(str(self._folder.parent), reason) from error
        return len(old)


def _overwrite(path: Path) -> None:
    with path.open("r+b") as file:
        left = path.stat().st_size
        while left > 0:
            left -= file.write(bytes(min(left, _BLOCK_BYTES)))
        file.flush()
        os.fsync(file.fileno())
