from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.answering.wording import Length, Style, Wording
from app.domain.answers import Finished, Quoted, Settled, Thinking, Token, Working
from app.domain.errors import Cancelled, Crashed
from app.ui.conversation.again import Wish
from app.ui.conversation.quote import QuoteView
from app.ui.conversation.source_cards import SourceCard
from app.ui.conversation.turn import Turn
from app.ui.conversation.turn_view import TurnView
from app.ui.look.theme import Theme
from tests.ui.answers import ONE, PROSE, QUOTE, SUPPORTED, answer


@pytest.fixture
def turn(theme: Theme, qtbot: QtBot) -> Turn:
    made = Turn("What is the limit?")
    show(made, theme, qtbot)
    return made


def show(turn: Turn, theme: Theme, qtbot: QtBot) -> TurnView:
    turn.view = TurnView(turn, theme=theme)
    qtbot.addWidget(turn.view)
    turn.view.resize(700, 600)
    turn.view.show()
    return turn.view


def view_of(turn: Turn) -> TurnView:
    assert turn.view is not None
    return turn.view


def said(turn: Turn) -> str:
    labels = view_of(turn).findChildren(QLabel)
    return "\n".join(each.text() for each in labels if each.isVisible())


def buttons(turn: Turn) -> list[str]:
    return [b.text() for b in view_of(turn).findChildren(QPushButton) if b.isVisible()]


def test_the_quote_stands_before_any_prose(turn: Turn) -> None:
    turn.apply([Quoted(QUOTE, (ONE,), abstained=False)])
    (quote,) = view_of(turn).findChildren(QuoteView)
    assert ONE.text in quote.text.toPlainText()
    assert "Verbatim from Service Manual, page 112" in said(turn)
    assert "Writing the answer" in said(turn)
    assert view_of(turn).prose.isHidden()


def test_nothing_moves_when_prose_and_sources_follow(turn: Turn, qtbot: QtBot) -> None:
    turn.apply([Quoted(QUOTE, (ONE,), abstained=False)])
    turn.apply([Token("The limit")])
    (quote,) = view_of(turn).findChildren(QuoteView)

    def settled() -> bool:
        labels = quote.findChildren(QLabel)
        return labels[0].isVisible() and quote.height() > 40  # both of its lines

    qtbot.waitUntil(settled)
    places = quote.pos(), view_of(turn).prose.pos()
    turn.apply([Token(PROSE.removeprefix("The limit")), Settled(SUPPORTED, (ONE,))])
    turn.apply([Finished(answer())])
    qtbot.waitUntil(
        lambda: view_of(turn).findChildren(SourceCard)[-1].visibleRegion().isEmpty() is False
    )
    assert (quote.pos(), view_of(turn).prose.pos()) == places


def test_the_finished_answer_counts_support_and_shows_cards(turn: Turn) -> None:
    turn.apply([Quoted(QUOTE, (ONE,), abstained=False), Finished(answer())])
    assert "2 of 3 sentences supported" in said(turn)
    assert "1 sentence not found in the sources" in said(turn)
    assert "Searched 12 of 13 files; 1 could not be read" in said(turn)
    names = [card.accessibleName() for card in view_of(turn).findChildren(SourceCard)]
    assert names == [
        "Source 1: Service Manual, PDF, page 112, Cooling system",
        "Source 2: Service Manual, PDF, section Coolant loss",
    ]
    assert buttons(turn) == ["Copy with sources", "Why this answer", "Regenerate", "⋯"]


def test_long_work_says_how_far_it_is_until_the_answer_is_there(turn: Turn) -> None:
    turn.apply([Quoted(None, (), abstained=False), Working("summarise", 120, 340)])
    assert turn.is_working
    assert "Summing up: 120 of 340 passages" in said(turn)
    assert view_of(turn).work.share == pytest.approx(0.352, abs=0.001)
    assert "Writing the answer" not in said(turn)
    turn.apply([Working("join", 1, 4)])
    assert "Putting the notes together: 1 of 4" in said(turn)
    turn.show_stopping()
    assert "Stopping" in said(turn)
    turn.apply([Token(PROSE), Settled(SUPPORTED, (ONE,)), Finished(answer())])
    assert not turn.is_working


def test_an_answer_can_be_had_in_another_way(turn: Turn, qtbot: QtBot) -> None:
    turn.apply([Quoted(QUOTE, (ONE,), abstained=False), Finished(answer())])
    (again,) = [b for b in view_of(turn).findChildren(QPushButton) if b.text() == "Regenerate"]
    names = [action.text() for action in again.menu().actions()]
    assert names == ["In other words", "Shorter", "Longer", "As a list"]
    with qtbot.waitSignal(view_of(turn).again_wanted) as wanted:
        again.menu().actions()[3].trigger()
    assert wanted.args == [Wish.LIST]


def test_a_wish_changes_one_thing() -> None:
    told = Wording(Length.NORMAL, Style.PLAIN, attempt=1)
    assert Wish.OTHER_WORDS.changed(told) == Wording(attempt=2)
    assert Wish.SHORTER.changed(told) == Wording(Length.SHORT, attempt=1)
    assert Wish.LONGER.changed(told).length is Length.LONG
    assert Wish.LIST.changed(told).style is Style.BULLETS


def test_what_no_model_wrote_cannot_be_written_anew(turn: Turn) -> None:
    turn.apply([Quoted(QUOTE, (ONE,), abstained=False)])
    turn.apply([Finished(replace(answer(sentences=()), model=None))])
    assert buttons(turn) == ["Copy with sources", "Why this answer", "⋯"]


