"""The place of the privacy report."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.privacy_report import MICROPHONE, Microphone, PrivacyReport, attempts
from app.ui.frame.places import Page
from app.ui.look.group import Group
from app.ui.look.labels import button, label
from app.ui.look.scroll import ScrollColumn
from app.ui.look.theme import Theme
from app.ui.look.told import told
from app.ui.privacy.rows import check_row, line_row, stored_row

_WIDEST_PX = 760


def _tr(text: str) -> str:
    return QCoreApplication.translate("privacy", text)


class PrivacyPage(Page):
    """Shows a report; what is to be done about it is asked for.

    Signals:
        test_wanted(): run the self-test.
        export_wanted(): save the report as a signed text.
        licences_wanted(): show what the program is made of.
    """

    test_wanted = Signal()
    export_wanted = Signal()
    licences_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        note = _tr("Nothing you add, ask or say leaves this computer. This is how, and the proof.")
        super().__init__(_tr("Privacy report"), note, parent)
        self.test = button(_tr("Run the self-test"), self.test_wanted.emit, parent=self)
        self.export = button(_tr("Save as signed text…"), self.export_wanted.emit, parent=self)
        self.tools.addWidget(self.test)
        self.tools.addWidget(self.export)
        self.said = label("", "good", wrap=True, parent=self)
        self.said.hide()
        self._returning = False
        inside = QWidget(self)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 12, 24)
        self._column.setSpacing(20)
        self._connections = self._group(_tr("Connections"))
        self._blocked = self._group(_tr("What is blocked, and how"))
        self._tried = self._group(_tr("Self-test"))
        self._microphone = self._group(_tr("Microphone"))
        self._stored = self._group(_tr("What is stored, and where"))
        self._made_of = self._group(_tr("What Sotto is made of"))
        self._made_of.hide()
        self._column.addStretch(1)
        self.body.addWidget(self.said)
        widest = theme.px(_WIDEST_PX)
        self.body.addWidget(ScrollColumn(inside, widest_px=widest, parent=self), 1)
        self._tried.add(line_row(_tr("It really tries to reach the network and files.")))

    @property
    def target(self) -> QWidget:
        """The self-test."""
        return self.test

    def show_report(self, found: PrivacyReport) -> None:
        """Show what was found, and what was tried if that was."""
        self._connections.set_rows([line_row(attempts(found.attempts, told))])
        self._blocked.set_rows(map(check_row, found.checks))
        self._stored.set_rows(map(stored_row, found.stored))
        self.show_microphone(found.microphone)
        if found.tried:
            self._tried.set_rows(map(check_row, found.tried))
            self.say(
                _tr("Nothing got through.")
                if found.blocked
                else _tr("Something got through: see what is marked below."),
                good=found.blocked,
            )

    def show_parts(self, count: int) -> None:
        """Show how much of others is inside; 0: that is not known, as when run from source."""
        text = _tr("{count} parts, each under terms that let you use it and pass it on.")
        show = button(_tr("Licences…"), self.licences_wanted.emit)
        self._made_of.set_rows([line_row(text.format(count=count), after=show)])
        self._made_of.setVisible(count > 0)

    def show_microphone(self, does: Microphone) -> None:
        """Show what the microphone does now."""
        self._microphone.set_rows([line_row(told(MICROPHONE[does]))])

    def show_testing(self, running: bool) -> None:
        """Whether the self-test runs; the keyboard comes back to its button after it."""
        self._returning = self.test.hasFocus() if running else self._returning
        self.test.setEnabled(not running)
        if not running and self._returning:
            self.test.setFocus()
        if running:
            self.say(_tr("Trying to reach the network and files…"), good=True)

    def say(self, text: str, *, good: bool) -> None:
        """Say above the report what came of something."""
        self.said.setProperty("role", "good" if good else "warning")
        self.said.style().polish(self.said)
        self.said.setText(text)
        self.said.show()

    def _group(self, title: str) -> Group:
        group = Group(title, self)
        self._column.addWidget(group)
        return group
