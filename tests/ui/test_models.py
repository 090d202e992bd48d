"""The place of the models over a real store: taking in, checking, choosing, removing."""

import sys
from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.cancel import CancelToken
from app.domain.errors import HomeError, ModelProblem
from app.domain.models import ModelSpec, Task
from app.domain.speech_check import SpeechCheck, SpeechTrial
from app.paths import Home, bundled
from app.policy import ModelRules, Policy
from app.services.exam import ExamStep
from app.services.generator_gate import keep_check
from app.services.gpu_offload import Offload
from app.services.machine import this_machine
from app.services.machine_check import MeasureStep, Stage
from app.services.machine_figures import MachineFigures, keep_figures
from app.services.model_bundle import make_bundle, read_bundle
from app.services.model_store import InstallProgress, ModelStore
from app.services.model_take_up import take_up
from app.services.speech_check import keep_speech_check
from app.settings_file import load_settings
from app.ui.frame.bridge import Bridge
from app.ui.look.theme import Theme
from app.ui.models.desk import ModelDesk
from app.ui.models.page import ModelsPage
from app.ui.models.plot import SpeedPlot
from app.wiring import Sotto
from tests.ui.composition import Fakes, open_over_fakes
from tests.ui.desks import click
from tests.unit.services.model_files import gguf, whisper
from tests.unit.services.test_generator_gate import GOOD

WAIT_MS = 15_000
ADVISED = {"all-minilm-l6-v2", "ms-marco-minilm-l6-v2", "nli-deberta-v3-xsmall"}
BAD = replace(GOOD, faithful={"en": 0.5}, summed={"en": 0.5})


@pytest.fixture
def sotto(own_home: Home) -> Iterator[Sotto]:
    with open_over_fakes(own_home, Fakes()) as opened:
        yield opened


@pytest.fixture
def desk(sotto: Sotto, bridge: Bridge, qtbot: QtBot) -> ModelDesk:
    """Checks let a model pass unless it is called "bad"; one called "slow" needs for ever."""

    def examine(name: str, cancel: CancelToken) -> Generator[Any, None, object]:
        yield ExamStep(1, 2)
        while "slow" in name and not cancel.wait(0.01):
            yield ExamStep(1, 2)
        cancel.raise_if_cancelled()
        keep_check(sotto.models.report_folder(name), BAD if "bad" in name else GOOD)
        return None

    def listen(name: str, _: CancelToken) -> Generator[Any, None, object]:
        yield ExamStep(1, 1)
        trials = (SpeechTrial("cpu", "int8", 0.1, 0.25),)
        check = SpeechCheck(name, "", "", words=10, seconds=4.0, trials=trials)
        keep_speech_check(sotto.models.folder(name), check)
        return None

    def measure(cancel: CancelToken) -> Generator[MeasureStep, None, MachineFigures]:
        figures = MachineFigures(this_machine().hardware, read_bytes_per_s=20e9)
        yield MeasureStep(Stage.MEMORY, 0.2, figures)
        cancel.raise_if_cancelled()
        keep_figures(sotto.home.machine, figures)
        return figures

    checks = {Task.GENERATE: examine, Task.TRANSCRIBE: listen}
    return ModelDesk(bridge, sotto, checks=checks, measure=measure)


@pytest.fixture
def page(desk: ModelDesk, theme: Theme, qtbot: QtBot) -> ModelsPage:
    made = ModelsPage(desk)
    qtbot.addWidget(made)
    made.resize(900, 900)
    made.show()
    qtbot.waitUntil(lambda: len(made.list.sections) == len(Task), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: shown(made) == ADVISED, timeout=WAIT_MS)
    return made


@pytest.fixture
def bring(tmp_path: Path) -> Callable[[str], Path]:
    def make(name: str) -> Path:
        path = tmp_path / f"{name}.gguf"
        path.write_bytes(gguf(extra={"general.name": name.title()}))
        return path

    return make


@pytest.fixture
def whisper_folder(tmp_path: Path) -> Path:
    made = tmp_path / "whisper-own"
    made.mkdir()
    (made / "model.bin").write_bytes(whisper())
    (made / "config.json").write_text("{}")
    (made / "vocabulary.txt").write_text("a\nb\n")
    return made


