"""What a Windows package holds: the files of the frozen program, in an order that never changes."""

from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from installers import facts
from installers.errors import InstallerError
from installers.frozen import MODELS

_PROGRAMS = (f"{facts.COMMAND}.exe", f"{facts.COMMAND}w.exe")


@dataclass(frozen=True, slots=True)
class Payload:
    """A frozen program for Windows; `files` are relative to `folder`, a folder's together."""

    folder: Path
    files: tuple[Path, ...]
    version: str = facts.VERSION

    @property
    def programs(self) -> list[Path]:
        """The programs that people start; these are signed."""
        return [self.folder / name for name in _PROGRAMS]

    @property
    def folders(self) -> list[Path]:
        """Every folder that holds a file, a folder before those in it; not the program's own."""
        found = {parent for file in self.files for parent in file.parents}
        return sorted(found - {Path()})


def read_payload(folder: Path) -> Payload:
    """The files of the frozen program in `folder`.

    Raises:
        InstallerError: it holds no program for Windows.
    """
    missing = [name for name in _PROGRAMS if not (folder / name).is_file()]
    if missing:
        raise InstallerError(f"{folder} is no frozen program for Windows: it has no {missing[0]}")
    files = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return Payload(folder, tuple(sorted(files, key=lambda file: (file.parent, file.name))))


def windows_path(path: Path) -> str:
    """A relative path as Windows writes it; empty for the folder itself."""
    return "" if path == Path() else str(PureWindowsPath(path))


def is_model(file: Path) -> bool:
    """Whether `file` belongs to the models of a full build: an upgrade leaves those in place."""
    return file.parts[0] == MODELS
