"""Leads to the first steps where the library is empty, and knows whether they were taken."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal

from app.domain.cancel import CancelToken
from app.domain.errors import SottoError
from app.ui.frame.bridge import Run
from app.ui.frame.places import Place
from app.ui.look.told import told_error

if TYPE_CHECKING:
    from collections.abc import Generator

    from app.services.carried import Carried
    from app.services.folder_estimate import FolderEstimate
    from app.ui.desk import Desk

_Where = QStandardPaths.StandardLocation


class FirstRun(QObject):
    """What the three steps need of the program: folders, models, and a question.

    Signals:
        reading(str, float): so much of the guide is read, before it can be asked.
        failed(str): it cannot be.
        finished(): the steps were taken, or skipped.
    """

    reading = Signal(str, float)
    failed = Signal(str)
    finished = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._question = ""
        self._folders: list[Path] = []
        self._is_needed = True
        self.models = desk.models
        desk.indexing.progressed.connect(self._read)
        desk.indexing.failed.connect(self._fail)
        desk.indexing.ended.connect(self._end)
        desk.window.paths_chosen.connect(lambda _: self._give_way())

    def begin(self) -> None:
        """Go to the first steps."""
        self._desk.window.go_to(Place.FIRST_RUN)

    def look(self) -> None:
        """Begin if the library is empty and that was never done before."""
        path = self._desk.sotto.home.first_run
        if self._desk.state.files == 0:
            run = self._desk.bridge.fetch("first run", lambda: not path.exists())
            run.finished.connect(lambda new: self.begin() if new and self._is_needed else None)

    def choose(self, folders: list[Path]) -> None:
        """Add these to the library at the end, each as a collection of its own.

        Not before: reading them would slow down what is measured and asked meanwhile.
        """
        self._folders = folders

    def finish(self) -> None:
        """Remember that they were taken or skipped, and go to the conversation."""
        path = self._desk.sotto.home.first_run
        self._desk.bridge.fetch("first run", path.touch)
        folders, self._folders = self._folders, []
        if folders:
            self._desk.add(folders)
        window = self._desk.window
        window.go_to(Place.CONVERSATION)
        window.composer.box.setFocus()
        self.finished.emit()

    def places_near(self) -> Run:
        """Find where people keep their files, as far as that is a folder here; a list of Path."""
        kinds = (_Where.DocumentsLocation, _Where.DesktopLocation, _Where.DownloadLocation)
        named = dict.fromkeys(QStandardPaths.writableLocation(kind) for kind in kinds)
        paths = [Path(name) for name in named if name]
        return self._desk.bridge.fetch("places", lambda: [path for path in paths if path.is_dir()])

    def carried(self) -> Run:
        """Find models and packs on drives and among downloads; a Carried."""
        store, path = self._desk.sotto.models, QStandardPaths.writableLocation
        downloads = path(_Where.DownloadLocation)
        near = [Path(downloads)] if downloads else []

        def look() -> Carried:
            from app.services.carried import look_for_carried

            return look_for_carried(store, near)

        return self._desk.bridge.fetch("carried", look)

    @property
    def may_bring_models(self) -> bool:
        """Whether the policy of this computer lets users bring models of their own."""
        return self._desk.sotto.models.policy.models.imports

    def take_in(self, pack: Path) -> None:
        """Leave the steps, and look at a pack."""
        self.finish()
        self._desk.library.take_in(pack)

    def estimate(self, folder: Path) -> Run:
        """Look through a folder; steps and result are FolderEstimate."""
        models = self.models.overview
        rate = models.figures.passages_per_s if models is not None and models.figures else 0.0

        def work(cancel: CancelToken) -> Generator[FolderEstimate, None, FolderEstimate]:
            from app.services.folder_estimate import estimate_folder

            return (yield from estimate_folder(folder, cancel, passages_per_s=rate))

        return self._desk.bridge.start("estimate", work)

    @property
    def questions(self) -> tuple[str, ...]:
        """What the built-in guide can answer."""
        return self._desk.guide_questions

    def ask(self, question: str) -> None:
        """Add the guide if it is not there, and ask it when it is read."""
        self._question = question
        if dict(self._desk.state.collections).get(self._desk.guide_name):
            self._ask()
        else:
            self._desk.try_guide()

    def _give_way(self) -> None:
        """Files were added by another way: whoever does that needs no steps."""
        self._is_needed = False
        if self._desk.window.places.current is Place.FIRST_RUN:
            self.finish()

    def _read(self, collection: str, share: float, text: str) -> None:
        if self._question and collection == self._desk.guide_name:
            self.reading.emit(text, share)

    def _fail(self, error: SottoError) -> None:
        if self._question:
            self._question = ""
            self.failed.emit(told_error(error))

    def _end(self, collection: str) -> None:
        if self._question and collection == self._desk.guide_name:
            self._desk.refresh().finished.connect(lambda _: self._ask())

    def _ask(self) -> None:
        question, self._question = self._question, ""
        if question:
            self.finish()
            self._desk.window.composer.scope_chosen.emit(self._desk.guide_name)
            self._desk.asking.ask(question)
