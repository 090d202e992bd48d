"""What a setting is changed with: a switch, a list, a number."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from app.services.setting_fields import Field, Kind
from app.ui.look.choice import Choice
from app.ui.look.labels import label
from app.ui.look.switch import Switch
from app.ui.look.theme import Theme
from app.ui.settings import wording

_NUMBER_PX = 84


class Editor(QWidget):
    """Changes one value.

    Attributes:
        control: What the keyboard goes to.

    Signals:
        chosen(object): the user wants this value.
        refused(str): why what was typed cannot be a value; empty once it can.
    """

    chosen = Signal(object)
    refused = Signal(str)

    def __init__(self, control: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.control = control
        self.setFocusProxy(control)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)
        self.row.addWidget(control)

    def show_value(self, value: object) -> None:
        """Show what is in force; says nothing."""
        raise NotImplementedError


class SwitchEditor(Editor):
    """On or off."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._switch = Switch(theme)
        super().__init__(self._switch, parent)
        self.row.addStretch(1)
        self._switch.clicked.connect(lambda on: self.chosen.emit(on))

    def show_value(self, value: object) -> None:
        """Show what is in force."""
        self._switch.setChecked(bool(value))


class ChoiceEditor(Editor):
    """One of a few values."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        self.choice = Choice()
        super().__init__(self.choice, parent)
        self.choice.offer([(value, wording.choice(field.name, value)) for value in field.choices])
        self.choice.picked.connect(self.chosen)

    def show_value(self, value: object) -> None:
        """Show what is in force."""
        self.choice.show_value(value)


class NumberEditor(Editor):
    """A number within bounds; the arrow keys count, and Enter or leaving it takes the number."""

    def __init__(self, field: Field, theme: Theme, parent: QWidget | None = None) -> None:
        self._box = QLineEdit()
        super().__init__(self._box, parent)
        self._field = field
        self._shown: float = 0
        self._theme = theme
        self._box.setProperty("role", "field")
        self._box.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        self._box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._box.setFixedWidth(theme.px(_NUMBER_PX))
        self._box.installEventFilter(self)
        self._unit = label("", "muted", parent=self)
        self.row.addWidget(self._unit)
        self.row.addStretch(1)
        self._box.textEdited.connect(lambda _: self._judge())
        self._box.editingFinished.connect(self._take)

    def show_value(self, value: object) -> None:
        """Show what is in force; a number that was refused is gone then."""
        assert isinstance(value, int | float)  # noqa: S101  a field of this kind
        self._shown = value
        self._box.setText(wording.number(value))
        self._name_unit(value)
        self.refused.emit("")

    def eventFilter(self, _: object, event: object) -> bool:
        """Count by the arrow keys."""
        if isinstance(event, QKeyEvent) and event.type() is QKeyEvent.Type.KeyPress:
            by = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
            if by:
                self._count(by)
                return True
        return False

    def _count(self, by: int) -> None:
        number = self._typed()
        number = (self._shown if number is None else number) + by
        if self._field.allows(number):
            self._box.setText(wording.number(number))
            self._take()

    def _typed(self) -> float | None:
        number, is_number = QLocale().toDouble(self._box.text().strip())
        if not is_number or (self._field.kind is Kind.WHOLE and number != int(number)):
            return None
        return int(number) if self._field.kind is Kind.WHOLE else number

    def _judge(self) -> float | None:
        """The number that was typed, None where it cannot be taken, which is said."""
        number = self._typed()
        if number is None or not self._field.allows(number):
            self.refused.emit(wording.bounds(self._field))
            return None
        self.refused.emit("")
        self._name_unit(number)
        return number

    def _take(self) -> None:
        number = self._judge()
        if number is not None and number != self._shown:
            self._shown = number
            self.chosen.emit(number)

    def _name_unit(self, number: float) -> None:
        self._unit.setText(wording.unit(self._field, number))


def make_editor(field: Field, theme: Theme) -> Editor:
    """The editor for a field of this kind."""
    if field.kind is Kind.SWITCH:
        return SwitchEditor(theme)
    if field.kind in (Kind.WHOLE, Kind.NUMBER):
        return NumberEditor(field, theme)
    return ChoiceEditor(field)
