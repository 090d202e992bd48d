"""Verbs that look at the machine: doctor, privacy."""

from __future__ import annotations

from collections.abc import Iterable

import click
import msgspec

from app.cli.session import Session
from app.privacy import report
from app.privacy.report import Check


def _table(checks: Iterable[Check]) -> str:
    return "\n".join(f"{'ok ' if c.ok else 'NO '} {c.name:28} {c.detail}" for c in checks)


@click.command("doctor", help="What works on this machine, and what does not and why.")
def doctor(session: Session) -> None:
    """Run `sotto doctor`."""
    from app.wiring import diagnose

    checks = [*diagnose(session.home, session.settings()), *report.checks()]
    session.emit({"checks": msgspec.to_builtins(checks)}, lambda: _table(checks))


@click.command("privacy", help="How the network is closed, and proof that it is.")
def privacy(session: Session) -> int:
    """Run `sotto privacy`."""
    checks = report.checks()
    tried = report.self_test()
    blocked = all(check.ok for check in tried)
    session.emit(
        {
            "checks": msgspec.to_builtins(checks),
            "self_test": msgspec.to_builtins(tried),
            "ok": blocked,
        },
        lambda: f"{_table(checks)}\n\nSelf-test\n{_table(tried)}",
    )
    return 0 if blocked else 1


VERBS = (doctor, privacy)
