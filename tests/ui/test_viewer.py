from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.domain.documents import Part
from app.services.sources import FileState
from app.ui.frame.bridge import Bridge
from app.ui.look.theme import Theme
from app.ui.viewer.page_text import PageText
from app.ui.viewer.parts import PART_CHARACTERS
from app.ui.viewer.source import Kind, Source
from app.ui.viewer.text_view import TextView
from app.ui.viewer.view import SourceViewer
from tests.ui.answers import MANUAL, ONE, TWO, citation
from tests.ui.viewing import cited, means, source_of, stored


def page(viewer: SourceViewer) -> PageText:
    assert isinstance(viewer.view, TextView)
    return viewer.view.page


def texts(viewer: SourceViewer) -> list[str]:
    return [label.text() for label in viewer.findChildren(QLabel) if label.isVisible()]


def test_the_cited_passage_is_highlighted_exactly(viewer: SourceViewer) -> None:
    viewer.show_source(source_of(ONE, MANUAL, [(112, 0, len(MANUAL)), (486, 0, 0)]))
    assert viewer.marked_text == ONE.text
    assert texts(viewer) == ["Service Manual", "Page 112 of 112, Cooling system"]


@pytest.mark.parametrize("before", ["😀𝔸", "\r\n", "a\rb\u2029c\ufdd0", "\0\f", "<b>&amp;"])
def test_the_highlight_is_exact_behind_awkward_characters(
    viewer: SourceViewer, before: str
) -> None:
    text = before * 50 + MANUAL
    viewer.show_source(source_of(citation(source=text), text))
    assert viewer.marked_text == ONE.text


def test_a_passage_far_down_is_scrolled_to(viewer: SourceViewer) -> None:
    text = "filler line\n" * 1_900 + MANUAL + "filler line\n" * 2_000
    viewer.show_source(source_of(citation(source=text), text))
    assert viewer.marked_text == ONE.text
    assert 0 <= page(viewer).cursorRect().top() < page(viewer).viewport().height()
    assert page(viewer).verticalScrollBar().value() > 0


def test_a_huge_text_is_shown_one_part_at_a_time(viewer: SourceViewer) -> None:
    text = "word " * 400_000 + MANUAL + "word " * 400_000
    viewer.show_source(source_of(citation(source=text), text))
    assert viewer.marked_text == ONE.text
    assert len(page(viewer).toPlainText()) <= PART_CHARACTERS
    assert any(text.startswith("Part ") for text in texts(viewer))


def test_pages_turn_and_the_mark_stays_on_its_page(viewer: SourceViewer, qtbot: QtBot) -> None:
    text = "first\n" + MANUAL + "last\n"
    end = len("first\n" + MANUAL)
    pages = [(1, 0, 6), (2, 6, end), (3, end, len(text))]
    viewer.show_source(source_of(citation(source=text, page=2), text, pages))
    assert page(viewer).toPlainText() == MANUAL
    viewer._on.click()
    assert (page(viewer).toPlainText(), viewer.marked_text) == ("last\n", "")
    assert not viewer._on.isEnabled()
    QTest.keyClick(viewer.target, Qt.Key.Key_PageUp)
    assert viewer.marked_text == ONE.text


def test_a_passage_over_a_page_border_is_marked_on_both_pages(viewer: SourceViewer) -> None:
    text = "one two three four"
    across = replace(ONE, start=4, end=13, text="two three")
    viewer.show_source(source_of(across, text, [(1, 0, 8), (2, 8, 18)]))
    assert viewer.marked_text == "two "
    viewer._on.click()
    assert viewer.marked_text == "three"


def test_every_passage_of_the_answer_in_a_document_is_marked(viewer: SourceViewer) -> None:
    other = replace(TWO, document_id=ONE.document_id)
    elsewhere = replace(TWO, document_id=9, start=0, end=4)
    viewer.show_source(Source.of(ONE, (ONE, other, elsewhere), stored(MANUAL)))
    marked = [one.cursor.selectedText() for one in page(viewer).extraSelections()]
    assert marked == [other.text, ONE.text]
    assert viewer.marked_text == ONE.text


def test_nothing_is_interpreted_loaded_or_followed(viewer: SourceViewer, tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"x")
    text = f"<h1>Hi</h1><img src='http://example.invalid/x.png'><img src='{secret}'>" + MANUAL
    viewer.show_source(source_of(citation(source=text), text))
    assert page(viewer).toPlainText() == text
    image = QTextDocument.ResourceType.ImageResource.value
    for address in ("http://example.invalid/x.png", secret.as_uri(), str(secret), "qrc:/x.png"):
        assert page(viewer).document().resource(image, QUrl(address)) == b""
    assert not page(viewer).openLinks()


