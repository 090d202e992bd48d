"""`sotto update`: is this file a genuine new Sotto? It is asked by the user alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app import __version__
from app.cli.session import Session, measure_archive

if TYPE_CHECKING:
    from app.services.updates import Checked


@click.group("update", help="Check a file that is said to be a new Sotto.")
def update() -> None:
    """Hold what can be done with updates."""


@update.command("check", help="Is this update file or installer from the publisher, and newer?")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def check_update(session: Session, file: Path) -> None:
    """Run `sotto update check`; what is not genuine fails."""
    from app.services.updates import check

    found = session.drain(check(file, session.cancel), measure=measure_archive)
    release = found.release
    session.emit(
        {
            "file": str(file),
            "genuine": True,
            "version": release.version,
            "installed": __version__,
            "standing": found.standing,
            "released": release.released,
            "notes": release.notes,
            "installers": [str(path) for path in found.installers],
            "advice": found.advice,
        },
        "\n".join(_lines(found)),
    )


@update.command("key", help="Print the publisher's public key, for other tools.")
def print_key(session: Session) -> None:
    """Run `sotto update key`; PEM, one after the other while there are two."""
    from app.services.release_keys import RELEASE_KEYS
    from app.services.signing import public_pem

    keys = [public_pem(key) for key in RELEASE_KEYS]
    session.emit({"keys": keys}, "".join(keys).rstrip())


def _lines(found: Checked) -> Iterator[str]:
    release = found.release
    dated = f" of {release.released}" if release.released else ""
    yield f"Genuine: Sotto {release.version}{dated}, {found.standing}: this is {__version__}."
    if release.notes:
        yield f"\n{release.notes.strip()}\n"
    for path in found.installers:
        yield f"{path.name} is as it was signed."
    yield from found.advice


VERBS = (update,)
