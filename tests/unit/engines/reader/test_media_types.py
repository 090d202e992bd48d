"""Names and first bytes say what a file is."""

import pytest

from app.engines.reader.media_types import (
    HTML,
    MARKDOWN,
    PDF,
    PLAIN,
    has_pages,
    is_plain,
    media_type,
)


@pytest.mark.parametrize(
    ("name", "head", "expected"),
    [
        ("a.pdf", b"%PDF-1.7", PDF),
        ("scan.bin", b"%PDF-1.7\0", PDF),
        ("A.MD", b"# x", MARKDOWN),
        ("a.htm", b"<p>", HTML),
        ("Makefile", b"all:\n", PLAIN),
        ("a.unknown", b"text", PLAIN),
        ("a.unknown", b"\0\1\2", None),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", None),
        ("a.txt", "wide".encode("utf-16"), PLAIN),
    ],
)
def test_media_type(name: str, head: bytes, expected: str | None) -> None:
    assert media_type(name, head) == expected


def test_only_some_formats_have_pages_or_are_their_own_text() -> None:
    assert has_pages(PDF)
    assert not has_pages(HTML)
    assert is_plain(MARKDOWN)
    assert not is_plain(HTML)
