"""The documents that the self-test asks about, drawn and written by the program itself."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QPdfWriter

from app.paths import bundled

_PICTURE_PX = (1200, 300)
_LETTERS_PX = 44


@dataclass(frozen=True, slots=True)
class Fact:
    """What the document `file` says, on `page` if it has pages, and a question that asks for it."""

    file: str
    question: str
    says: str
    page: int | None = None


MANUAL = Fact(
    "Pump manual.pdf",
    "How tight must the lower hose clamp be?",
    "The lower hose clamp is tightened to 6 newton metres.",
    page=2,
)
LEASE = Fact(
    "Lease.md",
    "When does the lease of the workshop end?",
    "The lease of the workshop ends on 31 March 2031.",
)
NOTICE = Fact("Notice.png", "What is the door code of the archive?", "4711")
RECORDING = Fact("Purchase.ogg", "In which city was the laptop bought?", "Berlin")
"""A clip that speech models are checked with."""


def write_documents(folder: Path) -> int:
    """Write what can be read without a speech model; returns how many files these are."""
    first = "The pump is filled with the motor cold."
    _write_pdf(folder / MANUAL.file, (first, MANUAL.says))
    lease = f"# Lease\n\n## Term\n\n{LEASE.says} Notice is given in writing.\n"
    (folder / LEASE.file).write_text(lease, "utf-8")
    _write_picture(folder / NOTICE.file, f"The door code of the archive is {NOTICE.says}.")
    return 3


def write_recording(folder: Path) -> None:
    """Copy the clip."""
    shutil.copyfile(bundled("models") / "speech_check" / "laptop.ogg", folder / RECORDING.file)


def _write_pdf(path: Path, pages: Sequence[str]) -> None:
    writer = QPdfWriter(str(path))
    with QPainter(writer) as painter:
        painter.setFont(QFont(painter.font().family(), 14))
        for number, text in enumerate(pages):
            if number:
                writer.newPage()
            painter.drawText(QPoint(writer.width() // 20, writer.height() // 10), text)


def _write_picture(path: Path, text: str) -> None:
    picture = QImage(*_PICTURE_PX, QImage.Format.Format_Grayscale8)
    picture.fill(Qt.GlobalColor.white)
    with QPainter(picture) as painter:
        font = painter.font()
        font.setPixelSize(_LETTERS_PX)
        painter.setFont(font)
        painter.drawText(picture.rect(), Qt.AlignmentFlag.AlignCenter, text)
    picture.save(str(path))
