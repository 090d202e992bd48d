"""Folders of releases, signed with a key of the tests."""

from datetime import date
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.services.signing import SigningKey
from installers import facts
from installers.sign import sign

DAY = date(2026, 11, 21)
DEB = b"!<arch>\n the program"
RPM = b"\xed\xab\xee\xdb the program"


def new_key() -> SigningKey:
    """A key that nothing knows."""
    key = Ed25519PrivateKey.generate()
    return SigningKey(key.private_bytes_raw(), key.public_key().public_bytes_raw())


class Publisher:
    """Makes releases that the program takes for genuine."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.key = new_key()
        self._patch = monkeypatch
        monkeypatch.setattr("app.services.release_keys.RELEASE_KEYS", (self.key.public,))

    def release(self, version: str, *, notes: str = "") -> Path:
        """A signed folder of two packages; its update file."""
        folder = self.folder / version
        folder.mkdir(parents=True)
        (folder / f"sotto_{version}_amd64.deb").write_bytes(DEB + version.encode())
        (folder / f"sotto-{version}-1.x86_64.rpm").write_bytes(RPM + version.encode())
        self.sign(folder, version, notes=notes)
        return folder / f"sotto-{version}.update"

    def sign(self, folder: Path, version: str, *, notes: str = "") -> None:
        """Sign what is there, as that version."""
        with self._patch.context() as patch:
            patch.setattr(facts, "VERSION", version)
            sign(folder, self.key, day=DAY, notes=notes)
