"""The verb that ends a window from outside: quit."""

from __future__ import annotations

import click

from app.cli.session import Session

_WAIT_S = 15.0


@click.command("quit", help="Ask the window that is open to end, and wait until it has.")
@click.option(
    "--wait",
    "wait_s",
    type=click.FloatRange(min=0),
    default=_WAIT_S,
    show_default=True,
    metavar="SECONDS",
    help="How long at most; 1 is returned where somebody still has the home open then.",
)
def leave(session: Session, wait_s: float) -> None:
    """Run `sotto quit`."""
    from app.services.calls import end_window

    had = end_window(session.home, wait_s=wait_s)
    session.emit({"open": False}, "Sotto has ended." if had else "Sotto was not open.")


VERBS = (leave,)
