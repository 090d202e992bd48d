from dataclasses import replace

from pytestqt.qtbot import QtBot

from app.ui.conversation.source_cards import SourceCard
from app.ui.look.theme import Theme
from tests.ui.answers import ONE


def test_a_card_of_hidden_text_says_so_first(qtbot: QtBot, theme: Theme) -> None:
    planted = replace(ONE, document="a\u202egnp.exe", flags=("white", "order"))
    card = SourceCard(planted, theme=theme)
    qtbot.addWidget(card)
    assert "Hidden text, addressed to the answerer. PDF, page 112" in card.accessibleName()
    assert "\u202e" not in card.accessibleName()
    assert "<b>Hidden text, addressed to the answerer</b>" in card.toolTip()


def test_a_card_of_ordinary_text_warns_of_nothing(qtbot: QtBot, theme: Theme) -> None:
    card = SourceCard(ONE, theme=theme)
    qtbot.addWidget(card)
    assert card.accessibleName().endswith("Service Manual, PDF, page 112, Cooling system")
    assert card.toolTip().count("<b>") == 1  # where it stands
    assert "<b>Service Manual, page 112, Cooling system</b>" in card.toolTip()
