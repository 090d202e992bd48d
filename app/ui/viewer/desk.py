"""Connects the source viewer to the services: sources are fetched, stepped through, opened."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.answers import Citation
from app.domain.errors import SottoError
from app.ui.frame.actions import add_action
from app.ui.look.told import told
from app.ui.viewer.base import Means
from app.ui.viewer.source import Source

if TYPE_CHECKING:
    from app.ui.desk import Desk


class SourceDesk(QObject):
    """Shows what a citation cites."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = desk.window
        self._bridge = desk.bridge
        self._sources = desk.sotto.sources
        self._shown: Citation | None = None
        self._cited: tuple[Citation, ...] = ()
        viewer = self._window.viewer
        viewer.serve(Means(viewer.theme, desk.bridge, self._sources))
        viewer.stepped.connect(self.step)
        viewer.open_wanted.connect(self.open_file)
        viewer.folder_wanted.connect(self.show_in_folder)
        actions: list[tuple[str, str, Callable[[], object], str]] = [
            ("next-source", self.tr("Next source"), partial(self.step, 1), "Alt+Right"),
            ("previous-source", self.tr("Previous source"), partial(self.step, -1), "Alt+Left"),
            ("open-file", self.tr("Open the source in default program"), self.open_file, ""),
            ("show-folder", self.tr("Show the source in its folder"), self.show_in_folder, ""),
        ]
        for name, text, act, keys in actions:
            add_action(self._window, name, text, act, keys)

    def open(self, citation: Citation) -> None:
        """Show the document of `citation` at its passage."""
        self._shown = citation
        self._cited = self._of_same_answer(citation)
        self._window.show_viewer()
        self._window.viewer.announce(citation)
        self._window.conversation.mark(citation)
        sources, cited = self._sources, self._cited
        run = self._bridge.fetch(
            "source", lambda: Source.of(citation, cited, sources.load(citation.document_id))
        )
        run.finished.connect(lambda source: self._show(citation, source))
        run.failed.connect(lambda error: self._miss(citation, error))

    def step(self, by: int) -> None:
        """Show the source before or behind in the same answer."""
        at = next((n for n, one in enumerate(self._cited) if one is self._shown), None)
        if at is not None and 0 <= at + by < len(self._cited):
            self.open(self._cited[at + by])

    def open_file(self) -> None:
        """Open the file with the program that the system has for it."""
        from app.ui.viewer import open_file

        source = self._window.viewer.source
        if source is None or source.stored.file is None:
            return
        run = self._bridge.fetch("open", partial(open_file.may_open, source.stored.file))
        run.finished.connect(partial(self._open_file, source.stored.file))

    def show_in_folder(self) -> None:
        """Show where the file lies."""
        source = self._window.viewer.source
        if source is not None and source.stored.file is not None:
            self._show_in_folder(source.stored.file)

    def _open_file(self, file: Path, may_open: bool) -> None:
        from app.ui.viewer import open_file

        if not may_open:
            self._say(self.tr("Opening it would run it as a program. Shown in its folder instead."))
            self._show_in_folder(file)
        elif not open_file.open_file(file):
            self._say(self.tr("There is no program to open it with."))

    def _show_in_folder(self, file: Path) -> None:
        from app.ui.viewer import open_file

        if not open_file.show_in_folder(file):
            self._say(self.tr("There is no program to show folders with."))

    def _of_same_answer(self, citation: Citation) -> tuple[Citation, ...]:
        for turn in reversed(self._window.conversation.turns):
            if any(one is citation for one in turn.citations):
                return tuple(turn.citations)
        return (citation,)

    def _show(self, citation: Citation, source: Source) -> None:
        if citation is self._shown:  # else another one was opened meanwhile
            at = next((n for n, one in enumerate(self._cited, 1) if one is citation), 1)
            self._window.viewer.show_source(source, place=at, of=len(self._cited))

    def _miss(self, citation: Citation, error: SottoError) -> None:
        if citation is self._shown:
            self._window.viewer.show_missing(citation, told(str(error)))

    def _say(self, text: str) -> None:
        self._window.viewer.say(text)


def offer_viewer(desk: Desk) -> SourceDesk:
    """Have citations open in the viewer."""
    return SourceDesk(desk, desk)
