"""Compresses what is in a .deb: nfpm's own xz takes a quarter of an hour for the program.

A .deb is an ar archive of three members: the format's version, control.tar.gz, data.tar.
"""

import shutil
import tempfile
from pathlib import Path
from typing import IO

from installers.linux.xz import packed

_MAGIC = b"!<arch>\n"
_HEADER_BYTES = 60
_SIZE = slice(48, 58)
_BLOCK_BYTES = 1 << 20


def pack_data(deb: Path) -> None:
    """Replace the plain data.tar of `deb` by its data.tar.xz."""
    with tempfile.TemporaryFile(dir=deb.parent) as made, deb.open("rb") as plain:
        made.write(plain.read(len(_MAGIC)))
        while header := plain.read(_HEADER_BYTES):
            size = int(header[_SIZE])
            if header.startswith(b"data.tar "):
                _pack_member(header.replace(b"data.tar   ", b"data.tar.xz", 1), plain, size, made)
            else:
                made.write(header)
                _copy(plain, size, made)
                made.write(b"\n" * (size % 2))
            plain.seek(size % 2, 1)
        made.seek(0)
        with deb.open("wb") as file:
            shutil.copyfileobj(made, file, _BLOCK_BYTES)


def _pack_member(header: bytes, plain: IO[bytes], size: int, made: IO[bytes]) -> None:
    """Write a member compressed, and its header with the size that this turns out to be."""
    start = made.tell()
    made.write(header)
    made.flush()
    with packed(made) as stream:
        _copy(plain, size, stream)
    end = made.seek(0, 2)
    length = end - start - _HEADER_BYTES
    made.write(b"\n" * (length % 2))
    made.seek(start)
    made.write(header[: _SIZE.start] + f"{length:<10}".encode() + header[_SIZE.stop :])
    made.seek(0, 2)


def _copy(source: IO[bytes], size: int, target: IO[bytes]) -> None:
    while size:
        block = source.read(min(size, _BLOCK_BYTES))
        target.write(block)
        size -= len(block)