def said(page: ModelsPage) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def found(page: ModelsPage, name: str) -> QPushButton:
    (one,) = [
        b for b in page.findChildren(QPushButton) if b.accessibleName() == name and b.isVisible()
    ]
    return one


def offered(page: ModelsPage) -> set[str]:
    return {b.accessibleName() for b in page.findChildren(QPushButton) if b.isVisible()}


def refused(page: ModelsPage, qtbot: QtBot) -> str:
    """What the open box says that must be confirmed; it is gone then, and nothing confirmed."""
    (box,) = page.findChildren(QMessageBox)
    said = box.informativeText()
    box.reject()
    qtbot.waitUntil(lambda: not page.findChildren(QMessageBox), timeout=WAIT_MS)
    return said


def press(page: ModelsPage, name: str) -> None:
    click(found(page, name))


def wait_idle(page: ModelsPage, qtbot: QtBot, text: str) -> None:
    qtbot.waitUntil(lambda: text in said(page) and not page._desk.busy, timeout=WAIT_MS)


def take_in(page: ModelsPage, path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page._desk.ended, timeout=WAIT_MS):
        page._desk.take_in(path)
    qtbot.waitUntil(lambda: path.stem.lower() in shown(page), timeout=WAIT_MS)


def shown(page: ModelsPage) -> set[str]:
    return {name for section in page.list.sections.values() for name in section.rows}


def show_all_answers(page: ModelsPage, qtbot: QtBot) -> None:
    press(page, "Show 15 more: Answers")
    rows = page.list.sections[Task.GENERATE].rows
    qtbot.waitUntil(lambda: len(rows) == 15, timeout=WAIT_MS)


def test_every_task_has_its_section_and_few_rows_at_first(page: ModelsPage, qtbot: QtBot) -> None:
    text = said(page)
    for heading in ("ANSWERS", "SPEECH", "SEARCH BY MEANING", "JUDGING SENTENCES"):
        assert heading in text
    assert shown(page) == ADVISED
    show_all_answers(page, qtbot)
    assert "Community License, with conditions on use: weights public" in said(page)
    press(page, "Show fewer: Answers")
    assert len(page.list.sections[Task.GENERATE].rows) == 0


def test_without_models_it_says_what_the_first_one_costs(page: ModelsPage) -> None:
    assert "No speech model is installed yet" in said(page)
    button = page.list.sections[Task.TRANSCRIBE].target
    assert isinstance(button, QPushButton)
    assert button.text().startswith("Install Whisper")
    assert button.text().endswith("MB")


def test_a_model_taken_in_is_checked_and_writes_from_then_on(
    page: ModelsPage, bring: Callable[[str], Path], qtbot: QtBot, sotto: Sotto
) -> None:
    with qtbot.waitSignal(page._desk.changed, timeout=WAIT_MS):
        take_in(page, bring("mine"), qtbot)
    assert "Writes answers in" in said(page)
    assert "In use" in said(page)
    assert "No answer model is installed" not in said(page)
    using = sotto.models.in_use(Task.GENERATE)
    assert using is not None
    assert using.name == "mine"


def test_a_model_that_failed_says_why_and_what_it_may_still_do(
    page: ModelsPage, bring: Callable[[str], Path], qtbot: QtBot
) -> None:
    take_in(page, bring("bad"), qtbot)
    assert "Writes no answers, so quotes stand alone. Only 50 % of its sentences" in said(page)


def test_a_check_can_be_stopped_and_done_later(
    page: ModelsPage, bring: Callable[[str], Path], qtbot: QtBot
) -> None:
    page._desk.take_in(bring("slow"))
    qtbot.waitUntil(lambda: page.progress.share == 0.5, timeout=WAIT_MS)
    assert not found(page, "Import a file").isEnabled()
    press(page, "Stop")
    wait_idle(page, qtbot, "Stopped.")
    assert found(page, "Import a file").isEnabled()
    qtbot.waitUntil(lambda: "Not checked on this computer yet" in said(page), timeout=WAIT_MS)
    press(page, "Check: Slow")
    qtbot.waitUntil(lambda: page._desk.busy, timeout=WAIT_MS)
    page._desk.stop()
    wait_idle(page, qtbot, "Stopped.")


def test_a_file_that_is_no_model_is_refused_with_the_reason(
    page: ModelsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "letter.gguf").write_text("Dear all")
    page._desk.take_in(tmp_path / "letter.gguf")
    wait_idle(page, qtbot, "it is not a GGUF file")


