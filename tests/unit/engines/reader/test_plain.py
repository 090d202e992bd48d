"""Text is read as it is in the file, whatever its size."""

import pytest

from app.domain.documents import Extraction
from tests.data.reading import pieces, whole

PARAGRAPH = "Die Pumpe ist grün und laut. Sie läuft seit Jahren ohne Pause.\r\n\r\n"


def whole_text(found: list[Extraction]) -> str:
    return "".join(piece.text for piece in found)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_a_large_text_comes_in_pieces_that_end_with_paragraphs(encoding: str) -> None:
    text = PARAGRAPH * 60_000
    found = pieces("a.txt", text.encode(encoding))
    assert len(found) > 1
    assert whole_text(found) == text
    assert all(piece.text.endswith("\r\n\r\n") for piece in found)
    assert all(1_000_000 <= len(piece.text) <= 2_000_000 for piece in found[:-1])


@pytest.mark.parametrize("text", ["word " * 900_000, "x" * 4_500_000, "短い文。" * 1_100_000])
def test_a_text_without_paragraphs_is_cut_all_the_same(text: str) -> None:
    found = pieces("a.txt", text.encode())
    assert len(found) > 2
    assert whole_text(found) == text


def test_the_first_byte_beyond_ascii_may_come_late() -> None:
    text = "All is plain. " * 200_000 + "Größe über alles, sagt man dort in München seit Jahren."
    assert whole_text(pieces("a.txt", text.encode("latin-1"))) == text


def test_headings_of_every_piece_stand_where_they_say() -> None:
    text = (
        "# Pump\n\n"
        + "Words and words.\n\n" * 150_000
        + "```\n# no heading\n```\n\n# Seal\n\nEnd.\n"
    )
    found = pieces("a.md", text.encode())
    assert [h.title for piece in found for h in piece.headings] == ["Pump", "Seal"]
    (seal,) = found[-1].headings
    assert found[-1].text[seal.start :] == "# Seal\n\nEnd.\n"
    assert found[0].title == "Pump"


def test_front_matter_is_a_page_of_its_own_and_says_title_author_and_date() -> None:
    text = (
        '---\ntitle: "Pumps"\nauthor: [Anna, Jörg]\ndate: 2024-01-01\n---\n# Pump\n\nIt is red.\n'
    )
    found = whole("a.md", text.encode())
    assert [page.text for page in found.pages] == [text[:61], text[61:]]
    assert found.pages[1].text.startswith("# Pump")
    assert (found.title, found.author, found.created_s) == ("Pumps", "Anna, Jörg", 1_704_067_200.0)
    (heading,) = found.headings
    assert found.text[heading.start :].startswith("# Pump")


@pytest.mark.parametrize("name", ["a.json", "a.py", "a.jsonl", "a.log", "Makefile"])
def test_code_and_data_are_read_as_they_are(name: str) -> None:
    text = '{"pump":\t"red"}\r\n# no heading\n'
    found = whole(name, text.encode())
    assert (found.text, found.headings) == (text, ())
