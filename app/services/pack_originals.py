"""The original files of packs: where they lie in a home, and which are still as they were read."""

import hashlib
import re
from collections.abc import Generator, Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath

from app.domain.cancel import CancelToken
from app.paths import Home
from app.services.archive_steps import ArchiveStep

_SUFFIX = re.compile(r"\.[a-z0-9]{1,10}")


def unchanged(
    files: Sequence[tuple[str, Path]], cancel: CancelToken | None
) -> Generator[ArchiveStep, None, list[tuple[str, Path]]]:
    """Those (member, file) whose content is still the one that was read."""
    found = []
    for done, (member, file) in enumerate(files):
        yield ArchiveStep("Comparing files", done, len(files))
        if cancel is not None:
            cancel.raise_if_cancelled()
        with suppress(OSError), file.open("rb") as data:
            if hashlib.file_digest(data, "sha256").hexdigest() in member:
                found.append((member, file))
    return found


def folder_of_pack(home: Home, name: str) -> Path:
    """Where the files of the pack called `name` lie in a home."""
    return home.packs / hashlib.sha256(name.encode()).hexdigest()[:32]


def original_name(sha256: str, inner: str) -> str:
    """What a document's file is called there: by its content, which is checked."""
    suffix = PurePosixPath(inner).suffix.lower()
    return sha256 + (suffix if _SUFFIX.fullmatch(suffix) else "")
