"""The first step: folders, with what is in them and how long that takes."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.errors import Cancelled, SottoError
from app.services.folder_estimate import FolderEstimate, together
from app.ui.first_run.desk import FirstRun
from app.ui.frame.bridge import Run
from app.ui.look import plain_text, words
from app.ui.look.flow import FlowLayout
from app.ui.look.labels import button, label
from app.ui.look.told import told_error
from app.ui.models import facts

if TYPE_CHECKING:
    from app.services.carried import Carried

_MINUTE_S = 60


def _tr(text: str) -> str:
    return QCoreApplication.translate("first run", text)


class FolderStep(QWidget):
    """Folders that were chosen; they are added at the end of all steps.

    Signals:
        changed(): other folders are chosen now.
    """

    changed = Signal()

    def __init__(self, first_run: FirstRun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first_run = first_run
        self.note = self.tr(
            "Answers come from your own files and say where they stand. Nothing is copied, changed"
            " or sent anywhere; folders can be added and taken out at any time."
        )
        self._rows: dict[Path, FolderRow] = {}
        self._choose = button(self.tr("Choose a folder…"), self.choose, parent=self)
        self._near = FlowLayout()
        self._near.addWidget(self._choose)
        first_run.finished.connect(self._clear)
        first_run.places_near().finished.connect(self._offer)
        first_run.carried().finished.connect(self._offer_packs)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._total = label("", wrap=True, parent=self)
        self._total.hide()
        text = self.tr(
            "They are added when you leave these steps. You can ask while they are read."
        )
        self._when = label(text, "muted", wrap=True, parent=self)
        self._when.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 10, 8)
        layout.setSpacing(12)
        layout.addLayout(self._near)
        layout.addLayout(self._list)
        layout.addWidget(self._total)
        layout.addWidget(self._when)
        layout.addStretch(1)

    @property
    def target(self) -> QWidget:
        """What the keyboard goes to."""
        return self._choose

    @property
    def chosen(self) -> list[Path]:
        """The folders, in the order in which they were chosen."""
        return list(self._rows)

    def choose(self) -> None:
        """Let the user pick a folder."""
        dialog = QFileDialog(self, self.tr("Choose a folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda name: self.take(Path(name)))
        dialog.open()

    def take(self, path: Path) -> None:
        """Have this folder among those chosen, and look what is in it."""
        if path in self._rows:
            return
        row = self._rows[path] = FolderRow(path, self._first_run.estimate(path), self)
        row.known.connect(self._sum_up)
        row.dropped.connect(lambda: self._drop(path))
        self._list.addWidget(row)
        row.show()
        self._tell()

    def _drop(self, path: Path) -> None:
        row = self._rows.pop(path)
        row.close_down()
        self._tell()
        self._choose.setFocus()

    def _clear(self) -> None:
        """Begin anew another time."""
        for path in self.chosen:
            self._rows.pop(path).close_down()
        self._tell()

    def _tell(self) -> None:
        self._first_run.choose(self.chosen)
        self._sum_up()
        self.changed.emit()

    def _sum_up(self) -> None:
        estimates = [row.estimate for row in self._rows.values() if row.estimate is not None]
        several = len(self._rows) > 1 and len(estimates) == len(self._rows)
        text = self.tr("Together: {sum}").format(sum=said(together(estimates))) if several else ""
        self._total.setText(text)
        self._total.setVisible(several)
        self._when.setVisible(bool(self._rows))

    def _offer(self, near: list[Path]) -> None:
        """Offer folders that are likely to be wanted."""
        for path in near:
            name = plain_text.one_line(path.name)
            spoken = self.tr("Choose the folder {name}").format(name=name)
            self._near.addWidget(button(name, partial(self.take, path), name=spoken, parent=self))

    def _offer_packs(self, carried: Carried) -> None:
        """Offer collections that others have made."""
        for pack in carried.packs:
            name = plain_text.one_line(pack.name)
            text = self.tr("Look at the pack {name}").format(name=name)
            self._near.addWidget(button(text, partial(self._first_run.take_in, pack), parent=self))


class FolderRow(QFrame):
    """One folder with what is in it.

    Signals:
        known(): its estimate is complete.
        dropped(): it shall not be added after all.
    """

    known = Signal()
    dropped = Signal()

    def __init__(self, path: Path, run: Run, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("model")
        name = plain_text.one_line(path.name or str(path))
        self.setAccessibleName(name)
        self.estimate: FolderEstimate | None = None
        self._run: Run | None = run
        self._said = label(self.tr("Looking what is in it …"), "muted", wrap=True, parent=self)
        texts = QVBoxLayout()
        texts.setSpacing(3)
        texts.addWidget(label(name, "title", wrap=True, parent=self))
        texts.addWidget(
            label(plain_text.one_line(str(path.parent)), "muted", wrap=True, parent=self)
        )
        texts.addWidget(self._said)
        spoken = self.tr("Leave out {name}").format(name=name)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 11, 14, 11)
        row.addLayout(texts, 1)
        row.addWidget(button(self.tr("Leave out"), self.dropped.emit, "link", name=spoken))
        run.stepped.connect(lambda steps: self._count(steps[-1]))
        run.finished.connect(self._know)
        run.failed.connect(self._fail)

    def close_down(self) -> None:
        """Look no further, and be gone."""
        if self._run is not None:
            self._run.cancel()
        self.hide()
        self.deleteLater()

    def _count(self, so_far: FolderEstimate) -> None:
        text = self.tr("{files} so far …").format(files=words.files(so_far.files))
        self._said.setText(text)

    def _know(self, estimate: FolderEstimate) -> None:
        self._run = None
        self.estimate = estimate
        self._said.setText(said(estimate))
        self.known.emit()

    def _fail(self, error: SottoError) -> None:
        self._run = None
        if not isinstance(error, Cancelled):
            self._said.setText(told_error(error))


def said(found: FolderEstimate) -> str:
    """What is in a folder and how long it takes, in a sentence or two."""
    if not found.files:
        return _tr("Nothing in it that can be read.")
    text = _tr("{files} that can be read, {size}. {time}").format(
        files=words.files(found.files), size=facts.gigabytes(found.bytes), time=_time(found.seconds)
    )
    if found.recordings:
        count = words.number(found.recordings)
        text = _tr("{text} Recordings among them ({count}) need a speech model.").format(
            text=text, count=count
        )
    return text


def _time(seconds: float) -> str:
    if seconds < _MINUTE_S:
        return _tr("By words at once, by meaning in about a minute.")
    minutes = round(seconds / _MINUTE_S)
    if minutes < _MINUTE_S:
        text = _tr("By words soon, by meaning in about {minutes} min.")
        return text.format(minutes=words.number(minutes))
    text = _tr("By words soon, by meaning in about {hours} h; you can ask meanwhile.")
    return text.format(hours=words.number(round(minutes / _MINUTE_S)))
