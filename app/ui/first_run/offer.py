"""Gives the window its first steps, and goes there where they were never taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.first_run.desk import FirstRun
from app.ui.first_run.page import FirstRunPage
from app.ui.frame.actions import add_action
from app.ui.frame.places import Place

if TYPE_CHECKING:
    from app.ui.desk import Desk


def offer_first_run(desk: Desk) -> FirstRun:
    """Give the window of `desk` its first steps, and go there if they were never taken."""
    first_run = FirstRun(desk)

    def look() -> None:
        desk.state_changed.disconnect(look)
        first_run.look()

    desk.window.places.offer(Place.FIRST_RUN, lambda: FirstRunPage(first_run))
    add_action(desk.window, "first-run", first_run.tr("First steps"), first_run.begin)
    desk.state_changed.connect(look)
    return first_run
