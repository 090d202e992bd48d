from pytestqt.qtbot import QtBot

from app.services.sources import Passage
from app.ui.look.theme import Theme
from app.ui.viewer.forms import FormKind, forms
from app.ui.viewer.page_text import PageText
from app.ui.viewer.source import Mark
from tests.ui.viewing import stored, table

MARKDOWN = """# Coolant

Text.

## Steps

- fill slowly
  - then wait
1. check

> quoted

```
# no heading
```
"""
MAIL = "From: Ada\nTo: Bert\nSubject: Seal\n\nFrom: here it is text.\n> quoted\n"


def found(text: str, **facts: object) -> list[tuple[FormKind, str, int]]:
    kept = stored(text, **facts)  # type: ignore[arg-type]
    return [
        (form.kind, text[form.start : form.end], form.level)
        for form in forms(kept, 0, len(text))
        if form.kind is not FormKind.GAP
    ]


def test_markdown_has_the_form_that_its_signs_say() -> None:
    assert found(MARKDOWN, media_type="text/markdown") == [
        (FormKind.HEADING, "# Coolant", 1),
        (FormKind.HEADING, "## Steps", 2),
        (FormKind.ITEM, "- fill slowly", 0),
        (FormKind.ITEM, "  - then wait", 1),
        (FormKind.ITEM, "1. check", 0),
        (FormKind.QUOTE, "> quoted", 1),
        (FormKind.CODE, "```", 0),
        (FormKind.CODE, "# no heading", 0),
        (FormKind.CODE, "```", 0),
    ]


def test_the_head_of_a_message_is_fields_and_its_text_is_not() -> None:
    kinds = [kind for kind, _, _ in found(MAIL, media_type="message/rfc822")]
    assert kinds == [FormKind.FIELD] * 3 + [FormKind.QUOTE]


def test_headings_of_office_files_are_those_that_are_stored() -> None:
    text = "Coolant loss\n\nIf it drops.\n\nTools\n\nA wrench. Tools\n"
    at = text.index("Tools")
    passages = [
        Passage(0, at, "Coolant loss", None, None),
        Passage(at, len(text), "Coolant loss > Tools", None, None),
    ]
    assert found(text, passages=passages) == [
        (FormKind.HEADING, "Coolant loss", 1),
        (FormKind.HEADING, "Tools", 2),
    ]


def test_rows_of_a_stored_table_are_rows() -> None:
    text, info, _ = table(3)
    assert {kind for kind, _, _ in found(text, tables=[info])} == {FormKind.ROW}


def test_offsets_count_from_where_the_part_begins() -> None:
    kept = stored("xx\n# Heading\n", media_type="text/markdown")
    assert [(form.start, form.end) for form in forms(kept, 3, 13)] == [(0, 9)]


def test_form_changes_no_character_and_marks_stay_exact(theme: Theme, qtbot: QtBot) -> None:
    page = PageText(theme)
    qtbot.addWidget(page)
    text = "😀\n" + MARKDOWN
    kept = stored(text, media_type="text/markdown")
    start = text.index("then wait")
    page.show_part(text, [Mark(start, start + 9)], forms(kept, 0, len(text)))
    assert page.toPlainText() == text
    assert page.marked_text == "then wait"
    heading = page.document().findBlock(page.document().toPlainText().index("# Coolant") + 1)
    assert heading.blockFormat().headingLevel() == 1


def test_the_form_of_one_text_is_not_that_of_the_next(theme: Theme, qtbot: QtBot) -> None:
    page = PageText(theme)
    qtbot.addWidget(page)
    kept = stored("> quoted\n", media_type="text/markdown")
    page.show_part(kept.text, [Mark(2, 8)], forms(kept, 0, 9))
    assert page.document().firstBlock().blockFormat().leftMargin() > 0
    page.show_part("Plain.\n", [Mark(0, 5)])
    block = page.document().firstBlock()
    assert block.blockFormat().leftMargin() == 0
    assert block.begin().fragment().charFormat().propertyCount() == 0
