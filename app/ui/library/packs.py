"""The packs in this library, and the ways to make one and to take one in."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from app.services.pack_book import PackRecord
from app.services.signing import fingerprint
from app.ui.look.flow import FlowLayout
from app.ui.look.labels import button, label
from app.ui.look.rows import Column, RowsModel
from app.ui.look.table import Table
from app.ui.look.theme import Theme
from app.ui.look.work import StoppableWork


class PacksView(QWidget):
    """A table of packs, buttons, and below what is under way or was done.

    Signals:
        make_wanted(): write a collection as a pack.
        file_chosen(Path): look at this file, which may be a pack.
        remove_wanted(PackRecord): forget a pack.
        stopped(): stop what is under way.
    """

    make_wanted = Signal()
    file_chosen = Signal(Path)
    remove_wanted = Signal(object)
    stopped = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        packs: RowsModel[PackRecord] = RowsModel(
            _columns(), theme, identity=lambda pack: pack.name, parent=self
        )
        self.packs = Table(packs, theme, name=self.tr("Packs"), single=True)
        self.packs.say_when_empty(
            self.tr("No packs yet. A pack brings a whole collection in one signed file.")
        )
        self.make = button(self.tr("Make a pack…"), self.make_wanted.emit, parent=self)
        self.take_in = button(self.tr("Take in a pack…"), self._choose, parent=self)
        self.remove = button(
            self.tr("Remove…"), lambda: self.remove_wanted.emit(self.packs.selected[0])
        )
        actions = FlowLayout()
        for each in (self.make, self.take_in, self.remove):
            actions.addWidget(each)
        self.work = StoppableWork(self)
        self.work.stopped.connect(self.stopped)
        note = label(
            self.tr(
                "A ZIM file, such as a copy of Wikipedia, is added like any other file; its"
                " articles are read when a question asks for them."
            ),
            "muted",
            wrap=True,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.packs)
        layout.addLayout(actions)
        layout.addWidget(self.work)
        layout.addWidget(note)
        layout.addStretch(1)
        self.packs.chosen.connect(self._update)
        self._update()

    def set_packs(self, packs: Sequence[PackRecord]) -> None:
        """Show these."""
        self.packs.rows.set_rows(packs)
        self.packs.fit()
        self._update()

    def show_work(self, text: str, done: int, total: int) -> None:
        """Something is under way."""
        self.work.show_step(text, done, total)
        self._update()

    def end_work(self, text: str) -> None:
        """It is over; `text` says how it went."""
        self.work.end(text)
        self._update()

    def _update(self) -> None:
        idle = not self.work.busy
        self.make.setEnabled(idle)
        self.take_in.setEnabled(idle)
        self.remove.setEnabled(idle and bool(self.packs.selected))

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Take in a pack"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.file_chosen.emit(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _tr(text: str) -> str:
    return QCoreApplication.translate("library", text)


def _columns() -> tuple[Column[PackRecord], ...]:
    return (
        Column(_tr("Pack"), lambda pack: pack.name, lambda pack: pack.name.casefold()),
        Column(
            _tr("Made"),
            lambda pack: pack.created[:10],
            lambda pack: pack.created,
            width=100,
            rank=1,
        ),
        Column(_tr("Taken in"), lambda p: p.imported[:10], lambda p: p.imported, width=100),
        Column(_tr("Signed by"), _signer, _signer, width=330, rank=2, tone=lambda _: "muted"),
    )


def _signer(pack: PackRecord) -> str:
    return fingerprint(bytes.fromhex(pack.signer))
