"""The conversation as a whole: what is made, what stays where it is, what is found."""

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.answers import Answer, Finished, Quoted, Sentence, Settled, Token
from app.domain.feedback import Rating
from app.ui.conversation.chips import CHIP
from app.ui.conversation.cited_text import CitedText
from app.ui.conversation.find_bar import FindBar
from app.ui.conversation.rating import NoteRow, Thumb
from app.ui.conversation.source_cards import SourceCard
from app.ui.conversation.turn import Turn
from app.ui.conversation.turn_view import TurnView
from app.ui.conversation.view import Conversation
from app.ui.frame.window import Window
from app.ui.look.theme import Theme
from tests.ui.answers import ALSO, ONE, PROSE, QUOTE, SUPPORTED, TWO, UNSUPPORTED, answer

MANY = 300


@pytest.fixture
def conversation(theme: Theme, qtbot: QtBot) -> Conversation:
    made = Conversation(theme)
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


def told(number: int) -> Answer:
    """An answer of up to thirty sentences that names its number."""
    sentences = tuple(
        replace(SUPPORTED, text=f"Sentence {n} of answer {number} is about the cap.")
        for n in range(1 + number * 7 % 30)
    )
    text = " ".join(each.text for each in sentences)
    return replace(answer(), answer=text, sentences=sentences)


def keep_many(conversation: Conversation, qtbot: QtBot, count: int = MANY) -> None:
    for number in range(count):
        conversation.add_kept(f"Question {number}?", told(number))
    rest(conversation, qtbot)


def rest(conversation: Conversation, qtbot: QtBot) -> None:
    """Wait until nothing is left to be made."""
    qtbot.waitUntil(lambda: bool(conversation.live) and not conversation._soon.isActive())
    qtbot.wait(1)
    qtbot.waitUntil(lambda: not conversation._soon.isActive())


def on_screen(conversation: Conversation, widget: QWidget) -> int:
    """How far below the top of the view a widget begins."""
    return widget.mapTo(conversation.viewport(), QPoint(0, 0)).y()


def letters(text: CitedText, conversation: Conversation) -> list[tuple[str, int, int]]:
    """Every letter with its place on screen."""
    found = []
    for position in range(text.document().characterCount() - 1):
        character = text.document().characterAt(position)
        if character.isalnum():
            cursor = QTextCursor(text.document())
            cursor.setPosition(position)
            at = text.mapTo(conversation.viewport(), text.cursorRect(cursor).topLeft())
            found.append((character, at.x(), at.y()))
    return found


def view_of(turn: Turn) -> TurnView:
    assert turn.view is not None
    return turn.view


