"""The adapter of a collection: chosen in its menu, checked before it writes."""

from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.domain.cancel import CancelToken
from app.services.exam import ExamStep
from app.services.generator_gate import keep_check
from app.ui.desk import Desk
from app.ui.frame.places import Place
from app.ui.library.adapters import CollectionAdapters
from tests.ui.desks import WAIT_MS
from tests.unit.services.model_files import gguf
from tests.unit.services.test_generator_gate import GOOD

ADAPTER = {"general.type": "adapter", "adapter.type": "lora", "general.name": "House style"}


@pytest.fixture
def install(desk: Desk, tmp_path: Path) -> Callable[[], None]:
    def bring() -> None:
        for name, extra in (("base", {"general.name": "Base"}), ("style", ADAPTER)):
            path = tmp_path / f"{name}.gguf"
            path.write_bytes(gguf(extra=extra))
            desk.sotto.models.import_path(path)

    return bring


@pytest.fixture
def examined(desk: Desk) -> list[str]:
    return []


@pytest.fixture
def adapters(desk: Desk, examined: list[str]) -> CollectionAdapters:
    def examine(name: str, _: CancelToken) -> Generator[Any, None, object]:
        yield ExamStep(1, 2)
        examined.append(name)
        folder = desk.sotto.models.report_folder(name)
        folder.mkdir(parents=True, exist_ok=True)
        keep_check(folder, GOOD)
        return None

    desk.adapters._examine = examine
    return desk.adapters


def menu_of(adapters: CollectionAdapters, qtbot: QtBot) -> dict[str, QAction]:
    """The choices of a menu that is asked for as one would."""
    before = adapters.menu
    adapters._desk.window.side.collections.adapter_wanted.emit("Manuals")
    qtbot.waitUntil(lambda: adapters.menu is not before, timeout=WAIT_MS)
    menu = adapters.menu
    assert isinstance(menu, QMenu)
    return {action.text(): action for action in menu.actions()}


def wait_idle(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not desk.models.busy, timeout=WAIT_MS)


def test_without_an_adapter_the_menu_leads_to_the_models(
    desk: Desk, adapters: CollectionAdapters, qtbot: QtBot
) -> None:
    choices = menu_of(adapters, qtbot)
    assert not choices["No adapter for the answer model is installed"].isEnabled()
    choices["Go to Models"].trigger()
    assert desk.window.places.current is Place.MODELS


def test_a_chosen_adapter_is_checked_once_and_kept(
    desk: Desk,
    adapters: CollectionAdapters,
    qtbot: QtBot,
    install: Callable[[], None],
    examined: list[str],
) -> None:
    install()
    choices = menu_of(adapters, qtbot)
    assert choices["Without an adapter"].isChecked()
    choices["House style"].trigger()
    wait_idle(desk, qtbot)
    assert desk.sotto.adapters.of("Manuals") == "style"
    assert examined == ["base+style"]
    choices = menu_of(adapters, qtbot)
    assert choices["House style"].isChecked()
    choices["House style"].trigger()
    wait_idle(desk, qtbot)
    assert examined == ["base+style"]
    menu_of(adapters, qtbot)["Without an adapter"].trigger()
    wait_idle(desk, qtbot)
    assert desk.sotto.adapters.of("Manuals") is None


def test_the_palette_asks_for_the_collection_that_is_chosen(
    desk: Desk, adapters: CollectionAdapters, qtbot: QtBot
) -> None:
    (action,) = [one for one in desk.window.actions() if one.objectName() == "adapter"]
    action.trigger()
    assert adapters.menu is None
    desk.window.composer.scope_chosen.emit("Manuals")
    action.trigger()
    qtbot.waitUntil(lambda: adapters.menu is not None, timeout=WAIT_MS)
