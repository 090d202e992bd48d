"""The button that asks for the same answer in another way."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton, QWidget

from app.answering.wording import Length, Style, Wording
from app.ui.look.menus import menu_link


class Wish(StrEnum):
    """How the next answer is to differ from this one."""

    OTHER_WORDS = "other words"
    SHORTER = "shorter"
    LONGER = "longer"
    LIST = "list"

    def changed(self, wording: Wording) -> Wording:
        """What is to be told to the model, after an answer that was told `wording`."""
        attempt = wording.attempt + (self is Wish.OTHER_WORDS)
        length = {Wish.SHORTER: Length.SHORT, Wish.LONGER: Length.LONG}.get(self, wording.length)
        style = Style.BULLETS if self is Wish.LIST else wording.style
        return Wording(length, style, wording.language, attempt)


def again_button(want: Callable[[Wish], object], parent: QWidget) -> QPushButton:
    """A link that opens a menu of wishes; `want` gets the one that is chosen."""
    wishes = (
        (_tr("In other words"), Wish.OTHER_WORDS),
        (_tr("Shorter"), Wish.SHORTER),
        (_tr("Longer"), Wish.LONGER),
        (_tr("As a list"), Wish.LIST),
    )
    choices = [(text, partial(want, wish)) for text, wish in wishes]
    name = _tr("Regenerate the answer")
    return menu_link(_tr("Regenerate"), choices, name=name, parent=parent)


def _tr(text: str) -> str:
    return QCoreApplication.translate("again", text)