def test_only_turns_near_the_view_have_widgets(conversation: Conversation, qtbot: QtBot) -> None:
    keep_many(conversation, qtbot)
    assert len(conversation.turns) == MANY
    assert 1 <= len(conversation.live) < 20
    bar = conversation.verticalScrollBar()
    for value in range(bar.maximum(), 0, -bar.maximum() // 40):
        bar.setValue(value)
        QApplication.processEvents()
    rest(conversation, qtbot)
    assert len(conversation.live) < 30


def test_a_kept_conversation_opens_at_its_last_question(
    conversation: Conversation, qtbot: QtBot
) -> None:
    keep_many(conversation, qtbot)
    assert on_screen(conversation, view_of(conversation.turns[-1])) == 0
    assert view_of(conversation.turns[-1]).bubble.text.toPlainText() == f"Question {MANY - 1}?"


def test_every_turn_can_be_reached_by_scrolling(conversation: Conversation, qtbot: QtBot) -> None:
    keep_many(conversation, qtbot, 60)
    bar = conversation.verticalScrollBar()
    seen: set[str] = set()
    while True:
        for view in conversation.live:
            if not view.visibleRegion().isEmpty():
                seen.add(view.turn.question)
        if bar.value() == 0:
            break
        bar.setValue(bar.value() - 300)
        QApplication.processEvents()
    assert seen == {f"Question {number}?" for number in range(60)}


def test_scrolling_moves_the_text_by_what_was_scrolled(
    conversation: Conversation, qtbot: QtBot
) -> None:
    """However wrong the heights above were guessed."""
    keep_many(conversation, qtbot)
    bar = conversation.verticalScrollBar()
    for _ in range(60):
        top = conversation.live[-1] if len(conversation.live) == 1 else None
        shown = [view for view in conversation.live if not view.visibleRegion().isEmpty()]
        top = top or shown[0]
        before = on_screen(conversation, top)
        bar.setValue(bar.value() - 120)
        QApplication.processEvents()
        if top.turn.view is top:
            assert on_screen(conversation, top) == before + 120


def test_another_width_lays_out_first_what_is_seen(
    conversation: Conversation, qtbot: QtBot
) -> None:
    keep_many(conversation, qtbot, 8)
    seen = [view for view in conversation.live if not view.visibleRegion().isEmpty()]
    before = seen[0].width()
    conversation.resize(640, 600)
    assert len({view.width() for view in conversation.live}) == 2
    assert {view.width() for view in seen} == {before - 60}
    rest(conversation, qtbot)
    bar = conversation.verticalScrollBar()
    for value in range(bar.maximum(), -1, -300):
        bar.setValue(value)
        shown = [view for view in conversation.live if not view.visibleRegion().isEmpty()]
        assert shown
        assert {view.width() for view in shown} == {before - 60}


def test_another_width_keeps_the_question_at_the_top(
    conversation: Conversation, qtbot: QtBot
) -> None:
    keep_many(conversation, qtbot)
    bar = conversation.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    rest(conversation, qtbot)
    top = next(v for v in conversation.live if not v.visibleRegion().isEmpty()).turn
    conversation.resize(500, 600)
    rest(conversation, qtbot)
    again = next(v for v in conversation.live if not v.visibleRegion().isEmpty()).turn
    assert again is top


def stream(turn: Turn, sentences: tuple[Sentence, ...], check: object) -> None:
    """Token by token, each sentence judged eight characters late, as the assistant does."""
    assert callable(check)
    whole = " ".join(each.text for each in sentences)
    turn.apply([Quoted(QUOTE, (ONE,), abstained=False)])
    judged, ends, at = 0, [], 0
    for each in sentences:
        at = whole.index(each.text, at) + len(each.text)
        ends.append(at)
    for start in range(0, len(whole), 5):
        turn.apply([Token(whole[start : start + 5])])
        check()
        while judged < len(ends) and start + 5 >= ends[judged] + 8:
            turn.apply([Settled(sentences[judged], (ONE, TWO))])
            check()
            judged += 1
    for each in sentences[judged:]:
        turn.apply([Settled(each, (ONE, TWO))])
        check()
    final = replace(answer(), sentences=sentences, answer=whole)
    turn.apply([Finished(final)])
    check()


LONG = tuple(
    replace(each, text=f"{each.text[:-1]} in case {n} of {n * n * 977} or so.")
    for n, each in enumerate((SUPPORTED, ALSO, UNSUPPORTED) * 5)
)


def test_no_letter_moves_while_an_answer_comes(conversation: Conversation, qtbot: QtBot) -> None:
    turn = conversation.begin("What is the limit?")
    QApplication.processEvents()
    before: list[tuple[str, int, int]] = []
    compared = 0

    def check() -> None:
        nonlocal before, compared
        QApplication.processEvents()
        texts = [text for text in view_of(turn).texts[1:] if text is not None and text.isVisible()]
        now = [each for text in texts for each in letters(text, conversation)]
        assert now[: len(before)] == before
        compared += len(before)
        before = now

    stream(turn, LONG, check)
    assert compared > 10_000


def test_what_was_scrolled_to_stays_while_an_answer_comes(
    conversation: Conversation, qtbot: QtBot
) -> None:
    keep_many(conversation, qtbot, 40)
    turn = conversation.begin("What is the limit?")
    QApplication.processEvents()
    conversation.verticalScrollBar().setValue(conversation.verticalScrollBar().maximum() // 2)
    rest(conversation, qtbot)
    read = next(v for v in conversation.live if not v.visibleRegion().isEmpty())
    place = on_screen(conversation, read)

    def check() -> None:
        QApplication.processEvents()
        assert on_screen(conversation, read) == place

    stream(turn, LONG, check)
    assert turn.answer is not None


def test_items_of_a_list_are_shown_as_such(conversation: Conversation) -> None:
    items = tuple(
        Sentence(text, (), supported=True, support=1.0)
        for text in ("- Close the cap.", "- Check the hose.")
    )
    turn = conversation.begin("What now?")
    for token in ("-", " Close the", " cap.\n", "-", " Check the hose."):
        turn.apply([Token(token)])
    turn.apply([Settled(each, ()) for each in items])
    turn.apply(
        [Finished(replace(answer(), answer="\n".join(i.text for i in items), sentences=items))]
    )
    document = view_of(turn).prose.document()
    blocks = [document.findBlockByNumber(n) for n in range(document.blockCount())]
    assert [block.text() for block in blocks] == ["Close the cap.", "Check the hose."]
    assert all(block.textList() is not None for block in blocks)
    assert turn.text_with_sources.count("- C") == 2


def test_a_turn_shows_the_same_again_after_it_was_far_away(
    conversation: Conversation, qtbot: QtBot
) -> None:
    turn = conversation.begin("What is the limit?")
    stream(turn, (SUPPORTED, ALSO, UNSUPPORTED), lambda: None)
    before = view_of(turn).prose.toPlainText()
    keep_many(conversation, qtbot, 40)
    assert turn.view is None
    conversation.verticalScrollBar().setValue(0)
    rest(conversation, qtbot)
    assert view_of(turn).prose.toPlainText() == before
    assert len(view_of(turn).findChildren(SourceCard)) == 2


def test_a_turn_that_has_the_keyboard_is_kept(conversation: Conversation, qtbot: QtBot) -> None:
    keep_many(conversation, qtbot, 40)
    conversation.activateWindow()
    qtbot.waitUntil(conversation.isActiveWindow)
    last = view_of(conversation.turns[-2])
    last.prose.setFocus()
    conversation.verticalScrollBar().setValue(0)
    rest(conversation, qtbot)
    assert conversation.turns[-2].view is last


def test_tab_goes_through_turns_that_had_no_widgets_before(theme: Theme, qtbot: QtBot) -> None:
    window = Window(theme)
    qtbot.addWidget(window)
    window.show()
    conversation = window.conversation
    keep_many(conversation, qtbot, 16)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    conversation.verticalScrollBar().setValue(0)
    rest(conversation, qtbot)
    assert len(conversation.live) < 16
    view_of(conversation.turns[0]).bubble.text.setFocus()
    reached: list[str] = []
    for _ in range(400):
        focused = QApplication.focusWidget()
        assert focused is not None
        if not conversation.isAncestorOf(focused):
            break
        inside = [v.turn.question for v in conversation.live if v.isAncestorOf(focused)]
        reached += [question for question in inside if question not in reached]
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        QApplication.processEvents()
    assert reached == [f"Question {number}?" for number in range(16)]


def test_a_sum_over_many_rows_shows_some_chips_and_all_cards(
    conversation: Conversation, qtbot: QtBot
) -> None:
    rows = tuple(replace(ONE, n=n + 1, start=n, page=None, first_row=n + 2) for n in range(30))
    total = Sentence("The sum is 41.", tuple(range(1, 31)), supported=True, support=1.0)
    kept = replace(answer(), answer=total.text, sentences=(total,), citations=rows)
    turn = conversation.add_kept("What is the sum?", kept)
    rest(conversation, qtbot)
    assert view_of(turn).prose.toPlainText() == f"The sum is 41{CHIP * 6} +24."
    assert len(view_of(turn).findChildren(SourceCard)) == 6
    (more,) = [b for b in view_of(turn).findChildren(QPushButton) if "30" in b.text()]
    assert more.text() == "Show all 30 sources"
    more.click()
    cards = view_of(turn).findChildren(SourceCard)
    assert len(cards) == 30
    assert "row 31" in cards[-1].accessibleName()


def test_a_kept_answer_of_another_form_says_so(conversation: Conversation, qtbot: QtBot) -> None:
    turn = conversation.add_kept("What was it?", None)
    rest(conversation, qtbot)
    labels = [each.text() for each in view_of(turn).findChildren(type(view_of(turn)._state))]
    assert any("Another version of Sotto" in text for text in labels)


def test_a_question_that_was_cut_off_can_be_asked_again(
    conversation: Conversation, qtbot: QtBot
) -> None:
    turn = conversation.add_kept("What was it?", None)
    turn.show_cut_off()
    rest(conversation, qtbot)
    (link,) = [b for b in view_of(turn).findChildren(QPushButton) if b.text() == "Ask again"]
    with qtbot.waitSignal(conversation.asked_again) as asked:
        link.click()
    assert asked.args == [turn]


def test_a_rating_can_be_given_explained_and_taken_back(
    conversation: Conversation, qtbot: QtBot
) -> None:
    turn = conversation.add_kept("What is the limit?", answer())
    rest(conversation, qtbot)
    given: list[tuple[Rating | None, str]] = []
    conversation.rated.connect(lambda _, rating, note: given.append((rating, note)))
    up, down = view_of(turn).findChildren(Thumb)
    up.click()
    down.click()
    assert not up.isChecked()
    (note,) = view_of(turn).findChildren(NoteRow)
    assert note.isVisible()
    QTest.keyClicks(note.field, "the wrong engine")
    assert view_of(turn).is_in_use
    QTest.keyClick(note.field, Qt.Key.Key_Return)
    down.click()
    assert not note.isVisible()
    assert given == [
        (Rating.UP, ""),
        (Rating.DOWN, ""),
        (Rating.DOWN, "the wrong engine"),
        (None, ""),
    ]


def test_a_kept_rating_is_shown(conversation: Conversation, qtbot: QtBot) -> None:
    turn = conversation.add_kept("Why?", answer(), rating=Rating.DOWN, note="too long")
    rest(conversation, qtbot)
    assert [t.isChecked() for t in view_of(turn).findChildren(Thumb)] == [False, True]
    assert view_of(turn).findChildren(NoteRow)[0].field.text() == "too long"


def find(conversation: Conversation, words: str) -> FindBar:
    bar = FindBar(conversation)
    bar.begin()
    QTest.keyClicks(bar.field, words)
    return bar


def test_words_are_found_in_turns_that_have_no_widgets(
    conversation: Conversation, qtbot: QtBot
) -> None:
    keep_many(conversation, qtbot)
    bar = find(conversation, "of answer 7 is")
    count = sum("of answer 7 is" in each.text for each in told(7).sentences)
    assert bar.count.text() == f"{count} of {count}"
    turn = conversation.turns[7]
    marks = view_of(turn).prose.extraSelections()
    assert [mark.cursor.selectedText() for mark in marks] == ["of answer 7 is"] * count
    assert not view_of(turn).visibleRegion().isEmpty()
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.count.text() == f"1 of {count}"
    QTest.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.text() == f"{count} of {count}"


def test_matches_reach_over_chips_and_are_counted_as_shown(
    conversation: Conversation, qtbot: QtBot
) -> None:
    turn = conversation.begin("Which BAR?")
    stream(turn, (SUPPORTED, ALSO, UNSUPPORTED), lambda: None)
    bar = find(conversation, "bar. if")
    assert bar.count.text() == "1 of 1"
    bar.field.clear()
    QTest.keyClicks(bar.field, "bar")
    shown = " ".join(t.toPlainText() for t in view_of(turn).texts if t is not None)
    total = len(re.findall("bar", shown, re.IGNORECASE))
    assert bar.count.text() == f"{total} of {total}"
    marked = sum(len(t.extraSelections()) for t in view_of(turn).texts if t is not None)
    assert marked == total >= 3


def test_escape_ends_finding_and_takes_the_marks_away(
    conversation: Conversation, qtbot: QtBot
) -> None:
    turn = conversation.begin("Which cap?")
    turn.apply([Token(f"{PROSE} ")])
    bar = find(conversation, "nowhere")
    assert bar.count.text() == "Not found"
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert all(not t.extraSelections() for t in view_of(turn).texts if t is not None)


def test_the_keyboard_comes_to_what_is_not_supported_and_hears_why(
    conversation: Conversation, qtbot: QtBot
) -> None:
    turn = conversation.begin("What is the limit?")
    stream(turn, (SUPPORTED, replace(UNSUPPORTED, reason="no passage names it")), lambda: None)
    conversation.activateWindow()
    qtbot.waitUntil(conversation.isActiveWindow)
    prose = view_of(turn).prose
    prose.setFocus()
    reached = []
    for _ in range(2):
        QTest.keyClick(prose, Qt.Key.Key_Tab)
        reached.append(prose.textCursor().charFormat().toolTip())
    assert "Service Manual, page 112" in reached[0]
    assert ONE.text in reached[0]
    assert "no passage names it" in reached[1]
    assert UNSUPPORTED.text in prose.accessibleDescription()
