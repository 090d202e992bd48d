"""Lets an older Sotto, which a newer library refuses, go back to before the update."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from app.domain.errors import HomeTooNew, SottoError
from app.paths import Home
from app.services.backup import restore
from app.ui.conversation import empty_pages
from app.ui.frame.bridge import Bridge
from app.ui.frame.window import Window
from app.ui.look.confirm import confirm


def _tr(text: str) -> str:
    return QCoreApplication.translate("pages", text)


class WayBack:
    """Asks first, brings the backup back, and then has the library opened, or the error told."""

    def __init__(
        self,
        window: Window,
        bridge: Bridge,
        *,
        reopen: Callable[[], object],
        explain: Callable[[SottoError], object],
    ) -> None:
        self._window = window
        self._bridge = bridge
        self._reopen = reopen
        self._explain = explain

    def of(self, error: SottoError) -> Callable[[], object] | None:
        """What a button does about this error; None: nothing can be done."""
        if not isinstance(error, HomeTooNew) or error.backup is None:
            return None
        home, backup = Home(Path(error.home)), Path(error.backup)
        return lambda: self._ask(home, backup)

    def _ask(self, home: Home, backup: Path) -> None:
        confirm(
            self._window,
            _tr("Go back to before the update?"),
            text=_tr(
                "Texts and conversations will be as they were before a newer Sotto changed them."
                " What came since is not deleted but moved to a folder of its own. Your documents,"
                " settings and models stay as they are."
            ),
            button=_tr("Go back"),
            act=lambda: self._go(home, backup),
        )

    def _go(self, home: Home, backup: Path) -> None:
        self._window.conversation.set_empty_page(empty_pages.opening())
        run = self._bridge.start(
            "way back", lambda cancel: restore(home, backup, replace=True, cancel=cancel)
        )
        run.finished.connect(lambda _: self._reopen())
        run.failed.connect(self._explain)
