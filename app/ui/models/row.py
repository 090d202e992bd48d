"""One model: what it is, what it needs here, what it may do, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.policy import ModelRules
from app.services.model_choice import can_be_chosen
from app.services.model_overview import ModelEntry, Overview
from app.ui.look import words
from app.ui.look.flow import FlowLayout
from app.ui.look.labels import ButtonRole, button, label
from app.ui.look.told import told
from app.ui.models import facts


class ModelRow(QFrame):
    """A card; `entry` is what it shows.

    Signals:
        wanted(str, str): do this ("install", "use", "shrink", "check", "verify", "remove") with
            that model.
        details_wanted(str): tell everything about that model, or no more.
    """

    wanted = Signal(str, str)
    details_wanted = Signal(str)

    def __init__(
        self, entry: ModelEntry, overview: Overview, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("model")
        self.entry = entry
        self._title = label("", "title", wrap=True, parent=self)
        self._state = label("", "good", parent=self)
        self._summary = label("", "muted", wrap=True, parent=self)
        self._needs = label("", "muted", wrap=True, parent=self)
        self._advice = label("", wrap=True, parent=self)
        self._misfit = label("", "warning", wrap=True, parent=self)
        self._verdict = label("", wrap=True, selectable=True, parent=self)
        self._note = label("", "muted", wrap=True, parent=self)
        self._details = QVBoxLayout()
        self._buttons = FlowLayout()
        self._buttons.setSpacing(14)
        self._made: dict[str, QPushButton] = {}
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title, 1)
        head.addWidget(self._state)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 11, 14, 9)
        layout.setSpacing(3)
        layout.addLayout(head)
        said = (self._summary, self._needs, self._advice, self._misfit, self._verdict, self._note)
        for each in said:
            layout.addWidget(each)
        layout.addLayout(self._details)
        layout.addSpacing(2)
        layout.addLayout(self._buttons)
        self.show_entry(entry, overview)

    def show_entry(self, entry: ModelEntry, overview: Overview) -> None:
        """Show this; buttons that stay keep the keyboard."""
        self.entry = entry
        self.setAccessibleName(entry.spec.title)
        self._title.setText(entry.spec.title)
        self._state.setText(self._said_state())
        self._state.setVisible(bool(self._state.text()))
        self._summary.setText(facts.summary(entry.spec))
        needs = (facts.memory(entry), facts.graphics(entry), facts.speed(entry))
        self._needs.setText(" · ".join(part for part in needs if part))
        self._show(self._advice, facts.advice(entry))
        self._show(self._misfit, told(entry.away) or facts.misfit(entry, overview))
        self._show(self._verdict, facts.verdict(entry))
        self._verdict.setProperty("role", "plain" if facts.passed(entry) else "warning")
        self._verdict.style().polish(self._verdict)
        unfetched = "" if entry.installed or entry.away else facts.unfetched(entry.spec)
        self._show(self._note, " ".join(filter(None, (told(entry.spec.note), unfetched))))
        self._set_buttons(overview.rules)

    def show_details(self, widget: QWidget | None) -> None:
        """Put `widget` below the facts, or take away what is there."""
        while (item := self._details.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if widget is not None:
            self._details.addWidget(widget)
        details = self._made["details"]
        details.setText(self.tr("Less") if widget is not None else self.tr("Details"))
        details.setAccessibleName(self._spoken(details.text()))

    @property
    def has_details(self) -> bool:
        """Whether everything is told about it."""
        return self._details.count() > 0

    def button(self, name: str) -> QPushButton | None:
        """The button for `name`, if there is one now."""
        made = self._made.get(name)
        return made if made is not None and not made.isHidden() else None

    def set_idle(self, idle: bool) -> None:
        """Whether something new can be begun."""
        for name, made in self._made.items():
            made.setEnabled(idle or name == "details")

    def _said_state(self) -> str:
        advised = self.tr("Recommended") if self.entry.advised else ""
        return " · ".join(part for part in (self._said_use(), advised) if part)

    def _said_use(self) -> str:
        entry = self.entry
        if entry.in_use:
            return self.tr("In use")
        if entry.chosen:
            return self.tr("Takes over at the next start")
        return self.tr("Installed") if entry.installed else ""

    def _set_buttons(self, rules: ModelRules) -> None:
        entry = self.entry
        wanting = not entry.installed and not entry.away
        installable = wanting and rules.install and not facts.unfetched(entry.spec)
        size = facts.gigabytes(entry.bytes) if entry.bytes else ""
        install = self.tr("Install, {size}").format(size=size) if size else self.tr("Install")
        if entry.left_bytes:
            text = self.tr("Go on installing, {done} of {size} are here")
            install = text.format(done=facts.gigabytes(entry.left_bytes), size=size)
        fewer = words.number(entry.largest_context)
        shrink = self.tr("Use {tokens} tokens").format(tokens=fewer)
        checked = facts.verdict(entry) != ""
        choice = can_be_chosen(entry.spec.task)
        offered: list[tuple[str, str, bool, ButtonRole]] = [
            ("install", install, installable, "plain"),
            ("use", self.tr("Use"), entry.installed and choice and not entry.chosen, "plain"),
            ("shrink", shrink, entry.needs_less_context and entry.largest_context > 0, "plain"),
            ("check", self.tr("Check"), entry.installed and checked, "link"),
            ("verify", self.tr("Verify"), entry.installed or bool(entry.away), "link"),
            ("details", self.tr("Details"), True, "link"),
            ("remove", self.tr("Remove…"), entry.removable, "link"),
        ]
        for name, text, there, role in offered:
            if there and name not in self._made:
                self._made[name] = self._button(name, role)
                self._buttons.addWidget(self._made[name])
            if name not in self._made:
                continue
            made = self._made[name]
            made.setVisible(there)
            if name != "details" or not self.has_details:
                made.setText(text)
                made.setAccessibleName(self._spoken(text))

    def _button(self, name: str, role: ButtonRole) -> QPushButton:
        def act() -> None:
            if name == "details":
                self.details_wanted.emit(self.entry.spec.name)
            else:
                self.wanted.emit(name, self.entry.spec.name)

        return button("", act, role, parent=self)

    def _spoken(self, text: str) -> str:
        """The button's text with the model it is about."""
        text = text.rstrip("…")
        return self.tr("{act}: {model}").format(act=text, model=self.entry.spec.title)

    @staticmethod
    def _show(on: QLabel, text: str) -> None:
        on.setText(text)
        on.setVisible(bool(text))
