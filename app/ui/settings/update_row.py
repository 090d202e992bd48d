"""Which Sotto this is, and whether a file that the user got is a newer one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from app import __version__
from app.domain.errors import Cancelled, SottoError
from app.services.updates import Checked, Standing, check
from app.ui.data.row import DataRow
from app.ui.look.labels import button
from app.ui.look.told import told, told_error
from app.ui.look.work import StoppableWork

if TYPE_CHECKING:
    from app.services.archive_steps import ArchiveStep
    from app.ui.frame.bridge import Bridge, Run
    from app.ui.look.theme import Theme


def _tr(text: str) -> str:
    return QCoreApplication.translate("updates", text)


class UpdateRow(DataRow):
    """Checks the file that is chosen, and says what it is and what to do about it.

    Attributes:
        work: What is under way, and then how it went.
        words: What a search finds it by.
    """

    def __init__(self, theme: Theme, bridge: Bridge, *, parent: QWidget) -> None:
        title = _tr("This is Sotto {version}").format(version=__version__)
        text = _tr(
            "Sotto never looks for updates, which would need the network. When you got a new"
            " version, it says here whether it is genuine: choose its update file, or an installer"
            " with that file beside it."
        )
        self.choose = button(_tr("Check a file…"), self._choose)
        super().__init__(theme, title, text, self.choose, parent=parent)
        self._bridge = bridge
        self._run: Run | None = None
        self.words = f"{title} {text} {self.choose.text()}"
        self.work = StoppableWork(self)
        self.work.stopped.connect(self._stop)
        self.add_below(self.work)

    def check(self, path: Path) -> None:
        """Say whether this file is a genuine Sotto."""
        self.choose.setEnabled(False)
        self.work.show_step(_tr("Checking"), 0, 1)
        run = self._run = self._bridge.start("update", lambda cancel: check(path, cancel))
        run.stepped.connect(lambda steps: self._show(steps[-1]))
        run.finished.connect(lambda found: self._end(_outcome(found)))
        run.failed.connect(lambda error: self._end(_failure(error)))

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.choose.accessibleName())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.check(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _show(self, step: ArchiveStep) -> None:
        self.work.show_step(_tr("Checking"), step.done, step.total)

    def _stop(self) -> None:
        if self._run is not None:
            self._run.cancel()

    def _end(self, text: str) -> None:
        self._run = None
        self.choose.setEnabled(True)
        self.work.end(text)


def _outcome(found: Checked) -> str:
    release = found.release
    text = {
        Standing.NEWER: _tr("Genuine and newer: Sotto {version}."),
        Standing.SAME: _tr("Genuine and the same: Sotto {version}."),
        Standing.OLDER: _tr("Genuine, but older: Sotto {version}."),
    }[found.standing].format(version=release.version)
    return "\n\n".join(filter(None, [text, release.notes.strip(), *map(told, found.advice)]))


def _failure(error: SottoError) -> str:
    return _tr("Stopped.") if isinstance(error, Cancelled) else told_error(error)
