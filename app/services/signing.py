"""Signs packs and backups with the key of this home, and checks such signatures (Ed25519)."""

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import HomeError
from app.paths import make_private

_FINGERPRINT_CHARS = 32
_GROUP = 4


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private key; `public` is the raw public one, 32 bytes."""

    private: bytes
    public: bytes

    def sign(self, data: bytes) -> bytes:
        """The signature over `data`, 64 bytes."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return Ed25519PrivateKey.from_private_bytes(self.private).sign(data)


def own_key(path: Path) -> SigningKey:
    """The key kept in `path`, made at first use; only its owner may read the file.

    Raises HomeError where the file cannot be written or is no such key.
    """
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    try:
        if not path.exists():
            _write(
                path,
                Ed25519PrivateKey.generate().private_bytes(
                    serialization.Encoding.PEM,
                    serialization.PrivateFormat.PKCS8,
                    serialization.NoEncryption(),
                ),
            )
        return key_from_pem(path.read_bytes())
    except OSError as error:
        raise HomeError(str(path.parent), f"{path.name}: {error.strerror or error}") from error
    except ValueError as error:
        reason = f"{path.name} is damaged, or a key of another kind"
        raise HomeError(str(path.parent), reason) from error


def key_from_pem(data: bytes) -> SigningKey:
    """The Ed25519 key in a PEM file without a password; ValueError for anything else."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        key = load_pem_private_key(data, password=None)
    except TypeError as error:
        raise ValueError("it has a password") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise ValueError("it is of another kind")
    return SigningKey(key.private_bytes_raw(), key.public_key().public_bytes_raw())


def is_signed(data: bytes, signature: bytes, public: bytes) -> bool:
    """Whether `signature` over `data` was made with the private key that belongs to `public`."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True


def public_pem(public: bytes) -> str:
    """A raw public key as other tools read it."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    key = Ed25519PublicKey.from_public_bytes(public)
    return key.public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    ).decode()


def fingerprint(public: bytes) -> str:
    """What two people compare to know a key: 32 hexadecimal digits in groups of four."""
    digits = hashlib.sha256(public).hexdigest()[:_FINGERPRINT_CHARS]
    return " ".join(digits[at : at + _GROUP] for at in range(0, _FINGERPRINT_CHARS, _GROUP))


def _write(path: Path, data: bytes) -> None:
    """Write a file that is there wholly or not at all, readable by its owner alone."""
    make_private(path.parent)
    temporary = path.with_suffix(".tmp")
    with suppress(FileNotFoundError):
        temporary.unlink()
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