def test_a_speech_model_is_taken_in_by_dropping_its_folder(
    page: ModelsPage, whisper_folder: Path, qtbot: QtBot, sotto: Sotto
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(whisper_folder))])
    left, copy = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    page.dragEnterEvent(enter)
    assert enter.isAccepted()
    page.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))
    qtbot.waitUntil(lambda: "Heard 90 % of the words" in said(page), timeout=WAIT_MS)
    assert sotto.models.in_use(Task.TRANSCRIBE) is not None
    assert "No speech model is installed" not in said(page)


def test_another_model_is_chosen_at_once_and_kept(
    page: ModelsPage, bring: Callable[[str], Path], qtbot: QtBot, sotto: Sotto
) -> None:
    for name in ("first", "second"):
        take_in(page, bring(name), qtbot)
    press(page, "Use: Second")
    wait_idle(page, qtbot, "Second writes the answers from now on.")
    using = sotto.models.in_use(Task.GENERATE)
    assert using is not None
    assert using.name == "second"
    assert load_settings(sotto.home.settings).generator == "second"
    qtbot.waitUntil(lambda: "Use: First" in offered(page), timeout=WAIT_MS)


def test_removing_says_what_will_be_missed_and_keeps_by_default(
    page: ModelsPage, bring: Callable[[str], Path], qtbot: QtBot, sotto: Sotto
) -> None:
    take_in(page, bring("mine"), qtbot)
    press(page, "Remove: Mine")
    assert "the only one that writes answers" in refused(page, qtbot)
    assert sotto.models.in_use(Task.GENERATE) is not None


def test_a_chosen_model_that_is_removed_gives_way_to_another(
    page: ModelsPage, bring: Callable[[str], Path], qtbot: QtBot, sotto: Sotto
) -> None:
    for name in ("first", "second"):
        take_in(page, bring(name), qtbot)
    press(page, "Use: Second")
    wait_idle(page, qtbot, "from now on")
    page._desk.remove("second")
    wait_idle(page, qtbot, "Second is removed.")
    using = sotto.models.in_use(Task.GENERATE)
    assert using is not None
    assert using.name == "first"
    qtbot.waitUntil(lambda: "second" not in shown(page), timeout=WAIT_MS)


def test_altered_files_are_noticed(
    page: ModelsPage, bring: Callable[[str], Path], qtbot: QtBot, sotto: Sotto
) -> None:
    take_in(page, bring("mine"), qtbot)
    press(page, "Verify: Mine")
    wait_idle(page, qtbot, "every file is as its checksum says")
    file = sotto.models.folder("mine") / "mine.gguf"
    file.write_bytes(file.read_bytes()[:-1] + b"\x07")
    press(page, "Verify: Mine")
    wait_idle(page, qtbot, "is damaged")


def test_details_are_honest_about_what_nobody_has_verified(page: ModelsPage, qtbot: QtBot) -> None:
    show_all_answers(page, qtbot)
    press(page, "Details: Qwen3 0.6B")
    qtbot.waitUntil(lambda: "Not verified: nobody of us" in said(page), timeout=WAIT_MS)
    assert "sha256 not known yet" in said(page)
    (text,) = page.findChildren(QPlainTextEdit)
    assert "Apache License" in text.toPlainText()
    press(page, "Less: Qwen3 0.6B")
    assert "Not verified" not in said(page)
    press(page, "Details: Gemma 3 1B")
    qtbot.waitUntil(lambda: "Its text is not part of Sotto" in said(page), timeout=WAIT_MS)


def test_an_installation_goes_on_where_it_was_stopped(
    page: ModelsPage, qtbot: QtBot, sotto: Sotto, monkeypatch: pytest.MonkeyPatch
) -> None:
    def install(
        store: ModelStore, name: str, cancel: CancelToken, *, accepted: bool
    ) -> Generator[InstallProgress, None, None]:
        part = sotto.home.models / ".partial" / name / "scratch"
        part.mkdir(parents=True)
        (part / "model.part").write_bytes(bytes(40_000_000))
        while not cancel.wait(0.01):
            yield InstallProgress(name, "model.gguf", 40_000_000, 98_362_432)
        cancel.raise_if_cancelled()

    monkeypatch.setattr(ModelStore, "install", install)
    show_all_answers(page, qtbot)
    press(page, "Install, 98 MB: SmolLM2 135M Instruct")
    qtbot.waitUntil(lambda: page.progress.share > 0.4, timeout=WAIT_MS)
    press(page, "Stop")
    wait_idle(page, qtbot, "Stopped.")
    name = "Go on installing, 40 MB of 98 MB are here: SmolLM2 135M Instruct"
    qtbot.waitUntil(lambda: name in offered(page), timeout=WAIT_MS)


