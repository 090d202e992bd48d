"""The key of a home is made once, read again, and never taken for another."""

import os
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed448 import Ed448PrivateKey

from app.domain.errors import HomeError
from app.services.signing import fingerprint, is_signed, own_key


def test_the_key_of_a_home_stays_the_same_and_is_its_owners_alone(tmp_path: Path) -> None:
    key = own_key(tmp_path / "home" / "key.pem")
    assert own_key(tmp_path / "home" / "key.pem") == key
    assert is_signed(b"text", key.sign(b"text"), key.public)
    assert not is_signed(b"texts", key.sign(b"text"), key.public)
    assert len(fingerprint(key.public).replace(" ", "")) == 32
    if os.name == "posix":
        assert (tmp_path / "home" / "key.pem").stat().st_mode & 0o777 == 0o600


def pem(password: bytes | None) -> bytes:
    encryption = (
        serialization.BestAvailableEncryption(password)
        if password
        else serialization.NoEncryption()
    )
    return Ed448PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, encryption
    )


@pytest.mark.parametrize("content", [b"", b"no key", pem(None), pem(b"secret")])
def test_another_file_in_its_place_is_refused_and_stays(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "key.pem"
    path.write_bytes(content)
    with pytest.raises(HomeError, match="damaged, or a key of another kind"):
        own_key(path)
    assert path.read_bytes() == content
