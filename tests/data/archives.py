"""Archives and mail made here: ordinary ones, and those that mean harm."""

import io
import struct
import tarfile
import zipfile
import zlib


def zip_of(files: dict[str, bytes]) -> bytes:
    """A zip archive of files, compressed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def tar_of(files: dict[str, bytes], *, packed: str = "") -> bytes:
    """A tar archive of files; `packed` is "gz", "bz2" or "xz"."""
    buffer = io.BytesIO()
    mode = f"w:{packed}"
    with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            entry.type = tarfile.DIRTYPE if name.endswith("/") else tarfile.REGTYPE
            archive.addfile(entry, io.BytesIO(data))
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return buffer.getvalue()


def encrypted_zip(name: str = "a.txt") -> bytes:
    """A zip archive whose one file says that it is protected by a password."""
    data = bytearray(zip_of({name: b"It is red."}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def nested_zip(depth: int, data: bytes = b"It is red.") -> bytes:
    """A file in an archive in an archive, `depth` archives deep."""
    packed = zip_of({"a.txt": data})
    for _ in range(depth - 1):
        packed = zip_of({"a.zip": packed})
    return packed


def overlapping_zip(files: int = 50) -> bytes:
    """Files that share one run of packed bytes (after D. Fifield, "A better zip bomb", 2019)."""
    text = b"It is red. " * 10_000
    packed = zlib.compress(text, 9)[2:-4]
    crc = zlib.crc32(text)
    facts = (20, 0, 8, 0, 0, crc, len(packed), len(text), 5, 0)
    local = struct.pack("<4s5H3I2H", b"PK\x03\x04", *facts) + b"a.txt" + packed
    entries = b"".join(
        struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, *facts[:9], 0, 0, 0, 0, 0, 0)
        + f"{n:05}".encode()
        for n in range(files)
    )
    counts = (0, 0, files, files, len(entries), len(local), 0)
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", *counts)
    return local + entries + end


def message(
    subject: str, body: str, attachments: dict[str, bytes] | None = None, *, html: str = ""
) -> bytes:
    """A message as programs write it."""
    from email.message import EmailMessage

    made = EmailMessage()
    made["From"] = "Jörg Müller <joerg@example.org>"
    made["To"] = "anna@example.org"
    made["Date"] = "Mon, 01 Jan 2024 10:00:00 +0100"
    made["Subject"] = subject
    made.set_content(body)
    if html:
        made.add_alternative(html, subtype="html")
    for name, data in (attachments or {}).items():
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return made.as_bytes()


def mailbox(messages: list[bytes]) -> bytes:
    """A mailbox of messages, as in RFC 4155."""
    return b"".join(
        b"From joerg@example.org Mon Jan  1 10:00:00 2024\n"
        + data.replace(b"\nFrom ", b"\n>From ")
        + b"\n"
        for data in messages
    )
