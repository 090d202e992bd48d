"""Starts the window, opens the library behind it, and closes both."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.domain.cancel import CancelToken
from app.domain.errors import SottoError
from app.paths import Home, bundled, find_home, policy_file
from app.policy import FREE, Policy, read_policy
from app.privacy.guard import GUARD
from app.services.calls import Call, Wish, is_taken, ring
from app.services.tasks import Tasks
from app.services.window_state import WindowState, load_state
from app.settings import Settings
from app.ui.conversation import empty_pages
from app.ui.frame.bridge import Bridge, Run
from app.ui.frame.callers import Application, Callers
from app.ui.frame.interrupt import quit_on_signals
from app.ui.frame.leaving import Leaving
from app.ui.frame.session import Session
from app.ui.frame.single import Doorbell
from app.ui.frame.tray import Tray
from app.ui.frame.window import Window
from app.ui.look.language import install_language
from app.ui.look.theme import Theme

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.wiring import Sotto

_SWITCH_S = 0.001
"""How long the window's thread waits for Python while another one computes; it does so each time
Qt calls back, many times a frame, and Python's own 5 ms add up to a stall."""
_SERVICES = (
    "app.wiring",
    "app.services.model_overview",
    "app.services.model_advice",
    "app.services.machine_check",
    "app.services.backup",
    "app.services.follow",
    "app.services.room",
    "app.services.retention",
    "app.services.setting_fields",
    "app.services.privacy_report",
    "app.services.folder_estimate",
    "app.services.carried",
)
"""Imported beside the window: most of what the parts of `_LATER` wait for, and no Qt."""
_LATER = (
    "app.ui.conversation.asking",
    "app.ui.conversation.talks",
    "app.ui.library.desk",
    "app.ui.models.offer",
    "app.ui.settings.desk",
    "app.ui.find.finding",
    "app.ui.viewer.desk",
    "app.ui.frame.commands",
    "app.ui.privacy.desk",
    "app.ui.data.desk",
    "app.ui.why.desk",
    "app.ui.golden.desk",
    "app.ui.first_run.offer",
    "app.ui.voice.spoken",
    "app.ui.desk",
)

Opener = Callable[[], "AbstractContextManager[Sotto]"]


class Program(QObject):
    """The window and, once it is open, the library.

    The window is there before anything is opened, as `state` says it was left. `close` returns when
    every job has ended and the library is closed; a library is opened and closed by one thread,
    which only waits between.
    """

    def __init__(
        self,
        opener: Opener,
        theme: Theme,
        *,
        guide: Path,
        offline: bool,
        state: WindowState | None = None,
    ) -> None:
        super().__init__()
        sys.setswitchinterval(_SWITCH_S)
        self._opener = opener
        self._guide = guide
        self._holder, self._bridge = Bridge(Tasks(), self), Bridge(Tasks(), self)
        self.desk: Desk | None = None
        self._pack: Path | None = None
        self.window = Window(theme)
        self.window.status.show_offline(offline)
        self._session = Session(self.window, state or WindowState())
        self.window.show()
        self._later = iter(_LATER)
        self.open()

    @property
    def is_adding(self) -> bool:
        """Whether files that the user asked for are being added."""
        return self.desk is not None and self.desk.indexing.is_asked_for

    @property
    def keeps_in_tray(self) -> bool:
        """Whether the window is only hidden when it is closed."""
        return self.desk is not None and self.desk.sotto.settings.keep_in_tray

    def open(self) -> None:
        """Open the library beside the window."""
        self.window.conversation.set_empty_page(empty_pages.opening())

        def hold(cancel: CancelToken) -> Generator[Sotto | None, None, None]:
            for name in _SERVICES:
                import_module(name)
            yield None
            with self._opener() as sotto:
                yield sotto
                cancel.wait()

        run: Run = self._holder.start("library", hold)
        run.stepped.connect(self._step)
        run.failed.connect(self._explain)

    def take_in(self, pack: Path) -> None:
        """Look at a pack, as soon as the library is open."""
        if self.desk is None:
            self._pack = pack
        else:
            self.desk.library.take_in(pack)

    def close(self) -> None:
        """End every job, then close what they worked on."""
        self.window.hide()
        if self.desk is not None:
            self.desk.close()
        self._bridge.close()
        self._session.save()
        self._holder.close()

    def _load(self) -> None:
        """Import what the library will need, a part at a time: no import makes the window wait.

        All in this thread: classes of Qt must not be made in one while another shows widgets.
        """
        part = next(self._later, None)
        if part is not None and self.desk is None:
            import_module(part)
            QTimer.singleShot(0, self, self._load)

    def _step(self, events: list[Sotto | None]) -> None:
        for sotto in events:
            if sotto is None:
                QTimer.singleShot(0, self, self._load)
            else:
                self._start(sotto)

    def _start(self, sotto: Sotto) -> None:
        from app.ui.desk import Desk

        self.desk = Desk(self.window, self._bridge, sotto, guide=self._guide)
        self._session.resume(self.desk)
        if self._pack is not None:
            self.take_in(self._pack)

    def _explain(self, error: SottoError) -> None:
        from app.ui.frame.way_back import WayBack

        back = WayBack(self.window, self._bridge, reopen=self.open, explain=self._explain)
        page = empty_pages.problem(error, retry=self.open, go_back=back.of(error))
        self.window.conversation.set_empty_page(page)


