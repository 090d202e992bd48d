"""Connects the models in the window to their store: installs, takes in, and checks what is new."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled, SottoError
from app.domain.models import ModelSpec, Task
from app.services.generator_gate import kept_check, verdict
from app.ui.frame.bridge import Bridge, Run
from app.ui.look import words
from app.ui.models.view import ModelRow, ModelsView

if TYPE_CHECKING:
    from app.domain.model_check import ModelCheck
    from app.services.exam import ExamStep
    from app.services.model_store import ModelStore
    from app.settings import Settings
    from app.wiring import Sotto

    Examine = Callable[
        [ModelStore, str, Settings, CancelToken], Generator[ExamStep, None, ModelCheck]
    ]
    Steps = Generator[tuple[str, int, int], None, str]


class ModelDesk(QObject):
    """One thing at a time: an installation, a file taken in, a check.

    A generator that is new here is checked at once. `examine` is app.wiring.examine_model.

    Signals:
        changed(): another model may write answers now.
    """

    changed = Signal()

    def __init__(
        self,
        view: ModelsView,
        bridge: Bridge,
        sotto: Sotto,
        *,
        examine: Examine | None = None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._bridge = bridge
        self._sotto = sotto
        self._examine = examine or _examine
        self._run: Run | None = None
        view.check_wanted.connect(self.check)
        view.install_wanted.connect(self.install)
        view.import_wanted.connect(self.take_in)
        view.stopped.connect(self.stop)

    def refresh(self) -> Run:
        """Fetch what there is."""
        run = self._bridge.fetch("models", lambda: model_rows(self._sotto.models))
        run.finished.connect(self._view.set_models)
        return run

    def check(self, name: str) -> None:
        """Ask an installed generator the questions of its check."""
        self._start(self.tr("Checking {name}").format(name=name), lambda c: self._checked(name, c))

    def install(self, name: str) -> None:
        """Fetch a model of the catalogue, then check it."""

        def work(cancel: CancelToken) -> Steps:
            text = self.tr("Installing {name}").format(name=name)
            for step in self._sotto.models.install(name, cancel):
                yield text, step.done_bytes, step.total_bytes
            return (yield from self._checked(name, cancel))

        self._start(self.tr("Installing {name}").format(name=name), work)

    def take_in(self, path: Path) -> None:
        """Copy a model file that the user brings, then check it."""

        def work(cancel: CancelToken) -> Steps:
            spec = self._sotto.models.import_path(path, cancel=cancel)
            yield self.tr("Taken in: {name}").format(name=spec.name), 1, 1
            return (yield from self._checked(spec.name, cancel))

        self._start(self.tr("Copying {name}").format(name=path.name), work)

    def stop(self) -> None:
        """End what is under way."""
        if self._run is not None:
            self._run.cancel()

    def _checked(self, name: str, cancel: CancelToken) -> Steps:
        store = self._sotto.models
        spec = store.spec(name)
        if spec.task is not Task.GENERATE:
            return self.tr("{title} is installed.").format(title=spec.title)
        text = self.tr("Checking {name}").format(name=name)
        steps = self._examine(store, name, self._sotto.settings, cancel)
        while True:
            try:
                step = next(steps)
            except StopIteration as stop:
                return _line(spec, stop.value)
            yield text, step.done, step.total

    def _start(self, text: str, work: Callable[[CancelToken], Steps]) -> None:
        if self._run is not None:
            return
        self._view.show_work(text, 0, 1)
        run = self._run = self._bridge.start("model", work)
        run.stepped.connect(lambda steps: self._view.show_work(*steps[-1]))
        run.finished.connect(self._end)
        run.failed.connect(self._fail)

    def _end(self, text: str) -> None:
        self._run = None
        self._view.end_work(text)
        self.refresh().finished.connect(lambda _: self.changed.emit())

    def _fail(self, error: SottoError) -> None:
        stopped = isinstance(error, Cancelled)
        self._end(self.tr("Stopped.") if stopped else f"{error} {error.remedy}".strip())


def model_rows(store: ModelStore) -> list[ModelRow]:
    """The answer models of a store; reads its files, so it runs beside the window."""
    installed = {spec.name: spec for spec in store.installed()}
    every = {**{spec.name: spec for spec in store.catalog()}, **installed}
    return [
        ModelRow(
            spec.name,
            spec.title,
            _detail(spec),
            spec.name in installed,
            words.as_sentence(_capital(verdict(kept_check(store.folder(spec.name)))))
            if spec.name in installed
            else "",
        )
        for spec in every.values()
        if spec.task is Task.GENERATE
    ]


def _detail(spec: ModelSpec) -> str:
    size = sum(file.bytes or 0 for file in spec.files)
    return f"{words.megabytes(size)}, {spec.licence}" if size else spec.licence


def _line(spec: ModelSpec, check: ModelCheck) -> str:
    return words.as_sentence(f"{spec.title}: {verdict(check)}")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _examine(
    store: ModelStore, name: str, settings: Settings, cancel: CancelToken
) -> Generator[ExamStep, None, ModelCheck]:
    from app.wiring import examine_model

    return (yield from examine_model(store, name, settings, cancel))
