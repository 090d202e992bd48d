"""Checks a file that is said to be a new Sotto; nothing here looks for one."""

import re
import shlex
import sys
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app import __version__
from app.domain.cancel import CancelToken
from app.domain.errors import NotGenuine, PathProblem
from app.services.archive_steps import ArchiveStep, blocks_of, passing
from app.services.release import (
    SIGNATURE,
    SUMS,
    UPDATE_SUFFIX,
    Release,
    is_description,
    read_release,
)

_SYSTEMS = {
    ".deb": "linux",
    ".rpm": "linux",
    ".xz": "linux",
    ".appimage": "linux",
    ".dmg": "darwin",
    ".pkg": "darwin",
    ".exe": "win32",
    ".msi": "win32",
}
"""What each ending of an installer is for, as in sys.platform."""


class Standing(StrEnum):
    """A release beside the Sotto that looks at it."""

    NEWER = "newer"
    SAME = "same"
    OLDER = "older"


@dataclass(frozen=True, slots=True)
class Checked:
    """A genuine release, and its files that were found here and are as they were signed."""

    release: Release
    standing: Standing
    installers: tuple[Path, ...]

    @property
    def advice(self) -> tuple[str, ...]:
        """What to do about it, a sentence each."""
        if self.standing is Standing.SAME:
            return ("This is the version that you have; there is nothing to do.",)
        if self.standing is Standing.OLDER:
            return (
                "It is older than the Sotto that you have. Do not install it: faults that were"
                " corrected since would be back, and it may refuse your data.",
            )
        return tuple(filter(None, map(_how, self.installers))) or (
            "Put the installer for your system beside this file, and check again.",
        )


def check(path: Path, cancel: CancelToken | None = None) -> Generator[ArchiveStep, None, Checked]:
    """Check an update file with the installers beside it, or an installer by what lies beside it.

    Raises NotGenuine for what the publisher did not make or was changed since, PathProblem where
    that cannot be told, and Cancelled.
    """
    try:
        return (yield from _check(path.absolute(), cancel))
    except OSError as error:  # such as a stick that was pulled out
        raise PathProblem(error.filename or str(path), error.strerror or str(error)) from error


def _check(path: Path, cancel: CancelToken | None) -> Generator[ArchiveStep, None, Checked]:
    if is_description(path):
        releases = [read_release(path)]
        beside = (path.with_name(one.name) for one in releases[0].files)
        found = tuple(one for one in beside if one.is_file() and not is_description(one))
    else:
        releases, found = _releases_beside(path), (path,)
    hashes = yield from _hashes(found, cancel)
    release = releases[0]
    for file, sha256 in zip(found, hashes, strict=True):
        release = _release_of(file, sha256, releases)
    return Checked(release, standing(release.version), found)


def standing(version: str) -> Standing:
    """How a version stands to the one that runs."""
    that, this = _numbers(version), _numbers(__version__)
    if that == this:
        return Standing.SAME
    return Standing.NEWER if that > this else Standing.OLDER


def _releases_beside(path: Path) -> list[Release]:
    """The genuine descriptions in the folder of an installer, those that tell most first."""
    if not path.is_file():
        raise PathProblem(str(path), "there is no such file")
    releases = list[Release]()
    problem = PathProblem(str(path), "nothing beside it says what it should be")
    problem.remedy = (
        f"Put the update file of that version beside it, or {SUMS} with {SIGNATURE}, and check"
        " again."
    )
    descriptions = sorted(one for one in path.parent.iterdir() if is_description(one))
    for one in sorted(descriptions, key=lambda one: one.suffix != UPDATE_SUFFIX):
        try:
            releases.append(read_release(one))
        except PathProblem as error:
            problem = error
    if not releases:
        raise problem
    return releases


def _hashes(
    paths: Sequence[Path], cancel: CancelToken | None
) -> Generator[ArchiveStep, None, list[str]]:
    total, done, hashes = sum(path.stat().st_size for path in paths), 0, list[str]()
    for path in paths:
        before = ArchiveStep("Checking", done, total)
        with path.open("rb") as file:
            size, sha256 = yield from passing(blocks_of(file), None, before, cancel)
        hashes.append(sha256)
        done += size
    return hashes


def _release_of(path: Path, sha256: str, releases: Sequence[Release]) -> Release:
    """The one that has this file, whatever it is called now."""
    for release in releases:
        if any(one.sha256 == sha256 for one in release.files):
            return release
    if any(one.name == path.name for release in releases for one in release.files):
        raise NotGenuine(str(path), "it was changed, or did not arrive whole")
    raise NotGenuine(str(path), f"there is no such file in Sotto {releases[0].version}")


def _how(installer: Path) -> str:
    """How this system installs it; empty for what is not for this one, or only tells of others."""
    ending = installer.suffix.lower()
    if _SYSTEMS.get(ending) != sys.platform:
        return ""
    match ending:
        case ".deb":
            return f"Close Sotto, then run: sudo apt install {shlex.quote(str(installer))}"
        case ".rpm":
            return f"Close Sotto, then run: sudo dnf install {shlex.quote(str(installer))}"
        case ".xz":
            return f"Close Sotto, unpack {installer}, and run install.sh in it."
        case ".dmg":
            return f"Close Sotto, open {installer}, and drag Sotto into Applications."
        case ".appimage":
            return f"Close Sotto, and use {installer} in place of the file that you have."
        case _:
            return f"Close Sotto, then open {installer}; it takes the place of what you have."


def _numbers(version: str) -> tuple[int, ...]:
    """As in 0.10.2, whatever follows them."""
    return tuple(int(part) for part in re.findall(r"[0-9]+", version)[:3])
