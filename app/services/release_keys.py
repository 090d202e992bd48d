"""The public keys that releases of Sotto are signed with.

To change the key, the new one is added here and ships in a release that the old one still signs;
from the next release on the new one signs. The old one goes when nobody should have a Sotto from
before any more, at once if it may have been stolen: whoever has only that key here must then get
the new Sotto as at first, by the checksum in its guide.
"""

from app.services.signing import fingerprint, is_signed

RELEASE_KEYS = (bytes.fromhex("a9d0b5ece32d11ecfb998329c34781a4b52cb871097cdcd44650b479feca8165"),)
"""Raw Ed25519 keys of 32 bytes. The private parts are in no repository."""


def is_release_key(mark: str) -> bool:
    """Whether a fingerprint is that of one of these keys."""
    return mark in map(fingerprint, RELEASE_KEYS)


def is_release_signature(data: bytes, signature: bytes) -> bool:
    """Whether `signature` over `data` was made with one of these keys."""
    return any(is_signed(data, signature, key) for key in RELEASE_KEYS)