def run(
    home: Path | None = None,
    pack: Path | None = None,
    *,
    policy: Policy | None = None,
    then: Callable[[Program], object] = id,
) -> int:
    """Show the window on `home`, and in it `pack`, until it is closed; returns the exit code.

    Where one is open on that home already, it comes to the front instead; else `then` is called
    with the program before the window looks at its events. The policy is that of this computer
    unless another is given.
    """
    terms = _terms(home, policy)
    place, settings = terms.home, terms.settings
    call = Call() if pack is None else Call(Wish.TAKE_IN, str(pack.absolute()))
    if is_taken(place) and ring(place, call):
        return 0

    application = QApplication.instance() or Application(sys.argv[:1])
    assert isinstance(application, QApplication)  # noqa: S101  nothing else was made before
    application.setApplicationName("sotto")
    application.setApplicationDisplayName("Sotto")
    install_language(application, settings.language)
    theme = Theme(application, settings.appearance)
    application.setQuitOnLastWindowClosed(False)  # `Leaving` decides
    program = Program(
        terms.open,
        theme,
        guide=bundled("guide"),
        offline=GUARD.installed,
        state=load_state(place.window),
    )
    window = program.window
    leaving = Leaving(
        window,
        Tray(window),
        keeps=lambda: program.keeps_in_tray,
        adding=lambda: program.is_adding,
    )
    leaving.left.connect(application.exit)
    callers = Callers(window, take_in=program.take_in, leave=application.exit)
    Doorbell(place, window).rung.connect(callers.answer)
    if isinstance(application, Application):
        application.opened.connect(callers.answer)
    if pack is not None:
        program.take_in(pack)
    try:
        then(program)
        with quit_on_signals(application):
            return application.exec()
    finally:
        program.close()
        theme.deleteLater()
        _finish_restore(place)


@dataclass(frozen=True, slots=True)
class _Terms:
    """What the library is opened with; `problem` says why it cannot be."""

    home: Home
    settings: Settings
    policy: Policy
    problem: SottoError | None = None

    def open(self) -> AbstractContextManager[Sotto]:
        from app.wiring import open_sotto

        if self.problem is not None:
            raise self.problem
        return open_sotto(self.home, self.settings, policy=self.policy)


def _terms(home: Path | None, policy: Policy | None = None) -> _Terms:
    """What policy and settings say; a problem with them is told in the window."""
    try:
        policy = policy or read_policy(policy_file())
        place = policy.place(home)
        return _Terms(place, policy.load(place.settings), policy)
    except SottoError as error:
        return _Terms(find_home(home), Settings(), FREE, error)


def _finish_restore(home: Home) -> None:
    """Let a backup that was got ready take its place; if that fails, the next opening does it."""
    if home.restoring.exists():
        from app.services.backup import finish_closed

        with suppress(SottoError):
            finish_closed(home)
