"""Starts the window, opens the library behind it, and closes both."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from app.domain.cancel import CancelToken
from app.domain.errors import SottoError
from app.paths import bundled, find_home
from app.privacy.guard import GUARD
from app.services.tasks import Tasks
from app.settings import load_settings
from app.ui import empty_pages
from app.ui.bridge import Bridge, Run
from app.ui.desk import Desk
from app.ui.theme import Theme
from app.ui.window import Window

if TYPE_CHECKING:
    from app.wiring import Sotto

Opener = Callable[[], "AbstractContextManager[Sotto]"]


class Program(QObject):
    """The window and, once `open` has brought it, the library.

    The window is there before anything is opened, and `close` returns when every job has ended
    and the library is closed.
    """

    def __init__(self, opener: Opener, theme: Theme, *, guide: Path, offline: bool) -> None:
        super().__init__()
        self._opener = opener
        self._guide = guide
        self._tasks = Tasks()
        self._bridge = Bridge(self._tasks, self)
        self._opened: list[AbstractContextManager[Sotto]] = []
        self.desk: Desk | None = None
        self.window = Window(theme)
        self.window.status.show_offline(offline)
        self.window.show()
        self.open()

    def open(self) -> None:
        """Open the library beside the window."""
        self.window.conversation.set_empty_page(empty_pages.opening())

        def work(_: CancelToken) -> Generator[None, None, Sotto]:
            yield from ()
            context = self._opener()
            sotto = context.__enter__()
            self._opened.append(context)  # noted here, so that a window closed meanwhile closes it
            return sotto

        run: Run = self._bridge.start("opening the library", work)
        run.finished.connect(self._start)
        run.failed.connect(self._explain)

    def close(self) -> None:
        """End every job, then close what they worked on."""
        self.window.hide()
        self._tasks.close()
        while self._opened:
            self._opened.pop().__exit__(None, None, None)

    def _start(self, sotto: Sotto) -> None:
        self.desk = Desk(self.window, self._bridge, sotto, guide=self._guide)

    def _explain(self, error: SottoError) -> None:
        page = empty_pages.problem(error, retry=self.open)
        self.window.conversation.set_empty_page(page)


def run(home: Path | None = None) -> int:
    """Show the window on `home` until it is closed; returns the exit code."""
    place = find_home(home)
    settings = load_settings(place.settings)

    def opener() -> AbstractContextManager[Sotto]:
        from app.wiring import open_sotto

        return open_sotto(place, settings)

    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)  # noqa: S101  nothing else was made before
    application.setApplicationName("sotto")
    application.setApplicationDisplayName("Sotto")
    theme = Theme(application, settings.appearance)
    program = Program(opener, theme, guide=bundled("guide"), offline=GUARD.installed)
    try:
        return application.exec()
    finally:
        program.close()
