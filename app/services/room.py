"""How much room each part of a home takes on the disk."""

import os
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.paths import Home


class Part(StrEnum):
    """What lies in a home; REPLACED is what restored backups took the place of."""

    LIBRARY = "library"
    INDEX = "index"
    MODELS = "models"
    PACKS = "packs"
    VOICE = "voice"
    EVALUATION = "evaluation"
    BACKUPS = "backups"
    REPLACED = "replaced"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Room:
    """Bytes that a part takes."""

    part: Part
    bytes: int


def measure(home: Home) -> tuple[Room, ...]:
    """Every part that takes room, in the order of Part; what vanishes meanwhile counts nothing."""
    parts = {
        home.keyword_index.parent: Part.INDEX,
        home.models: Part.MODELS,
        home.packs: Part.PACKS,
        home.voice: Part.VOICE,
        home.evaluation: Part.EVALUATION,
        home.backups: Part.BACKUPS,
        home.replaced: Part.REPLACED,
    }
    sizes = dict.fromkeys(Part, 0)
    for entry in home.root.iterdir() if home.root.is_dir() else ():
        part = parts.get(entry, Part.OTHER)
        if entry.name.startswith(home.database.name):
            part = Part.LIBRARY
        sizes[part] += size(entry)
    return tuple(Room(part, size) for part, size in sizes.items() if size)


def size(path: Path) -> int:
    """Bytes of a file or link, or of all files in a folder; what is not there has none."""
    is_one = path.is_symlink() or path.is_file()
    files = [path] if is_one else (Path(a) / f for a, _, fs in os.walk(path) for f in fs)
    total = 0
    for file in files:
        with suppress(OSError):
            total += file.lstat().st_size
    return total
