"""The place of the settings: groups of rows, and a field to search them."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.services.setting_fields import Field, setting_fields
from app.settings import Settings
from app.ui.frame.places import Page
from app.ui.look.group import Group
from app.ui.look.labels import label
from app.ui.look.scroll import ScrollColumn
from app.ui.look.theme import Theme
from app.ui.settings import wording
from app.ui.settings.editors import Editor
from app.ui.settings.row import SettingRow

_WIDEST_PX = 760
_SEARCH_PX = 220


def _tr(text: str) -> str:
    return QCoreApplication.translate("settings", text)


class SettingsPage(Page):
    """Shows what is in force; a change is asked for and comes back through `show_settings`.

    Attributes:
        rows: By the name of the setting.

    Signals:
        chosen(str, object): the setting of that name is to have this value.
    """

    chosen = Signal(str, object)

    def __init__(
        self, theme: Theme, make_editor: Callable[[Field], Editor], parent: QWidget | None = None
    ) -> None:
        note = _tr("A change is kept at once, and takes effect at once unless it says otherwise.")
        super().__init__(_tr("Settings"), note, parent)
        self.search = QLineEdit(self)
        self.search.setProperty("role", "field")
        self.search.setPlaceholderText(_tr("Search settings"))
        self.search.setAccessibleName(_tr("Search settings"))
        self.search.setFixedWidth(theme.px(_SEARCH_PX))
        self.search.textChanged.connect(self._filter)
        self.tools.addWidget(self.search)
        self.rows: dict[str, SettingRow] = {}
        self._groups: list[Group] = []
        self._nothing = label(_tr("No setting is about that."), "muted", parent=self)
        self._nothing.hide()
        inside = QWidget(self)
        area = ScrollColumn(inside, widest_px=theme.px(_WIDEST_PX), parent=self)
        self.body.addWidget(area, 1)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 12, 24)
        self._column.setSpacing(20)
        self._column.addWidget(self._nothing)
        self._column.addStretch(1)
        self._fill(theme, make_editor)

    @property
    def target(self) -> QWidget:
        """The search."""
        return self.search

    def show_settings(self, settings: Settings) -> None:
        """Show what is in force."""
        for row in self.rows.values():
            row.show_settings(settings)

    def add_group(self, title: str, parts: Iterable[tuple[QWidget, str]]) -> None:
        """Put more at the end; with each part come the words that it is found by."""
        group = Group(title)
        for part, words in parts:
            group.add(part, words)
        self._groups.append(group)
        self._column.insertWidget(self._column.count() - 1, group)

    def _fill(self, theme: Theme, make_editor: Callable[[Field], Editor]) -> None:
        for field in setting_fields():
            row = self.rows[field.name] = SettingRow(field, make_editor(field), theme)
            row.chosen.connect(self.chosen)
        for key, title in wording.groups().items():
            rows = [row for row in self.rows.values() if row.field.group == key]
            self.add_group(title, [(row, row.words) for row in rows])

    def _filter(self, wanted: str) -> None:
        found = [group.filter(wanted) for group in self._groups]
        self._nothing.setVisible(not any(found))
