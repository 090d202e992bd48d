from dataclasses import replace

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from app.domain.answers import Sentence
from app.ui.conversation.chips import chip_number
from app.ui.conversation.prose import ProseView
from app.ui.look.theme import Theme
from tests.ui.answers import ALSO, ONE, PROSE, SUPPORTED, TWO, UNSUPPORTED

CHIP = "\N{OBJECT REPLACEMENT CHARACTER}"


@pytest.fixture
def prose(theme: Theme, qtbot: QtBot) -> ProseView:
    view = ProseView(theme)
    qtbot.addWidget(view)
    view.cite([ONE, TWO])
    return view


def tooltip_at(view: ProseView, words: str) -> str:
    cursor = view.document().find(words)
    assert not cursor.isNull(), words
    return cursor.charFormat().toolTip()


def test_streamed_text_is_shown_word_by_word(prose: ProseView) -> None:
    for token in (" The", " limit", " is"):
        prose.write(token)
    assert prose.toPlainText() == "The limit"
    prose.write(" 1")
    assert prose.toPlainText() == "The limit is"
    prose.flush()
    assert prose.toPlainText() == "The limit is 1"


def test_a_judged_sentence_gets_its_chip_before_the_full_stop(prose: ProseView) -> None:
    prose.write(f"{SUPPORTED.text} If it")
    assert prose.toPlainText() == SUPPORTED.text  # what follows waits for its chips
    prose.write(" drops", [SUPPORTED])
    assert prose.toPlainText() == f"The limit is 1.4 bar{CHIP}. If it"


def test_a_sentence_without_support_is_dotted_and_says_why(prose: ProseView) -> None:
    prose.write(PROSE, [SUPPORTED, ALSO, UNSUPPORTED])
    (dotted,) = prose._dotted
    cursor = QTextCursor(prose.document())
    cursor.setPosition(dotted[0])
    cursor.setPosition(dotted[1], QTextCursor.MoveMode.KeepAnchor)
    assert cursor.selectedText() == UNSUPPORTED.text
    assert "Check it" in tooltip_at(prose, "Most drops")
    assert tooltip_at(prose, "The limit") == ""


def test_hovering_tells_how_a_sentence_was_decided(prose: ProseView) -> None:
    because = replace(SUPPORTED, reason="all of its words are in the source")
    prose.write(PROSE, [because, ALSO, replace(UNSUPPORTED, reason="the number 3 is not there")])
    assert "all of its words are in the source" in tooltip_at(prose, "The limit")
    assert "the number 3 is not there" in tooltip_at(prose, "Most drops")


def test_what_was_streamed_and_judged_equals_what_is_replaced(
    prose: ProseView, theme: Theme, qtbot: QtBot
) -> None:
    sentences = (SUPPORTED, ALSO, UNSUPPORTED)
    for word in PROSE.split(" "):
        prose.write(f" {word}")
    for sentence in sentences:
        prose.write("", [sentence])
    whole = ProseView(theme)
    qtbot.addWidget(whole)
    whole.cite([ONE, TWO])
    whole.replace(PROSE, sentences)
    assert prose.toPlainText() == whole.toPlainText()
    assert prose._dotted == whole._dotted


def test_the_final_answer_does_not_touch_what_stands_already(prose: ProseView) -> None:
    prose.write(PROSE, [SUPPORTED, ALSO, UNSUPPORTED])
    changes: list[int] = []
    prose.document().contentsChanged.connect(lambda: changes.append(1))
    prose.replace(PROSE, (SUPPORTED, ALSO, UNSUPPORTED))
    assert changes == []


def test_a_sentence_whose_spaces_differ_is_still_found(prose: ProseView) -> None:
    prose.write("First\n  line. Next")
    prose.write("", [Sentence("First line.", (1,), supported=True, support=1.0)])
    prose.flush()
    assert prose.toPlainText() == f"First\nline{CHIP}. Next"


def test_text_that_looks_like_markup_is_shown_as_it_is(prose: ProseView) -> None:
    text = "<img src='http://example.invalid/x.png'> <b>bold</b>"
    prose.write(text)
    prose.flush()
    assert prose.toPlainText() == text


def test_nothing_is_loaded(prose: ProseView) -> None:
    image = QTextDocument.ResourceType.ImageResource.value
    assert prose.document().resource(image, QUrl.fromLocalFile(__file__)) == b""


def test_a_chip_opens_its_source(prose: ProseView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(prose.opened) as opened:
        prose.anchorClicked.emit(QUrl("source:2"))
    assert opened.args == [2]


@pytest.mark.parametrize("link", ["http://example.invalid", "source:x", "file:///etc/passwd", ""])
def test_no_other_link_opens_anything(link: str) -> None:
    assert chip_number(link) is None


def test_copied_words_come_without_chips(prose: ProseView) -> None:
    prose.write(PROSE, [SUPPORTED, ALSO, UNSUPPORTED])
    prose.selectAll()
    assert prose.createMimeDataFromSelection().text() == PROSE


def test_colours_follow_the_theme_and_the_words_stay(prose: ProseView, theme: Theme) -> None:
    prose.write(PROSE, [SUPPORTED, ALSO, UNSUPPORTED])
    before = prose.toPlainText()
    theme.changed.emit()
    assert prose.toPlainText() == before
    assert len(prose._dotted) == 1
