"""Lets long work rest: while the user has paused it, is typing, or runs on little battery."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from app.domain.cancel import CancelToken
from app.domain.errors import HomeError
from app.paths import make_private

TYPING_REST_S = 2.0
_LOOK_S = 0.5
_BATTERY_LOOK_S = 15.0

E = TypeVar("E")
R = TypeVar("R")


class RestReason(StrEnum):
    """Why long work rests."""

    PAUSED = "paused"
    BATTERY = "battery"
    TYPING = "typing"


@dataclass(frozen=True, slots=True)
class Rest:
    """Why nothing goes on; `percent` is the charge of the battery where that is the reason."""

    reason: RestReason
    percent: int | None = None

    def __str__(self) -> str:
        return {
            RestReason.PAUSED: "paused",
            RestReason.BATTERY: f"on battery, {self.percent} %",
            RestReason.TYPING: "waiting while you type",
        }[self.reason]


@dataclass(frozen=True, slots=True)
class Battery:
    """The charge in percent, and whether the computer runs on it."""

    percent: int
    in_use: bool


def read_battery() -> Battery | None:
    """The battery of this machine; None if there is none that tells."""
    import psutil

    # Absent where psutil has no implementation; None without a battery.
    try:
        state = getattr(psutil, "sensors_battery", lambda: None)()
    except OSError:  # a container may have no /sys
        return None
    if state is None:
        return None
    return Battery(round(state.percent), state.power_plugged is False)


def in_peace(
    steps: Generator[E, None, R], rests: Callable[[], bool], cancel: CancelToken
) -> Generator[E, None, R]:
    """The same work, each step begun only when `rests` says no. Raises Cancelled."""
    try:
        while True:
            while rests():
                cancel.wait(_LOOK_S)
                cancel.raise_if_cancelled()
            try:
                step = next(steps)
            except StopIteration as stop:
                result: R = stop.value
                return result
            yield step
    finally:
        steps.close()


class Gate:
    """Closed while work should rest; any thread may ask, pause or resume.

    A pause is a file in the home, so that another process can make one, and it outlives this one.

    Attributes:
        pause_on_typing: Whether work rests while a question is typed.
    """

    def __init__(
        self,
        pause_file: Path,
        *,
        battery_percent: int,
        pause_on_typing: bool,
        battery: Callable[[], Battery | None] = read_battery,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._pause_file = pause_file
        self._battery_percent = battery_percent
        self.pause_on_typing = pause_on_typing
        self._battery = battery
        self._clock = clock
        self._typed_s: float | None = None
        self._looked_s: float | None = None
        self._charge: Battery | None = None
        self._held = 0

    @property
    def paused(self) -> bool:
        """Whether the user has paused the work."""
        return self._pause_file.exists()

    @property
    def rest(self) -> Rest | None:
        """Why work should rest now; None if it need not."""
        self._look_at_battery()
        return self.known_rest

    @property
    def known_rest(self) -> Rest | None:
        """The same by what `rest` last read of the battery, for those who must not wait for it."""
        if self._held:
            return None
        if self.paused:
            return Rest(RestReason.PAUSED)
        if self._typing_left_s > 0:
            return Rest(RestReason.TYPING)
        charge = self.battery
        low = charge is not None and charge.percent < self._battery_percent
        return Rest(RestReason.BATTERY, charge.percent) if charge and low else None

    @property
    def battery(self) -> Battery | None:
        """What this computer last ran on, if that was a battery and its charge matters."""
        return self._charge if self._charge is not None and self._charge.in_use else None

    @property
    def battery_percent(self) -> int:
        """The charge below which work rests; 0: never."""
        return self._battery_percent

    def rest_below(self, percent: int) -> None:
        """Rest on battery below that charge from now on; 0: never."""
        self._battery_percent, self._low = percent, None

    def pause(self) -> None:
        """Let work rest until `resume`, here and in a process that has the home open."""
        try:
            make_private(self._pause_file.parent)
            self._pause_file.touch()
        except OSError as error:
            raise HomeError(str(self._pause_file.parent), error.strerror or str(error)) from error

    def resume(self) -> None:
        """End a pause."""
        try:
            self._pause_file.unlink(missing_ok=True)
        except OSError as error:
            raise HomeError(str(self._pause_file.parent), error.strerror or str(error)) from error

    def typing(self) -> None:
        """The user is typing a question: work rests for a moment."""
        if self.pause_on_typing:
            self._typed_s = self._clock()

    def wait(self, cancel: CancelToken | None = None) -> None:
        """Return when work may go on; Cancelled if it was stopped meanwhile."""
        token = cancel or CancelToken()
        while (rest := self.rest) is not None:
            typing = rest.reason is RestReason.TYPING
            token.wait(max(self._typing_left_s, 0.01) if typing else _LOOK_S)
            token.raise_if_cancelled()

    @contextmanager
    def held_open(self) -> Iterator[None]:
        """Within, nothing rests: for work that the user waits for."""
        self._held += 1
        try:
            yield
        finally:
            self._held -= 1

    @property
    def _typing_left_s(self) -> float:
        return 0.0 if self._typed_s is None else self._typed_s + TYPING_REST_S - self._clock()

    def _look_at_battery(self) -> None:
        now = self._clock()
        if not self._battery_percent:
            self._charge = None
        elif self._looked_s is None or now - self._looked_s >= _BATTERY_LOOK_S:
            self._looked_s, self._charge = now, self._battery()
