"""A link that opens a menu of things to do."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from app.ui.look.labels import button


def menu_link(
    text: str,
    choices: Iterable[tuple[str, Callable[[], object]]],
    *,
    name: str,
    parent: QWidget,
) -> QPushButton:
    """A button that says `text`, spoken as `name`; each choice is a text and what it does."""
    made = button(text, lambda: None, "link", name=name, parent=parent)
    menu = QMenu(made)
    menu.setAccessibleName(name)
    for words, act in choices:
        menu.addAction(words).triggered.connect(lambda _=False, act=act: act())
    made.setMenu(menu)
    return made
