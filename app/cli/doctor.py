"""Verbs that look at the machine: doctor, privacy."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click
import msgspec

from app.cli.session import Session
from app.privacy import report
from app.privacy.report import Check
from app.services.whole_file import write_whole


def _table(checks: Iterable[Check]) -> str:
    return "\n".join(f"{'ok ' if c.ok else 'NO '} {c.name:28} {c.detail}" for c in checks)


@click.command("doctor", help="What works on this machine, and what does not and why.")
def doctor(session: Session) -> None:
    """Run `sotto doctor`."""
    from app.wiring import diagnose

    checks = [*diagnose(session.home, session.model_store(), session.settings()), *report.checks()]
    session.emit({"checks": msgspec.to_builtins(checks)}, lambda: _table(checks))


@click.command("privacy", help="How the network is closed, what is kept where, and proof.")
@click.option(
    "--verify",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Check the signature of a report that was exported, instead.",
)
@click.option(
    "--export",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the report into this file too, signed with the key of this home.",
)
@click.option("--replace", is_flag=True, help="Overwrite the file to export to.")
def privacy(session: Session, verify: Path | None, export: Path | None, replace: bool) -> int:
    """Run `sotto privacy`."""
    from app.services import privacy_report

    if verify is not None:
        return _verify(session, verify)
    tried = privacy_report.self_test()
    found = privacy_report.look(session.home, tried=tried)
    if export is not None:
        signed = privacy_report.signed_report(found, session.home)
        write_whole(export, signed.encode(), replace=replace)
    session.emit(
        {
            "checks": msgspec.to_builtins(found.checks),
            "self_test": msgspec.to_builtins(tried),
            "ok": found.blocked,
            "attempts": found.attempts,
            "stored": [
                {"what": one.what, "path": str(one.path), "bytes": one.size} for one in found.stored
            ],
        },
        lambda: privacy_report.as_text(found).rstrip(),
    )
    return 0 if found.blocked else 1


def _verify(session: Session, path: Path) -> int:
    from app.services.signed_text import read_signed

    signed = read_signed(path)
    session.emit(
        {"signed_by": signed.fingerprint, "text": signed.text},
        lambda: f"{signed.text}\nUnchanged since it was signed by {signed.fingerprint}.",
    )
    return 0


VERBS = (doctor, privacy)
