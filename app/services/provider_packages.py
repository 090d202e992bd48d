"""The runtime packages of a home: each in a folder of its own, so that none overwrites another.

What is installed is one wheel, unpacked; a folder counts only with a manifest, which is written
last, and everything on the way there lies in the staging folder, as with models.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import sys
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from app.domain.cancel import CancelToken
from app.domain.errors import ModelMissing, ModelProblem
from app.engines.provider_list import packages
from app.engines.providers import RuntimePackage
from app.policy import FREE, Policy
from app.services.model_files import free_bytes
from app.services.model_folder import (
    MANIFEST_NAME,
    delete_model,
    staging,
)
from app.services.model_install import run_installer
from app.services.model_store import InstallProgress

_UNPACKED = 4
"""How much more room than its wheel a package takes while it is installed."""


class RuntimeManifest(msgspec.Struct, frozen=True):
    """manifest.json: which wheel it was, its sha256, and the Python it was installed for."""

    package: str
    version: str
    wheel: str
    sha256: str
    python: str
    installed_at: str


@dataclass(frozen=True, slots=True)
class InstalledRuntime:
    """A package in its `folder`; `fits`: it is for the Python that runs now."""

    package: str
    version: str
    sha256: str
    folder: Path
    fits: bool


class RuntimeStore:
    """The packages in one folder; nothing is written before one is installed."""

    def __init__(self, root: Path, policy: Policy = FREE) -> None:
        self._root = root
        self._policy = policy
        self._known = {package.name: package for package in packages()}

    def known(self, name: str) -> RuntimePackage | None:
        """The package of that name; None where it is none."""
        return self._known.get(name)

    def installed(self) -> tuple[InstalledRuntime, ...]:
        """Those that are here, by name."""
        found = (self._read(name) for name in sorted(self._known))
        return tuple(one for one in found if one is not None)

    def folder(self, name: str) -> Path:
        """Where it lies; ModelMissing where it is not installed."""
        found = self._read(name)
        if found is None:
            raise ModelMissing("a runtime", name)
        return found.folder

    def install(self, name: str, cancel: CancelToken) -> Generator[InstallProgress, None, None]:
        """Fetch and put in place, by the process that may use the network.

        What is installed in the version that is wanted is left alone. Raises ModelProblem,
        ModelBroken or Cancelled.
        """
        package = self._known[name]
        self._policy.allow_install()
        if not package.requirement:
            raise ModelProblem(name, "it cannot be fetched", package.note)
        here = self._read(name)
        if here is not None and here.fits and package.requirement == f"{name}=={here.version}":
            return
        needed, free = _UNPACKED * package.bytes, free_bytes(self._root)
        if needed > free:
            reason = f"it needs {needed / 1e6:,.0f} MB of disk, and {free / 1e6:,.0f} MB are free"
            raise ModelProblem(name, reason, "Free some space, or choose another disk with --home.")
        for step in run_installer(self._root, package, cancel):
            yield InstallProgress(name, step.file, step.done_bytes, step.total_bytes)

    def import_wheel(self, wheel: Path, cancel: CancelToken | None = None) -> InstalledRuntime:
        """Take in the wheel of a package that the user brings. Raises ModelProblem, ModelBroken."""
        from app.services.provider_fetch import unpack_runtime

        self._policy.allow_import()
        name = wheel.name.partition("-")[0].replace("_", "-").lower()
        package = self._known.get(name)
        if package is None:
            raise ModelProblem(wheel.name, "it is none of the runtimes Sotto can compute with")
        if not wheel.is_file():
            raise ModelProblem(str(wheel), "there is no file that can be read")
        with staging(self._root, name) as stage:
            try:
                unpack_runtime(
                    package,
                    wheel,
                    stage,
                    lambda _: cancel.raise_if_cancelled() if cancel is not None else None,
                )
            finally:
                stage.discard()
        found = self._read(name)
        if found is None:
            raise ModelMissing("a runtime", name)
        return found

    def verify(self, name: str) -> tuple[str, ...]:
        """What is not as its wheel had it, in words; empty where all is. Raises ModelMissing."""
        return problems_of(self.folder(name))

    def remove(self, name: str) -> None:
        """Delete an installed package; ModelMissing where there is none."""
        folder = self.folder(name)
        with staging(self._root, name) as stage:
            delete_model(folder)
            stage.discard()

    def _read(self, name: str) -> InstalledRuntime | None:
        folder = self._root / name
        try:
            data = (folder / MANIFEST_NAME).read_bytes()
            manifest = msgspec.json.decode(data, type=RuntimeManifest)
        except (OSError, msgspec.DecodeError):
            return None
        fits = manifest.python == sys.implementation.cache_tag
        return InstalledRuntime(name, manifest.version, manifest.sha256, folder, fits)


def problems_of(folder: Path) -> tuple[str, ...]:
    """Files of an unpacked wheel that are not what its RECORD says."""
    records = list(folder.glob("*.dist-info/RECORD"))
    if len(records) != 1:
        return ("it has no record of its files",)
    with records[0].open(encoding="utf-8", newline="") as lines:
        recorded = {name: digest for name, digest, _ in csv.reader(lines) if digest}
    if not recorded:
        return ("its record names no files",)
    return tuple(
        f"{name} is not what was published"
        for name, digest in recorded.items()
        if digest != _digest(folder / name)
    )


def _digest(path: Path) -> str:
    """As RECORD writes it; empty where there is no such file."""
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").digest()
    except OSError:
        return ""
    return f"sha256={base64.urlsafe_b64encode(found).decode().rstrip('=')}"
