"""Writes a file for the user: wholly or not at all."""

import os
from contextlib import suppress
from pathlib import Path

from app.domain.errors import PathProblem
from app.services.pack_format import sync_folder


def write_whole(path: Path, data: bytes, *, replace: bool) -> None:
    """Put `data` into a file that is there, wholly and durably, or not at all.

    Raises PathProblem where it cannot be written, or is there already and is not to be replaced.
    """
    path = path.absolute()
    if path.exists() and not replace:
        raise PathProblem(str(path), "it is there already; --replace overwrites it")
    temporary = path.with_name(f".{path.name}.partial")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        reason = f"it cannot be written: {error.strerror or error}"
        raise PathProblem(str(path), reason) from error
    finally:
        with suppress(OSError):
            temporary.unlink()
