"""The verb by which an installed program tries itself out: self-test."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from app.cli.session import Session
from app.services.self_test import SelfTest, SelfTestReport, as_text
from app.services.whole_file import write_whole


def _record(report: SelfTestReport) -> dict[str, object]:
    return {"ok": report.ok, **msgspec.to_builtins(report)}


@click.command("self-test", help="Open the window on a home for the moment and try everything.")
@click.option(
    "--model", "models", multiple=True, type=click.Path(path_type=Path, exists=True),
    help="A model file or folder, or a bundle, to try as well; repeatable.",
)  # fmt: skip
@click.option(
    "--report", type=click.Path(path_type=Path, dir_okay=False),
    help="Write the report into this file too, as it grows.",
)  # fmt: skip
def self_test(session: Session, models: tuple[Path, ...], report: Path | None) -> int:
    """Run `sotto self-test`; `--home` means nothing to it."""

    def keep(so_far: SelfTestReport) -> None:
        if report is not None:
            write_whole(report, msgspec.json.encode(_record(so_far)), replace=True)

    assert session.try_window is not None  # noqa: S101  the program gives it
    found = session.try_window(SelfTest(models, session.policy.models), keep)
    session.emit(_record(found), lambda: as_text(found))
    return 0 if found.ok else 1


VERBS = (self_test,)
