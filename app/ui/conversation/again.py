"""The button that asks for the same answer in another way."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from app.answering.wording import Length, Style, Wording
from app.ui.look.labels import button


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
    made = button(_tr("Regenerate"), lambda: None, "link", parent=parent)
    made.setAccessibleName(_tr("Regenerate the answer"))
    menu = QMenu(made)
    menu.setAccessibleName(_tr("Regenerate the answer"))
    for wish, text in (
        (Wish.OTHER_WORDS, _tr("In other words")),
        (Wish.SHORTER, _tr("Shorter")),
        (Wish.LONGER, _tr("Longer")),
        (Wish.LIST, _tr("As a list")),
    ):
        menu.addAction(text).triggered.connect(lambda _=False, w=wish: want(w))
    made.setMenu(menu)
    return made


def _tr(text: str) -> str:
    return QCoreApplication.translate("again", text)
