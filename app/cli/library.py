"""Verbs about the library: add, remove, status, collections."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from app.cli.indexing import failure_line, follow, measure, report_record, report_text
from app.cli.models import NO_CHECK, examine_new
from app.cli.session import Session
from app.ingest.discover import Limits, is_available, shown

if TYPE_CHECKING:
    from app.wiring import Sotto

_PATIENCE_S = 2.0
_WITHOUT = "none"


@click.command("add", help="Index files and folders; again, only what changed.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--collection", default="Library", show_default=True)
@click.option("--watch", is_flag=True, help="Then take in what changes, until Ctrl+C.")
def add(session: Session, paths: tuple[Path, ...], collection: str, watch: bool) -> int:
    """Run `sotto add`."""
    with session.sotto() as sotto:
        with sotto.gate.held_open():
            steps = sotto.library.add(paths, collection=collection, cancel=session.cancel)
            report = session.drain(steps, measure=measure)
        session.emit(report_record(report), lambda: report_text(report))
        if watch:
            follow(session, sotto)
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
        away = _unavailable(sotto)
        languages = Counter(one.language for one in sotto.library.documents() if one.language)
        paused, rest = sotto.gate.paused, sotto.gate.rest
    record = {
        **msgspec.to_builtins(state),
        "unavailable": away,
        "languages": dict(languages.most_common()),
        "paused": paused,
        "rest": str(rest) if rest else None,
        "failures": msgspec.to_builtins(failures),
    }

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
        if state.files_waiting:
            lines.append(f"{state.files_waiting} files have pictures whose text is not read yet.")
        if languages:
            counts = ", ".join(f"{name} {count}" for name, count in languages.most_common())
            lines.append(f"Languages: {counts}")
        if rest is not None:
            lines.append(f"Indexing rests: {rest}.")
        lines += [f"  {root.collection}: {root.path}" for root in state.roots]
        lines += [f"  not available now: {path}" for path in away]
        lines += [failure_line(failure) for failure in failures]
        return "\n".join(lines)

    session.emit(record, text)


def _unavailable(sotto: Sotto) -> list[str]:
    """What was added and cannot be looked at now."""
    limits = Limits(patience_s=_PATIENCE_S)
    return [shown(root) for root in sotto.library.roots() if not is_available(root, limits)]


@click.command("collections", help="The collections and their sizes.")
def collections(session: Session) -> None:
    """Run `sotto collections`."""
    with session.sotto() as sotto:
        found = sotto.library.collections()
    session.emit(
        {"collections": msgspec.to_builtins(found)},
        lambda: (
            "\n".join(
                f"{c.name}: {c.documents} files, {c.chunks} passages"
                + (f", answered with the adapter {c.adapter}" if c.adapter else "")
                for c in found
            )
            or "No collections yet. Add files with: sotto add PATH"
        ),
    )


@click.command(
    "adapt", help="Answer questions in a collection with an adapter of the answer model."
)
@click.argument("collection")
@click.argument("adapter")
@NO_CHECK
def adapt(session: Session, collection: str, adapter: str, no_check: bool) -> None:
    """Run `sotto adapt`; the adapter "none" takes it away."""
    given = None if adapter == _WITHOUT else adapter
    with session.sotto() as sotto:
        generator = sotto.adapters.give(collection, given)
    if generator is not None and not no_check:
        examine_new(session, generator)
    session.emit(
        {"collection": collection, "adapter": given, "generator": generator},
        f"{collection} is answered by {generator or 'the answer model alone'} from now on.",
    )


VERBS = (add, remove, status, collections, adapt)
