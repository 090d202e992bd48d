"""What every verb shares: the home, the form of output, progress, and opening the program."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, Self, TypeAlias, TypeVar

import click
import msgspec

from app.domain.signs import printable
from app.domain.steps import each, result_of
from app.paths import Home, policy_file
from app.policy import FREE, Policy, read_policy
from app.settings import Settings

if TYPE_CHECKING:
    from app.domain.cancel import CancelToken
    from app.services.archive_steps import ArchiveStep
    from app.services.model_store import InstallProgress, ModelStore
    from app.services.self_test import SelfTest, SelfTestReport
    from app.wiring import Sotto

E = TypeVar("E")
R = TypeVar("R")

WindowTest: TypeAlias = (
    "Callable[[SelfTest, Callable[[SelfTestReport], None]], SelfTestReport]"  # imported later
)
"""Tries the window out, and hands over the report as it grows."""

_EXACT_LIMIT = 200_000  # vectors of a pack: comparing with each takes less than an index to build


def measure_archive(step: ArchiveStep) -> tuple[str, int, int]:
    """Progress of writing, checking or unpacking a file as (label, done, total)."""
    return step.label, step.done, step.total


def measure_verifying(step: InstallProgress) -> tuple[str, int, int]:
    """Progress of taking up a model as (label, done, total)."""
    return f"Verifying {step.name}", step.done_bytes, step.total_bytes


@dataclass(frozen=True, slots=True)
class Session:
    """One run of the command line.

    `pack` is a file to ask instead of the home; `try_window` comes from what knows the window.
    """

    home: Home
    json: bool
    verbose: bool
    cancel: CancelToken
    pack: Path | None = None
    try_window: WindowTest | None = None
    policy: Policy = FREE

    def settings(self) -> Settings:
        """The settings of this home, with those that the policy fixes."""
        return self.policy.load(self.home.settings)

    @contextmanager
    def sotto(self) -> Iterator[Sotto]:
        """The whole program on this home, closed at the end.

        With a pack it is on a home for the moment that holds only that: nothing is written to this
        home or beside the pack.
        """
        from app.wiring import open_sotto

        for problem in self.model_store().away().values():
            self.note(f"{problem} {problem.remedy}")
        if self.pack is None:
            with open_sotto(self.home, self.settings(), policy=self.policy) as sotto:
                for problem in sotto.preferences.not_understood():
                    self.note(f"{problem} {problem.remedy}")
                yield sotto
            return
        from app.services.passing_home import passing_home

        with (
            passing_home() as home,
            open_sotto(
                home,
                self.settings(),
                models=self.home.models,
                exact_limit=_EXACT_LIMIT,
                policy=self.policy,
            ) as sotto,
        ):
            steps = sotto.packs.take_in(self.pack, cancel=self.cancel)
            imported = self.drain(steps, measure=measure_archive)
            if not imported.embedded:
                self.note("Its vectors are of another search model: searching by words only.")
            yield sotto

    @contextmanager
    def stopping(self) -> Iterator[None]:
        """Inside, the first Ctrl+C only asks for an end, for work that then tells what it has."""
        before = signal.getsignal(signal.SIGINT)

        def interrupt(_: int, __: FrameType | None) -> None:
            signal.signal(signal.SIGINT, before)
            self.cancel.cancel()

        signal.signal(signal.SIGINT, interrupt)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    def model_store(self) -> ModelStore:
        """The model store alone, with what lies beside the program taken up; needs no lock."""
        from app.services.model_take_up import take_up_waiting
        from app.wiring import make_model_store

        store = make_model_store(self.home.models, self.settings(), self.policy)
        steps = take_up_waiting(store, self.cancel)
        for problem in self.drain(steps, measure=measure_verifying):
            self.note(f"{problem} {problem.remedy}")
        return store

    def emit(self, data: object, text: str | Callable[[], str]) -> None:
        """Print `data` as the one JSON document, or `text` for people."""
        if self.json:
            encoded = msgspec.json.encode(data)
            click.echo(msgspec.json.format(encoded, indent=2).decode())
        else:
            click.echo(printable(text() if callable(text) else text))

    def note(self, text: str) -> None:
        """Say something beside the result, on stderr."""
        click.echo(printable(text), err=True)

    def drain(
        self, steps: Generator[E, None, R], *, measure: Callable[[E], tuple[str, int, int]]
    ) -> R:
        """Run `steps` to its end under a progress bar (plain lines without a terminal).

        `measure` turns a step into (label, done, total).
        """
        with _Progress() as progress, closing(steps):
            return result_of(each(steps, lambda step: progress.show(*measure(step))))


class _Progress:
    """A bar on a terminal; elsewhere one plain line per tenth of each stage."""

    def __init__(self) -> None:
        self._bar: Any = None
        self._label = ""
        self._tenth = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end_bar()

    def show(self, label: str, done: int, total: int) -> None:
        if total <= 0:
            return
        if sys.stderr.isatty():
            self._show_bar(label, done, total)
            return
        tenth = 10 * done // total
        if (label, tenth) != (self._label, self._tenth):
            self._label, self._tenth = label, tenth
            click.echo(f"{label}: {done} of {total}", err=True)

    def _show_bar(self, label: str, done: int, total: int) -> None:
        if self._bar is None or label != self._label:
            self._end_bar()
            self._label = label
            self._bar = click.progressbar(length=total, label=label, file=sys.stderr)
            self._bar.__enter__()
        self._bar.length = total
        self._bar.update(max(done - self._bar.pos, 0))

    def _end_bar(self) -> None:
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
            self._bar = None


def make_session(
    home: Path | None,
    *,
    json: bool,
    verbose: bool,
    cancel: CancelToken,
    pack: Path | None = None,
    try_window: WindowTest | None = None,
) -> Session:
    """The session for the options given, under the policy of this computer.

    Raises PolicyProblem, HomeError.
    """
    policy = read_policy(policy_file())
    return Session(policy.place(home), json, verbose, cancel, pack, try_window, policy)
