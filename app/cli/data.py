"""Verbs about the data as a whole: backup, restore, forget, purge."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from app.cli import render
from app.cli.session import Session, measure_archive
from app.services.retention import Kept

_FILE = click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
_WORDS = {
    Kept.VOICE: "voice clips",
    Kept.TRACES: "records of how an answer came about",
    Kept.CONVERSATIONS: "conversations with the records of their answers",
}


@click.command("backup", help="Write everything of this home into one verified file.")
@_FILE
@click.option("--models", is_flag=True, help="Installed models too.")
def backup(session: Session, file: Path, models: bool) -> None:
    """Run `sotto backup`."""
    with session.sotto() as sotto:
        steps = sotto.backups.create(file, models=models, cancel=session.cancel)
        made = session.drain(steps, measure=measure_archive)
    session.emit(
        {"file": str(file), "bytes": made.bytes, "files": made.files},
        f"{file} is written and checked, {made.bytes / 1e6:,.1f} MB. It holds the text of all your"
        " files and your signing key: keep it where only you can read it.",
    )


@click.command("restore", help="Bring back a home from a backup.")
@_FILE
@click.option("--replace", is_flag=True, help="Put aside what is in the data folder now.")
def restore(session: Session, file: Path, replace: bool) -> None:
    """Run `sotto restore`."""
    from app.services.backup import restore as bring_back

    steps = bring_back(
        session.home, file, replace=replace, policy=session.policy, cancel=session.cancel
    )
    done = session.drain(steps, measure=measure_archive)
    if done.refused is not None:
        session.note(f"{done.refused} Those in the backup were left out. {done.refused.remedy}")
    aside = f"\nWhat was there before is in {done.replaced}." if done.replaced else ""
    session.emit(
        {
            "home": str(session.home.root),
            "created": done.created,
            "files": done.files,
            "replaced": str(done.replaced) if done.replaced else None,
        },
        f"{session.home.root} is as it was on {render.moment(done.created)}.{aside}",
    )


@click.command("forget", help="Delete voice clips, traces or conversations for good.")
@click.argument("what", type=click.Choice([kept.value for kept in Kept]))
@click.option(
    "--before",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Only what is older than this day (UTC); else all.",
)
@click.option("--yes", is_flag=True, help="Do not ask first.")
def forget(session: Session, what: str, before: datetime | None, yes: bool) -> None:
    """Run `sotto forget`; without --yes it says what would go, and asks on a terminal."""
    kept = Kept(what)
    before_s = before.replace(tzinfo=UTC).timestamp() if before else None
    with session.sotto() as sotto:
        count = sotto.retention.count(kept, before_s)
        session.note(f"{count} {_WORDS[kept]} will be gone for good.")
        sure = yes or (not session.json and count > 0 and click.confirm("Delete them?", err=True))
        forgotten = sotto.retention.forget(kept, before_s) if sure else 0
    session.emit(
        {"what": what, "found": count, "forgotten": forgotten},
        f"{forgotten} {_WORDS[kept]} deleted.",
    )


@click.command("purge", help="Delete all data of this user, after showing what there is.")
@click.option("--yes", is_flag=True, help="Do not ask first.")
def purge(session: Session, yes: bool) -> None:
    """Run `sotto purge`; without --yes it says what would go, and asks on a terminal."""
    from app.services.purge import belongings
    from app.services.purge import purge as delete

    home = session.home
    found = belongings(home)
    total = sum(one.bytes for one in found)
    session.note(f"{home.root} holds {total / 1e6:,.1f} MB of Sotto:")
    for one in found:
        session.note(f"  {one.path.name}, {one.bytes / 1e6:,.1f} MB")
    sure = yes or (not session.json and bool(found) and click.confirm("Delete it?", err=True))
    left = delete(home) if sure else ()
    others = f" Not Sotto's, so it stays: {', '.join(path.name for path in left)}." if left else ""
    session.emit(
        {
            "home": str(home.root),
            "bytes": total,
            "entries": [{"name": one.path.name, "bytes": one.bytes} for one in found],
            "purged": sure,
            "left": [str(path) for path in left],
        },
        ("Nothing of Sotto is left there." if sure else "Nothing was deleted.") + others,
    )


VERBS = (backup, restore, forget, purge)
