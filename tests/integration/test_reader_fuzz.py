"""Whatever the bytes, the reader's process answers with text or with a reason, and lives on."""

import io
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.errors import ReadFailure
from app.engines.remote import RemoteReader
from tests.data import samples
from tests.data.archives import mailbox, message, overlapping_zip, tar_of, zip_of
from tests.data.formats import pdf
from tests.data.old_office import (
    cell,
    change,
    list_uses,
    lists,
    row,
    shape,
    slides97,
    style,
    table,
    word97,
)

EXAMPLES = 150
RICH_TEXT = (
    rb"{\rtf1\ansi{\fonttbl{\f0\fcharset128 A;}}{\stylesheet{\s1 heading 1;}}\pard\s1 {\b It} is"
    rb" red.\par\trowd\clvmrg\cellx900\intbl\u1234? \'83A\cell\row{\footnote {\v x}}{\*\x y}"
    rb"{\listtext 1.}z}"
)
LIMIT_S = 30.0


@pytest.fixture
def reader() -> Iterator[RemoteReader]:
    with closing(RemoteReader(timeout_s=LIMIT_S, threads=1)) as made:
        yield made


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Name and bytes of a small file of each kind."""
    folder = tmp_path_factory.mktemp("seeds")
    samples.write_good(folder)
    files = {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
    letter = message("Pumps", "It is red.", {"b.pdf": pdf(["First page."])}, html="<p>red</p>")
    sound = io.BytesIO()
    soundfile.write(sound, np.zeros(4000, "f4"), 8000, format="FLAC")
    return {
        **files,
        "a.zip": zip_of({"a/b.txt": b"It is red." * 50, "c.eml": letter}),
        "overlap.zip": overlapping_zip(3),
        "a.tar.gz": tar_of({"a/b.txt": b"It is red." * 50}, packed="gz"),
        "a.tar": tar_of({"a/b.txt": b"It is red." * 50}),
        "a.eml": letter,
        "a.mbox": mailbox([letter, letter]),
        "a.flac": sound.getvalue(),
        "a.rtf": RICH_TEXT,
        "a.doc": word97(
            [
                ([("It ", b""), ("is", change(0x083C, 1)), (" red.\r", b"")], style(1)),
                ("a\x07", cell()),
                ("b\x07", cell()),
                ("\x07", row([0, 500, 900])),
                ("\x13 PAGE \x147\x15 of 9\r", style(0, change(0x460B, 1))),
            ],
            parts={73: lists([(0, "\0)")]), 74: list_uses(1)},
        ),
        "a.ppt": slides97(
            [[shape("Pumps", 0), table([["a", "b"], ["c", "d"]])], [shape("It is red.")]],
            notes={1: [shape("Say it.", 2)]},
        ),
        "a.ipynb": b'{"nbformat": 4, "cells": [{"cell_type": "code", "source": ["x"]}]}',
        "a.xml": b"<?xml version='1.0'?><a><b c='d'>It is red.</b></a>",
        "a.unknown": bytes(range(256)) * 4,
    }


@st.composite
def damaged(draw: st.DrawFn, whole: bytes) -> bytes:
    """The bytes with some overwritten, repeated, inserted or cut off."""
    data = bytearray(whole)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(len(data) - 1, 0)))
        length = draw(st.integers(0, 64))
        match draw(st.sampled_from(["flip", "set", "insert", "repeat", "remove", "cut"])):
            case "flip" if data:
                data[at] ^= 1 << draw(st.integers(0, 7))
            case "set":
                data[at : at + length] = draw(st.sampled_from([b"\xff", b"\0", b"\x7f"])) * length
            case "insert":
                data[at:at] = draw(st.binary(max_size=16))
            case "repeat":
                data[at:at] = data[at : at + length] * draw(st.integers(1, 50))
            case "remove":
                del data[at : at + length]
            case "cut":
                del data[at:]
    return bytes(data)


@given(st.data())
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
def test_damaged_files_give_text_or_a_reason(
    reader: RemoteReader, tmp_path: Path, files: dict[str, bytes], data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(files)))
    path = tmp_path / name
    path.write_bytes(data.draw(damaged(files[name])))
    check(reader, path)


def check(reader: RemoteReader, path: Path) -> None:
    """Anything but pieces and ReadFailure is an error, and so is a process that had to end."""
    before = reader.host._child
    for read in (reader.read, reader.samples):
        try:
            for _ in read(path):
                pass
        except ReadFailure:
            pass
    assert before is None or reader.host._child is before


NAMES = st.sampled_from(
    [
        *(
            "a.txt",
            "a.md",
            "a.csv",
            "a.json",
            "a.html",
            "a.xml",
            "a.eml",
            "a.mbox",
            "a.msg",
            "a.rtf",
        ),
        *("a.pdf", "a.docx", "a.xlsx", "a.zip", "a.tar", "a.gz", "a.wav", "a.png", "a", "a.ipynb"),
    ]
)
WORDS = st.sampled_from(
    [
        *(
            "\n",
            "\n\n",
            " ",
            "|",
            ",",
            ";",
            '"',
            "'",
            "<",
            ">",
            "</p>",
            "<table><tr><td>",
            "&#xD800;",
        ),
        *(
            "---\n",
            "+++\n",
            "# ",
            "```",
            "From: a\n",
            "From a b\n",
            "Content-Type: message/rfc822\n\n",
        ),
        *(
            "Content-Type: multipart/mixed; boundary=x\n\n--x\n",
            "--x--",
            "\0",
            "\u200b",
            "Größe",
            "😀",
        ),
        *("<?xml version='1.0'?>", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>", "&b;"),
        *(
            "%PDF-1.4\n",
            "{\\rtf1 ",
            "\\cell\\row\\intbl ",
            "{\\footnote ",
            "{",
            "}",
            "[",
            "]",
            '{"cells": [',
            "\\u0000",
            "\ud800",
            "1e999",
        ),
    ]
)


@given(NAMES, st.lists(WORDS, max_size=40))
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
def test_texts_of_any_structure_give_text_or_a_reason(
    reader: RemoteReader, tmp_path: Path, name: str, words: list[str]
) -> None:
    path = tmp_path / name
    path.write_bytes("".join(words).encode("utf-8", "surrogatepass"))
    check(reader, path)
