"""What every installer says of the program: one place for names, version, file types and icon."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app import __version__

ROOT = Path(__file__).parent.parent
NAME = "Sotto"
COMMAND = "sotto"
VERSION = __version__
IDENTIFIER = "org.sotto.Sotto"
SUMMARY = "Ask your own files, offline"
DESCRIPTION = (
    "Sotto answers questions from your own documents and recordings, on your own computer. "
    "It shows the passage itself first, word for word, and ties every sentence it writes to its "
    "source. Nothing leaves the machine: the program opens no network connection."
)
LICENCE = "Apache-2.0"
MAINTAINER = "The Sotto authors"
CATEGORIES = ("Office", "Utility")
KEYWORDS = ("documents", "search", "questions", "offline", "transcription")
ICON = ROOT / "app" / "ui" / "look" / "icons" / "sotto.svg"
ICON_SIZES_PX = (16, 32, 48, 64, 128, 256, 512)


@dataclass(frozen=True, slots=True)
class FileType:
    """Files that open with the program; `suffix` has its dot."""

    suffix: str
    media_type: str
    description: str


FILE_TYPES = (FileType(".pack", "application/vnd.sotto.pack", "Sotto collection"),)


def dated() -> datetime:
    """What every file of an installer is dated, so that one tree always gives the same bytes.

    A release sets SOURCE_DATE_EPOCH to the time of its commit.
    """
    return datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "1767225600")), UTC)
