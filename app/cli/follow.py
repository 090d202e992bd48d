"""Verbs that keep the library current: watch, pause, resume, retry, exclude, compact."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from app.cli.indexing import follow, measure, report_record, report_text
from app.cli.session import Session
from app.ingest.discover import shown


@click.command("watch", help="Take in what changes in the folders added, until Ctrl+C.")
def watch(session: Session) -> None:
    """Run `sotto watch`; with --json, the first document is all there is on stdout."""
    with session.sotto() as sotto:
        roots = [shown(root) for root in sotto.library.roots()]
        session.emit({"following": roots}, "Press Ctrl+C to stop.")
        follow(session, sotto)


@click.command("pause", help="Let indexing rest, also in a window that is open.")
def pause(session: Session) -> None:
    """Run `sotto pause`."""
    from app.wiring import make_gate

    make_gate(session.home, session.settings()).pause()
    session.emit({"paused": True}, "Indexing is paused. Go on with: sotto resume")


@click.command("resume", help="End a pause.")
def resume(session: Session) -> None:
    """Run `sotto resume`."""
    from app.wiring import make_gate

    make_gate(session.home, session.settings()).resume()
    session.emit({"paused": False}, "Indexing goes on.")


@click.command("retry", help="Try files again that could not be read, or that were set aside.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
def retry(session: Session, paths: tuple[Path, ...]) -> int:
    """Run `sotto retry`."""
    with session.sotto() as sotto, sotto.gate.held_open():
        steps = sotto.library.retry(paths or None, cancel=session.cancel)
        report = session.drain(steps, measure=measure)
    session.emit(report_record(report), lambda: report_text(report))
    return 3 if report.failures else 0


@click.command("exclude", help="Leave files or folders out for good; --undo takes them back in.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--undo", is_flag=True, help="Take them back in, with the next update.")
def exclude(session: Session, paths: tuple[Path, ...], undo: bool) -> None:
    """Run `sotto exclude`; without a path, lists what is left out."""
    with session.sotto() as sotto:
        removed = 0
        if paths and undo:
            sotto.library.include(paths)
        elif paths:
            removed = sotto.library.exclude(paths)
        left_out = sotto.library.excluded()
    lines = [f"{removed} files removed from the library."] if removed else []
    lines += [f"left out: {path}" for path in left_out] or ["Nothing is left out."]
    session.emit({"removed": removed, "excluded": left_out}, "\n".join(lines))


@click.command("compact", help="Free the disk of everything that was removed, for good.")
def compact(session: Session) -> None:
    """Run `sotto compact`."""
    from app.services.migration_backup import forget_before_migrations

    with session.sotto() as sotto, sotto.gate.held_open():
        report = session.drain(sotto.library.compact(session.cancel), measure=measure)
        forget_before_migrations(sotto.home)
    freed_mb = report.freed_bytes / 1_000_000
    text = f"{freed_mb:,.1f} MB freed; nothing of what was removed is left in any file."
    if not report.complete:
        text = f"{freed_mb:,.1f} MB freed, but not all; run it again when nothing else is going on."
    session.emit(msgspec.to_builtins(report), text)


VERBS = (watch, pause, resume, retry, exclude, compact)
