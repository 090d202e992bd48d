"""Finds the files under what the user named, without opening one.

Names come from the file system and need not be Unicode: such a path holds lone surrogates.
"""

import os
import stat
from collections.abc import Collection, Generator, Iterator
from dataclasses import dataclass, replace
from functools import partial

from app.domain.errors import PathProblem, ReadCode
from app.engines.zim_file import is_zim
from app.ingest.ignore import IGNORE_FILE, Ignored, read_rules
from app.ingest.listing import Entry, is_passed_over, list_folder, look_at
from app.ingest.patience import Patient
from app.settings import BYTES_PER_MB

_NOT_CONNECTED = "the drive is not connected"


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
class Unavailable(Failure):
    """A place that cannot be looked at for now, such as a drive that is not connected.

    What is known there stays as it is; this is no fault of a file.
    """


@dataclass(frozen=True, slots=True)
class Limits:
    """What is looked at: files in folders up to `max_file_bytes`, and nothing in `exclude`.

    `drives` are folders that were found to be drives of their own: one that is an ordinary folder
    now is not connected. The file system has `patience_s` for each answer.
    """

    max_file_bytes: int = 512 * BYTES_PER_MB
    exclude: Collection[str] = ()
    drives: Collection[str] = ()
    patience_s: float = 20.0


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


def discover(
    root: str, limits: Limits = Limits(), *, at: str | None = None
) -> Iterator[FoundFile | Failure]:
    """Every file under `root` in a stable order, and what could not be looked at.

    A root that is a file is always given, whatever its name and size. Inside a folder, hidden and
    system files and folders are passed over, what its `.sottoignore` files name, and what is not a
    regular file. A link to a file is a file; a link to a folder is not followed, for it may lead
    back, or out to the whole disk; nor is a folder that is mounted inside itself.

    With `at`, a path below `root` that need not exist, only what lies at or below it.
    """
    if root in limits.exclude:
        return
    with Patient(limits.patience_s) as patient:
        try:
            status = patient.call(os.stat, root)
            if stat.S_ISREG(status.st_mode):
                yield found_file(root, status)
            elif stat.S_ISDIR(status.st_mode):
                yield from _Walk(root, limits, patient).walk(at or root)
        except TimeoutError:
            yield unavailable(root, "the drive does not answer")
        except OSError as error:
            if os.path.isdir(os.path.dirname(root)):  # noqa: PTH112, PTH120
                yield failure(root, error)
            else:
                yield unavailable(root, "the drive or folder it lies on is not there")


def is_available(root: str, limits: Limits = Limits()) -> bool:
    """Whether `root` can be looked at now; does not wait for a drive that says nothing."""
    with Patient(limits.patience_s) as patient:
        try:
            status = patient.call(os.stat, root)
            if stat.S_ISDIR(status.st_mode):
                patient.call(lambda: os.scandir(root).close())
            return root not in limits.drives or patient.call(os.path.ismount, root)
        except OSError:
            return False


def is_under(path: str, folder: str) -> bool:
    """Whether `path` is `folder` or lies below it."""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def may_hold(root: str, path: str, limits: Limits) -> bool:
    """Whether `path`, below `root`, can be of interest as far as its names tell."""
    for step in _way(root, path):
        name = os.path.basename(step)  # noqa: PTH119
        if step in limits.exclude or (is_passed_over(name) and name != IGNORE_FILE):
            return False
    return True


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


def unavailable(path: str, reason: str) -> Unavailable:
    """A place that cannot be looked at for now."""
    return Unavailable(FoundFile(path, 0, 0, 0), ReadCode.MISSING, reason)


def shown(path: str) -> str:
    r"""`path` with the bytes that are not Unicode written as \xNN, so that it can be printed."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return os.fsencode(path).decode(errors="backslashreplace")
    return path


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder to look into, what is ignored in it, and what it and those around it are."""

    path: str
    ignored: Ignored | None = None
    around: tuple[tuple[int, int] | None, ...] = ()


_Found = Iterator[FoundFile | Failure]


