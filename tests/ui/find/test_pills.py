from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QDate, QObject, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.retrieval.filters import period_of
from app.ui.conversation.composer import Composer
from app.ui.find.limits import Dates, Limits
from app.ui.find.pills import DatePill, DaysDialog, TypedPill
from app.ui.find.scope import ScopePills
from app.ui.look.theme import Theme


@pytest.fixture
def pills(composer: Composer) -> ScopePills:
    return ScopePills(composer, composer)


def typed(composer: Composer) -> list[TypedPill]:
    return [pill for pill in composer.findChildren(TypedPill) if pill.isVisible()]


def choose(pill: Any, text: str) -> None:
    (action,) = [each for each in pill.menu().actions() if each.text() == text]
    action.trigger()


def test_nothing_chosen_leaves_nothing_out(pills: ScopePills) -> None:
    assert (pills.dates.text(), pills.types.text()) == ("All dates", "All types")
    assert not pills.filters()


def test_several_types_can_be_chosen_and_taken_back(pills: ScopePills, qtbot: QtBot) -> None:
    choose(pills.types, "PDF")
    choose(pills.types, "Mail")
    assert pills.types.text() == "PDF, Mail"
    assert pills.filters().types == ("pdf", "mail")
    with qtbot.waitSignal(pills.changed):
        QTest.keyClick(pills.types, Qt.Key.Key_Delete)
    assert not pills.filters()


def test_one_button_removes_everything_that_was_chosen(pills: ScopePills) -> None:
    assert pills._clear.isHidden()
    choose(pills.types, "Tables")
    choose(pills.dates, "Last 30 days")
    assert pills._clear.isVisible()
    pills._clear.click()
    assert pills.limits == Limits()
    assert pills._clear.isHidden()


def test_the_last_days_end_today() -> None:
    (period,) = Dates(days=7).periods(date(2026, 3, 10))
    assert period == period_of(">=2026-03-03")


def test_both_days_of_a_stretch_are_part_of_it() -> None:
    (period,) = Dates(first=date(2026, 3, 1), last=date(2026, 3, 2)).periods(date(2026, 9, 1))
    assert period == period_of("2026-03-01..2026-03-02")


def test_days_are_put_in_order(theme: Theme, qtbot: QtBot) -> None:
    pill = DatePill()
    qtbot.addWidget(pill)
    dialog = DaysDialog(Dates(first=date(2026, 5, 1), last=date(2026, 5, 9)), pill)
    dialog.chosen.connect(pill.show_dates)
    dialog.last.setDate(QDate(2026, 4, 1))
    dialog._take()
    assert pill.dates == Dates(first=date(2026, 4, 1), last=date(2026, 5, 1))
    assert " to " in pill.text()


def test_a_filter_in_the_text_is_shown_and_can_be_taken_out(
    composer: Composer, pills: ScopePills, qtbot: QtBot
) -> None:
    composer.write('pump type:pdf "two bar" valve')
    assert [pill.text() for pill in typed(composer)] == ["type:pdf ×", '"two bar" ×']
    typed(composer)[0].click()
    qtbot.waitUntil(lambda: len(typed(composer)) == 1)
    assert composer.box.toPlainText() == 'pump "two bar" valve'
    assert isinstance(pills, QObject)
