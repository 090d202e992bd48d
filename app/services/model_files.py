"""The files of a model: compared with their checksums and copied, a block at a time."""

import hashlib
import os
import shutil
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import ModelProblem
from app.domain.models import ModelFile
from app.domain.steps import result_of
from app.services.model_folder import BLOCK_BYTES


@dataclass(frozen=True, slots=True)
class FileReport:
    """Whether one file is what its checksum says."""

    name: str
    ok: bool
    detail: str


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """Whether all files of a model are what their checksums say; `detail` names the bad ones."""

    name: str
    ok: bool
    detail: str
    files: tuple[FileReport, ...]


def checking(path: Path, wanted: ModelFile) -> Generator[int, None, FileReport]:
    """Read a file and compare it with its checksum; yields the size of each block."""
    if not path.is_file():
        return FileReport(wanted.name, ok=False, detail="is missing")
    size = path.stat().st_size
    if wanted.bytes is not None and wanted.bytes != size:
        detail = f"has {size} bytes instead of {wanted.bytes}"
        return FileReport(wanted.name, ok=False, detail=detail)
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK_BYTES):
            digest.update(block)
            yield len(block)
    if wanted.sha256 != digest.hexdigest():
        return FileReport(wanted.name, ok=False, detail="has been altered")
    return FileReport(wanted.name, ok=True, detail="matches")


def check(path: Path, wanted: ModelFile) -> FileReport:
    """The same at once."""
    return result_of(checking(path, wanted))


def copying(source: Path, target: Path) -> Generator[int, None, None]:
    """Copy the bytes of a file and make them durable; yields the size of each block."""
    with source.open("rb") as reader, target.open("wb") as writer:
        while block := reader.read(BLOCK_BYTES):
            writer.write(block)
            yield len(block)
        writer.flush()
        os.fsync(writer.fileno())


@contextmanager
def failing_drive(name: str) -> Iterator[None]:
    """Within, a drive that fails or was pulled out is a ModelProblem of the model `name`."""
    try:
        yield
    except OSError as error:
        reason = f"it cannot be read or kept ({error.strerror})"
        raise ModelProblem(name, reason, "Check the drive, and free some space.") from error


def free_bytes(folder: Path) -> int:
    """Free space on the disk that `folder` is or will be on."""
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free
