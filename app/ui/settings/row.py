"""One setting: what it is, what it does, what it is now, and the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from app.services.setting_fields import Field
from app.settings import Settings
from app.ui.look.flow import FlowLayout
from app.ui.look.labels import button, label, restyle
from app.ui.look.theme import Theme
from app.ui.settings import wording
from app.ui.settings.editors import Editor

_WIDE_PX = 560  # below it, the editor goes under the words
_EDITOR_PX = 280


class SettingRow(QFrame):
    """Words at the side where reading begins, the editor at the other.

    Attributes:
        problem: Why a value cannot be taken, while one cannot.
        fixed: Who has fixed it, if somebody has.
        words: What a search finds it by.

    Signals:
        chosen(str, object): the setting of that name is to have this value.
    """

    chosen = Signal(str, object)

    def __init__(
        self, field: Field, editor: Editor, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("setting")
        self.field = field
        self.editor = editor
        self._theme = theme
        title, description = wording.title(field), wording.description(field)
        later = self.tr("Takes effect at the next start.") if field.at_start else ""
        editor.control.setAccessibleName(title)
        editor.control.setAccessibleDescription(f"{description} {later}".strip())
        self._reset = button("", self._to_default, "link", parent=self)
        default = wording.shown(field, field.default)
        self._reset.setText(self.tr("Back to: {value}").format(value=default))
        self._reset.setAccessibleName(
            self.tr("{title}: back to {value}").format(title=title, value=default)
        )
        self.problem = label("", "warning", wrap=True, parent=self)
        self.problem.hide()
        self.fixed = label("", "muted", wrap=True, parent=self)
        self.fixed.hide()
        head = FlowLayout()
        head.addWidget(label(title, "title", parent=self))
        head.addWidget(self._reset)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(head)
        words.addWidget(label(description, "muted", wrap=True, parent=self))
        if later:
            words.addWidget(label(later, "muted", wrap=True, parent=self))
        words.addWidget(self.problem)
        words.addWidget(self.fixed)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(12, 10, 12, 10)
        self._layout.setSpacing(24)
        self._layout.addLayout(words, 1)
        self._layout.addWidget(editor, 0, Qt.AlignmentFlag.AlignVCenter)
        editor.chosen.connect(lambda value: self.chosen.emit(field.name, value))
        editor.refused.connect(self.show_problem)
        self.words = f"{title} {description} {default} {field.name}"

    def show_settings(self, settings: Settings) -> None:
        """Show what is in force, and whether that is not the default."""
        value = self.field.value(settings)
        self.editor.show_value(value)
        changed = value != self.field.default
        had_focus = self._reset.hasFocus()
        self._reset.setVisible(changed and self.editor.isEnabled())
        if had_focus and not changed:
            self.editor.control.setFocus(Qt.FocusReason.OtherFocusReason)
        restyle(self, "changed", changed)

    def show_fixed(self, organisation: str) -> None:
        """Its value is that of the policy of `organisation`: it is shown and cannot be changed."""
        self.editor.setEnabled(False)
        self._reset.hide()
        said = self.tr("Fixed by: {organisation}").format(organisation=organisation)
        self.editor.control.setAccessibleDescription(f"{wording.description(self.field)} {said}")
        self.fixed.setText(said)
        self.fixed.show()

    def show_problem(self, text: str) -> None:
        """Why a value cannot be taken; empty: it can."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the editor below the words where there is little room."""
        super().resizeEvent(event)
        wide = self.width() >= self._theme.px(_WIDE_PX)
        directions = QBoxLayout.Direction
        self._layout.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._layout.setSpacing(24 if wide else 8)
        self.editor.setMinimumWidth(self._theme.px(_EDITOR_PX) if wide else 0)

    def _to_default(self) -> None:
        self.chosen.emit(self.field.name, self.field.default)
