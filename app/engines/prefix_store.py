"""Keeps computed beginnings of prompts in files, so that the next process need not compute them."""

import hashlib
import os
from array import array
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

_KIND = b"sotto prefix 1\n"  # another number whenever what follows it changes
_SUFFIX = ".prefix"
_HASH_BYTES = 32
_MOST_BYTES = 512_000_000


class PrefixStore:
    """States of the attention cache in the files of `folder`, those used last, by their tokens.

    `identity` names all else that a state depends on: the model's file, how it is computed, and by
    which program. A file that is cut short or altered counts as none; writing that fails, too.
    """

    def __init__(self, folder: Path, identity: str, *, most_bytes: int = _MOST_BYTES) -> None:
        self._folder = folder
        self._identity = identity.encode()
        self._most_bytes = most_bytes

    def load(self, tokens: Sequence[int]) -> bytes | None:
        """The state after these tokens; None where there is none that is whole."""
        path = self._path(tokens)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        state = data[len(_KIND) + _HASH_BYTES :]
        if data[: len(_KIND) + _HASH_BYTES] != _KIND + self._checksum(path, state):
            self.drop(tokens)
            return None
        with suppress(OSError):
            os.utime(path)
        return state

    def save(self, tokens: Sequence[int], state: bytes) -> None:
        """Keep the state after these tokens, in place of those that were not used for longest."""
        path = self._path(tokens)
        with suppress(OSError):
            if not self._make_room(len(state)):
                return
            temporary = path.with_suffix(f".{os.getpid()}")
            temporary.write_bytes(_KIND + self._checksum(path, state) + state)
            temporary.replace(path)

    def drop(self, tokens: Sequence[int]) -> None:
        """Forget the state after these tokens."""
        with suppress(OSError):
            self._path(tokens).unlink()

    def _path(self, tokens: Sequence[int]) -> Path:
        named = hashlib.blake2b(self._identity, digest_size=_HASH_BYTES)
        named.update(array("i", tokens).tobytes())
        return self._folder / f"{named.hexdigest()}{_SUFFIX}"

    def _checksum(self, path: Path, state: bytes) -> bytes:
        # The name counts: a file that was given another one is not what that one says.
        named = hashlib.blake2b(path.name.encode(), digest_size=_HASH_BYTES)
        named.update(state)
        return named.digest()

    def _make_room(self, size: int) -> bool:
        """Whether `size` more bytes are allowed; what was left half-written goes as well."""
        kept = []
        for path in self._folder.iterdir():
            if path.suffix == _SUFFIX:
                stat = path.stat()
                kept.append((stat.st_mtime_ns, stat.st_size, path))
            else:
                path.unlink()
        used = sum(length for _, length, _ in kept)
        for _, length, path in sorted(kept):
            if used + size <= self._most_bytes:
                break
            path.unlink()
            used -= length
        return used + size <= self._most_bytes


def identity_of(files: Iterable[Path], options: object, program: str) -> str:
    """What states of the model in these files, computed by `program` so, have in common."""
    stats = [(path.name, path.stat()) for path in files]
    named = [(name, stat.st_size, stat.st_mtime_ns, stat.st_ino) for name, stat in stats]
    return repr((named, options, program))


def empty(folder: Path) -> None:
    """Delete every state; what is being used is kept in memory only. Raises OSError."""
    for path in folder.iterdir() if folder.is_dir() else ():
        path.unlink(missing_ok=True)
