"""On what the search model is computed: every way there is, and why it was taken or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.look import words
from app.ui.look.labels import button, label
from app.ui.models import provider_facts
from app.ui.models.provider_desk import ProviderDesk
from app.ui.models.provider_facts import Line

if TYPE_CHECKING:
    from app.services.provider_choice import Overview


class ProviderSection(QFrame):
    """A card below the search models; follows `desk`, and is not there without a search model."""

    def __init__(self, desk: ProviderDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("model")
        self.setAccessibleName(self.tr("Computed on"))
        self._desk = desk
        self._overview: Overview | None = None
        self._all = False
        self._date = label("", "muted", wrap=True, parent=self)
        self.again = button("", desk.try_all, parent=self)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(10)
        self._more = button("", self._toggle, "link", parent=self)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(label(self.tr("Computed on"), "title", parent=self), 1)
        head.addWidget(self.again)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 11, 14, 9)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addWidget(self._date)
        layout.addLayout(self._lines)
        layout.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()
        desk.looked.connect(self._show)
        desk.idled.connect(self._set_idle)
        if desk.overview is not None:
            self._show(desk.overview)

    def _show(self, overview: Overview | None) -> None:
        self._overview = overview
        self.setVisible(overview is not None)
        if overview is None:
            return
        self._date.setText(provider_facts.date(overview))
        self.again.setText(self.tr("Try again") if overview.date else self.tr("Try all"))
        self.again.setAccessibleName(self.tr("Try every way to compute"))
        shown = provider_facts.lines(overview, every=self._all)
        hidden = len(provider_facts.lines(overview, every=True)) - len(shown)
        self._set_lines(shown)
        self._more.setVisible(hidden > 0 or self._all)
        self._more.setText(self.tr("Show fewer") if self._all else self._others(hidden))
        said = self.tr("{text}: ways to compute").format(text=self._more.text())
        self._more.setAccessibleName(said)
        self._set_idle(not self._desk.busy)

    def _set_lines(self, lines: tuple[Line, ...]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for line in lines:
            self._lines.addWidget(ProviderLine(line, self._desk, self))

    def _set_idle(self, idle: bool) -> None:
        self.again.setEnabled(idle)
        for each in self.findChildren(ProviderLine):
            each.set_idle(idle)

    def _others(self, count: int) -> str:
        if count == 1:
            return self.tr("Show 1 that this computer cannot use")
        text = self.tr("Show {count} that this computer cannot use")
        return text.format(count=words.number(count))

    def _toggle(self) -> None:
        self._all = not self._all
        self._show(self._overview)


class ProviderLine(QWidget):
    """One way to compute, and what can be done about it."""

    def __init__(self, line: Line, desk: ProviderDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(line.title)
        said = QVBoxLayout()
        said.setSpacing(1)
        said.addWidget(label(line.title, wrap=True, parent=self))
        if line.detail:
            said.addWidget(label(line.detail, "muted", wrap=True, selectable=True, parent=self))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(said, 1)
        state = label(line.state, "good" if line.is_taken else "muted", parent=self)
        row.addWidget(state)
        self._install = button(
            self.tr("Install"),
            lambda: desk.install(line.package),
            "link",
            name=self.tr("Install {name}").format(name=line.title),
            parent=self,
        )
        self._install.setVisible(bool(line.package))
        row.addWidget(self._install)

    def set_idle(self, idle: bool) -> None:
        """Whether something new can be begun."""
        self._install.setEnabled(idle)
