"""Verb models bundle, and bundles where models import names one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.session import Session, measure_verifying
from app.services.model_licences import licence_said

if TYPE_CHECKING:
    from app.services.model_bundle import Bundle


@click.command("bundle", help="Put installed models into a folder for computers without a network.")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.argument("names", nargs=-1, required=True)
@click.option("--sign", is_flag=True, help="Sign it with the key of this home.")
def bundle(session: Session, folder: Path, names: tuple[str, ...], sign: bool) -> None:
    """Run `sotto models bundle`."""
    from app.services.model_bundle import make_bundle
    from app.services.signing import own_key

    key = own_key(session.home.signing_key) if sign else None
    steps = make_bundle(session.model_store(), names, folder, key=key, cancel=session.cancel)
    made = session.drain(
        steps, measure=lambda step: (f"Writing {step.name}", step.done_bytes, step.total_bytes)
    )
    named = f'"{folder}"' if " " in str(folder) else folder
    taken = f"sotto models import {named}"
    session.emit(
        {**_record(made), "models": [spec.name for spec in made.models]},
        f"{_signed(made)}\nOn another computer: {taken}",
    )


def import_bundle(
    session: Session,
    folder: Path,
    *,
    copies: bool | None,
    examine: Callable[[Session, str], None] | None,
) -> None:
    """Have all models of a bundle used here, and `examine` those that are new.

    `copies` as the user says, else what suits it.
    """
    from app.services.model_bundle import read_bundle
    from app.services.model_take_up import copies_by_default, news, take_up

    store, found = session.model_store(), read_bundle(folder.absolute())
    copied = copies_by_default(found) if copies is None else copies
    session.note(_signed(found))
    taken = news(store, found, copies=copied)
    for spec in taken:
        session.note(f"{spec.title}. {licence_said(spec)}")
        steps = take_up(store, found, spec, session.cancel, copies=copied)
        session.drain(steps, measure=measure_verifying)
    names = [spec.name for spec in taken]
    if examine is not None:
        for name in names:
            examine(session, name)
    how = "copied" if copied else f"used where they lie, in {folder}"
    session.emit(
        {**_record(found), "installed": names, "copied": copied},
        f"{', '.join(names)}: verified and {how}." if names else "All of it is here already.",
    )


def _record(bundle: Bundle) -> dict[str, object]:
    return {"folder": str(bundle.folder), "signed_by": bundle.signer or None}


def _signed(bundle: Bundle) -> str:
    by = f"signed by {bundle.signer}" if bundle.signer else "not signed"
    return f"{bundle.folder}: {', '.join(spec.name for spec in bundle.models)}; {by}."
