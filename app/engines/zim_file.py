"""What a ZIM file tells without libzim: that it is one, which content it is, where its parts lie.

The header is 80 bytes, magic number first and UUID at byte 8; a checksum of the whole ends the
file (https://wiki.openzim.org/wiki/ZIM_file_format).
"""

import hashlib
import os
from pathlib import Path

from app.domain.documents import PART_STEP

MEDIA_TYPE = "application/x-zim"
ARTICLE_TYPE = "text/x-zim-article"
"""Media type of an article that was taken out of a ZIM file for a question."""

_MAGIC = (0x044D495A).to_bytes(4, "little")
_HEADER_BYTES = 80
_CHECKSUM_BYTES = 16
_SUFFIXES = (".zim", ".zimaa")  # the second is the first part of a split file


def is_zim(path: str) -> bool:
    """Whether the file has the name and the first bytes of a ZIM; False where it cannot be read."""
    if not path.lower().endswith(_SUFFIXES):
        return False
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return file.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False


def fingerprint(path: str) -> str:
    """A sha256 that stands for the content of a ZIM, which may be too large to be read whole.

    It is made of header, checksum and size. Raises OSError.
    """
    with open(path, "rb") as file:  # noqa: PTH123
        header = file.read(_HEADER_BYTES)
        size = file.seek(0, os.SEEK_END)
        file.seek(max(size - _CHECKSUM_BYTES, 0))
        ending = file.read(_CHECKSUM_BYTES)
    return hashlib.sha256(header + ending + size.to_bytes(8, "little")).hexdigest()


def parts(path: Path) -> tuple[Path, ...]:
    """The file itself, or all parts of a split one in order."""
    if path.suffix.lower() == ".zim":
        return (path,)
    return tuple(sorted(path.parent.glob(f"{path.stem}.[zZ][iI][mM][a-z][a-z]")))


def article_path(zim: str, article: str) -> str:
    """The path in the library of the article stored under `article` in the file `zim`."""
    return f"{zim}{PART_STEP}{article}"


def zim_of(path: str) -> str | None:
    """The ZIM file that the article at this path of the library was taken out of, if it is one."""
    lower = path.lower()
    for suffix in _SUFFIXES:
        end = lower.find(suffix + PART_STEP)
        if end >= 0:
            return path[: end + len(suffix)]
    return None
