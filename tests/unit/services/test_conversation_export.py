"""What is exported says all, and nothing in it is live."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.feedback import Rating
from app.services.conversation_export import escaped, to_json, to_markdown
from app.storage.conversations import REMOVED
from app.storage.database import Database
from tests.unit.services.kept_answers import ANSWER, DECLINED, TEXT, Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Database(tmp_path / "home" / "sotto.db") as database:
        made = Desk(tmp_path, database)
        made.keep(ANSWER)
        made.keep(DECLINED)
        made.service.rate("t1", Rating.UP, "Right, see [here](http://evil.example)")
        yield made


def test_json_holds_everything_that_is_kept(desk: Desk) -> None:
    data = json.loads(to_json([desk.service.conversation("c1")], desk.service.trace))
    (conversation,) = data["conversations"]
    first, second = conversation["turns"]
    assert first["answer"]["citations"][0]["text"] == TEXT
    assert first["answer"]["citations"][0]["page"] == 3
    assert [s["supported"] for s in first["answer"]["sentences"]] == [True, False]
    assert first["answer"]["coverage"]["files_failed"] == 2
    assert first["feedback"]["rating"] == "up"
    assert first["trace"]["answer"]["trace_id"] == "t1"
    assert second["answer"]["abstained"] is True
    assert second["feedback"] is None
    plain = json.loads(to_json([desk.service.conversation("c1")]))
    assert "trace" not in plain["conversations"][0]["turns"][0]


def test_markdown_shows_sources_word_for_word_and_what_was_not_found(desk: Desk) -> None:
    text = to_markdown([desk.service.conversation("c1")]).decode()
    assert text.startswith("# Which pressure?\n")
    assert f"````text\n{TEXT}\n````" in text, "a fence longer than any in the text"
    for part in (
        "Understood as: Which pressure does the pump need?",
        "It needs two bar. \\[1\\] It is blue. (not found in the sources: no source says so)",
        "Not found in the sources: 1 of 2 sentences.",
        "\\[1\\] Manual, page 3, Cooling  \n/files/manual.pdf",
        "Searched 12 files; used 1 passage from 1 file. 2 files could not be read",
        "Model: small-model.",
        "Feedback: thumbs up: Right, see \\[here\\](http\\://evil.example)",
        "Not in your documents.",
        "Nearest passages:",
        "No answer model took part.",
    ):
        assert part in text


def test_an_answer_whose_documents_are_gone_says_so(desk: Desk) -> None:
    assert desk.store.scrub_orphans() == 2  # document 7 was never in the library
    conversation = desk.service.conversation("c1")
    text = to_markdown([conversation]).decode()
    assert all(turn.answer is not None for turn in conversation.turns)
    assert "two bar" not in text
    assert REMOVED in text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("![a](http://x.y)", r"\!\[a\](http\://x.y)"),
        ("<img src=x>", r"\<img src=x\>"),
        ("see www.x.org", r"see www\.x.org"),
        ("me@x.org", r"me\@x.org"),
        ("# no\nheading", r"\# no heading"),
        ("- no list", r"\- no list"),
        ("1. no list", r"1\. no list"),
        ("2 + 2: four, 3.5 - 1", "2 + 2: four, 3.5 - 1"),
        ("`a` *b* _c_ \\ &amp; $x$ ~~d~~", r"\`a\` \*b\* \_c\_ \\ \&amp; \$x\$ \~\~d\~\~"),
    ],
)
def test_nothing_of_a_text_becomes_markdown(text: str, shown: str) -> None:
    assert escaped(text) == shown
