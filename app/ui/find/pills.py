"""The pills of the composer that limit a search: dates, types, and filters typed in the text."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QMenu,
    QToolButton,
    QWidget,
)

from app.ui.find.limits import DAYS, KINDS, Dates
from app.ui.look import plain_text, words
from app.ui.look.labels import button, restyle


class Pill(QToolButton):
    """Says what is chosen, and offers a menu; Delete takes the choice back.

    Signals:
        cleared(): the choice is to be taken back.
    """

    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scope")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def add_menu(self, name: str) -> QMenu:
        """The menu that opens when it is pressed."""
        menu = QMenu(self)
        menu.setAccessibleName(name)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(menu)
        return menu

    def say(self, text: str, *, name: str, limits: bool) -> None:
        """Show `text`, spoken as `name`; `limits` if it leaves anything out."""
        self.setText(plain_text.one_line(text).replace("&", "&&"))
        self.setAccessibleName(name)
        restyle(self, "limits", limits)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace take the choice back."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit()
        else:
            super().keyPressEvent(event)


class DatePill(Pill):
    """Chooses a stretch of time.

    Signals:
        chosen(Dates): only what is of that time.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.dates = Dates()
        menu = self.add_menu(self.tr("Dates to search in"))
        for dates in (Dates(), *(Dates(days=days) for days in DAYS)):
            menu.addAction(self._words(dates)).triggered.connect(
                lambda _=False, dates=dates: self.show_dates(dates)
            )
        menu.addSeparator()
        menu.addAction(self.tr("From … to …")).triggered.connect(self._ask_for_days)
        self.cleared.connect(lambda: self.show_dates(Dates()))
        self.show_dates(Dates())

    def show_dates(self, dates: Dates) -> None:
        """Choose these."""
        changed, self.dates = dates != self.dates, dates
        text = self._words(dates)
        self.say(text, name=self.tr("Dates: {dates}").format(dates=text), limits=dates != Dates())
        if changed:
            self.chosen.emit(dates)

    def _words(self, dates: Dates) -> str:
        if dates.days:
            return self.tr("Last {days} days").format(days=words.number(dates.days))
        if dates.first is None or dates.last is None:
            return self.tr("All dates")
        first, last = (
            QLocale().toString(_shown(day), QLocale.FormatType.ShortFormat)
            for day in (dates.first, dates.last)
        )
        return self.tr("{first} to {last}").format(first=first, last=last)

    def _ask_for_days(self) -> None:
        dialog = DaysDialog(self.dates, self)
        dialog.chosen.connect(self.show_dates)
        dialog.open()


class DaysDialog(QDialog):
    """Asks for the first and the last day.

    Signals:
        chosen(Dates): these, in the right order.
    """

    chosen = Signal(object)

    def __init__(self, dates: Dates, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Dates to search in"))
        today = QDate.currentDate()
        self.first = self._edit(self.tr("First day"), dates.first, today.addMonths(-1))
        self.last = self._edit(self.tr("Last day"), dates.last, today)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(button(self.tr("Cancel"), self.reject, parent=self))
        buttons.addWidget(button(self.tr("Search these days"), self._take, "primary", parent=self))
        form = QFormLayout(self)
        form.addRow(self.tr("From"), self.first)
        form.addRow(self.tr("To"), self.last)
        form.addRow(buttons)

    def _edit(self, name: str, day: date | None, otherwise: QDate) -> QDateEdit:
        made = QDateEdit(_shown(day) if day else otherwise, self)
        made.setCalendarPopup(True)
        made.setAccessibleName(name)
        return made

    def _take(self) -> None:
        first, last = sorted(_day(each.date()) for each in (self.first, self.last))
        self.chosen.emit(Dates(first=first, last=last))
        self.accept()


class TypePill(Pill):
    """Chooses kinds of files, as many as one likes.

    Signals:
        chosen(tuple): these KINDS; none: all.
    """

    chosen = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kinds: tuple[str, ...] = ()
        self._names = {
            "pdf": self.tr("PDF"),
            "document": self.tr("Documents"),
            "mail": self.tr("Mail"),
            "table": self.tr("Tables"),
            "picture": self.tr("Pictures"),
            "recording": self.tr("Recordings"),
            "web": self.tr("Web pages"),
        }
        menu = self.add_menu(self.tr("Types to search in"))
        menu.addAction(self.tr("All types")).triggered.connect(lambda: self.show_kinds(()))
        menu.addSeparator()
        self._boxes = {kind: menu.addAction(self._names[kind]) for kind in KINDS}
        for box in self._boxes.values():
            box.setCheckable(True)
            box.triggered.connect(self._take)
        self.cleared.connect(lambda: self.show_kinds(()))
        self.show_kinds(())

    def show_kinds(self, kinds: Sequence[str]) -> None:
        """Choose these."""
        changed, self.kinds = tuple(kinds) != self.kinds, tuple(kinds)
        for kind, box in self._boxes.items():
            box.setChecked(kind in kinds)
        text = ", ".join(self._names[kind] for kind in kinds) or self.tr("All types")
        self.say(text, name=self.tr("Types: {types}").format(types=text), limits=bool(kinds))
        if changed:
            self.chosen.emit(self.kinds)

    def _take(self) -> None:
        self.show_kinds([kind for kind, box in self._boxes.items() if box.isChecked()])


class TypedPill(Pill):
    """A filter that stands in the text; pressed, it is taken out."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.say(
            self.tr("{filter}  ×").format(filter=text),
            name=self.tr("Filter in the text: {filter}. Press to take it out").format(filter=text),
            limits=True,
        )
        self.setToolTip(self.tr("Take this filter out of the text"))
        self.clicked.connect(self.cleared)


def _shown(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _day(shown: QDate) -> date:
    return date(shown.year(), shown.month(), shown.day())
