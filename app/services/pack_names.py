"""What documents are called inside a pack: relative to what was added, telling nothing else."""

import os
from collections.abc import Collection, Iterable
from pathlib import PurePath

from app.domain.documents import PART_STEP
from app.domain.pack_paths import is_inner_path, is_pack_path, split_pack_path
from app.ingest.discover import is_under

_FOLDERS_OF_USERS = frozenset({"home", "Users", ""})
_NEUTRAL = "files"


class InnerNames:
    """Gives each document a name that no other has.

    `roots` are the files and folders that were added, `files` those of them that are files. Below
    one folder, names are relative to it; where there are several, the folder's name comes first,
    unless it is likely that of a user.
    """

    def __init__(self, roots: Iterable[str], files: Collection[str]) -> None:
        folders = [root for root in dict.fromkeys(roots) if root not in files]
        self._labels: dict[str, str] = {}
        for folder in folders:
            label = "" if len(folders) == 1 else _label(folder)
            self._labels[folder] = _unused(label, self._labels.values()) if label else ""
        self._given: set[str] = set()

    def name(self, path: str) -> str:
        """The name of the document at `path`; asked once for each."""
        inner = _safe(self._relative(path).replace(os.sep, "/"))
        unused = _unused(inner, self._given)
        self._given.add(unused)
        return unused

    def without_paths(self, text: str, path: str) -> str:
        """`text` with this path and every folder that was added left out."""
        for secret in (path, *sorted(self._labels, key=len, reverse=True)):
            text = text.replace(secret, "…")
        return text

    def _relative(self, path: str) -> str:
        if is_pack_path(path):
            return split_pack_path(path)[1]
        file, step, part = path.partition(PART_STEP)
        for folder in sorted(self._labels, key=len, reverse=True):
            if file != folder and is_under(file, folder):
                below = file[len(folder) :].lstrip(os.sep)
                label = self._labels[folder]
                return (f"{label}/{below}" if label else below) + step + part
        return (PurePath(file).name if PurePath(file).is_absolute() else file) + step + part


def _label(folder: str) -> str:
    path = PurePath(folder)
    of_user = path.parent.name in _FOLDERS_OF_USERS
    return _NEUTRAL if of_user else path.name


def _safe(inner: str) -> str:
    if is_inner_path(inner):
        return inner
    steps = inner.replace("\\", "_").replace("\0", "_").split("/")
    return "/".join(step for step in steps if step not in {"", ".", ".."}) or _NEUTRAL


def _unused(name: str, taken: Collection[str]) -> str:
    """`name`, with a number before its ending where it is taken."""
    if name not in taken:
        return name
    stem, suffix = os.path.splitext(name)  # noqa: PTH122  a name, not a path of this system
    number = 2
    while f"{stem} ({number}){suffix}" in taken:
        number += 1
    return f"{stem} ({number}){suffix}"
