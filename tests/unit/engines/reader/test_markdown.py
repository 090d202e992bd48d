"""Markdown says what its parts are."""

from app.domain.documents import Heading
from app.engines.reader.markdown import Headings


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
