"""What the conversation scrolls, and how high a turn on it will be that was never shown."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from app.ui.conversation.cited_text import LINE_PX
from app.ui.conversation.turn import Turn
from app.ui.look.theme import Theme

_FRAME_PX = 150  # of a turn besides its text
_CARD_PX = 31  # for each source, two of them in a row
_MOST_CARDS = 6
_CHARACTER_PX = 7


class Page(QWidget):
    """Its turns are placed by the conversation.

    Signals:
        relaid(): something on it wants another height.
    """

    relaid = Signal()

    def event(self, event: QEvent) -> bool:
        """Say so where a layout would act."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.relaid.emit()
        return super().event(event)


def guessed_height(turn: Turn, width: int, theme: Theme) -> int:
    """In px, from the length of its texts at this width."""
    a_line = max(width // theme.px(_CHARACTER_PX), 1)
    quoted = len(turn.quote.text) if turn.quote else 0
    lines = sum(-(-n // a_line) for n in (len(turn.question), quoted, len(turn.text)))
    cards = min(len(turn.citations), _MOST_CARDS) * _CARD_PX
    return theme.px(_FRAME_PX + lines * LINE_PX + cards)
