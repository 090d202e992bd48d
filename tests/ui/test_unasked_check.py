"""The answer model in use is checked by itself, and whatever the user does goes first."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled, DoesNotFit, SottoError
from app.domain.models import Task
from app.paths import Home
from app.services.exam import ExamStep
from app.services.generator_gate import keep_check, kept_check, unchecked
from app.services.machine_figures import MachineFigures
from app.settings import Settings
from app.ui.frame.bridge import Bridge
from app.ui.look.theme import Theme
from app.ui.models import desk as models_desk
from app.ui.models.desk import ModelDesk
from app.ui.models.unasked import UnaskedCheck
from app.wiring import Sotto
from tests.ui.composition import Fakes, open_over_fakes
from tests.ui.desks import opened_desk
from tests.unit.services.model_files import gguf
from tests.unit.services.test_generator_gate import GOOD

WAIT_MS = 15_000


@dataclass
class Examiner:
    """Stands for the check: notes what it began, goes on while `lasting`, and lets pass."""

    sotto: Sotto
    lasting: bool = False
    error: SottoError | None = None
    begun: list[str] = field(default_factory=list)

    def __call__(self, name: str, cancel: CancelToken) -> Generator[Any, None, object]:
        self.begun.append(name)
        if self.error is not None:
            raise self.error
        yield ExamStep(1, 3)
        while self.lasting:
            yield ExamStep(2, 3)
            cancel.wait(0.01)
        yield ExamStep(3, 3)
        keep_check(self.sotto.models.report_folder(name), GOOD)
        return None


@pytest.fixture
def sotto(own_home: Home) -> Iterator[Sotto]:
    with open_over_fakes(own_home, Fakes()) as opened:
        yield opened


@pytest.fixture
def model(sotto: Sotto, tmp_path: Path) -> str:
    path = tmp_path / "writer.gguf"
    path.write_bytes(gguf(extra={"general.name": "Writer"}))
    return sotto.models.import_path(path).name


@pytest.fixture
def examiner(sotto: Sotto) -> Examiner:
    return Examiner(sotto)


@pytest.fixture
def models(examiner: Examiner, bridge: Bridge, sotto: Sotto) -> ModelDesk:
    def measure(_: CancelToken) -> Generator[Any, None, MachineFigures]:
        yield from ()
        return MachineFigures("")

    return ModelDesk(bridge, sotto, checks={Task.GENERATE: examiner}, measure=measure)


@pytest.fixture
def rest() -> list[bool]:
    """Whether there is a reason to rest; a test may change it."""
    return [False]


@pytest.fixture
def check(bridge: Bridge, sotto: Sotto, models: ModelDesk, rest: list[bool]) -> UnaskedCheck:
    return UnaskedCheck(bridge, sotto, models, rests=lambda: rest[0])


def test_the_model_in_use_is_checked_once_and_the_outcome_is_said(
    model: str, check: UnaskedCheck, models: ModelDesk, examiner: Examiner, qtbot: QtBot
) -> None:
    with (
        qtbot.waitSignal(check.ended, timeout=WAIT_MS) as ended,
        qtbot.waitSignal(check.began, timeout=WAIT_MS),
    ):
        models.take_up_waiting()
    assert ended.args[0].startswith("Writer was checked. Writes answers in English")
    assert not models.busy
    with qtbot.assertNotEmitted(check.ended, wait=300):
        models.take_up_waiting()
    assert examiner.begun == [model]


def test_nothing_is_checked_while_there_is_a_reason_to_rest(
    model: str,
    check: UnaskedCheck,
    models: ModelDesk,
    examiner: Examiner,
    rest: list[bool],
    qtbot: QtBot,
) -> None:
    rest[0] = True
    with qtbot.assertNotEmitted(check.began, wait=300):
        models.take_up_waiting()
    assert examiner.begun == []
    rest[0] = False
    with qtbot.waitSignal(check.ended, timeout=WAIT_MS):
        pass
    assert examiner.begun == [model]


def test_what_the_user_wants_of_models_goes_first_and_the_check_begins_anew(
    model: str, check: UnaskedCheck, models: ModelDesk, examiner: Examiner, qtbot: QtBot
) -> None:
    examiner.lasting = True
    shown: list[str] = []
    models.began.connect(lambda *step: shown.append(step[0]))
    models.ended.connect(shown.append)
    with qtbot.waitSignal(check.began, timeout=WAIT_MS):
        models.take_up_waiting()
    with qtbot.waitSignal(models.idled, timeout=WAIT_MS, check_params_cb=lambda idle: idle):
        models.measure()
        assert models.busy
        shown.clear()
        examiner.lasting = False
    assert shown == ["This computer was measured."]
    qtbot.waitUntil(
        lambda: kept_check(examiner.sotto.models.folder(model)) == GOOD, timeout=WAIT_MS
    )
    assert examiner.begun == [model, model]


def test_once_it_was_stopped_none_begins_any_more(
    model: str, check: UnaskedCheck, models: ModelDesk, examiner: Examiner, qtbot: QtBot
) -> None:
    examiner.lasting = True
    with qtbot.waitSignal(check.began, timeout=WAIT_MS):
        models.take_up_waiting()
    with qtbot.waitSignal(check.ended, timeout=WAIT_MS) as ended:
        models.stop()
    assert ended.args == [""]
    with qtbot.assertNotEmitted(check.began, wait=300):
        models.take_up_waiting()
    assert examiner.begun == [model]
    assert unchecked(examiner.sotto.models, Settings()) is not None


def test_what_is_stopped_while_it_waits_for_its_turn_is_never_begun(models: ModelDesk) -> None:
    def remove(_: CancelToken) -> Generator[None, None, None]:
        raise AssertionError
        yield

    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        next(models.alone(remove)(cancel))


def test_too_little_memory_is_said_once_and_is_no_result(
    model: str, check: UnaskedCheck, models: ModelDesk, examiner: Examiner, qtbot: QtBot
) -> None:
    examiner.error = DoesNotFit(model, need_bytes=9, free_bytes=8, tokens=512, largest_context=0)
    with qtbot.waitSignal(check.ended, timeout=WAIT_MS) as ended:
        models.take_up_waiting()
    assert "does not fit into memory" in ended.args[0]
    with qtbot.assertNotEmitted(check.ended, wait=300):
        models.take_up_waiting()
    assert unchecked(examiner.sotto.models, Settings()) is not None


@pytest.mark.usefixtures("model")
@pytest.mark.parametrize("prose", ["always", "never"])
def test_nothing_is_checked_where_nobody_asks_for_a_check(sotto: Sotto, prose: str) -> None:
    assert unchecked(sotto.models, Settings()) is not None
    assert unchecked(sotto.models, Settings(prose=prose)) is None


def test_the_status_line_shows_it_with_a_way_to_stop_it(
    own_home: Home,
    theme: Theme,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with open_over_fakes(own_home, Fakes()) as sotto:
        (tmp_path / "writer.gguf").write_bytes(gguf(extra={"general.name": "Writer"}))
        sotto.models.import_path(tmp_path / "writer.gguf")
        examiner = Examiner(sotto, lasting=True)
    monkeypatch.setattr(models_desk, "_checks", lambda _: {Task.GENERATE: examiner})
    own_home.pause_file.touch()
    with opened_desk(theme, qtbot, own_home.root) as desk:
        status = desk.window.status
        with qtbot.waitSignal(desk.models.looked, timeout=WAIT_MS):
            desk.models.refresh()
        assert examiner.begun == []
        desk.sotto.gate.resume()
        wanted = "Checking Writer: 2 of 3"
        qtbot.waitUntil(lambda: status._activity.text() == wanted, timeout=WAIT_MS)
        status._stop.click()
        qtbot.waitUntil(lambda: status._activity.text() == "", timeout=WAIT_MS)
        assert status._stop.isHidden()
        assert examiner.begun == ["writer"]
