from dataclasses import replace

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.ui.look.theme import Theme
from app.ui.viewer.parts import PART_CHARACTERS
from app.ui.viewer.view import Source, SourceViewer
from tests.ui.answers import MANUAL, ONE, citation


@pytest.fixture
def viewer(theme: Theme, qtbot: QtBot) -> SourceViewer:
    made = SourceViewer(theme)
    qtbot.addWidget(made)
    made.resize(420, 600)
    made.show()
    return made


def texts(viewer: SourceViewer) -> list[str]:
    return [label.text() for label in viewer.findChildren(QLabel)]


def test_the_cited_passage_is_highlighted_exactly(viewer: SourceViewer) -> None:
    viewer.show_source(Source.load(ONE, MANUAL, [(112, 0, len(MANUAL)), (486, 0, 0)]))
    assert viewer.page.marked_text == ONE.text
    assert texts(viewer) == ["Service Manual", "Page 112 of 486, Cooling system"]


@pytest.mark.parametrize("before", ["😀𝔸", "\r\n", "a\rb\u2029c\ufdd0", "\0\f", "<b>&amp;"])
def test_the_highlight_is_exact_behind_awkward_characters(
    viewer: SourceViewer, before: str
) -> None:
    text = before * 50 + MANUAL
    viewer.show_source(Source.load(citation(source=text), text, ()))
    assert viewer.page.marked_text == ONE.text


def test_a_passage_far_down_is_scrolled_to(viewer: SourceViewer) -> None:
    text = "filler line\n" * 2_000 + MANUAL + "filler line\n" * 2_000
    viewer.show_source(Source.load(citation(source=text), text, ()))
    assert viewer.page.marked_text == ONE.text
    assert 0 <= viewer.page.cursorRect().top() < viewer.page.viewport().height()
    assert viewer.page.verticalScrollBar().value() > 0


def test_a_huge_text_is_shown_one_part_at_a_time(viewer: SourceViewer) -> None:
    text = "word " * 400_000 + MANUAL + "word " * 400_000
    viewer.show_source(Source.load(citation(source=text), text, ()))
    assert viewer.page.marked_text == ONE.text
    assert len(viewer.page.toPlainText()) <= PART_CHARACTERS
    assert any(text.startswith("Part ") for text in texts(viewer))


def test_pages_turn_and_the_mark_stays_on_its_page(viewer: SourceViewer) -> None:
    text = "first\n" + MANUAL + "last\n"
    end = len("first\n" + MANUAL)
    pages = [(1, 0, 6), (2, 6, end), (3, end, len(text))]
    viewer.show_source(Source.load(citation(source=text, page=2), text, pages))
    assert viewer.page.toPlainText() == MANUAL
    viewer._on.click()
    assert (viewer.page.toPlainText(), viewer.page.marked_text) == ("last\n", "")
    assert not viewer._on.isEnabled()
    viewer._back.click()
    assert viewer.page.marked_text == ONE.text


def test_a_passage_over_a_page_border_is_marked_on_both_pages(viewer: SourceViewer) -> None:
    text = "one two three four"
    cited = replace(ONE, start=4, end=13, text="two three")
    viewer.show_source(Source.load(cited, text, [(1, 0, 8), (2, 8, 18)]))
    assert viewer.page.marked_text == "two "
    viewer._on.click()
    assert viewer.page.marked_text == "three"


def test_markup_is_shown_and_not_interpreted(viewer: SourceViewer) -> None:
    text = "<h1>Hi</h1><img src='http://example.invalid/x.png'>" + MANUAL
    viewer.show_source(Source.load(citation(source=text), text, ()))
    assert viewer.page.toPlainText() == text
    address = QUrl("http://example.invalid/x.png")
    image = QTextDocument.ResourceType.ImageResource.value
    assert viewer.page.document().resource(image, address) == b""


def test_a_source_that_is_gone_still_shows_its_passage(viewer: SourceViewer) -> None:
    viewer.show_missing(ONE, "It was removed.")
    assert viewer.page.toPlainText() == ONE.text
    assert texts(viewer)[1] == "It was removed."