def test_a_source_that_is_gone_still_shows_its_passage(viewer: SourceViewer) -> None:
    viewer.show_missing(ONE, "It was removed.")
    assert page(viewer).toPlainText() == ONE.text
    assert viewer.note == "It was removed."


@pytest.mark.parametrize(
    ("state", "said"),
    [(FileState.CHANGED, "was changed"), (FileState.GONE, "no longer where"), (FileState.SAME, "")],
)
def test_what_became_of_the_file_is_said(viewer: SourceViewer, state: FileState, said: str) -> None:
    viewer.show_source(Source.of(ONE, (ONE,), stored(MANUAL, state=state)))
    assert said in viewer.note
    assert bool(viewer.note) == bool(said)


def test_a_pdf_whose_file_is_gone_is_shown_as_its_text(viewer: SourceViewer) -> None:
    gone = stored(MANUAL, media_type="application/pdf", state=FileState.GONE)
    source = Source.of(ONE, (ONE,), gone)
    assert source.kind is Kind.TEXT


def test_the_passage_can_be_copied(viewer: SourceViewer, qapp: QApplication) -> None:
    viewer.show_source(source_of(ONE, MANUAL))
    viewer._copy.click()
    assert QGuiApplication.clipboard().text() == ONE.text


def test_words_are_searched_through_all_pages(viewer: SourceViewer, qtbot: QtBot) -> None:
    text = MANUAL + "last page with a Cap\n"
    pages = [(1, 0, len(MANUAL)), (2, len(MANUAL), len(text))]
    viewer.show_source(source_of(citation(source=text, page=1), text, pages))
    viewer.target.setFocus()
    QTest.keyClick(viewer.target, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert viewer.search.isVisible()
    viewer.search.line.setText("cap")
    qtbot.waitUntil(lambda: viewer.marked_text == "cap")
    QTest.keyClick(viewer.search.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: viewer.marked_text == "Cap")
    assert "Page 2 of 2" in texts(viewer)
    QTest.keyClick(viewer.search.line, Qt.Key.Key_Escape)
    assert not viewer.search.isVisible()
    assert viewer.marked_text == ONE.text
    viewer.search.open()
    viewer.search.line.setText("nowhere")
    qtbot.waitUntil(lambda: "Not found" in texts(viewer))


def test_escape_gives_the_room_back(viewer: SourceViewer, qtbot: QtBot) -> None:
    viewer.show_source(source_of(ONE, MANUAL))
    with qtbot.waitSignal(viewer.closed):
        QTest.keyClick(viewer.target, Qt.Key.Key_Escape)


def test_the_sources_of_an_answer_are_stepped_through(viewer: SourceViewer, qtbot: QtBot) -> None:
    viewer.show_source(source_of(ONE, MANUAL), place=1, of=2)
    assert "Source 1 of 2" in texts(viewer)
    assert not viewer._before.isEnabled()
    with qtbot.waitSignal(viewer.stepped) as stepped:
        viewer._behind.click()
    assert stepped.args == [1]
    viewer.show_source(source_of(ONE, MANUAL))
    assert not viewer._behind.isVisible()


def test_a_member_of_a_container_is_shown_alone(viewer: SourceViewer) -> None:
    text = "first message\n" + MANUAL + "third message\n"
    start = len("first message\n")
    parts = [Part("message 2", start, start + len(MANUAL), "message/rfc822")]
    box = stored(text, media_type="application/mbox", parts=parts)
    viewer.show_source(Source.of(cited(box, ONE.text, part="message 2"), (), box))
    assert page(viewer).toPlainText() == MANUAL
    assert viewer.marked_text == ONE.text
    assert "message 2" in texts(viewer)


@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_it_is_narrow_enough_for_a_small_window(
    qapp: QApplication, bridge: Bridge, qtbot: QtBot, appearance: str
) -> None:
    theme = Theme(qapp, appearance)
    made = SourceViewer(theme)
    qtbot.addWidget(made)
    made.serve(means(theme, bridge))
    long = replace(ONE, document="A very long name of a document " * 5, part="attached.pdf " * 9)
    made.show_source(source_of(long, MANUAL), place=1, of=12)
    made.show()
    assert made.minimumSizeHint().width() <= 320
    theme.deleteLater()
