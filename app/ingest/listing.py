"""Lists folders: what is in them but for hidden and system files, with what each thing is."""

import os
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.ingest.ignore import IGNORE_FILE

_IGNORED_NAMES = frozenset(
    {
        "$recycle.bin",
        "system volume information",
        "lost+found",
        "__macosx",
        "__pycache__",
        "node_modules",
        "@eadir",
        "thumbs.db",
        "desktop.ini",
    }
)
_KERNEL_FOLDERS = (
    frozenset({"/dev", "/proc", "/run", "/sys"}) if os.name == "posix" else frozenset()
)
_OFFICE_LOCK = "~$"


@dataclass(frozen=True, slots=True)
class Entry:
    """Something in a folder; of a link to a file, `status` is that of the file.

    A link to a folder is no folder. `status` is the error of a thing that cannot be looked at.
    """

    path: str
    name: str
    is_folder: bool
    status: os.stat_result | OSError

    @property
    def identity(self) -> tuple[int, int] | None:
        """What no other thing has at the same time; None where the file system knows none."""
        if isinstance(self.status, OSError) or not self.status.st_ino:
            return None
        return self.status.st_dev, self.status.st_ino


def list_folder(path: str) -> Iterator[Entry]:
    """What is in a folder, in order of name, its rules included; raises OSError."""
    with os.scandir(path) as listing:
        entries = sorted(listing, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name == IGNORE_FILE or not (
            is_passed_over(entry.name)
            or entry.path in _KERNEL_FOLDERS
            or _HIDDEN_BY_SYSTEM(entry.stat(follow_symlinks=False))
        ):
            yield _entry(entry.path, entry.name, entry.is_dir(follow_symlinks=False))


def look_at(path: str) -> Entry | None:
    """The same for one path; None if it is not there, or hidden. Raises OSError."""
    name = os.path.basename(path)  # noqa: PTH119
    try:
        status = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    if is_passed_over(name) or path in _KERNEL_FOLDERS or _HIDDEN_BY_SYSTEM(status):
        return None
    return _entry(path, name, stat.S_ISDIR(status.st_mode))


def is_passed_over(name: str) -> bool:
    """Whether a file or folder in a folder is hidden, or the system's, by its name."""
    lower = name.lower()
    return lower.startswith((".", _OFFICE_LOCK)) or lower in _IGNORED_NAMES


def _entry(path: str, name: str, is_folder: bool) -> Entry:
    try:
        # Not the stat of the listing: on Windows it knows no inode.
        return Entry(path, name, is_folder, os.stat(path))  # noqa: PTH116
    except OSError as error:
        return Entry(path, name, is_folder, error)


def _hidden_on_windows(status: os.stat_result) -> bool:
    hidden = stat.FILE_ATTRIBUTE_HIDDEN | stat.FILE_ATTRIBUTE_SYSTEM
    return bool(getattr(status, "st_file_attributes", 0) & hidden)


def _hidden_on_macos(status: os.stat_result) -> bool:
    return bool(getattr(status, "st_flags", 0) & stat.UF_HIDDEN)


def _hidden_nowhere(_: os.stat_result) -> bool:
    return False


_HIDDEN_BY_SYSTEM: Callable[[os.stat_result], bool] = {
    "win32": _hidden_on_windows,
    "darwin": _hidden_on_macos,
}.get(sys.platform, _hidden_nowhere)
