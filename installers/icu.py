"""Makes Qt's copy of ICU's data smaller, which on Linux is the largest thing in Qt.

Qt asks ICU how to sort, for time zones, and for old encodings; the names of languages, currencies
and units, and where words end in Thai, it knows itself or never asks. The format is that of ICU's
package files ("CmnD"): a table of offsets of names and data, then the names, then the data.
"""

import re
import struct
from dataclasses import dataclass
from pathlib import Path

from installers import linking
from installers.errors import InstallerError

_DROPPED = re.compile(
    r"/(brkitr|curr|lang|rbnf|region|translit|unit|zone)/|\.(cfu|cnv|spp)$|/unames\.icu$"
    r"|^[^/]+/(?!(de|en|es)[_.])[a-z]{2,3}(_\w+)?\.res$"
)
_MAGIC = b"\xda\x27"
_FORMAT = b"CmnD"
_FORMAT_AT = 12
_ALIGNMENT = 16


@dataclass(frozen=True, slots=True)
class Package:
    """ICU's data: what stands before the table, and the items by name, sorted as ICU wants them."""

    header: bytes
    items: dict[str, bytes]


def shrink(library: Path) -> None:
    """Link `library` (libicudata.so.NN) anew without what Qt never asks for.

    Raises:
        InstallerError: it holds no package of data as we know it.
    """
    package = read(library.read_bytes())
    items = {name: data for name, data in package.items.items() if not _DROPPED.search(name)}
    version = library.name.rpartition(".")[2]
    linking.link(library, {f"icudt{version}_dat": write(Package(package.header, items))})


def read(image: bytes) -> Package:
    """The package somewhere in `image`, its last item up to the end of it."""
    start = image.find(_FORMAT) - _FORMAT_AT
    if start < 0 or image[start + 2 : start + 4] != _MAGIC:
        raise InstallerError("there is no ICU data where it should be")
    (header_bytes,) = struct.unpack_from("<H", image, start)
    table = start + header_bytes
    (count,) = struct.unpack_from("<I", image, table)
    offsets = list(struct.iter_unpack("<II", image[table + 4 : table + 4 + 8 * count]))
    ends = [data for _, data in offsets[1:]] + [len(image) - table]
    items = {
        image[table + name : image.index(b"\0", table + name)].decode(): image[
            table + data : table + end
        ]
        for (name, data), end in zip(offsets, ends, strict=True)
    }
    return Package(image[start:table], items)


def write(package: Package) -> bytes:
    """The bytes of a package."""
    names = [name.encode() + b"\0" for name in package.items]
    name_at = 4 + 8 * len(names)
    data_at = _aligned(name_at + sum(map(len, names)))
    table, body = [struct.pack("<I", len(names))], bytearray()
    for name, data in zip(names, package.items.values(), strict=True):
        table.append(struct.pack("<II", name_at, data_at + len(body)))
        name_at += len(name)
        body += data.ljust(_aligned(len(data)), b"\0")
    front = b"".join((*table, *names))
    return package.header + front.ljust(data_at, b"\0") + bytes(body)


def _aligned(size: int) -> int:
    return -(-size // _ALIGNMENT) * _ALIGNMENT
