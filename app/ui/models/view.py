"""The models: what is installed, what each may be used for, and what there is to install."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.ui.look.labels import button, label
from app.ui.look.work import WorkView


@dataclass(frozen=True, slots=True)
class ModelRow:
    """One model; `detail` is its size and licence, `verdict` what its check said, if it has one."""

    name: str
    title: str
    detail: str
    installed: bool
    verdict: str = ""


class ModelsView(QFrame):
    """Lists the answer models, with what each may do here, and takes in more.

    Signals:
        closed(): the user wants the room back.
        check_wanted(str), install_wanted(str): do this with the model of that name.
        import_wanted(Path): take in this file.
        stopped(): stop what is under way.
    """

    closed = Signal()
    check_wanted = Signal(str)
    install_wanted = Signal(str)
    import_wanted = Signal(Path)
    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("viewer")
        self.setAccessibleName(self.tr("Models"))
        self.work = WorkView(self)
        self._stop = button(self.tr("Stop"), self.stopped.emit, "link", parent=self)
        self._stop.hide()
        self._said = label("", wrap=True, selectable=True, parent=self)
        self._said.hide()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(18)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(14)
        column.addLayout(self._rows)
        column.addStretch(1)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName(self.tr("Models"))
        self.area.setWidget(inside)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 8, 16, 14)
        foot.setSpacing(8)
        foot.addWidget(self._said)
        under_way = QHBoxLayout()
        under_way.addWidget(self.work, 1)
        under_way.addWidget(self._stop)
        foot.addLayout(under_way)
        self._add = button(self.tr("Add a model file…"), self._choose, parent=self)
        foot.addWidget(self._add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head())
        layout.addWidget(self.area, 1)
        layout.addLayout(foot)

    def set_models(self, rows: Sequence[ModelRow]) -> None:
        """Show these, the installed ones first."""
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for row in sorted(rows, key=lambda row: not row.installed):
            self._rows.addWidget(self._row(row))

    def show_work(self, text: str, done: int, total: int) -> None:
        """Something is under way."""
        self._said.hide()
        self.work.show_step(text, done, total)
        self._stop.show()
        self._enable(False)

    def end_work(self, text: str) -> None:
        """It is over; `text` says how it went."""
        self.work.hide()
        self._stop.hide()
        self._said.setText(text)
        self._said.setVisible(bool(text))
        self._enable(True)

    def _enable(self, enabled: bool) -> None:
        for each in (self._add, *self.area.findChildren(QPushButton)):
            each.setEnabled(enabled)

    def _head(self) -> QWidget:
        head = QFrame(self)
        head.setObjectName("viewerHead")
        note = label(
            self.tr(
                "An answer model writes below the quote only what it passed in its check on this"
                " machine. Quotes need none."
            ),
            "muted",
            wrap=True,
        )
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(label(self.tr("Answer models"), "title"))
        texts.addWidget(note)
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 11, 10, 11)
        row.addLayout(texts, 1)
        row.addWidget(button("×", self.closed.emit, "turn", name=self.tr("Close the models")))
        return head

    def _row(self, row: ModelRow) -> QWidget:
        made = QWidget(self)
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        head = QHBoxLayout()
        head.addWidget(label(row.title, "title", wrap=True), 1)
        want, text = (
            (self.check_wanted, self.tr("Check"))
            if row.installed
            else (self.install_wanted, self.tr("Install"))
        )
        spoken = f"{text}: {row.title}"
        head.addWidget(button(text, lambda: want.emit(row.name), "link", name=spoken))
        layout.addLayout(head)
        layout.addWidget(label(row.detail, "muted", wrap=True))
        if row.verdict:
            layout.addWidget(label(row.verdict, wrap=True, selectable=True))
        return made

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Add a model file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Answer models (*.gguf)"))
        dialog.fileSelected.connect(lambda name: self.import_wanted.emit(Path(name)))
        dialog.open()
