"""Finds the component that every file and module of a frozen program belongs to."""

import re
import subprocess
import sys
import sysconfig
from collections import defaultdict
from collections.abc import Iterator
from importlib.metadata import distribution, version
from pathlib import Path
from platform import python_version

from app.services.model_bundle import is_bundle, read_bundle
from installers import frozen, runtime
from installers.errors import InstallerError
from installers.licences.known import Library, joined, own_texts, read_known, texts_of
from installers.licences.packages import Packages
from installers.licences.records import Component, Part

LICENCES = "app/data/licences"
"""Where the report lies among the libraries of the program."""
_LIBRARIES = re.compile(r"^(_internal|Contents/(Frameworks|Resources|MacOS))/")
_MODULE = "module "
_SHOWN = 20


def survey(folder: Path) -> list[Component]:
    """The components of the frozen program in `folder`, sorted by name; not models beside it.

    Raises:
        InstallerError: a file or module belongs to none, or a licence or its text is not known.
    """
    known = read_known()
    packages = Packages(runtime.needed(), known.package)
    things: defaultdict[Library | str, list[str]] = defaultdict(list)
    lost = []
    for place in (*_files(folder), *_modules(folder)):
        owner = _owner(_inside(place), known.library, packages)
        if owner is None:
            lost.append(place)
        else:
            things[owner].append(place)
    if lost:
        more = f" and {len(lost) - _SHOWN} more" if len(lost) > _SHOWN else ""
        raise InstallerError(f"nobody knows whose these are: {', '.join(lost[:_SHOWN])}{more}")
    components = []
    for owner, places in things.items():
        files = tuple(place for place in places if not place.startswith(_MODULE))
        modules = tuple(place[len(_MODULE) :] for place in places if place.startswith(_MODULE))
        if isinstance(owner, Library):
            components.append(_of_library(owner, folder, files, modules))
        else:
            components.append(packages.component(owner, files, modules))
    return sorted(components, key=lambda component: component.name.casefold())


def models(folder: Path) -> Iterator[Component]:
    """The models that lie beside the program, which a full package brings."""
    bundle = _bundle(folder)
    if bundle is None:
        return
    for spec in read_bundle(bundle).models:
        files = sorted(path for path in (bundle / spec.name).rglob("*") if path.is_file())
        texts = (path.read_text("utf-8") for path in files if path.suffix == ".txt")
        yield Component(
            name=spec.title or spec.name,
            version="",
            licence=spec.licence,
            text=joined(texts),
            kind="model",
            files=tuple(path.relative_to(folder).as_posix() for path in files),
        )


def _files(folder: Path) -> Iterator[str]:
    """Places of all files but links, models beside the program, and the report itself."""
    bundle = _bundle(folder)
    for path in sorted(frozen.files(folder)):
        place = path.relative_to(folder).as_posix()
        if _inside(place).startswith(f"{LICENCES}/"):
            continue
        if bundle is None or not path.is_relative_to(bundle):
            yield place


def _inside(place: str) -> str:
    """A place in the folder of libraries; in a bundle of macOS no folder has a dot in its name."""
    return _LIBRARIES.sub("", place).replace("__dot__", ".")


def _bundle(folder: Path) -> Path | None:
    """The models that lie beside the program."""
    place = frozen.models(folder)
    return place if is_bundle(place) else None


def _modules(folder: Path) -> Iterator[str]:
    """Python modules inside the executable."""
    program = frozen.executable(folder)
    if program is None:
        raise InstallerError(f"there is no frozen program in {folder}")
    return (f"{_MODULE}{name}" for name in frozen.modules(program))


def _owner(place: str, libraries: tuple[Library, ...], packages: Packages) -> Library | str | None:
    library = next((library for library in libraries if library.pattern.search(place)), None)
    if library is not None:
        return library
    if not place.startswith(_MODULE):
        return packages.owner(place)
    name = place[len(_MODULE) :]
    if name.partition(".")[0] in sys.stdlib_module_names:
        return next(library for library in libraries if library.name == "Python")
    return packages.owner_of_module(name)


def _of_library(
    library: Library, folder: Path, files: tuple[str, ...], modules: tuple[str, ...]
) -> Component:
    own = "" if library.texts else _own_texts(library)
    text = joined([texts_of(library), own])
    if not text:
        raise InstallerError(f"there is no licence text of {library.name}")
    return Component(
        name=library.name,
        version=_version(library, folder, files),
        licence=library.licence,
        text=text,
        kind=library.kind,
        purl=f"pkg:pypi/{library.package}@{version(library.package)}" if library.package else "",
        source=library.source,
        files=files,
        modules=modules,
        parts=tuple(Part(name, licence) for name, licence in library.parts),
    )


def _own_texts(library: Library) -> str:
    """The texts that came with what brings it: a package, Debian, or else it is Python itself."""
    if library.package:
        return own_texts(distribution(library.package))
    debian = [Path("/usr/share/doc") / name / "copyright" for name in library.debian]
    if found := [path.read_text("utf-8", "replace") for path in debian if path.is_file()]:
        return joined(found)
    beside = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    path = beside if beside.is_file() else Path(sys.base_prefix) / "LICENSE.txt"
    return path.read_text("utf-8")


def _version(library: Library, folder: Path, files: tuple[str, ...]) -> str:
    for place in files:
        match = library.pattern.search(_inside(place))
        if match and "version" in match.groupdict():
            return str(match["version"])
        if library.version_in:
            found = re.search(library.version_in.encode(), (folder / place).read_bytes())
            if found:
                return found[1].decode()
    if library.package:
        return version(library.package)
    if library.debian:
        return _debian_version(library.debian[0])
    return "" if library.texts else python_version()


def _debian_version(package: str) -> str:
    """Empty where it was not frozen on Debian, or from another library than Debian's."""
    command = ("dpkg-query", "--show", "--showformat=${Version}", package)
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return ""
