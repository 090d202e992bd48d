"""Which installed packages the program needs, so that nothing else is frozen into it.

A developer's environment also holds what tests and exports need, some of it under the GPL, and
PyInstaller would take whatever an import anywhere names.
"""

import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, distribution, packages_distributions

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from installers import facts

UNUSED = {
    "av": "its wheel links codecs under the GPL, and an empty module stands in for it",
    "hf-xet": "a downloader",
    "huggingface-hub": "another one, and an empty module stands in for it",
    "pip": "there is no Python outside that it could install for",
    "rapidocr": "of which only two networks are used, and none of what its code needs",
    "setuptools": "it builds packages",
}
"""Packages that others ask for and the program never imports, with the reason."""

UNUSED_MODULES = {
    "numpy.f2py": "it compiles",
    "numpy.testing": "for tests",
    "pydoc_data": "help on Python",
    "readline": "it links a library under the GPL",
    "tkinter": "another window system",
}
"""The same of single modules."""


def needed() -> frozenset[str]:
    """Canonical names of the distributions that make up the program, itself included."""
    project = tomllib.loads((facts.ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    found = {facts.COMMAND}
    waiting = list(_applying(project["dependencies"]))
    while waiting:
        name = canonicalize_name(waiting.pop())
        if name not in found and name not in UNUSED:
            found.add(name)
            waiting.extend(_required(name))
    return frozenset(found)


def unneeded_modules() -> list[str]:
    """Top-level modules that are installed here and must not be frozen."""
    wanted = needed()
    return sorted(
        module
        for module, owners in packages_distributions().items()
        if wanted.isdisjoint(map(canonicalize_name, owners)) and module.isidentifier()
    )


def _required(name: str) -> Iterator[str]:
    try:
        return _applying(distribution(name).requires or ())
    except PackageNotFoundError:
        return iter(())  # for another system, or replaced by an empty module


def _applying(requirements: Iterable[str]) -> Iterator[str]:
    for requirement in map(Requirement, requirements):
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield requirement.name
