"""Finds the files under what the user named, without opening one.

Names come from the file system and need not be Unicode: such a path holds lone surrogates.
"""

import os
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.domain.errors import PathProblem, ReadCode

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
_BYTES_PER_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A regular file as the file system describes it; equal stats mean an unchanged file."""

    path: str
    size: int
    mtime_ns: int
    inode: int


@dataclass(frozen=True, slots=True)
class Failure:
    """A file or folder that gives no text, and why; the file's stat is zero where unknown."""

    file: FoundFile
    code: ReadCode
    reason: str


@dataclass(frozen=True, slots=True)
class Limits:
    """What is looked at: files in folders up to `max_file_bytes`, and nothing in `exclude`."""

    max_file_bytes: int = 512 * _BYTES_PER_MB
    exclude: tuple[str, ...] = ()


def check_root(path: str | os.PathLike[str]) -> str:
    """The absolute path of a file or folder that can be read; PathProblem says what is wrong."""
    root = os.path.abspath(os.fspath(path))  # noqa: PTH100  Path.absolute() keeps ".."
    try:
        mode = os.stat(root).st_mode  # noqa: PTH116
        if stat.S_ISDIR(mode):
            os.scandir(root).close()
        elif stat.S_ISREG(mode):
            with open(root, "rb"):  # noqa: PTH123
                pass
        else:
            raise PathProblem(shown(root), "this is neither a file nor a folder")
    except ValueError as error:
        raise PathProblem(shown(root), "this cannot be a path") from error
    except OSError as error:
        raise PathProblem(shown(root), _reason(error)) from error
    return root


def discover(root: str, limits: Limits = Limits()) -> Iterator[FoundFile | Failure]:
    """Every file under `root` in a stable order, and what could not be looked at.

    A root that is a file is always given, whatever its name and size. Inside a folder, hidden and
    system files and folders are passed over, and so is what is not a regular file. A link to a file
    is a file; a link to a folder is not followed, for it may lead back, or out to the whole disk.
    """
    try:
        status = os.stat(root)  # noqa: PTH116
    except OSError as error:
        yield failure(root, error)
        return
    if stat.S_ISREG(status.st_mode):
        yield found_file(root, status)
    elif stat.S_ISDIR(status.st_mode):
        yield from _walk(root, limits)


def found_file(path: str, status: os.stat_result) -> FoundFile:
    """A file as `status` describes it."""
    return FoundFile(path, status.st_size, status.st_mtime_ns, status.st_ino)


def failure(path: str, error: OSError) -> Failure:
    """What the file system refused, as the user is told."""
    if isinstance(error, PermissionError):
        code = ReadCode.PERMISSION
    elif isinstance(error, FileNotFoundError):
        code = ReadCode.MISSING
    else:
        code = ReadCode.BROKEN
    return Failure(FoundFile(path, 0, 0, 0), code, _reason(error))


def shown(path: str) -> str:
    r"""`path` with the bytes that are not Unicode written as \xNN, so that it can be printed."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return os.fsencode(path).decode(errors="backslashreplace")
    return path


def _walk(root: str, limits: Limits) -> Iterator[FoundFile | Failure]:
    folders = [root]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            yield failure(folder, error)
            continue
        inner = []
        for entry in entries:
            if entry.path in limits.exclude or _is_ignored(entry):
                continue
            if entry.is_dir(follow_symlinks=False):
                inner.append(entry.path)
            else:
                yield from _look(entry, limits)
        folders.extend(reversed(inner))


def _look(entry: "os.DirEntry[str]", limits: Limits) -> Iterator[FoundFile | Failure]:
    try:
        # Not entry.stat(): on Windows it knows no inode.
        status = os.stat(entry.path)  # noqa: PTH116
    except OSError as error:
        yield failure(entry.path, error)
        return
    if not stat.S_ISREG(status.st_mode):
        return
    file = found_file(entry.path, status)
    if file.size > limits.max_file_bytes:
        size_mb, limit_mb = file.size / _BYTES_PER_MB, limits.max_file_bytes / _BYTES_PER_MB
        reason = f"its {size_mb:,.0f} MB are more than the limit of {limit_mb:,.0f} MB"
        yield Failure(file, ReadCode.TOO_LARGE, reason)
    else:
        yield file


def _is_ignored(entry: "os.DirEntry[str]") -> bool:
    name = entry.name.lower()
    if name.startswith((".", _OFFICE_LOCK)) or name in _IGNORED_NAMES:
        return True
    return entry.path in _KERNEL_FOLDERS or _HIDDEN_BY_SYSTEM(entry)


def _hidden_on_windows(entry: "os.DirEntry[str]") -> bool:
    hidden = stat.FILE_ATTRIBUTE_HIDDEN | stat.FILE_ATTRIBUTE_SYSTEM
    attributes: int = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0)
    return bool(attributes & hidden)


def _hidden_on_macos(entry: "os.DirEntry[str]") -> bool:
    flags: int = getattr(entry.stat(follow_symlinks=False), "st_flags", 0)
    return bool(flags & stat.UF_HIDDEN)


def _hidden_nowhere(_: "os.DirEntry[str]") -> bool:
    return False


_HIDDEN_BY_SYSTEM: Callable[["os.DirEntry[str]"], bool] = {
    "win32": _hidden_on_windows,
    "darwin": _hidden_on_macos,
}.get(sys.platform, _hidden_nowhere)


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    text = error.strerror or str(error)
    return text[:1].lower() + text[1:]
