import threading
from collections.abc import Generator

from pytestqt.qtbot import QtBot

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled, EngineFailure
from app.ui.frame.bridge import Bridge


def test_events_arrive_in_order_and_before_the_end(bridge: Bridge, qtbot: QtBot) -> None:
    def work(_: CancelToken) -> Generator[int, None, str]:
        yield from range(5_000)
        return "done"

    run = bridge.start("count", work)
    seen: list[object] = []
    run.stepped.connect(seen.extend)
    with qtbot.waitSignal(run.finished) as end:
        pass
    assert seen == list(range(5_000))
    assert end.args == ["done"]


def test_fast_events_come_in_few_batches(bridge: Bridge, qtbot: QtBot) -> None:
    def work(_: CancelToken) -> Generator[int, None, None]:
        yield from range(20_000)

    run = bridge.start("stream", work)
    batches: list[int] = []
    run.stepped.connect(lambda events: batches.append(len(events)))
    with qtbot.waitSignal(run.finished):
        pass
    assert sum(batches) == 20_000
    assert len(batches) < 200


def test_slots_run_in_the_thread_of_the_window(bridge: Bridge, qtbot: QtBot) -> None:
    slots: list[int] = []
    run = bridge.fetch("thread", threading.get_ident)
    run.finished.connect(lambda _: slots.append(threading.get_ident()))
    with qtbot.waitSignal(run.finished) as end:
        pass
    assert slots == [threading.get_ident()]
    assert end.args != slots


def test_cancel_ends_the_job_with_cancelled(bridge: Bridge, qtbot: QtBot) -> None:
    def work(cancel: CancelToken) -> Generator[int, None, None]:
        while True:
            yield 1
            cancel.wait(0.01)

    run = bridge.start("endless", work)
    with qtbot.waitSignal(run.stepped):
        pass
    with qtbot.waitSignal(run.failed) as end:
        run.cancel()
    assert isinstance(end.args[0], Cancelled)


def test_an_error_arrives_as_what_it_is(bridge: Bridge, qtbot: QtBot) -> None:
    def fail() -> None:
        raise EngineFailure("reader", "it broke")

    run = bridge.fetch("failing", fail)
    with qtbot.waitSignal(run.failed) as end:
        pass
    assert isinstance(end.args[0], EngineFailure)


def test_no_timer_runs_when_nothing_is_reported(bridge: Bridge, qtbot: QtBot) -> None:
    run = bridge.fetch("once", lambda: 1)
    with qtbot.waitSignal(run.finished):
        pass
    assert not bridge._timer.isActive()
