"""Messages as Outlook stores and sends them, built byte by byte (MS-CFB, MS-OXMSG, MS-OXTNEF)."""

import struct
from collections.abc import Mapping
from typing import Union

Tree = Mapping[str, Union[bytes, "Tree"]]

_FREE, _END = 0xFFFFFFFF, 0xFFFFFFFE
_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_FILETIME_2024 = 133_485_744_000_000_000  # 2024-01-01 09:20:00 in tenths of microseconds


def compound(tree: Tree) -> bytes:
    """A compound file of streams (bytes) in storages (mappings)."""
    entries: list[bytes] = []
    mini = bytearray()
    mini_table: list[int] = []
    large: list[tuple[int, bytes]] = []

    def chain(table: list[int], count: int) -> int:
        start = len(table)
        table += [*range(start + 1, start + count), _END] if count else []
        return start if count else _END

    def add(name: str, value: bytes | Tree, kind: int) -> int:
        number = len(entries)
        entries.append(b"")
        child = sibling = _FREE
        start, size = _END, 0
        if isinstance(value, bytes):
            size = len(value)
            if size >= _CUTOFF:
                large.append((number, value))
            else:
                start = chain(mini_table, -(-size // _MINI))
                mini.extend(value.ljust(-(-size // _MINI) * _MINI, b"\0"))
        else:
            for key in value:
                inner = add(key, value[key], 2 if isinstance(value[key], bytes) else 1)
                entries[inner] = (
                    entries[inner][:72] + struct.pack("<I", child) + entries[inner][76:]
                )
                child = inner
        encoded = name.encode("utf-16-le") + b"\0\0"
        entries[number] = (
            encoded.ljust(64, b"\0")
            + struct.pack("<HBBIII", len(encoded), kind, 1, _FREE, sibling, child)
            + bytes(36)
            + struct.pack("<IQ", start, size)
        )
        return number

    add("Root Entry", tree, 5)
    table: list[int] = []
    body = bytearray()

    def place(data: bytes) -> int:
        count = -(-len(data) // _SECTOR)
        body.extend(data.ljust(count * _SECTOR, b"\0"))
        return chain(table, count)

    for number, data in large:
        entries[number] = entries[number][:116] + struct.pack("<IQ", place(data), len(data))
    entries[0] = entries[0][:116] + struct.pack("<IQ", place(bytes(mini)), len(mini))
    mini_start = place(struct.pack(f"<{len(mini_table)}I", *mini_table))
    directory = place(b"".join(entries))
    sectors = -(-(len(table) + len(table) // 127 + 1) // 128)
    first = len(table)
    table += [0xFFFFFFFD] * sectors
    body.extend(struct.pack(f"<{len(table)}I", *table).ljust(sectors * _SECTOR, b"\xff"))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<5H6x4I", 0x3E, 3, 0xFFFE, 9, 6, 0, sectors, directory, 0)
    header += struct.pack("<5I", _CUTOFF, mini_start, 1, _END, 0)
    places = [*range(first, first + sectors)]
    return header + struct.pack("<109I", *places, *[_FREE] * (109 - sectors)) + bytes(body)


def outlook(
    subject: str,
    body: str = "",
    attachments: Tree | None = None,
    *,
    inner: bool = False,
    **more: bytes,
) -> dict[str, bytes | Tree]:
    """The tree of a message; an attachment is bytes, or the tree of a message. See `compound`.

    `more` are further properties by the number of their stream, as in s10130102=b"<p>".
    """
    fixed = struct.pack("<HHIQ", 0x40, 0x39, 0, _FILETIME_2024)
    tree: dict[str, bytes | Tree] = {
        "__properties_version1.0": bytes(24 if inner else 32) + fixed,
        "__substg1.0_0037001F": subject.encode("utf-16-le"),
        "__substg1.0_0C1A001F": "Jörg Müller".encode("utf-16-le"),
        "__substg1.0_5D01001F": "joerg@example.org".encode("utf-16-le"),
        "__substg1.0_0E04001F": "Anna".encode("utf-16-le"),
        **{f"__substg1.0_{name[1:]}": value for name, value in more.items()},
    }
    if body:
        tree["__substg1.0_1000001F"] = body.encode("utf-16-le")
    for number, (name, data) in enumerate((attachments or {}).items()):
        kind = "0102" if isinstance(data, bytes) else "000D"
        tree[f"__attach_version1.0_#{number:08X}"] = {
            "__properties_version1.0": bytes(8),
            "__substg1.0_3707001F": name.encode("utf-16-le"),
            f"__substg1.0_3701{kind}": data,
        }
    return tree


def tnef(attachments: Mapping[str, bytes]) -> bytes:
    """A winmail.dat with attachments."""
    out = struct.pack("<IH", 0x223E9F78, 1)
    for name, data in attachments.items():
        for kind, value in ((0x69002, b"\1\0"), (0x18010, name.encode() + b"\0"), (0x6800F, data)):
            out += struct.pack("<BII", 2, kind, len(value)) + value + bytes(2)
    return out
