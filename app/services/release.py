"""What a release says of itself, signed: its version, and every file with its hash.

The same is written twice: as an update file, a text that carries its own signature, and as the
SHA256SUMS of other tools with a bare Ed25519 signature beside it.
"""

import re
from datetime import date
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from app.domain.errors import NotGenuine, PathProblem
from app.services.pack_format import is_safe_name
from app.services.release_keys import is_release_key, is_release_signature
from app.services.signed_text import read_signed, sign_text
from app.services.signing import SigningKey

FORMAT = 1
"""Raise it when an older Sotto could no longer read what is written."""
UPDATE_SUFFIX = ".update"
SUMS, SIGNATURE = "SHA256SUMS", "SHA256SUMS.sig"
_PRODUCT = "Sotto"
_LARGEST_BYTES = 1_000_000
_VERSION = r"[0-9]{1,6}\.[0-9]{1,6}\.[0-9]{1,6}"
_NAME = re.compile(rf"sotto-(?P<version>{_VERSION}){re.escape(UPDATE_SUFFIX)}")
_SUM = re.compile(r"(?P<sha256>[0-9a-f]{64}) [ *](?P<name>.+)")

Sha256 = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
Version = Annotated[str, Meta(pattern=f"^{_VERSION}$")]


class ReleaseFile(msgspec.Struct, frozen=True):
    """A file that people install from; `size` in bytes, None where it is not told."""

    name: str
    sha256: Sha256
    size: Annotated[int, Meta(ge=0)] | None = None


class Release(msgspec.Struct, frozen=True, kw_only=True):
    """What was signed; `released` and `notes` are empty where only checksums were."""

    version: Version
    files: tuple[ReleaseFile, ...]
    released: date | None = None
    notes: str = ""
    product: str = _PRODUCT
    format: int = FORMAT


class _Head(msgspec.Struct):
    product: str
    format: int


def update_name(version: str) -> str:
    """What the update file of a version is called."""
    return f"sotto-{version}{UPDATE_SUFFIX}"


def encode_update(release: Release, key: SigningKey) -> str:
    """The update file of a release."""
    return sign_text(msgspec.json.format(msgspec.json.encode(release), indent=2).decode(), key)


def encode_sums(files: tuple[ReleaseFile, ...]) -> bytes:
    """The files as `sha256sum --check` reads them."""
    return "".join(f"{one.sha256}  {one.name}\n" for one in files).encode()


def is_description(path: Path) -> bool:
    """Whether a file of this name says what belongs to a release, rather than belonging to it."""
    return path.suffix == UPDATE_SUFFIX or path.name in (SUMS, SIGNATURE)


def read_release(path: Path) -> Release:
    """What an update file, or SHA256SUMS with its signature beside it, says.

    Raises PathProblem where it cannot be read, and NotGenuine unless a release key signed it.
    """
    return _read_update(path) if path.suffix == UPDATE_SUFFIX else _read_sums(path.with_name(SUMS))


def _read_update(path: Path) -> Release:
    _bounded(path)
    try:
        signed = read_signed(path)
    except PathProblem as error:
        raise NotGenuine(str(path), error.reason) from error
    if not is_release_key(signed.fingerprint):
        raise NotGenuine(str(path), "somebody else signed it, not the publisher of Sotto")
    try:
        head = msgspec.json.decode(signed.text, type=_Head)
        if head.product == _PRODUCT and head.format > FORMAT:
            problem = PathProblem(str(path), "it is meant for a newer Sotto than this one")
            problem.remedy = f"Check the installer by {SUMS} instead, see the guide."
            raise problem
        release = msgspec.json.decode(signed.text, type=Release)
    except (msgspec.DecodeError, RecursionError) as error:
        raise NotGenuine(str(path), "what was signed is no update") from error
    if release.product != _PRODUCT or not _are_plain(release.files):
        raise NotGenuine(str(path), "what was signed is no update")
    return release


def _read_sums(path: Path) -> Release:
    """The version is that of the update file among the names."""
    sums = _bounded(path)
    signature = _bounded(path.with_name(SIGNATURE))
    if not is_release_signature(sums, signature):
        raise NotGenuine(str(path), "its signature is not that of the publisher of Sotto")
    lines = [_SUM.fullmatch(line) for line in sums.decode(errors="replace").splitlines()]
    files = tuple(ReleaseFile(one["name"], one["sha256"]) for one in lines if one)
    versions = [found["version"] for one in files if (found := _NAME.fullmatch(one.name))]
    if len(files) != len(lines) or len(versions) != 1 or not _are_plain(files):
        raise NotGenuine(str(path), "what was signed are not the checksums of a release")
    return Release(version=versions[0], files=files)


def _are_plain(files: tuple[ReleaseFile, ...]) -> bool:
    """Whether all lie in one folder, on every system."""
    names = {one.name for one in files}
    return len(names) == len(files) and all("/" not in one and is_safe_name(one) for one in names)


def _bounded(path: Path) -> bytes:
    """All of a small file."""
    if not path.is_file():
        raise PathProblem(str(path), "there is no such file")
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST_BYTES + 1)
    except OSError as error:
        raise PathProblem(str(path), error.strerror or str(error)) from error
    if len(data) > _LARGEST_BYTES:
        raise NotGenuine(str(path), "it is far too large for what it should be")
    return data
