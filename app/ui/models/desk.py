"""Connects the models in the window to their store: installs, checks, chooses, removes."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled, SottoError
from app.domain.models import ModelSpec, Task
from app.domain.steps import each
from app.paths import bundled
from app.services.machine_check import MeasureStep, Stage
from app.services.machine_figures import MachineFigures
from app.services.model_catalog import licence_text
from app.ui.frame.bridge import Bridge, Run
from app.ui.look import words
from app.ui.look.told import told, told_error

if TYPE_CHECKING:
    from app.services.model_overview import Overview
    from app.services.model_store import InstallProgress
    from app.wiring import Sotto

    Checked = Callable[[str, CancelToken], Generator[Any, None, object]]
    Measured = Callable[[CancelToken], Generator[MeasureStep, None, MachineFigures]]

E = TypeVar("E")
R = TypeVar("R")
Steps = Generator[tuple[str, int, int], None, str]
"""What is under way and how much of how much is done; then how it went."""


class ModelDesk(QObject):
    """One thing at a time: an installation, a file taken in, a check, a measurement.

    What is new here and can be checked is checked at once. `checks` are app.wiring.examine_model
    and examine_speech by task, `measure` measures this computer.

    Attributes:
        checks: Those.
        overview: What there is, as far as it was looked at.

    Signals:
        looked(Overview): this is what there is.
        missed(SottoError): it could not be found out.
        began(str, int, int): this is under way, so much of so much is done.
        measured(MeasureStep): what is known so far of this computer.
        ended(str): it is over; how it went.
        idled(bool): whether something new can be begun now.
        changed(Task): another model does this from now on, or none.
        wanted(Task): somebody wants to see the models for this.
        stopped(): the user wants what is under way to end.
        refused(SottoError): a model that came with Sotto cannot be used.
    """

    looked = Signal(object)
    missed = Signal(object)
    began = Signal(str, int, int)
    measured = Signal(object)
    ended = Signal(str)
    idled = Signal(bool)
    changed = Signal(object)
    wanted = Signal(object)
    stopped = Signal()
    refused = Signal(object)

    def __init__(
        self,
        bridge: Bridge,
        sotto: Sotto,
        *,
        checks: Mapping[Task, Checked] | None = None,
        measure: Measured | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._sotto = sotto
        self.checks = checks if checks is not None else _checks(sotto)
        self._measure = measure or _measurement(sotto)
        self._run: Run | None = None
        self._turn = Lock()
        self.overview: Overview | None = None

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return self._run is not None

    def refresh(self) -> Run:
        """Find out what there is."""
        run = self._bridge.fetch("models", lambda: _overview(self._sotto))
        run.finished.connect(self._take)
        run.failed.connect(self.missed)
        return run

    def show(self, task: Task) -> None:
        """Have the models for `task` shown."""
        self.wanted.emit(task)

    def install(self, name: str, *, accepted: bool = False) -> None:
        """Fetch a model of the catalogue, then check it.

        `accepted`: the user agreed to the conditions that its licence sets.
        """

        def work(cancel: CancelToken) -> Steps:
            text = self.tr("Installing {name}").format(name=name)
            for step in self._sotto.models.install(name, cancel, accepted=accepted):
                yield text, step.done_bytes, step.total_bytes
            return (yield from self._checked(name, cancel))

        self.start(self.tr("Installing {name}").format(name=name), work)

    def take_in(self, path: Path) -> None:
        """Take in what the user brings: a model file or folder, or a bundle, then check it.

        The wheel of a runtime is taken in too.
        """

        def work(cancel: CancelToken) -> Steps:
            from app.services.model_bundle import find_bundle

            if folder := find_bundle(path):
                return (yield from self._taken_up(folder, cancel))
            if path.suffix == ".whl":
                return self._with_runtime(path, cancel)
            spec = self._sotto.models.import_path(path, cancel=cancel)
            yield self.tr("Taken in: {name}").format(name=spec.title), 1, 1
            return (yield from self._checked(spec.name, cancel))

        self.start(self.tr("Taking in {name}").format(name=path.name), work)

    def take_up_waiting(self) -> None:
        """Take up the models that lie beside the program, where there are new ones."""

        def look() -> bool:
            from app.services.model_take_up import are_waiting

            return are_waiting(self._sotto.models)

        def work(cancel: CancelToken) -> Steps:
            from app.services.model_take_up import take_up_waiting

            problems = yield from self._verifying(take_up_waiting(self._sotto.models, cancel))
            if problems:
                raise problems[0]
            return self.tr("The models that came with Sotto were verified.")

        def begin(waiting: bool) -> None:
            text = self.tr("Verifying the models that came with Sotto")
            run = self.start(text, work) if waiting else None
            if run is not None:
                run.failed.connect(self.refused)
            else:
                self.idled.emit(not self.busy)

        self._bridge.fetch("models", look).finished.connect(begin)

    def check(self, name: str) -> None:
        """Try out an installed model."""
        self.start(self.tr("Checking {name}").format(name=name), lambda c: self._checked(name, c))

    def verify(self, name: str) -> None:
        """Compare its files with their checksums."""

        def work(_: CancelToken) -> Steps:
            yield from ()
            title, report = self._spec(name).title, self._sotto.models.verify(name)
            if report.ok:
                text = self.tr("{model}: every file is as its checksum says.")
                return text.format(model=title)
            text = self.tr("{model} is damaged: {detail}. Remove it and install it again.")
            return text.format(model=title, detail=told(report.detail))

        self.start(self.tr("Verifying {name}").format(name=name), work)

    def use(self, name: str) -> None:
        """Choose it for its task."""

        def work(_: CancelToken) -> Steps:
            from app.services.model_choice import setting_of

            yield from ()
            spec = self._spec(name)
            self._sotto.preferences.change(**{setting_of(spec.task): name})
            return self._said_choice(spec)

        self.start(self.tr("Choosing {name}").format(name=name), work)

    def set_context(self, tokens: int) -> None:
        """Have answer models read so many tokens at most."""

        def work(_: CancelToken) -> Steps:
            yield from ()
            self._sotto.preferences.change(context_tokens=tokens)
            text = self.tr(
                "Answer models read {tokens} tokens at most when Sotto is started the next time."
            )
            return text.format(tokens=words.number(tokens))

        self.start(self.tr("Changing the context"), work)

    def remove(self, name: str) -> None:
        """Delete its files."""

        def work(_: CancelToken) -> Steps:
            yield from ()
            spec = self._spec(name)
            self._sotto.release(name)
            self._sotto.models.remove(name)
            self._forget_choice(spec)
            return self.tr("{model} is removed.").format(model=spec.title)

        self.start(self.tr("Removing {name}").format(name=name), work)

    def measure(self) -> None:
        """Find out how fast this computer is."""
        if self._run is not None:
            return
        run = self._run = self._bridge.start("machine", self.alone(self._measure))
        self.idled.emit(False)
        self.measured.emit(MeasureStep(Stage.MEMORY, 0.0, MachineFigures("")))
        run.stepped.connect(lambda steps: self.measured.emit(steps[-1]))
        run.finished.connect(lambda _: self._end(self.tr("This computer was measured.")))
        run.failed.connect(self._fail)

    def read_licence(self, name: str) -> Run:
        """Fetch the text of a licence; empty where it does not come with Sotto."""
        return self._bridge.fetch("licence", lambda: licence_text(bundled("models"), name))

    def start(self, text: str, work: Callable[[CancelToken], Steps]) -> Run | None:
        """Do `work`, called `text` until it says what it is at; nothing where it is busy."""
        if self._run is not None:
            return None
        self.began.emit(text, 0, 1)
        self.idled.emit(False)
        run = self._run = self._bridge.start("model", self.alone(work))
        run.stepped.connect(lambda steps: self.began.emit(*steps[-1]))
        run.finished.connect(self._end)
        run.failed.connect(self._fail)
        return run

    def stop(self) -> None:
        """End what is under way."""
        self.stopped.emit()
        if self._run is not None:
            self._run.cancel()

    def alone(
        self, work: Callable[[CancelToken], Generator[E, None, R]]
    ) -> Callable[[CancelToken], Generator[E, None, R]]:
        """The same work, which waits until what is being stopped has let go of its model."""

        def waiting(cancel: CancelToken) -> Generator[E, None, R]:
            with self._turn:
                cancel.raise_if_cancelled()
                return (yield from work(cancel))

        return waiting

    def _with_runtime(self, wheel: Path, cancel: CancelToken) -> str:
        from app.services.provider_packages import RuntimeStore

        store = RuntimeStore(self._sotto.home.providers, self._sotto.models.policy)
        found = store.import_wheel(wheel, cancel)
        text = self.tr(
            "{package} {version} is installed. Try all, under Search by meaning, tells whether it"
            " is faster."
        )
        return text.format(package=found.package, version=found.version)

    def _taken_up(self, folder: Path, cancel: CancelToken) -> Steps:
        """Have every model of a bundle used here, and check what is new."""
        from app.services.model_bundle import read_bundle
        from app.services.model_take_up import copies_by_default, news, take_up

        store, bundle = self._sotto.models, read_bundle(folder)
        copies, said = copies_by_default(bundle), self.tr("All of it is here already.")
        new = news(store, bundle, copies=copies)
        for spec in new:
            yield from self._verifying(take_up(store, bundle, spec, cancel, copies=copies))
        for spec in new:
            said = yield from self._checked(spec.name, cancel)
        if new and not copies:
            text = self.tr("{said} The models are used where they lie: {folder}")
            return text.format(said=said, folder=folder)
        return said

    def _verifying(
        self, steps: Generator[InstallProgress, None, R]
    ) -> Generator[tuple[str, int, int], None, R]:
        """The same as steps of this desk."""
        text = self.tr("Verifying {name}")
        return each(steps, lambda s: (text.format(name=s.name), s.done_bytes, s.total_bytes))

    def _checked(self, name: str, cancel: CancelToken) -> Steps:
        spec = self._spec(name)
        examine = self.checks.get(spec.task)
        if examine is None:
            report = self._sotto.models.check(name)
            text = (
                self.tr("{model} is installed and works.")
                if report.ok
                else self.tr("{model} is installed, but does not work here: {detail}")
            )
            return text.format(model=spec.title, detail=told(report.detail))
        text = self.tr("Checking {name}").format(name=spec.title)
        for step in examine(name, cancel):
            yield text, step.done, step.total
        return self.tr("{model} was checked; what it may do is said below its name.").format(
            model=spec.title
        )

    def _said_choice(self, spec: ModelSpec) -> str:
        text = {
            Task.GENERATE: self.tr("{model} writes the answers from now on."),
            Task.TRANSCRIBE: self.tr("{model} understands speech from now on."),
            Task.EMBED: self.tr(
                "{model} takes over when Sotto is started the next time. It makes new vectors for"
                " the library then, while the old model goes on searching."
            ),
        }[spec.task]
        return text.format(model=spec.title)

    def _forget_choice(self, spec: ModelSpec) -> None:
        """Let the installed default take the place of a chosen model that is gone."""
        from app.services.model_choice import chosen_in, setting_of

        if chosen_in(self._sotto.settings).get(spec.task) == spec.name:
            self._sotto.preferences.change(**{setting_of(spec.task): None})

    def _spec(self, name: str) -> ModelSpec:
        return self._sotto.models.spec(name)

    def _take(self, overview: Overview) -> None:
        before, self.overview = self.overview, overview
        self.looked.emit(overview)
        if before is not None:
            for task in Task:
                if _in_use(before, task) != _in_use(overview, task):
                    self.changed.emit(task)

    def _end(self, text: str) -> None:
        self._run = None
        self.ended.emit(text)
        self.idled.emit(True)
        self.refresh()

    def _fail(self, error: SottoError) -> None:
        stopped = isinstance(error, Cancelled)
        self._end(self.tr("Stopped.") if stopped else told_error(error))


def _in_use(overview: Overview, task: Task) -> tuple[object, ...]:
    """Which models do it, and what they may do."""
    return tuple((e.spec.name, e.check) for e in overview.of(task) if e.in_use)


def _overview(sotto: Sotto) -> Overview:
    from app.wiring import look_over_models

    searching = sotto.library.status().model
    return look_over_models(sotto.home, sotto.models, sotto.settings, searching=searching)


def _checks(sotto: Sotto) -> dict[Task, Checked]:
    def generator(name: str, cancel: CancelToken) -> Generator[Any, None, object]:
        from app.wiring import examine_model

        return (yield from examine_model(sotto.models, name, sotto.settings, cancel))

    def transcriber(name: str, cancel: CancelToken) -> Generator[Any, None, object]:
        from app.wiring import examine_speech

        check = yield from examine_speech(sotto.models, name, sotto.settings, cancel)
        sotto.release(name)  # it is computed in the way that was found best from now on
        return check

    return {Task.GENERATE: generator, Task.TRANSCRIBE: transcriber}


def _measurement(sotto: Sotto) -> Measured:
    def measure(cancel: CancelToken) -> Generator[MeasureStep, None, MachineFigures]:
        from app.wiring import measure_this_machine

        figures = yield from measure_this_machine(sotto.home, sotto.models, sotto.settings, cancel)
        if figures.model:
            sotto.release(
                figures.model
            )  # it is computed in the way that was found best from now on
        return figures

    return measure
