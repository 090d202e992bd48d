from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.documents import Box, Part, Recognition
from app.services.sources import StoredSource
from app.ui.viewer.page_view import PageView
from app.ui.viewer.source import Kind, Source
from app.ui.viewer.text_view import TextView
from app.ui.viewer.view import SourceViewer
from tests.ui.viewing import cited, stored

PDF = "application/pdf"
FIRST, SECOND = "The pump is red and quiet. ", "The coolant pressure is 1.4 bar."
WHOLE = (0.0, 0.0, 1.0, 0.0, 1.0, 0.5, 0.0, 0.5)


@pytest.fixture
def manual(tmp_path: Path) -> StoredSource:
    """Two pages, as FakeRenderer draws them."""
    file = tmp_path / "manual.pdf"
    file.write_text(f"{FIRST}\f{SECOND}", "utf-8")
    pages = [(1, 0, len(FIRST)), (2, len(FIRST), len(FIRST + SECOND))]
    return stored(FIRST + SECOND, media_type=PDF, pages=pages, file=file)


Show = Callable[[StoredSource, str], PageView]


@pytest.fixture
def show(viewer: SourceViewer, qtbot: QtBot) -> Show:
    def show(of: StoredSource, text: str) -> PageView:
        citation = cited(of, text)
        viewer.show_source(Source.of(citation, (citation,), of))
        view = viewer.view
        assert isinstance(view, PageView)
        qtbot.waitUntil(lambda: view.canvas.drawing is not None)
        return view

    return show


def number(view: PageView) -> int:
    return view.canvas.drawing.number if view.canvas.drawing is not None else 0


def marked(view: PageView) -> str:
    """The letters under the strong mark."""
    drawing = view.canvas.drawing
    assert drawing is not None
    lines = [line for mark in drawing.marks if mark.strong for line in mark.lines]
    return "".join(
        letter
        for letter, (left, top, right, bottom) in zip(
            drawing.letters.text, drawing.letters.boxes, strict=True
        )
        if any(
            line[0] <= (left + right) / 2 <= line[4] and line[1] <= (top + bottom) / 2 <= line[5]
            for line in lines
        )
    )


def test_the_page_with_the_passage_is_drawn_and_the_passage_marked(
    show: Show, manual: StoredSource
) -> None:
    view = show(manual, "pressure is 1.4 bar")
    assert number(view) == 2
    assert "pressure is 1.4 bar" in marked(view)
    assert view.canvas.accessibleName() == "Page 2 of 2"
    assert SECOND in view.canvas.accessibleDescription()


def test_pages_turn_by_key_and_button(
    show: Show, manual: StoredSource, viewer: SourceViewer, qtbot: QtBot
) -> None:
    view = show(manual, "1.4 bar")
    assert not viewer._on.isEnabled()
    viewer._back.click()
    qtbot.waitUntil(lambda: number(view) == 1)
    assert marked(view) == ""
    view.area.verticalScrollBar().setValue(view.area.verticalScrollBar().maximum())
    QTest.keyClick(view.canvas, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: number(view) == 2)
    QTest.keyClick(view.canvas, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: number(view) == 1)


def test_zoom_makes_the_page_wider_and_fits_it_again(
    show: Show, manual: StoredSource, qtbot: QtBot
) -> None:
    view = show(manual, "1.4 bar")
    fitting = view.canvas.width()
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(view.canvas, Qt.Key.Key_Plus, control)
    wider = view.canvas.width()
    assert wider > fitting
    qtbot.waitUntil(
        lambda: view.canvas.drawing is not None and view.canvas.drawing.image.width() == wider
    )
    QTest.keyClick(view.canvas, Qt.Key.Key_0, control)
    assert view.canvas.width() == pytest.approx(fitting, abs=20)