class _Walk:
    """One pass over a root from the top down; TimeoutError if the file system falls silent."""

    def __init__(self, root: str, limits: Limits, patient: Patient) -> None:
        self._root = root
        self._limits = limits
        self._patient = patient

    def walk(self, at: str) -> _Found:
        """The file `at`, or all files in that folder, unless it is passed over."""
        if not self._is_connected(self._root):
            yield unavailable(self._root, _NOT_CONNECTED)
            return
        folder = _Folder(self._root)
        for path in _way(self._root, at):
            ruled = yield from self._with_rules(folder)
            entry = self._patient.call(look_at, path)
            if ruled is None or entry is None or not self._is_wanted(entry, ruled):
                return
            if not entry.is_folder:
                if path == at:
                    yield from self._file(entry)
                return
            inner = yield from self._inner(ruled, entry)
            if inner is None:
                return
            folder = inner
        if folder.path == at:
            yield from self._below(folder)

    def _below(self, top: _Folder) -> _Found:
        folders = [top]
        while folders:
            folder = folders.pop()
            try:
                entries = self._patient.collect(partial(list_folder, folder.path))
            except TimeoutError:
                raise
            except OSError as error:
                yield failure(folder.path, error)
                continue
            has_rules = any(entry.name == IGNORE_FILE for entry in entries)
            ruled = (yield from self._with_rules(folder)) if has_rules else folder
            if ruled is None:
                continue
            inner = []
            for entry in entries:
                if not self._is_wanted(entry, ruled):
                    continue
                if entry.is_folder:
                    inner.append((yield from self._inner(ruled, entry)))
                else:
                    yield from self._file(entry)
            folders.extend(one for one in reversed(inner) if one is not None)

    def _is_wanted(self, entry: Entry, folder: _Folder) -> bool:
        if entry.name == IGNORE_FILE or entry.path in self._limits.exclude:
            return False
        ignored = folder.ignored
        return ignored is None or not ignored.covers(entry.path, is_folder=entry.is_folder)

    def _with_rules(self, folder: _Folder) -> Generator[FoundFile | Failure, None, _Folder | None]:
        """The folder with its rules; None if they cannot be read, for it is left alone then."""
        path = os.path.join(folder.path, IGNORE_FILE)  # noqa: PTH118
        try:
            rules = self._patient.call(read_rules, path)
        except FileNotFoundError:
            return folder
        except TimeoutError:
            raise
        except (OSError, ValueError) as error:
            why = _reason(error) if isinstance(error, OSError) else str(error)
            reason = f"it is left alone, for its {IGNORE_FILE} cannot be read: {why}"
            yield Failure(FoundFile(folder.path, 0, 0, 0), ReadCode.PERMISSION, reason)
            return None
        if rules.problems:
            yield Failure(FoundFile(path, 0, 0, 0), ReadCode.BROKEN, "; ".join(rules.problems))
        return replace(folder, ignored=Ignored(folder.path, rules, folder.ignored))

    def _inner(self, folder: _Folder, entry: Entry) -> Generator[Failure, None, _Folder | None]:
        """The folder `entry`, unless it is one of those around it, or not there for now."""
        if isinstance(entry.status, OSError):
            yield failure(entry.path, entry.status)
            return None
        if not self._is_connected(entry.path):
            yield unavailable(entry.path, _NOT_CONNECTED)
            return None
        if entry.identity is not None and entry.identity in folder.around:
            return None
        return _Folder(entry.path, folder.ignored, (*folder.around, entry.identity))

    def _is_connected(self, path: str) -> bool:
        drives = self._limits.drives
        return path not in drives or self._patient.call(os.path.ismount, path)

    def _file(self, entry: Entry) -> _Found:
        status = entry.status
        if isinstance(status, OSError):
            yield failure(entry.path, status)
            return
        if not stat.S_ISREG(status.st_mode):
            return
        file = found_file(entry.path, status)
        # Of a file of articles, little is read however large it is.
        if file.size > self._limits.max_file_bytes and not is_zim(entry.path):
            size_mb = file.size / BYTES_PER_MB
            limit_mb = self._limits.max_file_bytes / BYTES_PER_MB
            reason = f"its {size_mb:,.0f} MB are more than the limit of {limit_mb:,.0f} MB"
            yield Failure(file, ReadCode.TOO_LARGE, reason)
        else:
            yield file


def _way(root: str, path: str) -> list[str]:
    """Every path on the way from `root`, without it, to `path`; none if it lies elsewhere."""
    before = root.rstrip(os.sep) + os.sep
    if not path.startswith(before):
        return []
    ends = [at for at, letter in enumerate(path) if letter == os.sep and at >= len(before)]
    return [path[:end] for end in (*ends, len(path))]


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    text = error.strerror or str(error)
    return text[:1].lower() + text[1:]
