"""Texts that carry their own signature, so that whoever gets one can see it was not changed."""

import base64
import binascii
import re
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import PathProblem
from app.services.signing import SigningKey, fingerprint, is_signed

_BEGIN, _END = "-----BEGIN SOTTO SIGNATURE-----", "-----END SOTTO SIGNATURE-----"
_BLOCK = re.compile(
    rf"(?P<text>.*?)(?P<mark>(?:# )?){_BEGIN}\n(?P=mark)key: (?P<key>\S+)\n"
    rf"(?P=mark)signature: (?P<signature>\S+)\n(?P=mark){_END}\s*",
    re.DOTALL,
)
COMMENT = "# "
"""Before each line of a signature that must be a comment of what it signs, as in TOML."""
_LONGEST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Signed:
    """A text as it was signed, and the fingerprint of the key, to compare with the signer's."""

    text: str
    fingerprint: str


def carries_signature(text: str) -> bool:
    """Whether `text` claims to be signed."""
    return _BEGIN in text


def sign_text(text: str, key: SigningKey, *, mark: str = "") -> str:
    """`text`, ending in a line end, with its Ed25519 signature below, each line after `mark`."""
    text = text.rstrip("\n") + "\n"
    key_line = base64.b64encode(key.public).decode()
    signature = base64.b64encode(key.sign(text.encode())).decode()
    lines = (_BEGIN, f"key: {key_line}", f"signature: {signature}", _END)
    return text + "".join(f"{mark}{line}\n" for line in lines)


def read_signed(path: Path) -> Signed:
    """The text in `path` once its signature is checked; line ends may have been changed on its way.

    Raises PathProblem where the file cannot be read, is not signed, or was changed.
    """
    try:
        with path.open("rb") as file:
            whole = file.read(_LONGEST_BYTES).decode().replace("\r\n", "\n")
    except OSError as error:
        raise PathProblem(str(path), error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise PathProblem(str(path), "it is no text") from error
    block = _BLOCK.fullmatch(whole)
    if block is None:
        raise _unsigned(path, "it has no signature of Sotto")
    try:
        public = base64.b64decode(block["key"], validate=True)
        signature = base64.b64decode(block["signature"], validate=True)
    except (binascii.Error, ValueError) as error:
        raise _unsigned(path, "its signature is damaged") from error
    if not is_signed(block["text"].encode(), signature, public):
        raise _unsigned(path, "it was changed after it was signed, or the signature was")
    return Signed(block["text"], fingerprint(public))


def _unsigned(path: Path, reason: str) -> PathProblem:
    problem = PathProblem(str(path), reason)
    problem.remedy = "Do not rely on what it says."
    return problem