def test_measuring_shows_live_figures_and_then_the_plot(page: ModelsPage, qtbot: QtBot) -> None:
    steps: list[MeasureStep] = []
    page._desk.measured.connect(steps.append)
    assert "Not measured yet" in said(page)
    press(page, "Measure this computer")
    assert not page.list.machine.measure.isEnabled()
    wait_idle(page, qtbot, "This computer was measured.")
    assert steps
    qtbot.waitUntil(lambda: "Memory is read at 20.0 GB" in said(page), timeout=WAIT_MS)
    plot = page.findChild(SpeedPlot)
    assert isinstance(plot, SpeedPlot)
    assert plot.isVisible()
    assert "Qwen3 0.6B: about" in plot.accessibleDescription()
    assert not plot.grab().isNull()


def test_figures_from_before_a_change_are_marked_and_measuring_is_offered(
    page: ModelsPage, qtbot: QtBot, sotto: Sotto
) -> None:
    here = this_machine().hardware
    old = MachineFigures(
        here, packages=("ort 1",), date="2026-11-03T10:00:00+00:00", read_bytes_per_s=20e9
    )
    keep_figures(sotto.home.machine, old)
    page._desk.refresh()
    qtbot.waitUntil(lambda: "may no longer hold" in said(page), timeout=WAIT_MS)
    assert "was updated since" in said(page)
    assert page.list.machine.measure.text().startswith("Measure again")
    keep_figures(sotto.home.machine, replace(old, hardware="another"))
    page._desk.refresh()
    qtbot.waitUntil(lambda: "are of another computer" in said(page), timeout=WAIT_MS)
    assert "Not measured yet" in said(page)


def test_everything_that_was_measured_is_said(page: ModelsPage, qtbot: QtBot, sotto: Sotto) -> None:
    figures = MachineFigures(
        this_machine().hardware,
        read_bytes_per_s=20e9,
        passages_per_s=170.0,
        speech_model="whisper-base",
        real_time_factor=0.31,
        model="qwen3-0.6b",
        model_bytes=640_000_000,
        prompt_tokens_per_s=210.0,
        tokens_per_s=21.0,
        headroom_bytes=9_600_000_000,
    )
    keep_figures(sotto.home.machine, figures)
    page._desk.refresh()
    qtbot.waitUntil(lambda: "9.6 GB of memory stay free" in said(page), timeout=WAIT_MS)
    assert "Whisper base needs 0.31 s for a second of speech" in said(page)
    assert "Qwen3 0.6B reads 210 tokens a second and writes 21" in said(page)
    assert "words a minute. Its licence sets no conditions." in said(page)


