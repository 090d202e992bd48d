"""`sotto licences`: whose work is inside this program, and on which terms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click
import msgspec

from app.cli.session import Session

if TYPE_CHECKING:
    from app.services.notices import Notice


@click.command("licences", help="Whose work is inside this program, and on which terms.")
@click.argument("name", required=False)
def licences(session: Session, name: str | None) -> None:
    """Run `sotto licences`: all components, or the texts of those whose name begins so."""
    from app.services.notices import FROM_SOURCE, full_text, read_notices

    found = read_notices()
    if name is not None:
        found = tuple(one for one in found if one.name.casefold().startswith(name.casefold()))
        if not found:
            raise click.UsageError(f"Nothing inside is called {name}: see sotto licences.")
    told = [
        {**msgspec.to_builtins(one), "text": full_text(one) if name else one.text} for one in found
    ]
    if name is not None:
        session.emit({"components": told}, "\n\n".join(map(full_text, found)))
    else:
        session.emit({"components": told}, "\n".join(_lines(found)) or FROM_SOURCE)


def _lines(found: Sequence[Notice]) -> Iterator[str]:
    from app.services.notices import REPLACEABLE

    if not found:
        return
    width = max(len(one.title) for one in found)
    yield from (f"{one.title:{width}}  {one.licence}" for one in found)
    yield "\nThe texts: sotto licences NAME"
    if lesser := [one for one in found if one.is_replaceable]:
        yield f"\n{REPLACEABLE}"
        yield from (f"{one.title:{width}}  {one.source}" for one in lesser)


VERBS = (licences,)
