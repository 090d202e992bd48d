"""Verbs about the library: add, remove, status, collections."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from app.cli.session import Session
from app.services.library import AddReport, Progress

_STAGES = {"scan": "Looking", "read": "Reading", "embed": "Indexing by meaning"}


def measure(step: Progress) -> tuple[str, int, int]:
    """Progress as (label, done, total)."""
    if step.stage == "embed":
        return _STAGES["embed"], step.chunks, step.chunks_total
    return _STAGES.get(step.stage, step.stage), step.files_done, step.files_total


def report_record(report: AddReport) -> dict[str, object]:
    """What `add` did, as the command line's JSON shows it."""
    return {
        "files": {
            "indexed": report.indexed,
            "unchanged": report.unchanged,
            "failed": report.failed,
            "removed": report.removed,
        },
        "chunks": report.chunks,
        "seconds": report.seconds,
        "failures": msgspec.to_builtins(report.failures),
    }


def report_text(report: AddReport) -> str:
    """What `add` did, for people."""
    lines = [
        f"{report.indexed} files indexed ({report.chunks} passages) in {report.seconds:.1f} s,"
        f" {report.unchanged} unchanged, {report.removed} removed, {report.failed} not readable."
    ]
    lines += [f"  {f.path}: {f.reason}" for f in report.failures]
    return "\n".join(lines)


@click.command("add", help="Index files and folders; again, only what changed.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--collection", default="Library", show_default=True)
def add(session: Session, paths: tuple[Path, ...], collection: str) -> int:
    """Run `sotto add`."""
    with session.sotto() as sotto:
        steps = sotto.library.add(paths, collection=collection, cancel=session.cancel)
        report = session.drain(steps, measure=measure)
    session.emit(report_record(report), lambda: report_text(report))
    return 3 if report.failures else 0


@click.command("remove", help="Forget files or folders; the files themselves stay.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
def remove(session: Session, paths: tuple[Path, ...]) -> None:
    """Run `sotto remove`."""
    with session.sotto() as sotto:
        removed = sotto.library.remove(paths)
    session.emit({"removed": removed}, f"{removed} files removed from the library.")


@click.command("status", help="What the library holds, and what could not be read.")
def status(session: Session) -> None:
    """Run `sotto status`."""
    with session.sotto() as sotto:
        state = sotto.library.status()
        failures = sotto.library.failures()
    record = {**msgspec.to_builtins(state), "failures": msgspec.to_builtins(failures)}

    def text() -> str:
        lines = [
            f"{state.files_indexed} files, {state.chunks} passages,"
            f" {state.vectors} of them indexed by meaning; {state.files_failed} files not readable."
        ]
        if state.next_model is not None:
            share = state.next_vectors / max(state.chunks, 1)
            lines.append(
                f"{state.model or 'No search model'} answers until {state.next_model} is ready:"
                f" {share:.0%} of the passages are done."
            )
        lines += [f"  {root.collection}: {root.path}" for root in state.roots]
        lines += [f"  not readable: {f.path}: {f.reason}" for f in failures]
        return "\n".join(lines)

    session.emit(record, text)


@click.command("collections", help="The collections and their sizes.")
def collections(session: Session) -> None:
    """Run `sotto collections`."""
    with session.sotto() as sotto:
        found = sotto.library.collections()
    session.emit(
        {"collections": msgspec.to_builtins(found)},
        lambda: (
            "\n".join(f"{c.name}: {c.documents} files, {c.chunks} passages" for c in found)
            or "No collections yet. Add files with: sotto add PATH"
        ),
    )


VERBS = (add, remove, status, collections)
