"""Reads known.toml: what packages do not say of themselves, and texts they do not bring."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import msgspec

from installers import facts
from installers.errors import InstallerError
from installers.licences.records import Kind

_HERE = Path(__file__).parent
_TEXT_FOLDERS = (_HERE / "texts", facts.ROOT / "models" / "licences")
_WHOSE = "Copyright (c) the authors of the model"
_SAID = re.compile(
    r"(?i)^(licen[cs]e|copying|notice|authors|thirdpartynotices)[^/]*(?<!\.py)(?<!\.pyc)$"
)


@dataclass(frozen=True, kw_only=True)
class Package:
    """What is known of a Python package beyond its own words."""

    licence: str
    texts: tuple[str, ...] = ()
    copyright: str = ""
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Library(Package):
    """Files that are a component of their own; the first library with a matching pattern has them.

    Its version stands in the pattern that matches, else in the file, else it is that of the
    package, Python's or Debian's, that brings it.
    """

    name: str
    files: tuple[str, ...]
    kind: Kind = "library"
    package: str = ""
    debian: tuple[str, ...] = ()
    version_in: str = ""
    parts: tuple[tuple[str, str], ...] = ()

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Places that are its own."""
        return re.compile("|".join(self.files))


@dataclass(frozen=True, slots=True)
class Known:
    """All of known.toml."""

    package: dict[str, Package]
    library: tuple[Library, ...]


def read_known() -> Known:
    """The facts written down beside this module."""
    return msgspec.toml.decode((_HERE / "known.toml").read_bytes(), type=Known)


def texts_of(known: Package) -> str:
    """The texts that it names, one after the other.

    Raises:
        InstallerError: one of them is not there.
    """
    whose = [known.copyright] if known.copyright and "MIT" not in known.texts else []
    return joined([*whose, *(_text(name, known.copyright) for name in known.texts)])


def own_texts(package: Distribution, ending: str = "") -> str:
    """What a package brings of licences and notices, or only files below a folder or so named."""
    files = [f for f in package.files or () if _SAID.match(f.name) or "licenses" in f.parts]
    chosen = (file for file in files if not ending or ending in file.parts)
    return joined(Path(str(file.locate())).read_text("utf-8", "replace") for file in sorted(chosen))


def joined(texts: Iterable[str]) -> str:
    """Texts under each other, each once."""
    once = dict.fromkeys(text.strip() for text in texts)
    return f"\n\n{'-' * 72}\n\n".join(text for text in once if text)


def _text(name: str, whose: str) -> str:
    if ":" in name:
        package, ending = name.split(":")
        try:
            found = own_texts(distribution(package), ending)
        except PackageNotFoundError:
            found = ""
        if not found:
            raise InstallerError(f"there is no licence text {name}")
        return found
    if name == "NOTICE":
        return (facts.ROOT / "NOTICE").read_text("utf-8")
    for folder in _TEXT_FOLDERS:
        path = folder / f"{name}.txt"
        if path.is_file():
            return path.read_text("utf-8").replace(_WHOSE, whose or _WHOSE)
    raise InstallerError(f"there is no licence text {name}")
