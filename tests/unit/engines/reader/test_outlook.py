"""Messages of Outlook are read with everything attached to them."""

import pytest

from app.domain.errors import ReadCode, ReadFailure
from app.engines.reader.compound import CompoundFile
from app.engines.reader.rtf_packing import unpack
from tests.data.archives import message
from tests.data.formats import pdf
from tests.data.outlook import compound, outlook, tnef
from tests.data.reading import pieces, whole

HEADERS = (
    "From: Jörg Müller <joerg@example.org>\nTo: Anna\nDate: 2024-01-01 09:20:00 +0000\n"
    "Subject: Über Pumpen\n\n"
)
# The example of MS-OXRTFCP 3.1.1: a back reference and the end mark.
PACKED = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d"
    "0a800fa0"
)


def test_a_message_is_read_with_its_headers() -> None:
    found = whole("a.msg", compound(outlook("Über Pumpen", "Sie ist grün.\r\n")))
    assert found.text == HEADERS + "Sie ist grün.\n\n"
    assert (found.title, found.author) == ("Über Pumpen", "Jörg Müller <joerg@example.org>")
    assert found.created_s == 1_704_100_800.0


def test_attachments_and_attached_messages_are_parts() -> None:
    inner = outlook("inner", "It is blue.", {"c.txt": b"It is white."}, inner=True)
    tree = outlook("Über Pumpen", "x", {"b.pdf": pdf(["First page."] * 40), "mail": inner})
    found = whole("a.msg", compound(tree))
    assert [(part.name, part.title) for part in found.parts] == [
        ("b.pdf", None),
        ("mail", "inner"),
        ("mail > c.txt", None),
    ]
    assert found.text[found.parts[2].start : found.parts[2].end] == "It is white.\n\n"
    assert found.text.count("First page.") == 40


def test_without_plain_text_the_web_page_or_the_rich_text_is_read() -> None:
    page = outlook("x", s10130102="<html><p>Die Größe</p></html>".encode("cp1252"))
    assert "Die Größe" in whole("a.msg", compound(page)).text
    rich = outlook("x", s10090102=PACKED)
    assert "hello world" in whole("a.msg", compound(rich)).text


def test_packed_rich_text_is_unpacked() -> None:
    assert unpack(PACKED) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    with pytest.raises(ValueError, match="damaged"):
        unpack(b"nothing of the kind")


def test_narrow_texts_are_read_in_the_encoding_of_the_message() -> None:
    text = "水泵安裝在地下室，每一層都能聽到它的聲音。每次維修後應更換密封件。"
    tree = outlook("x", s1000001E=text.encode("big5") + b"\0")
    assert text in whole("a.msg", compound(tree)).text


def test_messages_in_messages_without_end_are_cut_off() -> None:
    tree = outlook("innermost", "It is red.", inner=True)
    for _ in range(10):
        tree = outlook("outer", "x", {"mail": tree}, inner=True)
    found = whole("a.msg", compound(outlook("outermost", "x", {"mail": tree})))
    assert found.parts[-1].code == ReadCode.BOMB


def test_a_chain_that_runs_in_a_circle_is_damage() -> None:
    data = bytearray(compound(outlook("x", "y", {"a.txt": b"z" * 5000})))
    table = CompoundFile(bytes(data))._table
    first = data.index(table.tobytes()[:16])
    data[first : first + 4] = bytes(4)
    with pytest.raises(ReadFailure) as caught:
        pieces("a.msg", bytes(data))
    assert caught.value.code is ReadCode.BROKEN


@pytest.mark.parametrize("size", [0, 8, 511, 600, 1500])
def test_a_message_cut_short_is_damage(size: int) -> None:
    data = compound(outlook("x", "y" * 5000, {"a.txt": b"z" * 9000}))
    with pytest.raises(ReadFailure) as caught:
        pieces("a.msg", data[:size])
    assert caught.value.code is ReadCode.BROKEN


def test_a_winmail_dat_is_opened() -> None:
    attached = {"winmail.dat": tnef({"b.pdf": pdf(["First page."]), "c.txt": b"It is blue."})}
    found = whole("a.eml", message("x", "y", attached))
    assert [part.name for part in found.parts] == [
        "winmail.dat",
        "winmail.dat > b.pdf",
        "winmail.dat > c.txt",
    ]
    assert "It is blue." in found.text
