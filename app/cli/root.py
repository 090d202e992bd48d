"""The root of the command line: common options, errors to exit codes, Ctrl+C."""

from __future__ import annotations

import copy
import functools
import logging
import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import Any, TypeAlias

import click
import msgspec

from app import __version__
from app.cli.session import WindowTest, make_session
from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled, ModelMissing, SottoError
from app.domain.signs import printable

DONE, FAILED, USAGE, SOME_UNREAD, NO_MODEL, INTERRUPTED = 0, 1, 2, 3, 4, 130

_COMMON = (
    click.Option(
        ["--home"],
        type=click.Path(path_type=Path),
        help="Folder of all data of this instance (else SOTTO_HOME, else the platform's).",
    ),
    click.Option(["--json", "as_json"], is_flag=True, help="One JSON document on stdout."),
    click.Option(["-v", "--verbose"], is_flag=True, help="Say more on stderr."),
)
_PACK = click.Option(
    ["--pack"],
    type=click.Path(path_type=Path, dir_okay=False),
    help="Ask this pack file instead of the home; nothing is taken in.",
)
_OPEN = click.Option(
    ["--open", "file"],
    type=click.Path(path_type=Path, dir_okay=False),
    help="Look at this pack file in the window.",
)
_VERBS = {
    "ask": ("search", "ask", "summarise"),
    "library": ("add", "remove", "status", "collections", "adapt"),
    "follow": ("watch", "pause", "resume", "retry", "exclude", "compact"),
    "tables": ("tables",),
    "speech": ("transcribe",),
    "models": ("models",),
    "doctor": ("doctor", "privacy"),
    "evaluation": ("eval",),
    "bench": ("bench",),
    "conversations": ("conversations", "feedback"),
    "golden": ("golden",),
    "why": ("why",),
    "packs": ("pack",),
    "data": ("backup", "restore", "forget", "purge"),
    "demo": ("demo",),
    "self_test": ("self-test",),
    "update": ("update",),
    "licences": ("licences",),
    "window": ("quit",),
}
"""The verbs of each module of this package."""
_READING = ("search", "ask", "status", "collections")
"""Verbs that a pack file can be asked with."""

OpenWindow: TypeAlias = "Callable[[Path | None, Path | None], int]"
"""Opens the window on a home (its usual place if None) and, if given, looks at a pack in it."""


@dataclass(frozen=True, slots=True)
class _Given:
    """What the program gives to every verb: how it is stopped, and how its window is tried out."""

    cancel: CancelToken
    try_window: WindowTest | None


def _with_session(command: click.Command) -> click.Command:
    """The verb with the common options, which gets a Session instead of them."""
    verb = copy.copy(command)
    if isinstance(verb, click.Group):
        verb.commands = {name: _with_session(child) for name, child in verb.commands.items()}
        return verb
    inner = command.callback
    assert inner is not None, command.name  # noqa: S101  a programming error in this package

    @functools.wraps(inner)
    def callback(
        *, home: Path | None, as_json: bool, verbose: bool, pack: Path | None = None, **options: Any
    ) -> Any:
        root = click.get_current_context().find_root()
        parent: dict[str, Any] = root.params
        pack = pack or parent.get("pack")
        if pack is not None and command.name not in _READING:
            raise click.UsageError(f"--pack goes with the verbs {', '.join(_READING)} only.")
        session = make_session(
            home or parent.get("home"),
            json=as_json or bool(parent.get("as_json")),
            verbose=verbose or bool(parent.get("verbose")),
            cancel=root.obj.cancel,
            pack=pack,
            try_window=root.obj.try_window,
        )
        logging.basicConfig(
            level=logging.DEBUG if session.verbose else logging.WARNING, stream=sys.stderr
        )
        return inner(session, **options)

    verb.callback = callback
    verb.params = [*command.params, *_COMMON, *([_PACK] if command.name in _READING else [])]
    return verb


class _Verbs(click.Group):
    """Imports the module of a verb when it is wanted: the window opens sooner without them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return sorted(verb for verbs in _VERBS.values() for verb in verbs)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002
        cmd_name: str,
    ) -> click.Command | None:
        module = next((name for name, verbs in _VERBS.items() if cmd_name in verbs), None)
        if module is None:
            return None
        verbs: Sequence[click.Command] = import_module(f"app.cli.{module}").VERBS
        return _with_session(next(verb for verb in verbs if verb.name == cmd_name))


def commands(open_window: OpenWindow) -> click.Group:
    """The whole command line: its options and verbs."""

    def window(
        *, home: Path | None, pack: Path | None, file: Path | None, **_: object
    ) -> int | None:
        if click.get_current_context().invoked_subcommand is None:
            if pack is not None:
                raise click.UsageError("--pack needs a verb.")
            return open_window(home, file)
        if file is not None:
            raise click.UsageError("--open goes without a verb.")
        return None

    return _Verbs(
        name="sotto",
        callback=window,
        invoke_without_command=True,
        params=[*_COMMON, _PACK, _OPEN, _version_option()],
        help="Ask your own files, offline. Without a verb, opens the window.",
        context_settings={"help_option_names": ["-h", "--help"]},
    )


def _version_option() -> click.Option:
    def show(context: click.Context, _: click.Parameter, value: bool) -> None:
        if value:
            click.echo(f"sotto {__version__}")
            context.exit(DONE)

    return click.Option(
        ["--version"], is_flag=True, expose_value=False, is_eager=True, callback=show,
        help="Print the version.",
    )  # fmt: skip


def run(
    arguments: Sequence[str],
    *,
    open_window: OpenWindow,
    try_window: WindowTest | None = None,
) -> int:
    """Run the verb named by `arguments`; returns the exit code and never raises."""
    cancel = CancelToken()

    def interrupt(_: int, __: FrameType | None) -> None:
        if cancel.cancelled:  # a second Ctrl+C does not wait for a clean end
            raise KeyboardInterrupt
        cancel.cancel()
        raise KeyboardInterrupt

    signal.signal(signal.SIGINT, interrupt)
    as_json = "--json" in arguments
    try:
        code = commands(open_window).main(
            list(arguments),
            prog_name="sotto",
            standalone_mode=False,
            obj=_Given(cancel, try_window),
        )
        return code if isinstance(code, int) else DONE
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.UsageError as error:
        error.show()
        return USAGE
    except (click.Abort, KeyboardInterrupt, Cancelled):
        click.echo("Stopped. What was finished is kept.", err=True)
        return INTERRUPTED
    except ModelMissing as error:
        _report(error, as_json=as_json)
        return NO_MODEL
    except SottoError as error:
        _report(error, as_json=as_json)
        return FAILED
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone; there is nobody to tell
        return FAILED
    except Exception as error:
        logging.getLogger("sotto").debug("unexpected", exc_info=error)
        _report(
            SottoError(f"Something went wrong that should not have: {error!r}."), as_json=as_json
        )
        return FAILED


def _report(error: SottoError, *, as_json: bool) -> None:
    if as_json:
        document = {"error": str(error), "remedy": error.remedy}
        click.echo(msgspec.json.encode(document).decode())
    click.echo(printable(f"{error} {error.remedy}".rstrip()), err=True)
