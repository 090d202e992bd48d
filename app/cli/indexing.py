"""What the verbs that index say: how far they are, what was done, and what changes."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import msgspec

from app.domain.errors import SottoError
from app.ingest.discover import shown
from app.services.library import AddReport, FileFailure, Progress, Stage

if TYPE_CHECKING:
    from app.cli.session import Session
    from app.services.follow import Changed, Following
    from app.wiring import Sotto

_STAGES = {
    Stage.SCAN: "Looking",
    Stage.READ: "Reading",
    Stage.RECOGNIZE: "Reading pictures",
    Stage.TRANSCRIBE: "Listening",
    Stage.EMBED: "Indexing by meaning",
    Stage.COMPACT: "Compacting",
}
_SHOWN_PATHS = 3


def measure(step: Progress) -> tuple[str, int, int]:
    """Progress as (label, done, total)."""
    if step.stage is Stage.EMBED:
        return _STAGES[step.stage], step.chunks, step.chunks_total
    return _STAGES[step.stage], step.files_done, step.files_total


def report_record(report: AddReport) -> dict[str, object]:
    """What `add` did, as the command line's JSON shows it."""
    return {
        "files": {
            "indexed": report.indexed,
            "unchanged": report.unchanged,
            "failed": report.failed,
            "removed": report.removed,
            "moved": report.moved,
        },
        "chunks": report.chunks,
        "seconds": report.seconds,
        "failures": msgspec.to_builtins(report.failures),
    }


def report_text(report: AddReport) -> str:
    """What `add` did, for people."""
    lines = [
        f"{report.indexed} files indexed ({report.chunks} passages) in {report.seconds:.1f} s,"
        f" {report.unchanged} unchanged, {report.removed} removed, {report.moved} moved,"
        f" {report.failed} not readable."
    ]
    lines += [failure_line(failure) for failure in report.failures]
    return "\n".join(lines)


def failure_line(failure: FileFailure) -> str:
    """A file without text and why, for people."""
    what = "set aside" if failure.quarantined else "not readable"
    return f"  {what}: {failure.path}: {failure.reason}"


def follow(session: Session, sotto: Sotto) -> None:
    """Take in what changes until Ctrl+C, with a line for every change that did something."""
    from app.services.follow import Changed, Following, keep_up

    changed = Changed(None)
    for event in keep_up(sotto.library, sotto.follower, session.cancel):
        if isinstance(event, Following):
            session.note(following_text(event))
        elif isinstance(event, Changed):
            changed = event
            if rest := sotto.gate.rest:
                session.note(f"Resting: {rest}. What changed is taken in afterwards.")
        elif isinstance(event, AddReport):
            if line := change_line(changed, event):
                session.note(f"{time.strftime('%H:%M:%S')}  {line}")
        elif isinstance(event, SottoError):
            session.note(f"{event} {event.remedy}".rstrip())


def following_text(following: Following) -> str:
    """How the folders are followed, for people."""
    lines = [f"Following {shown(root)}" for root in following.watched]
    lines += [
        f"Looking through {shown(one.path)} from time to time, for {one.reason}"
        for one in following.polled
    ]
    lines += [f"Not available now: {shown(root)}" for root in following.unavailable]
    return "\n".join(lines) or "There is nothing to follow yet. Add files with: sotto add PATH"


def change_line(changed: Changed, report: AddReport) -> str:
    """What a change came to, in one line; empty if to nothing."""
    counts = (
        (report.indexed, "indexed"),
        (report.moved, "moved"),
        (report.removed, "removed"),
        (len(report.failures), "not readable"),
    )
    done = ", ".join(f"{count} {what}" for count, what in counts if count)
    if changed.paths is None:
        return f"Looked through everything: {done or 'nothing changed'}"
    if not done:
        return ""
    names = ", ".join(shown(path) for path in changed.paths[:_SHOWN_PATHS])
    more = len(changed.paths) - _SHOWN_PATHS
    return f"{done}: {names}" + (f" and {more} more" if more > 0 else "")
