"""On what the search model is computed: what was tried, what was not, and how to try again."""

import sys
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.domain.cancel import CancelToken
from app.domain.providers import ModelProbe, ProbeOutcome, Verdict
from app.engines.onnx_model import load_config
from app.engines.provider_list import CPU, OPENVINO
from app.paths import Home, bundled
from app.services.model_store import InstallProgress
from app.services.provider_choice import keep_probe, made_on
from app.services.provider_packages import RuntimeStore
from app.ui.frame.bridge import Bridge
from app.ui.look.theme import Theme
from app.ui.models.desk import ModelDesk
from app.ui.models.provider_desk import ProviderDesk
from app.ui.models.providers import ProviderSection
from app.wiring import Sotto
from tests.data.wheels import runtime_wheel
from tests.ui.composition import Fakes, open_over_fakes
from tests.ui.desks import click, said

WAIT_MS = 15_000
MODEL = load_config(bundled("models") / "all-minilm-l6-v2").model


@dataclass(frozen=True, slots=True)
class Step:
    """Of a probe."""

    done: int
    total: int


@pytest.fixture
def sotto(own_home: Home) -> Iterator[Sotto]:
    with open_over_fakes(own_home, Fakes()) as opened:
        yield opened


@pytest.fixture
def tried(sotto: Sotto) -> Callable[..., None]:
    """Keeps what came of trying, as it would be found out."""

    def keep(verdict: Verdict = Verdict.TAKEN, *, on: tuple[str, ...] = ()) -> None:
        outcomes = (
            ProbeOutcome(CPU.name, "CPU", verdict, "nothing is faster", chunks_per_s=120.0),
        )
        made = on or made_on(sotto.home)
        keep_probe(sotto.home, ModelProbe(MODEL, "2026-11-20T10:00:00+00:00", made, outcomes))

    return keep


@pytest.fixture
def desk(sotto: Sotto, bridge: Bridge, tried: Callable[..., None]) -> ProviderDesk:
    def probe(_: CancelToken) -> Generator[Step, None, None]:
        yield Step(1, 2)
        tried()

    return ProviderDesk(bridge, sotto, ModelDesk(bridge, sotto), probe=probe)


@pytest.fixture
def section(desk: ProviderDesk, theme: Theme, qtbot: QtBot) -> ProviderSection:
    made = ProviderSection(desk)
    qtbot.addWidget(made)
    made.resize(800, 600)
    desk.refresh()
    qtbot.waitUntil(made.isVisible, timeout=WAIT_MS)
    return made


def press(section: ProviderSection, name: str) -> None:
    (one,) = [
        b
        for b in section.findChildren(QPushButton)
        if b.accessibleName().startswith(name) and b.isVisible()
    ]
    click(one)


def test_before_anything_was_tried_the_processor_computes(section: ProviderSection) -> None:
    assert "Not tried yet, so the processor computes" in said(section)
    assert section.again.text() == "Try all"


def test_trying_says_which_was_taken_and_why(section: ProviderSection, qtbot: QtBot) -> None:
    section.again.click()
    assert not section.again.isEnabled()
    qtbot.waitUntil(lambda: "Nothing is faster" in said(section), timeout=WAIT_MS)
    assert "Nothing is faster. 120 passages a second." in said(section)
    assert "Taken" in said(section)
    assert "The fastest that gives the same results computes." in said(section)
    qtbot.waitUntil(lambda: section.again.text() == "Try again", timeout=WAIT_MS)
    assert section.again.isEnabled()


def test_what_this_computer_cannot_use_is_shown_when_asked_for(
    section: ProviderSection, qtbot: QtBot
) -> None:
    assert "Not for this system" not in said(section)
    press(section, "Show ")
    qtbot.waitUntil(lambda: "Not for this system" in said(section), timeout=WAIT_MS)
    press(section, "Show fewer")
    assert "Not for this system" not in said(section)


def test_figures_of_another_driver_are_marked(
    desk: ProviderDesk, section: ProviderSection, qtbot: QtBot, tried: Callable[..., None]
) -> None:
    tried(on=("another computer",))
    desk.refresh()
    qtbot.waitUntil(lambda: "has changed since: try again" in said(section), timeout=WAIT_MS)


def test_each_way_that_failed_has_its_word(
    desk: ProviderDesk, section: ProviderSection, qtbot: QtBot, tried: Callable[..., None]
) -> None:
    for verdict, word in (
        (Verdict.CRASHED, "Crashed"),
        (Verdict.HUNG, "No answer"),
        (Verdict.DISAGREES, "Other results"),
        (Verdict.SLOWER, "Slower"),
        (Verdict.FAILED, "Failed"),
    ):
        tried(verdict)
        desk.refresh()
        qtbot.waitUntil(lambda word=word: word in said(section), timeout=WAIT_MS)  # type: ignore[misc]


def test_a_runtime_is_installed_and_tried_at_once(
    section: ProviderSection, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = OPENVINO.package
    assert package is not None
    everywhere = replace(OPENVINO, systems=CPU.systems)
    monkeypatch.setattr("app.services.provider_choice.PROVIDERS", (CPU, everywhere))
    wanted: list[str] = []

    def install(
        _: RuntimeStore, name: str, __: CancelToken
    ) -> Generator[InstallProgress, None, None]:
        wanted.append(name)
        yield InstallProgress(name, "wheel", 1, 2)

    monkeypatch.setattr(RuntimeStore, "install", install)
    section._desk.refresh()
    qtbot.waitUntil(lambda: package.title in said(section), timeout=WAIT_MS)
    assert f"{package.licence} · {package.note}" in said(section)
    press(section, f"Install {package.title}")
    qtbot.waitUntil(lambda: "Nothing is faster" in said(section), timeout=WAIT_MS)
    assert wanted == [package.name]


def test_a_built_program_asks_for_the_wheel_and_takes_it_in(
    section: ProviderSection,
    sotto: Sotto,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    package = OPENVINO.package
    assert package is not None
    everywhere = replace(OPENVINO, systems=CPU.systems)
    monkeypatch.setattr("app.services.provider_choice.PROVIDERS", (CPU, everywhere))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    section._desk.refresh()
    wanted = f"bring the wheel of {package.requirement}"
    qtbot.waitUntil(lambda: wanted in said(section), timeout=WAIT_MS)
    buttons = section.findChildren(QPushButton)
    assert not any("Install" in each.text() and each.isVisible() for each in buttons)
    models = section._desk._models
    with qtbot.waitSignal(models.ended, timeout=WAIT_MS) as ended:
        models.take_in(runtime_wheel(tmp_path, {"onnxruntime/__init__.py": b""}))
    assert ended.args[0].startswith("onnxruntime-openvino 1.24.1 is installed.")
    assert [one.package for one in RuntimeStore(sotto.home.providers).installed()] == [package.name]
