"""Where things lie in a frozen program: in PyInstaller's folder, or in a bundle of macOS."""

from collections.abc import Iterator
from pathlib import Path

from PyInstaller.archive.readers import ArchiveReadError, CArchiveReader

from installers import facts
from installers.errors import InstallerError

LIBRARIES = "_internal"
MODELS = "models"
_CONTENTS = "Contents"
_RESOURCES = f"{_CONTENTS}/Resources"


def libraries(program: Path) -> Path:
    """The folder of its libraries and data."""
    return program / (_RESOURCES if _is_bundle(program) else LIBRARIES)


def models(program: Path) -> Path:
    """Where models lie that come with it; only a full build has this folder."""
    return (program / _RESOURCES if _is_bundle(program) else program) / MODELS


def package_name(program: Path) -> str:
    """What its packages are called; one with models in it has a name of its own."""
    return facts.COMMAND + ("-full" if models(program).is_dir() else "")


def package_stem(program: Path) -> str:
    """How the file of a package begins, but for those whose names their system prescribes."""
    system = "linux-x86_64"
    if _is_bundle(program):
        system = "macos-arm64"
    elif (program / f"{facts.COMMAND}.exe").is_file():
        system = "windows-x86_64"
    return f"{package_name(program)}-{facts.VERSION}-{system}"


def executable(program: Path) -> Path | None:
    """The file that starts it, if there is one."""
    names = (facts.COMMAND, f"{facts.COMMAND}.exe", f"{_CONTENTS}/MacOS/{facts.COMMAND}")
    return next((path for name in names if (path := program / name).is_file()), None)


def files(program: Path) -> Iterator[Path]:
    """Its files, links left out."""
    return (path for path in program.rglob("*") if path.is_file() and not path.is_symlink())


def modules(executable: Path) -> Iterator[str]:
    """Python modules inside an executable, sorted.

    Raises:
        InstallerError: PyInstaller did not make it.
    """
    try:
        archive = CArchiveReader(str(executable))
    except ArchiveReadError as error:
        raise InstallerError(f"{executable.name} is no frozen program: {error}") from error
    names = set(archive.toc)
    for name in archive.toc:
        if name.endswith(".pyz"):
            names.remove(name)
            names.update(archive.open_embedded_archive(name).toc)
    yield from sorted(names)


def _is_bundle(program: Path) -> bool:
    return (program / _CONTENTS).is_dir()
