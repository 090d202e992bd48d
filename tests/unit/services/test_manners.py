import threading
from collections.abc import Generator
from pathlib import Path

import psutil
import pytest

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled
from app.domain.steps import result_of
from app.services.manners import Battery, Gate, Rest, RestReason, in_peace, read_battery


class Clock:
    """Goes on when told."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Laptop:
    """A battery that counts how often it is asked."""

    def __init__(self, percent: int, *, in_use: bool) -> None:
        self.state: Battery | None = Battery(percent, in_use)
        self.asked = 0

    def __call__(self) -> Battery | None:
        self.asked += 1
        return self.state


def gate(home: Path, *, battery: Laptop | None = None, clock: Clock | None = None) -> Gate:
    return Gate(
        home / "paused",
        battery_percent=40,
        pause_on_typing=True,
        battery=battery or Laptop(100, in_use=False),
        clock=clock or Clock(),
    )


def test_an_open_gate_lets_work_pass(tmp_path: Path) -> None:
    gate(tmp_path).wait()


def test_a_pause_is_seen_by_another_gate_of_the_same_home_and_outlives_the_first(
    tmp_path: Path,
) -> None:
    home = tmp_path / "not there yet"
    gate(home).pause()
    other = gate(home)
    assert other.paused
    assert other.rest == Rest(RestReason.PAUSED)
    assert str(other.rest) == "paused"
    other.resume()
    other.resume()
    assert gate(home).rest is None


def test_paused_work_goes_on_after_resume(tmp_path: Path) -> None:
    paused = gate(tmp_path)
    paused.pause()
    passed = threading.Event()

    def work() -> None:
        paused.wait()
        passed.set()

    thread = threading.Thread(target=work)
    thread.start()
    assert not passed.wait(0.05)
    paused.resume()
    assert passed.wait(5)
    thread.join()


def test_cancelling_ends_the_rest_at_once(tmp_path: Path) -> None:
    paused, cancel = gate(tmp_path), CancelToken()
    paused.pause()
    cancel.cancel()
    with pytest.raises(Cancelled):
        paused.wait(cancel)


def test_work_rests_on_a_battery_below_the_level_and_not_on_the_mains(tmp_path: Path) -> None:
    clock = Clock()
    battery = Laptop(34, in_use=True)
    low = gate(tmp_path, battery=battery, clock=clock)
    assert low.rest == Rest(RestReason.BATTERY, 34)
    assert str(low.rest) == "on battery, 34 %"
    battery.state = Battery(34, in_use=False)
    clock.now += 60
    assert low.rest is None
    battery.state = Battery(40, in_use=True)
    clock.now += 60
    assert low.rest is None
    battery.state = None
    clock.now += 60
    assert low.rest is None


def test_the_battery_is_not_asked_all_the_time(tmp_path: Path) -> None:
    battery = Laptop(80, in_use=True)
    often = gate(tmp_path, battery=battery)
    for _ in range(1000):
        often.wait()
    assert battery.asked == 1


def test_level_zero_never_asks_the_battery(tmp_path: Path) -> None:
    battery = Laptop(1, in_use=True)
    never = Gate(tmp_path / "paused", battery_percent=0, pause_on_typing=True, battery=battery)
    assert never.rest is None
    assert battery.asked == 0


def test_work_rests_while_the_user_types_and_two_seconds_more(tmp_path: Path) -> None:
    clock = Clock()
    typed = gate(tmp_path, clock=clock)
    typed.typing()
    assert str(typed.rest) == "waiting while you type"
    clock.now += 1.5
    typed.typing()
    clock.now += 1.9
    assert typed.rest == Rest(RestReason.TYPING)
    clock.now += 0.2
    assert typed.rest is None


def test_typing_does_not_count_where_the_setting_is_off(tmp_path: Path) -> None:
    typed = Gate(tmp_path / "paused", battery_percent=0, pause_on_typing=False)
    typed.typing()
    assert typed.rest is None


def test_nothing_rests_while_the_gate_is_held_open(tmp_path: Path) -> None:
    paused = gate(tmp_path, battery=Laptop(5, in_use=True))
    paused.pause()
    with paused.held_open():
        paused.wait()
        assert paused.rest is None
        assert paused.paused
    assert paused.rest is not None


def test_a_system_that_does_not_let_the_battery_be_read_has_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def read() -> None:
        raise FileNotFoundError("/sys/class/power_supply")

    monkeypatch.setattr(psutil, "sensors_battery", read)
    assert read_battery() is None


def test_this_machine_can_be_asked() -> None:
    state = read_battery()
    assert state is None or 0 <= state.percent <= 100


def test_work_in_peace_takes_no_step_while_it_shall_rest_and_is_stopped_then() -> None:
    cancel, steps = CancelToken(), iter((False, False, True))

    def rests() -> bool:
        if next(steps):
            cancel.cancel()
            return True
        return False

    work = in_peace((number for number in range(9)), rests, cancel)
    assert (next(work), next(work)) == (0, 1)
    with pytest.raises(Cancelled):
        next(work)


def test_work_in_peace_returns_what_the_work_does() -> None:
    def work() -> Generator[int, None, str]:
        yield 1
        return "done"

    assert result_of(in_peace(work(), lambda: False, CancelToken())) == "done"
