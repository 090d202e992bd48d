"""Markdown says what its parts are."""

import pytest

from app.domain.documents import Heading
from app.engines.reader.markdown import FrontMatter, Headings, front_matter


def test_headings_of_markdown_stand_where_they_say() -> None:
    text = (
        "# Pump #\n\nText\n# Seal\r\n\n```python\n# not one\n```\n\nUnderlined\n=====\n\n"
        "Second\n---\n\ntwo\nlines\n---\n\n- item\n---\n#hash\n####### seven\n### Übung 世界\n"
    )
    found = Headings().of(text)
    assert [(h.level, h.title) for h in found] == [
        (1, "Pump"),
        (1, "Seal"),
        (1, "Underlined"),
        (2, "Second"),
        (3, "Übung 世界"),
    ]
    assert all(text[h.start :].lstrip("# ").startswith(h.title) for h in found)
    assert found[0] == Heading(0, 1, "Pump")


@pytest.mark.parametrize(
    ("text", "title", "author", "created_s"),
    [
        ("---\ntitle: Pumps\n---\nText", "Pumps", None, None),
        ("---\r\ntitle: 'Pumps: a book'\r\n---\r\nText", "Pumps: a book", None, None),
        ("---\nauthors:\n  - Anna\n  - Jörg\n...\nText", None, "Anna, Jörg", None),
        ("---\ndate: 2024-01-01T10:00:00+01:00\n---\n", None, None, 1_704_099_600.0),
        ("---\ndate: soon\n---\n", None, None, None),
        (
            '+++\ntitle = "Pumps"\nauthor = "Anna"\ndate = 2024-01-01\n+++\nText',
            "Pumps",
            "Anna",
            None,
        ),
        ("+++\nbroken\n+++\nText", None, None, None),
    ],
)
def test_front_matter_in_yaml_and_toml(
    text: str, title: str | None, author: str | None, created_s: float | None
) -> None:
    found = front_matter(text)
    assert (found.title, found.author) == (title, author)
    if created_s is not None or "soon" in text:
        assert found.created_s == created_s
    assert text[found.end :] in {"Text", ""}
    assert found.end > 0


@pytest.mark.parametrize(
    "text", ["Text\n---\ntitle: x\n---\n", "---\nno end", "", "-----\na\n---\n"]
)
def test_a_rule_is_no_front_matter(text: str) -> None:
    assert front_matter(text) == FrontMatter()


def test_a_fence_stays_open_from_one_piece_to_the_next() -> None:
    headings = Headings()
    assert headings.of("```\ncode\n") == []
    assert headings.of("# no\n```\n# yes\n") == [Heading(9, 1, "yes")]