def test_letters_are_selected_with_the_mouse_and_copied(
    show: Show, manual: StoredSource, qtbot: QtBot
) -> None:
    canvas = show(manual, "1.4 bar").canvas
    drawing = canvas.drawing
    assert drawing is not None

    def middle(at: int) -> QPoint:
        left, top, right, bottom = drawing.letters.boxes[at]
        return QPoint(
            round((left + right) / 2 * canvas.width()), round((top + bottom) / 2 * canvas.height())
        )

    start = SECOND.index("coolant")
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=middle(start))
    QTest.mouseMove(canvas, middle(start + 6))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=middle(start + 6))
    assert canvas.selected_text == "coolant"
    QTest.keyClick(canvas, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "coolant"
    QTest.keyClick(canvas, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert canvas.selected_text == SECOND


def test_where_letters_differ_the_recognised_lines_are_marked(
    show: Show, manual: StoredSource
) -> None:
    text = "Read from the picture of it."
    found = Recognition(0, len(text), 0.0, 0.9, "en", (Box(0, len(text), WHOLE),))
    scan = stored(
        text, media_type=PDF, pages=[(1, 0, len(text))], recognitions=[found],
        file=manual.file,
    )  # fmt: skip
    drawing = show(scan, "picture of it.").canvas.drawing
    assert drawing is not None
    assert drawing.marks[-1].lines[0][0] == pytest.approx(text.index("picture") / len(text))
    assert drawing.note == ""


def test_a_passage_that_is_nowhere_on_the_page_is_said_to_be_on_it(
    show: Show, manual: StoredSource, viewer: SourceViewer, qtbot: QtBot
) -> None:
    text = "Quite another text."
    other = stored(text, media_type=PDF, pages=[(1, 0, len(text))], file=manual.file)
    show(other, "another")
    qtbot.waitUntil(lambda: "where exactly" in viewer.note)


def test_what_cannot_be_drawn_is_shown_as_its_text_with_the_reason(
    viewer: SourceViewer, manual: StoredSource, qtbot: QtBot
) -> None:
    assert manual.file is not None
    manual.file.write_bytes(b"\xff\xfe broken")
    citation = cited(manual, "1.4 bar")
    viewer.show_source(Source.of(citation, (citation,), manual))
    qtbot.waitUntil(lambda: isinstance(viewer.view, TextView))
    assert "not UTF-8 text" in viewer.note
    assert viewer.marked_text == "1.4 bar"


def test_the_text_can_be_had_instead_of_the_page(
    show: Show, manual: StoredSource, viewer: SourceViewer
) -> None:
    show(manual, "1.4 bar")
    viewer._as_text.click()
    assert viewer.marked_text == "1.4 bar"
    assert not viewer._as_text.isVisible()


def test_another_source_is_not_disturbed_by_a_page_that_comes_late(
    viewer: SourceViewer, manual: StoredSource, qtbot: QtBot
) -> None:
    citation = cited(manual, "1.4 bar")
    viewer.show_source(Source.of(citation, (citation,), manual))
    view = viewer.view
    viewer.show_source(Source.of(citation, (citation,), manual).as_text())
    assert isinstance(view, PageView)
    assert view._run is None
    assert isinstance(viewer.view, TextView)


def test_a_search_goes_to_the_page_and_marks_the_words(
    show: Show, manual: StoredSource, viewer: SourceViewer, qtbot: QtBot
) -> None:
    view = show(manual, "1.4 bar")
    viewer.search.open()
    viewer.search.line.setText("red")
    qtbot.waitUntil(lambda: number(view) == 1)
    assert marked(view) == "red"


def test_of_a_container_the_pages_of_the_member_are_shown(
    show: Show, manual: StoredSource, viewer: SourceViewer
) -> None:
    head = "A message with a manual. "
    pages = [(n, start + len(head), end + len(head)) for n, start, end in manual.pages]
    last = len(head + FIRST + SECOND)
    parts = [Part("manual.pdf", len(head), last, PDF)]
    mail = stored(
        head + FIRST + SECOND, media_type="message/rfc822", pages=pages, parts=parts,
        file=manual.file,
    )  # fmt: skip
    view = show(mail, "1.4 bar")
    assert number(view) == 2
    assert "1.4 bar" in marked(view)
    citation = cited(mail, "A message")
    assert Source.of(citation, (), mail).kind is Kind.TEXT


def test_a_picture_is_a_page_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "scan.png"
    file.write_text("x")
    scan = stored("Some words", media_type="image/png", file=file)
    assert Source.of(cited(scan, "words"), (), scan).kind is Kind.PAGE
