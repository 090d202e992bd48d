"""Mail is read with its headers, its best text and everything attached."""

from collections.abc import Iterator
from email.message import EmailMessage

import pytest

from app.domain.errors import ReadCode, ReadFailure
from app.engines.reader.source import Budget
from tests.data.archives import mailbox, message, zip_of
from tests.data.formats import pdf
from tests.data.reading import pieces, whole

HEADERS = (
    "From: Jörg Müller <joerg@example.org>\nTo: anna@example.org\n"
    "Date: Mon, 01 Jan 2024 10:00:00 +0100\nSubject: Über Pumpen\n\n"
)


def test_a_message_begins_with_what_people_see_of_its_headers() -> None:
    found = whole("a.eml", message("Über Pumpen", "Sie ist grün.\n"))
    assert found.text == HEADERS + "Sie ist grün.\n\n"
    assert found.title == "Über Pumpen"
    assert found.author == "Jörg Müller <joerg@example.org>"
    assert found.created_s == 1_704_099_600.0
    assert found.media_type == "message/rfc822"
    assert found.parts == ()


def test_plain_text_is_preferred_to_the_web_page_of_the_same() -> None:
    found = whole(
        "a.eml", message("Über Pumpen", "Sie ist grün.", html="<p>Sie ist <b>rot</b></p>")
    )
    assert "grün" in found.text
    assert "rot" not in found.text


def test_a_message_of_only_a_web_page_is_read_in_its_charset() -> None:
    made = EmailMessage()
    made["Subject"] = "Pumpe"
    made.set_content("<html><p>Die Größe</p><script>no()</script></html>", "html", "iso-8859-15")
    found = whole("a.eml", made.as_bytes())
    assert "Die Größe" in found.text
    assert "no()" not in found.text


def test_attachments_are_parts_and_what_is_in_them_too() -> None:
    attached = {
        "b.pdf": pdf(["First page.", "Second page."]),
        "c.zip": zip_of({"d/e.txt": b"It is blue."}),
        "f.exe": b"MZ\0\0",
    }
    found = whole("a.eml", message("Über Pumpen", "Sie ist grün.", attached))
    assert {part.name: part.code for part in found.parts} == {
        "b.pdf": None,
        "c.zip": None,
        "c.zip > d/e.txt": None,
        "f.exe": ReadCode.UNSUPPORTED,
    }
    assert [(page.part, page.number) for page in found.pages[-3:]] == [
        ("b.pdf", 1),
        ("b.pdf", 2),
        ("c.zip > d/e.txt", None),
    ]


def test_a_message_attached_to_a_message_is_named_by_its_subject() -> None:
    from email import message_from_bytes, policy

    outer = EmailMessage()
    outer["Subject"] = "outer"
    outer.set_content("See below.")
    inner = message_from_bytes(message("Über Pumpen", "Sie ist grün."), policy=policy.default)
    outer.add_attachment(inner)
    found = whole("a.eml", outer.as_bytes())
    (part,) = found.parts
    assert (part.name, part.title, part.created_s) == (
        "Über Pumpen",
        "Über Pumpen",
        1_704_099_600.0,
    )
    assert found.text[part.start : part.end] == HEADERS + "Sie ist grün.\n\n"


@pytest.mark.parametrize(
    ("header", "body", "words"),
    [
        (b"text/plain; charset=no-such-thing", "Die Größe".encode("cp1252"), "Die Größe"),
        (b"text/plain; charset=utf-8", "Die Größe der Pumpe".encode("latin-1"), "Die Größe"),
        (b"text/plain", "Die Größe".encode(), "Die Größe"),
        (b"nonsense", b"Die Gr\xc3\xb6\xc3\x9fe", "Die Größe"),
    ],
)
def test_a_wrong_charset_is_no_obstacle(header: bytes, body: bytes, words: str) -> None:
    data = b"Subject: x\nMIME-Version: 1.0\nContent-Type: " + header + b"\n\n" + body
    assert words in whole("a.eml", data).text


def test_broken_headers_are_shown_as_they_are() -> None:
    data = b"Subject: =?utf-8?b?!!!?= Gr\xc3\xb6\xc3\x9fe\nFrom: <\nDate: never\n\nIt is red."
    found = whole("a.eml", data)
    assert found.title is not None
    assert "Größe" in found.title
    assert found.created_s is None
    assert "It is red." in found.text


def test_a_mailbox_is_read_message_by_message() -> None:
    attached = {"b.pdf": pdf(["First page."])}
    box = mailbox(
        [message("one", "Sie ist grün.\n\nFrom here on."), message("two", "It is red.", attached)]
    )
    found = whole("inbox.mbox", box)
    assert [part.name for part in found.parts] == ["message 1", "message 2", "message 2 > b.pdf"]
    assert [part.title for part in found.parts[:2]] == ["one", "two"]
    assert "\nFrom here on." in found.text
    assert {page.part for page in found.pages} == {"message 1", "message 2", "message 2 > b.pdf"}


def test_a_large_mailbox_is_never_in_memory_as_a_whole() -> None:
    class Stream:
        """Gives one message after the other, and nothing twice."""

        def __init__(self) -> None:
            self.lines = self._lines()

        def _lines(self) -> Iterator[bytes]:
            data = mailbox([message("one", "It is red.\n" * 1000)])
            for _ in range(200):
                yield from data.splitlines(keepends=True)

        def seek(self, offset: int) -> int:
            return offset

        def readline(self, size: int) -> bytes:
            return next(self.lines, b"")

    from typing import Any, cast

    from app.engines.reader import mail
    from app.engines.reader.dispatch import DocumentReader
    from app.engines.reader.source import ReadOptions, Source

    source = Source("a.mbox", cast("Any", Stream()), 0)
    read = mail.read_mbox(source, ReadOptions(Budget.of(1 << 20)), DocumentReader().read)
    found = list(read)
    assert len(found) > 3
    assert sum(len(piece.parts) for piece in found) == 200


def test_parts_in_parts_without_end_are_refused() -> None:
    data = b"Subject: x\nContent-Type: multipart/mixed; boundary=b0\n\n" + b"".join(
        b"--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n" % (n, n + 1) for n in range(3000)
    )
    with pytest.raises(ReadFailure) as caught:
        pieces("a.eml", data)
    assert caught.value.code in {ReadCode.BOMB, ReadCode.BROKEN}


def test_messages_in_messages_without_end_are_cut_off() -> None:
    data = message("inner", "It is red.")
    for _ in range(10):
        data = b"Subject: outer\nContent-Type: message/rfc822\n\n" + data
    found = whole("a.eml", data)
    assert found.parts[-1].code == ReadCode.BOMB
