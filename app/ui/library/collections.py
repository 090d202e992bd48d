"""Forgetting a collection from the side."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.ui.look import plain_text, words
from app.ui.look.confirm import confirm

if TYPE_CHECKING:
    from app.ui.desk import Desk


def offer_collections(desk: Desk) -> None:
    """Let a collection be removed from the library, after it was said what stays."""
    desk.window.side.collections.remove_wanted.connect(partial(_ask_to_remove, desk))


def _ask_to_remove(desk: Desk, name: str) -> None:
    count = dict(desk.state.collections).get(name, 0)
    text = _tr(
        "Sotto forgets {files}, what was read in them and how to find it. The files themselves stay"
        " where they are, and so do the conversations about them."
    )
    confirm(
        desk.window,
        _tr("Remove “{name}” from the library?").format(name=plain_text.one_line(name)),
        text=text.format(files=words.files(count)),
        button=_tr("Remove"),
        act=lambda: desk.indexing.call(partial(desk.sotto.library.remove_collection, name)),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("collections", text)
