"""Names and first bytes say what a file is."""

import pytest

from app.engines.reader.media_types import (
    BZIP2,
    EMAIL,
    GZIP,
    HTML,
    MARKDOWN,
    MBOX,
    PDF,
    PLAIN,
    RTF,
    TAR,
    XZ,
    ZIP,
    is_plain,
    is_recording,
    is_streamed,
    media_type,
)
from tests.data.formats import docx, encrypted_office, odt, xlsx, zipped

DOCX = media_type("a.docx", b"")
XLSX = media_type("a.xlsx", b"")
MAIL = b"Received: by x\r\nFrom: a@example.org\r\nDate: today\r\nSubject: x\r\n\r\nHello\r\n"


@pytest.mark.parametrize(
    ("name", "head", "expected"),
    [
        ("a.pdf", b"%PDF-1.7", PDF),
        ("scan.bin", b"%PDF-1.7\0", PDF),
        ("A.MD", b"# x", MARKDOWN),
        ("a.htm", b"<p>", HTML),
        ("page", b"<!DOCTYPE html><p>", HTML),
        ("notes.md", b"<html>", MARKDOWN),
        ("Makefile", b"all:\n", PLAIN),
        ("a.unknown", b"text", PLAIN),
        ("a.unknown", b"\0\1\2", None),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "image/png"),
        ("a.jpg", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "image/png"),
        ("a.txt", "wide".encode("utf-16"), PLAIN),
        ("a.doc", b"{\\rtf1", RTF),
        ("a.doc", docx([("", "x")]), DOCX),
        ("a.xls", b"<html><table>", HTML),
        ("a.xls", xlsx("S", [("a", "b")]), XLSX),
        ("a.docx", encrypted_office(), DOCX),
        ("a.docx", zipped({"a.txt": "x"}), DOCX),
        ("a.zip", zipped({"a.txt": "x"}), ZIP),
        ("bundle", zipped({"a.txt": "x"}), ZIP),
        ("a.jar", zipped({"a.txt": "x"}), None),
        ("letter", odt("a", "b"), "application/vnd.oasis.opendocument.text"),
        ("a.txt", b"\x1f\x8b\x08\0", GZIP),
        ("a.tgz", b"\x1f\x8b\x08\0", GZIP),
        ("a", b"\xfd7zXZ\0\0", XZ),
        ("a", b"BZh91AY&SY", BZIP2),
        ("a", b"\0" * 257 + b"ustar\0", TAR),
        ("inbox", b"From a@b.c Mon\nReturn-Path: <a>\n", MBOX),
        ("letter.txt", b"From here it went on.\nAnd on.\n", PLAIN),
        ("1234", MAIL, EMAIL),
        ("a.7z", b"7z\xbc\xaf\x27\x1c", None),
        ("a.wav", b"RIFF\0\0\0\0WAVE", "audio/wav"),
        ("a.bin", b"\0\0\0\x18ftypmp42", "video/mp4"),
    ],
)
def test_media_type(name: str, head: bytes, expected: str | None) -> None:
    assert media_type(name, head) == expected


def test_what_a_message_says_of_an_attachment_counts_where_its_name_says_nothing() -> None:
    assert media_type("attachment 1", b"", HTML) == HTML
    assert media_type("attachment 1", b"text", "application/octet-stream") == PLAIN
    assert media_type("a.md", b"text", HTML) == MARKDOWN


def test_only_some_formats_are_their_own_text_or_are_streamed() -> None:
    assert is_plain(MARKDOWN)
    assert not is_plain(HTML)
    assert is_streamed(MBOX)
    assert not is_streamed(ZIP)


def test_recordings_are_known_by_their_names() -> None:
    assert is_recording("a.MP3")
    assert is_recording("film.mp4")
    assert not is_recording("a.txt")
