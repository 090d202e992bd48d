"""Signs a folder of finished packages, so that whoever gets one can check it."""

import argparse
import hashlib
import re
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from app.services.release import (
    SIGNATURE,
    SUMS,
    Release,
    ReleaseFile,
    encode_sums,
    encode_update,
    is_description,
    read_release,
    update_name,
)
from app.services.release_keys import is_release_key
from app.services.signing import SigningKey, fingerprint, key_from_pem
from installers import facts
from installers.errors import InstallerError

_STANDARD_INPUT = "-"
_VERSION = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("folder", type=Path, help="holds the packages of one version, nothing else")
    parser.add_argument("--key", required=True, help="PEM file of the private key; - for stdin")
    parser.add_argument("--notes", type=Path, help="a text file: what is new")
    parser.add_argument("--date", type=date.fromisoformat, default=datetime.now(UTC).date())


def run(options: argparse.Namespace) -> int:
    """Sign the folder and say what for."""
    notes = options.notes.read_text("utf-8") if options.notes else ""
    release = sign(options.folder, _read_key(options.key), day=options.date, notes=notes)
    for file in release.files:
        print(f"{file.sha256}  {file.name}")
    print(f"{facts.NAME} {release.version} of {release.released} is signed.")
    return 0


def sign(folder: Path, key: SigningKey, *, day: date, notes: str = "") -> Release:
    """Write the update file, SHA256SUMS and its signature beside the packages.

    Raises:
        InstallerError: the folder holds something else, or the program would refuse the key.
    """
    if not is_release_key(fingerprint(key.public)):
        raise InstallerError("no Sotto would take this key: app/services/release_keys.py lacks it")
    entries = sorted(folder.iterdir())
    packages = [path for path in entries if not is_description(path)]
    if not packages or not all(path.is_file() for path in entries):
        raise InstallerError(f"{folder} must hold packages, and nothing but files")
    for path in packages:
        if (found := _VERSION.search(path.name)) and found[0] != facts.VERSION:
            raise InstallerError(f"{path} is not of version {facts.VERSION}")
    for old in filter(is_description, entries):
        old.unlink()
    release = Release(
        version=facts.VERSION, released=day, notes=notes, files=tuple(map(_described, packages))
    )
    update = folder / update_name(release.version)
    update.write_text(encode_update(release, key), "utf-8", newline="\n")
    sums = encode_sums((*release.files, _described(update)))
    (folder / SUMS).write_bytes(sums)
    (folder / SIGNATURE).write_bytes(key.sign(sums))
    if read_release(update) != release or not read_release(folder / SUMS).files:
        raise InstallerError(f"{update} does not say what was signed")
    return release


def _described(path: Path) -> ReleaseFile:
    with path.open("rb") as file:
        return ReleaseFile(
            path.name, hashlib.file_digest(file, "sha256").hexdigest(), path.stat().st_size
        )


def _read_key(name: str) -> SigningKey:
    data = sys.stdin.buffer.read() if name == _STANDARD_INPUT else Path(name).read_bytes()
    try:
        return key_from_pem(data)
    except ValueError as error:
        raise InstallerError(f"the key cannot be used: {error}") from error