def test_a_model_that_does_not_fit_offers_the_context_that_would(
    page: ModelsPage,
    bring: Callable[[str], Path],
    qtbot: QtBot,
    sotto: Sotto,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.services.model_fit.largest_context", lambda *_: 768)
    take_in(page, bring("mine"), qtbot)
    qtbot.waitUntil(
        lambda: "With 768 tokens of context it would fit" in said(page), timeout=WAIT_MS
    )
    press(page, "Use 768 tokens: Mine")
    wait_idle(page, qtbot, "read 768 tokens at most when Sotto is started the next time")
    assert load_settings(sotto.home.settings).context_tokens == 768
    monkeypatch.setattr("app.services.model_fit.largest_context", lambda *_: 0)
    page._desk.refresh()
    qtbot.waitUntil(
        lambda: "Close other programs, or use a smaller model" in said(page), timeout=WAIT_MS
    )
    assert "Use 768 tokens: Mine" not in offered(page)


def test_layers_on_a_graphics_processor_are_said_of_the_model_in_use(
    page: ModelsPage,
    bring: Callable[[str], Path],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = [Offload(33, 33, "Arc 140V", ""), Offload(20, 33, "Arc 140V", "")]
    monkeypatch.setattr("app.services.gpu_offload.offload", lambda *_: found[0])
    take_in(page, bring("mine"), qtbot)
    qtbot.waitUntil(lambda: "all 33 layers on Arc 140V" in said(page), timeout=WAIT_MS)
    found.pop(0)
    page._desk.refresh()
    qtbot.waitUntil(lambda: "20 of 33 layers on Arc 140V" in said(page), timeout=WAIT_MS)


def test_conditions_on_use_are_shown_and_accepted_before_an_installation(
    page: ModelsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted: list[bool] = []

    def install(
        _: ModelStore, name: str, __: CancelToken, *, accepted: bool
    ) -> Generator[InstallProgress, None, None]:
        wanted.append(accepted)
        raise ModelProblem(name, "there is no network here", "Import it.")
        yield

    monkeypatch.setattr(ModelStore, "install", install)
    show_all_answers(page, qtbot)
    name = next(one for one in offered(page) if one.endswith(": Gemma 3 1B") and "Install" in one)
    press(page, name)
    box = page.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "Prohibited Use Policy" in box.informativeText()
    assert "Model Openness Framework: of no class" in box.informativeText()
    box.reject()
    qtbot.waitUntil(lambda: not page.findChildren(QMessageBox), timeout=WAIT_MS)
    assert wanted == []
    press(page, name)
    box = page.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    (accept,) = [b for b in box.buttons() if b.text() == "Accept and install"]
    accept.click()
    wait_idle(page, qtbot, "there is no network here")
    assert wanted == [True]


def test_what_was_asked_for_is_in_view_with_the_keyboard_on_it(
    page: ModelsPage, qtbot: QtBot
) -> None:
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.show_task(Task.TRANSCRIBE)
    qtbot.waitUntil(
        lambda: QApplication.focusWidget() is page.list.sections[Task.TRANSCRIBE].target,
        timeout=WAIT_MS,
    )
    QTest.keyClick(page, Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.accessibleName() == "Import a model: Speech"


def test_a_model_is_installed_with_the_keyboard_alone(
    page: ModelsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted: list[str] = []

    def install(
        _: ModelStore, name: str, __: CancelToken, *, accepted: bool
    ) -> Generator[InstallProgress, None, None]:
        wanted.append(name)
        raise ModelProblem(name, "there is no network here", "Import it.")
        yield

    monkeypatch.setattr(ModelStore, "install", install)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.target.setFocus()
    for _ in range(40):
        focused = QApplication.focusWidget()
        if isinstance(focused, QPushButton) and focused.text().startswith("Install Whisper"):
            break
        QTest.keyClick(page, Qt.Key.Key_Tab)
    QTest.keyClick(page.list.sections[Task.TRANSCRIBE].target, Qt.Key.Key_Space)
    wait_idle(page, qtbot, "there is no network here")
    assert len(wanted) == 1
    assert wanted[0].startswith("whisper")


def test_every_control_and_every_part_has_a_name(page: ModelsPage, qtbot: QtBot) -> None:
    show_all_answers(page, qtbot)
    buttons = page.findChildren(QPushButton)
    names = [b.accessibleName() for b in buttons if b.isVisible()]
    assert len(names) > 40
    assert [name for name in names if len(name) < 3 or "…" in name] == []
    assert len({*names}) == len(names)
    for section in page.list.sections.values():
        assert section.accessibleName()


def test_models_that_cannot_be_looked_at_can_be_tried_again(page: ModelsPage, qtbot: QtBot) -> None:
    page._desk.missed.emit(HomeError("/home", "the disk is gone"))
    assert "the disk is gone" in said(page)
    press(page, "Try again")
    qtbot.waitUntil(lambda: "the disk is gone" not in said(page), timeout=WAIT_MS)


def test_the_model_that_searches_is_not_taken_away(
    page: ModelsPage, qtbot: QtBot, sotto: Sotto
) -> None:
    spec: ModelSpec = sotto.models.spec("all-minilm-l6-v2")
    assert not any("Remove" in name for name in offered(page))
    assert spec.task is Task.EMBED


@pytest.fixture
def stick(bring: Callable[[str], Path], tmp_path: Path) -> Path:
    """A bundle with the model "carried", made in another home."""
    store = ModelStore(tmp_path / "other", bundled("models"))
    store.import_path(bring("carried"))
    for _ in make_bundle(store, ["carried"], tmp_path / "stick", cancel=CancelToken()):
        pass
    return tmp_path / "stick"


def test_the_models_of_a_bundle_are_taken_in_and_checked(
    page: ModelsPage, stick: Path, qtbot: QtBot, sotto: Sotto
) -> None:
    page._desk.take_in(stick)
    wait_idle(page, qtbot, "was checked")
    qtbot.waitUntil(lambda: "carried" in shown(page), timeout=WAIT_MS)
    assert sotto.models.folder("carried").is_relative_to(sotto.home.root)
    page._desk.take_in(stick)
    wait_idle(page, qtbot, "All of it is here already.")


def test_one_that_was_tampered_with_is_refused(
    page: ModelsPage, stick: Path, qtbot: QtBot, sotto: Sotto
) -> None:
    path = stick / "carried" / "carried.gguf"
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    page._desk.take_in(stick)
    wait_idle(page, qtbot, "has been altered")
    assert "carried" not in {spec.name for spec in sotto.models.installed()}


def test_a_stick_that_is_not_there_is_said_and_can_be_forgotten(
    page: ModelsPage, stick: Path, qtbot: QtBot, sotto: Sotto
) -> None:
    bundle = read_bundle(stick)
    for _ in take_up(sotto.models, bundle, bundle.models[0], CancelToken(), copies=False):
        pass
    page._desk.refresh()
    qtbot.waitUntil(lambda: "Remove: Carried" in offered(page), timeout=WAIT_MS)
    press(page, "Remove: Carried")
    assert "Its files stay where they lie" in refused(page, qtbot)
    away = stick.rename(stick.with_name("pocket"))
    page._desk.refresh()
    qtbot.waitUntil(lambda: "which is not there now" in said(page), timeout=WAIT_MS)
    assert not any("Install: Carried" in name for name in offered(page))
    away.rename(stick)
    page._desk.refresh()
    qtbot.waitUntil(lambda: "which is not there now" not in said(page), timeout=WAIT_MS)
    stick.rename(away)
    page._desk.remove("carried")
    qtbot.waitUntil(lambda: "carried" not in shown(page), timeout=WAIT_MS)
    assert (away / "carried" / "carried.gguf").is_file()


def test_models_that_came_with_the_program_are_taken_up_by_themselves(
    desk: ModelDesk, stick: Path, qtbot: QtBot, sotto: Sotto
) -> None:
    sotto.models.bundles = (stick,)
    with qtbot.waitSignal(desk.ended, timeout=WAIT_MS) as ended:
        desk.take_up_waiting()
    assert ended.args == ["The models that came with Sotto were verified."]
    assert sotto.models.folder("carried") == stick / "carried"


def test_one_of_them_that_was_changed_is_told(
    desk: ModelDesk, stick: Path, qtbot: QtBot, sotto: Sotto
) -> None:
    (stick / "carried" / "carried.gguf").unlink()
    sotto.models.bundles = (stick,)
    with qtbot.waitSignal(desk.refused, timeout=WAIT_MS) as refused:
        desk.take_up_waiting()
    assert "carried.gguf" in str(refused.args[0])


def test_a_built_program_says_what_it_cannot_fetch_and_does_not_offer_it(
    page: ModelsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    smallest = "Install, 98 MB: SmolLM2 135M Instruct"
    show_all_answers(page, qtbot)
    assert smallest in offered(page)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    rows = page.list.sections[Task.GENERATE].rows
    for name in ("smollm2-135m-instruct", "qwen3-0.6b"):
        assert page._desk.overview is not None
        rows[name].show_entry(rows[name].entry, page._desk.overview)
    assert smallest not in offered(page)
    assert "which this Sotto cannot fetch" in said(page)
    assert any(name.startswith("Install") and "Qwen3 0.6B" in name for name in offered(page))


@pytest.fixture
def _forbidden(sotto: Sotto) -> None:
    sotto.models.policy = Policy(models=ModelRules(install=False, imports=False))


@pytest.mark.usefixtures("_forbidden")
def test_what_a_policy_forbids_is_not_offered(request: pytest.FixtureRequest, qtbot: QtBot) -> None:
    page: ModelsPage = request.getfixturevalue("page")
    show_all_answers(page, qtbot)
    assert not any(name.startswith(("Install", "Import")) for name in offered(page))
