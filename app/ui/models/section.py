"""The models for one task: what they are for, those that are here, and what there is to install."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.domain.models import Task
from app.policy import ModelRules
from app.services.model_overview import ModelEntry, Overview
from app.ui.look import words
from app.ui.look.by_turns import ByTurns
from app.ui.look.flow import FlowLayout
from app.ui.look.labels import button, label
from app.ui.models import facts
from app.ui.models.row import ModelRow


class TaskSection(QWidget):
    """Installed models and the one that suits this computer; the others when they are asked for.

    Signals:
        wanted(str, str), details_wanted(str): as those of a row.
        import_wanted(): the user brings a model.
    """

    wanted = Signal(str, str)
    details_wanted = Signal(str)
    import_wanted = Signal()

    def __init__(self, task: Task, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.task = task
        self.setAccessibleName(facts.task(task))
        self._overview: Overview | None = None
        self._all = False
        self._idle = True
        self.rows: dict[str, ModelRow] = {}
        self._rows_to_come = ByTurns(self)
        self._missing = MissingModel(task, self)
        self._missing.install_wanted.connect(lambda name: self.wanted.emit("install", name))
        self._missing.import_wanted.connect(self.import_wanted)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._more = button("", self._toggle, "link", parent=self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(label(facts.task(task).upper(), "caption", parent=self))
        layout.addWidget(label(facts.purpose(task), "muted", wrap=True, parent=self))
        layout.addWidget(self._missing)
        layout.addLayout(self._list)
        layout.addWidget(self._more)

    def show_overview(self, overview: Overview) -> None:
        """Show the models of this task; rows that stay are not made anew."""
        self._overview = overview
        entries = overview.of(self.task)
        self._missing.show_missing(entries, overview.rules)
        shown = [e for e in entries if self._all or e.installed or e.advised or e.away]
        if not any(entry.installed for entry in entries) and not self._missing.isHidden():
            shown = [entry for entry in shown if self._all or not entry.advised]
        for name in set(self.rows) - {entry.spec.name for entry in shown}:
            row = self.rows.pop(name)
            row.hide()
            row.deleteLater()
        self._rows_to_come.begin(self._place(shown, overview))
        hidden = len(entries) - len(shown)
        self._more.setVisible(hidden > 0 or self._all)
        self._more.setText(self.tr("Show fewer") if self._all else self._others(hidden))
        said = self.tr("{text}: {task}").format(text=self._more.text(), task=facts.task(self.task))
        self._more.setAccessibleName(said)

    def append(self, widget: QWidget) -> None:
        """Put what belongs to this task too below its models."""
        layout = self.layout()
        if layout is not None:
            layout.addWidget(widget)

    def set_idle(self, idle: bool) -> None:
        """Whether something new can be begun."""
        self._idle = idle
        self._missing.setEnabled(idle)
        for row in self.rows.values():
            row.set_idle(idle)

    @property
    def target(self) -> QWidget:
        """Where the keyboard goes when this is what was asked for."""
        if not self._missing.isHidden():
            return self._missing.target
        return next(
            (found for row in self.rows.values() if (found := row.button("details"))), self._more
        )

    def _place(self, shown: Sequence[ModelEntry], overview: Overview) -> Iterator[None]:
        for place, entry in enumerate(shown):
            is_new = entry.spec.name not in self.rows
            row = self._row(entry, overview)
            self._list.insertWidget(place, row)
            row.show()
            if is_new:
                yield

    def _row(self, entry: ModelEntry, overview: Overview) -> ModelRow:
        row = self.rows.get(entry.spec.name)
        if row is None:
            row = self.rows[entry.spec.name] = ModelRow(entry, overview, self)
            row.wanted.connect(self.wanted)
            row.details_wanted.connect(self.details_wanted)
            row.set_idle(self._idle)
        elif row.entry != entry:
            row.show_entry(entry, overview)
        return row

    def _others(self, count: int) -> str:
        if count == 1:
            return self.tr("Show 1 more")
        return self.tr("Show {count} more").format(count=words.number(count))

    def _toggle(self) -> None:
        self._all = not self._all
        if self._overview is not None:
            self.show_overview(self._overview)


class MissingModel(QFrame):
    """Says, for answers and speech, what a first model would cost, and gets it.

    Signals:
        install_wanted(str): fetch that model.
        import_wanted(): the user brings one.
    """

    install_wanted = Signal(str)
    import_wanted = Signal()

    def __init__(self, task: Task, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("missing")
        self._task = task
        self._name = ""
        self._text = label("", wrap=True, parent=self)
        self._cost = label("", "muted", wrap=True, parent=self)
        self._install = button("", lambda: self.install_wanted.emit(self._name), "primary")
        self._import = button(
            self.tr("Import one…"),
            self.import_wanted.emit,
            name=self.tr("Import a model: {task}").format(task=facts.task(task)),
        )
        buttons = FlowLayout()
        buttons.addWidget(self._install)
        buttons.addWidget(self._import)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 13, 16, 13)
        layout.setSpacing(8)
        layout.addWidget(self._text)
        layout.addWidget(self._cost)
        layout.addLayout(buttons)
        self.hide()

    @property
    def target(self) -> QWidget:
        """What the keyboard goes to."""
        return self._install if not self._install.isHidden() else self._import

    def show_missing(self, entries: tuple[ModelEntry, ...], rules: ModelRules) -> None:
        """Be there if none of these is installed, and one would be of use."""
        here = any(entry.installed for entry in entries)
        self.setVisible(not here and self._task in (Task.GENERATE, Task.TRANSCRIBE))
        advised = next((entry for entry in entries if entry.advised), None)
        self._text.setText(
            self.tr("No speech model is installed yet, so what you say cannot be understood.")
            if self._task is Task.TRANSCRIBE
            else self.tr("No answer model is installed. Answers are quotes, word for word.")
        )
        fetched = advised is not None and not facts.unfetched(advised.spec)
        self._install.setVisible(fetched and rules.install)
        self._import.setVisible(rules.imports)
        if advised is None:
            self._cost.setText(self.tr("None of the catalogue fits into this computer's memory."))
            return
        self._name = advised.spec.name
        parts = (advised.spec.title, facts.summary(advised.spec), facts.memory(advised))
        said = " · ".join(part for part in (*parts, facts.speed(advised)) if part)
        recommended = self.tr("Recommended: {model}").format(model=said)
        parts = (recommended, facts.advice(advised), facts.unfetched(advised.spec))
        self._cost.setText("\n".join(part for part in parts if part))
        text = self.tr("Install {model}, {size}")
        size = facts.gigabytes(advised.bytes)
        self._install.setText(text.format(model=advised.spec.title, size=size))
        self._install.setAccessibleName(self._install.text())
