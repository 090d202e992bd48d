"""Files inside files are read as what they are, and nothing they do harms."""

import bz2
import gzip
import io
import lzma
import time
import zipfile
from collections.abc import Callable

import pytest

from app.domain.documents import Extraction, Part
from app.domain.errors import ReadCode, ReadFailure
from app.engines.reader.source import Budget
from tests.data.archives import encrypted_zip, nested_zip, overlapping_zip, tar_of, zip_of
from tests.data.formats import docx, pdf
from tests.data.reading import pieces, whole

QUICK_S = 5.0
FILES = {
    "letters/a.docx": docx([("Heading1", "Pump"), ("", "It is red.")]),
    "b.pdf": pdf(["First page.", "Second page."]),
    "c.bin": bytes(range(256)),
    "__MACOSX/d.txt": b"hidden",
    ".git/config": b"hidden",
    "empty/": b"",
    "d.txt": b"It is blue.",
}


def parts(found: Extraction) -> dict[str, str]:
    """Name of each part and its text."""
    return {part.name: found.text[part.start : part.end] for part in found.parts}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.zip", zip_of(FILES)),
        ("a.tar", tar_of(FILES)),
        ("a.tar.gz", tar_of(FILES, packed="gz")),
        ("a.tgz", tar_of(FILES, packed="gz")),
        ("a.tar.bz2", tar_of(FILES, packed="bz2")),
        ("a.txz", tar_of(FILES, packed="xz")),
    ],
)
def test_every_file_of_an_archive_is_a_part_with_its_own_pages(name: str, data: bytes) -> None:
    found = whole(name, data)
    assert parts(found) == {
        "letters/a.docx": "Pump\n\nIt is red.\n\n",
        "b.pdf": "First page.\n\nSecond page.\n\n",
        "c.bin": "",
        "d.txt": "It is blue.\n\n",
    }
    assert [(page.part, page.number) for page in found.pages] == [
        ("letters/a.docx", None),
        ("b.pdf", 1),
        ("b.pdf", 2),
        ("d.txt", None),
    ]
    (heading,) = found.headings
    assert found.text[heading.start :].startswith("Pump")
    assert [(part.name, part.code) for part in found.parts if part.code] == [
        ("c.bin", ReadCode.UNSUPPORTED)
    ]


def test_an_archive_in_an_archive_names_each_step() -> None:
    found = whole("a.zip", nested_zip(3))
    assert [part.name for part in found.parts] == [
        "a.zip",
        "a.zip > a.zip",
        "a.zip > a.zip > a.txt",
    ]
    assert {page.part for page in found.pages} == {"a.zip > a.zip > a.txt"}