def more(turn: Turn) -> QPushButton:
    (found,) = [b for b in view_of(turn).findChildren(QPushButton) if b.text() == "⋯"]
    return found


def test_what_is_wanted_more_rarely_is_in_a_menu(turn: Turn, qtbot: QtBot) -> None:
    turn.apply([Quoted(QUOTE, (ONE,), abstained=False), Finished(answer())])
    assert more(turn).accessibleName() == "More"
    places, golden = more(turn).menu().actions()
    assert [places.text(), golden.text()] == ["Show places", "Keep as golden question"]
    with qtbot.waitSignal(view_of(turn).find_wanted):
        places.trigger()
    with qtbot.waitSignal(view_of(turn).golden_wanted):
        golden.trigger()


def test_what_is_no_whole_answer_cannot_be_kept_as_golden(turn: Turn) -> None:
    turn.apply([Quoted(QUOTE, (ONE,), abstained=False), Token("The limit")])
    turn.fail(Cancelled())
    assert [action.text() for action in more(turn).menu().actions()] == ["Show places"]


def test_a_card_opens_its_source(turn: Turn, qtbot: QtBot) -> None:
    turn.apply([Finished(answer())])
    with qtbot.waitSignal(view_of(turn).source_opened) as opened:
        view_of(turn).findChildren(SourceCard)[1].click()
    assert opened.args[0].n == 2


def test_no_answer_is_said_plainly_with_what_was_searched(turn: Turn) -> None:
    declined = answer(sentences=(), citations=(), abstained=True)
    turn.apply([Quoted(None, (), abstained=True), Finished(declined)])
    assert "Not in your documents" in said(turn)
    assert "Searched 12 of 13 files; 1 could not be read" in said(turn)
    assert view_of(turn).findChildren(QuoteView) == []
    assert view_of(turn).prose.isHidden()


def test_a_generator_that_stops_leaves_the_quote_and_says_why(turn: Turn) -> None:
    why = str(Crashed("generator", -11))
    turn.apply([Quoted(QUOTE, (ONE,), abstained=False), Token("The limit is 1.4 bar.")])
    turn.apply([Finished(answer(sentences=(SUPPORTED,), stopped=why))])
    assert len(view_of(turn).findChildren(QuoteView)) == 1
    assert "signal 11" in said(turn)
    assert "kept" in said(turn)


def test_stopping_keeps_what_was_shown(turn: Turn) -> None:
    turn.apply([Quoted(QUOTE, (ONE,), abstained=False), Token("The limit")])
    turn.fail(Cancelled())
    assert "Stopped. What was found so far is kept." in said(turn)
    assert view_of(turn).prose.toPlainText() == "The limit"
    assert len(view_of(turn).findChildren(SourceCard)) == 1


def test_an_error_before_anything_says_what_to_do(turn: Turn) -> None:
    turn.fail(Crashed("embedder", 1))
    assert "The embedder failed: its process ended with code 1. See: sotto doctor." in said(turn)
    assert buttons(turn) == []


def test_the_copy_names_every_source(turn: Turn) -> None:
    turn.apply([Quoted(QUOTE, (ONE,), abstained=False), Finished(answer())])
    text = turn.text_with_sources
    assert text.startswith(f"“{ONE.text}” [1]")
    assert "The limit is 1.4 bar. [1]" in text
    assert "[2] Service Manual, PDF, section Coolant loss" in text


def test_a_question_of_a_hundred_thousand_characters_is_shown_in_part(
    theme: Theme, qtbot: QtBot
) -> None:
    view = show(Turn("long " * 20_000), theme, qtbot)
    assert len(view.bubble.text.toPlainText()) < 3_000


def test_a_completed_question_is_shown_and_can_be_asked_as_written(
    turn: Turn, qtbot: QtBot
) -> None:
    completed = replace(answer(), rewritten="What is the limit of the Kestrel?")
    turn.apply([Finished(completed)])
    assert "Understood as: What is the limit of the Kestrel?" in said(turn)
    (link,) = [
        b for b in view_of(turn).findChildren(QPushButton) if b.text() == "Ask it as written"
    ]
    with qtbot.waitSignal(view_of(turn).as_written_wanted):
        link.click()


def test_thoughts_are_folded_above_the_answer_and_opened_on_demand(turn: Turn) -> None:
    turn.apply([Quoted(QUOTE, (ONE,), abstained=False), Thinking("Let me see. ")])
    assert "Thinking, 3 words so far …" in buttons(turn)
    turn.apply([Thinking("It says 1.4 bar."), Token("The limit")])
    assert "Thoughts, 7 words" in buttons(turn)
    assert "Let me see" not in said(turn)
    thoughts = view_of(turn).thoughts
    assert thoughts is not None
    assert thoughts.y() < view_of(turn).prose.y()
    thoughts.fold.click()
    assert "Let me see. It says 1.4 bar." in said(turn)
    assert "no part of the answer" in said(turn)
    thoughts.fold.click()
    assert "Let me see" not in said(turn)


def test_thoughts_of_a_kept_answer_are_there_again(theme: Theme, qtbot: QtBot) -> None:
    kept = Turn.kept("What is the limit?", replace(answer(), thoughts="It says 1.4 bar."))
    show(kept, theme, qtbot)
    assert "Thoughts, 4 words" in buttons(kept)


def test_an_answer_without_thoughts_says_nothing_of_them(turn: Turn) -> None:
    turn.apply([Finished(answer())])
    assert view_of(turn).thoughts is None
