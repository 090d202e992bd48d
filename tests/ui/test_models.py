"""The models in the window: installing and taking in, and the check that follows."""

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.cancel import CancelToken
from app.domain.errors import ModelProblem
from app.domain.model_check import ModelCheck
from app.domain.models import ModelSpec, Task
from app.paths import bundled
from app.services.exam import ExamStep
from app.services.generator_gate import keep_check
from app.services.model_store import InstallProgress, ModelStore
from app.settings import Settings
from app.ui.frame.bridge import Bridge
from app.ui.models.desk import ModelDesk
from app.ui.models.view import ModelsView
from app.wiring import Sotto
from tests.unit.services.test_generator_gate import GOOD

WAIT_MS = 15_000
SMALL = "smollm2-135m-instruct"


class Store:
    """Holds what a test puts into it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._catalog = ModelStore(folder, bundled("models")).catalog()
        self.here: list[str] = []

    def catalog(self) -> tuple[ModelSpec, ...]:
        return self._catalog

    def installed(self) -> tuple[ModelSpec, ...]:
        return tuple(spec for spec in self._catalog if spec.name in self.here)

    def spec(self, name: str) -> ModelSpec:
        return next(spec for spec in self._catalog if spec.name == name)

    def folder(self, name: str) -> Path:
        made = self._folder / name
        made.mkdir(exist_ok=True)
        return made

    def install(self, name: str, cancel: CancelToken) -> Generator[InstallProgress, None, None]:
        yield InstallProgress(name, "model.gguf", 1, 2)
        self.here.append(name)

    def import_path(self, path: Path, *, cancel: CancelToken) -> ModelSpec:
        if path.suffix != ".gguf":
            raise ModelProblem(path.stem, "it is no model", "Choose another file.")
        self.here.append(SMALL)
        return self.spec(SMALL)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path)


@pytest.fixture
def view(qtbot: QtBot, bridge: Bridge, store: Store) -> ModelsView:
    made = ModelsView()
    qtbot.addWidget(made)
    made.resize(420, 800)
    made.show()

    def examine(
        _: object, name: str, __: Settings, cancel: CancelToken
    ) -> Generator[ExamStep, None, ModelCheck]:
        yield ExamStep(1, 2)
        if name == "qwen3-0.6b":
            while not cancel.wait(0.01):
                yield ExamStep(1, 2)
            cancel.raise_if_cancelled()
        bad = replace(GOOD, faithful={"en": 0.5}, summed={"en": 0.5})
        keep_check(store.folder(name), bad)
        return bad

    sotto = cast("Sotto", SimpleNamespace(models=store, settings=Settings()))
    desk = ModelDesk(made, bridge, sotto, examine=examine, parent=made)
    desk.refresh()
    qtbot.waitUntil(lambda: "SmolLM2" in said(made), timeout=WAIT_MS)
    return made


def said(view: ModelsView) -> str:
    return "\n".join(each.text() for each in view.findChildren(QLabel) if each.isVisible())


def press(view: ModelsView, name: str) -> None:
    (found,) = [b for b in view.findChildren(QPushButton) if b.accessibleName() == name]
    found.click()


def title(store: Store) -> str:
    return store.spec(SMALL).title


def test_only_answer_models_are_listed_with_size_and_licence(
    view: ModelsView, store: Store
) -> None:
    count = sum(spec.task is Task.GENERATE for spec in store.catalog())
    assert sum(b.text() == "Install" for b in view.findChildren(QPushButton)) == count
    assert "98 MB, Apache-2.0" in said(view)


def test_what_is_installed_is_checked_and_the_verdict_shown(
    view: ModelsView, store: Store, qtbot: QtBot
) -> None:
    press(view, f"Install: {title(store)}")
    qtbot.waitUntil(lambda: "Quotes stay alone: only 50%" in said(view), timeout=WAIT_MS)
    assert f"{title(store)}: quotes stay alone" in said(view)
    assert view.work.isHidden()
    press(view, f"Check: {title(store)}")
    assert not view.work.isHidden()
    qtbot.waitUntil(lambda: view.work.isHidden(), timeout=WAIT_MS)


def test_a_file_taken_in_is_checked_too(view: ModelsView, store: Store, qtbot: QtBot) -> None:
    view.import_wanted.emit(Path("/somewhere/model.gguf"))
    assert not view._add.isEnabled()
    qtbot.waitUntil(lambda: "Quotes stay alone" in said(view), timeout=WAIT_MS)
    assert view._add.isEnabled()


def test_a_file_that_is_no_model_is_refused_with_the_reason(view: ModelsView, qtbot: QtBot) -> None:
    view.import_wanted.emit(Path("/somewhere/letter.txt"))
    qtbot.waitUntil(lambda: "it is no model" in said(view), timeout=WAIT_MS)
    assert "Choose another file." in said(view)


def test_a_check_can_be_stopped(view: ModelsView, store: Store, qtbot: QtBot) -> None:
    view.install_wanted.emit("qwen3-0.6b")
    qtbot.waitUntil(lambda: view.work.share == 0.5 and "Checking" in said(view), timeout=WAIT_MS)
    press(view, "Stop")
    qtbot.waitUntil(lambda: "Stopped." in said(view), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "Not checked on this machine." in said(view), timeout=WAIT_MS)
