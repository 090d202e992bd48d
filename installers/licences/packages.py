"""Which Python package brought a file or module, and what that says of its licence."""

import json
from collections.abc import Iterator
from functools import cached_property
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.utils import canonicalize_name

from installers.errors import InstallerError
from installers.licences.known import Package, joined, own_texts, texts_of
from installers.licences.records import Component, Part
from installers.licences.spdx import parsed


class Packages:
    """The packages of the environment that the program was frozen in, of those in `names`."""

    def __init__(self, names: frozenset[str], known: dict[str, Package]) -> None:
        self._known = known
        self._found = {name: found for name in sorted(names) if (found := _installed(name))}

    @property
    def names(self) -> tuple[str, ...]:
        """Those of them that are installed."""
        return tuple(self._found)

    def owner(self, place: str) -> str | None:
        """The package that installed a file, by its place beside all packages."""
        return self._files.get(place)

    def owner_of_module(self, name: str) -> str | None:
        """The package that a module belongs to."""
        path = name.replace(".", "/")
        by_file = self._files.get(f"{path}.py") or self._files.get(f"{path}/__init__.py")
        return by_file or self._folders.get(name.partition(".")[0])

    def component(self, name: str, files: tuple[str, ...], modules: tuple[str, ...]) -> Component:
        """The package as what its `files` and `modules` belong to.

        Raises:
            InstallerError: its licence or the text of it is not known.
        """
        package, known = self._found[name], self._known.get(name)
        texts = joined([own_texts(package), texts_of(known) if known else ""])
        if not texts:
            raise InstallerError(f"{name} brings no licence text, and known.toml names none")
        version = package.version
        return Component(
            name=package.metadata["Name"],
            version=version,
            licence=known.licence if known else _stated(package),
            text=texts,
            purl=f"pkg:pypi/{name}@{version}",
            source=known.source if known else "",
            files=files,
            modules=modules,
            parts=tuple(_linked(package)),
        )

    @cached_property
    def _files(self) -> dict[str, str]:
        return {
            file.as_posix(): name
            for name, package in self._found.items()
            for file in package.files or ()
        }

    @cached_property
    def _folders(self) -> dict[str, str]:
        """The top of each file's path, which is what packages without __init__.py go by."""
        return {place.partition("/")[0]: name for place, name in self._files.items()}


def _installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def _stated(package: Distribution) -> str:
    """The licence as it states it, where that is an SPDX expression."""
    told = package.metadata.json
    said = str(told.get("license_expression") or told.get("license") or "")
    if (expression := parsed(said)) is not None:
        return str(expression)
    name = canonicalize_name(package.metadata["Name"])
    raise InstallerError(f"known.toml must tell the licence of {name}; it says {said[:60]!r}")


def _linked(package: Distribution) -> Iterator[Part]:
    """Crates of Rust that are linked into it, by its own bill of materials."""
    for file in package.files or ():
        if "sboms" in file.parts and file.name.endswith(".cyclonedx.json"):
            bill = json.loads(Path(str(file.locate())).read_bytes())
            yield from map(_part, bill.get("components", ()))


def _part(entry: dict[str, object]) -> Part:
    stated = entry.get("licenses") or [{}]
    assert isinstance(stated, list)  # noqa: S101  what CycloneDX says
    first = stated[0]
    said = str(first.get("expression") or first.get("license", {}).get("id", ""))
    licence = " ".join(said.split())
    purl = str(entry.get("purl", "")).partition("?")[0]
    return Part(str(entry["name"]), licence, str(entry.get("version", "")), purl)