@pytest.mark.parametrize(
    ("ending", "pack"), [("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress)]
)
def test_one_compressed_file_is_read_as_if_it_were_not(
    ending: str, pack: Callable[[bytes], bytes]
) -> None:
    found = whole(f"a.md.{ending}", pack(b"# Pump\n\nIt is red.\n"))
    assert (found.text, found.title, found.parts) == ("# Pump\n\nIt is red.\n", "Pump", ())


def test_a_large_packed_text_is_streamed() -> None:
    text = "Die Pumpe ist grün und laut.\n\n" * 800_000
    found = pieces("a.zip", zip_of({"a.txt": text.encode()}))
    assert len(found) > 5
    assert "".join(piece.text for piece in found) == text
    assert [part.name for piece in found for part in piece.parts] == ["a.txt"]
    assert all(page.part == "a.txt" for piece in found for page in piece.pages)


@pytest.mark.parametrize(
    ("encoded", "flagged", "meant"),
    [
        ("Größe.txt".encode(), False, "Größe.txt"),
        ("Größe.txt".encode(), True, "Größe.txt"),
        ("Größe.txt".encode("cp437"), False, "Größe.txt"),
        ("ポンプ.txt".encode("cp932"), False, "ポンプ.txt"),
    ],
)
def test_names_are_read_in_any_encoding(encoded: bytes, flagged: bool, meant: str) -> None:
    plain = b"x" * len(encoded)
    data = zip_of({plain.decode(): b"It is red."}).replace(plain, encoded)
    if flagged:
        changed = bytearray(data)
        changed[7] |= 8
        changed[data.index(b"PK\x01\x02") + 9] |= 8
        data = bytes(changed)
    assert [part.name for part in whole("a.zip", data).parts] == [meant]


def test_a_damaged_file_leaves_the_others_readable() -> None:
    data = zip_of({"a.txt": b"It is red. " * 20, "b.txt": b"It is blue."})
    start = zipfile.ZipFile(io.BytesIO(data)).getinfo("a.txt").header_offset + 40
    broken = data[:start] + b"\xff\xff\xff" + data[start + 3 :]
    found = whole("a.zip", broken)
    first, second = found.parts
    assert isinstance(first, Part)
    assert (first.name, first.code) == ("a.txt", ReadCode.BROKEN)
    assert (second.name, second.code) == ("b.txt", None)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.zip", encrypted_zip(), ReadCode.ENCRYPTED),
        ("a.zip", zip_of({"a.zip": encrypted_zip()}), ReadCode.ENCRYPTED),
        ("a.zip", nested_zip(5), ReadCode.BOMB),
        ("a.zip", nested_zip(30), ReadCode.BOMB),
        ("a.zip", overlapping_zip(), ReadCode.BOMB),
        ("a.zip", zip_of({"a.txt": b"\0" * (100 << 20)}), ReadCode.BOMB),
        ("a.zip", zip_of({"b.zip": zip_of({"a.txt": b"a" * (100 << 20)})}), ReadCode.BOMB),
        ("a.gz", gzip.compress(b"a" * (100 << 20)), ReadCode.BOMB),
        ("a.xz", lzma.compress(b"a" * (100 << 20), preset=0), ReadCode.BOMB),
        ("a.zip", zip_of({f"{n}.txt": b"x" for n in range(1001)}), ReadCode.BOMB),
        ("a.tar", tar_of({f"{n}.txt": b"x" for n in range(1001)}), ReadCode.BOMB),
        ("a.zip", zip_of(FILES)[:600], ReadCode.BROKEN),
        ("a.tar.gz", tar_of(FILES, packed="gz")[:600], ReadCode.BROKEN),
        ("a.zip", zip_of({}), ReadCode.NO_TEXT),
        ("a.zip", zip_of({"a.exe": b"MZ\0\0"}), ReadCode.UNSUPPORTED),
        ("a.zip", zip_of({"a.exe": b"MZ\0\0", "b.txt": b" "}), ReadCode.NO_TEXT),
        ("a.7z", b"7z\xbc\xaf\x27\x1c\0\4", ReadCode.UNSUPPORTED),
    ],
    ids=lambda value: None if isinstance(value, bytes) else str(value),
)
def test_what_cannot_be_opened_says_why_and_quickly(name: str, data: bytes, code: ReadCode) -> None:
    started_s = time.monotonic()
    with pytest.raises(ReadFailure) as caught:
        pieces(name, data)
    assert caught.value.code is code
    assert time.monotonic() - started_s < QUICK_S


def test_what_is_unpacked_is_counted_for_all_files_together() -> None:
    files = {f"{n}.txt": b"It is red.\n" * 10_000 for n in range(10)}
    budget = Budget(10 * 110_000, 10)
    found = pieces("a.zip", zip_of(files), budget=budget)
    assert sum(len(piece.parts) for piece in found) == 10
    assert (budget.unpacked_bytes, budget.members, budget.exhausted) == (0, 0, False)


def test_an_honest_archive_of_any_size_is_no_bomb() -> None:
    assert Budget.of(3 << 30).unpacked_bytes > 3 << 30
    assert Budget.of(1000).members == 10_000
    assert Budget.of(1 << 30).members > 100_000
