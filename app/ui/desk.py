"""Connects the widgets of the window to the services: every action of the user passes here."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.answers import Citation
from app.domain.errors import Cancelled, SottoError
from app.domain.models import Task
from app.services.follow import Changed, Following, Quiet
from app.services.tidying import Tidying
from app.ui.conversation import empty_pages
from app.ui.conversation.asking import Asking
from app.ui.conversation.find_bar import offer_find_bar
from app.ui.conversation.talks import offer_talks
from app.ui.data.desk import offer_data
from app.ui.find.finding import offer_find
from app.ui.first_run.offer import offer_first_run
from app.ui.frame.actions import add_action
from app.ui.frame.bridge import Bridge, Run
from app.ui.frame.commands import offer_palette
from app.ui.frame.places import Place
from app.ui.frame.window import Window
from app.ui.golden.desk import offer_golden
from app.ui.library.adapters import CollectionAdapters
from app.ui.library.collections import offer_collections
from app.ui.library.desk import offer_library
from app.ui.library.indexing import Indexing
from app.ui.library.manners import Manners
from app.ui.library.state import LibraryState
from app.ui.look.told import told_error
from app.ui.models.offer import offer_models
from app.ui.privacy.desk import offer_privacy
from app.ui.settings.desk import offer_settings
from app.ui.viewer.desk import offer_viewer
from app.ui.voice.read_aloud import ReadAloud
from app.ui.voice.reading import Reading
from app.ui.voice.replay import Replay
from app.ui.voice.spoken import SpokenQuestions
from app.ui.voice.talk import Talk
from app.ui.why.desk import offer_why

if TYPE_CHECKING:
    from app.wiring import Sotto

_REFRESH_MS = 1_000
_DAY_MS = 24 * 3600 * 1_000
LIBRARY = "Library"


class Desk(QObject):
    """Works on an open library; made once it is open.

    A place of its own connects itself to these parts, in a function `offer_...` of its package.

    Attributes:
        window: What is on screen.
        bridge: Runs work beside it.
        sotto: The services.
        indexing: What is being added.
        asking: The conversation.
        talk, spoken, replay: The microphone, what was said into it, and hearing that again.
        finding: Looking for places instead of answers.
        commands: Everything there is to do and to go to, in one field.
        why: Why an answer is as it is.
        golden: Questions whose right answers are known.
        talks: The conversations that are kept.
        models: What is installed, and what can be done about it.
        first_run: The first steps.
        library: Every file, and what becomes of it.
        adapters: With which adapter each collection is answered.
        manners: Why indexing rests.
        data: What is kept of everything, and how it is forgotten.
        settings: Changes them; says so in `settings.changed`.
        state: What was last known of the library.

    Signals:
        state_changed(LibraryState): the library is different now.
    """

    state_changed = Signal(object)

    def __init__(self, window: Window, bridge: Bridge, sotto: Sotto, *, guide: Path) -> None:
        super().__init__(window)
        self.window = window
        self.bridge = bridge
        self.sotto = sotto
        self._guide = guide
        self.state = LibraryState((), 0, 0, unfinished=False, model=None)
        self.asking = Asking(window, bridge, sotto, self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_REFRESH_MS)
        self._later.timeout.connect(self.refresh)
        self._daily = QTimer(self)
        self._daily.timeout.connect(self._forget_what_is_old)
        self._daily.start(_DAY_MS)
        self.indexing = Indexing(bridge, sotto.library, self)
        self.manners = Manners(sotto.gate, window.status, self)
        self._following: Run | None = None
        self._tidying = Tidying(lambda: sotto.library.is_compact)
        self.talk = Talk(
            bridge,
            sotto.speech,
            listen_ahead=sotto.settings.listen_ahead,
            device=sotto.settings.microphone,
            parent=self,
        )
        self.spoken = SpokenQuestions(
            window.composer, self.talk, ask_at_once=sotto.settings.ask_spoken, keep=sotto.voice.keep
        )
        self.reading = Reading(ReadAloud(self), window.conversation, self)
        self.asking.began.connect(self.reading.stop)
        self.replay = Replay(window.conversation, bridge, sotto.voice.find, parent=self)
        self.replay.failed.connect(window.composer.say)
        self.talk.began.connect(self.replay.stop)
        self._viewing = offer_viewer(self)
        self.finding = offer_find(self)
        self.commands = offer_palette(self)
        self.why = offer_why(self)
        self.golden = offer_golden(self)
        self.talks = offer_talks(self)
        self.settings = offer_settings(self)
        offer_privacy(self)
        self.models = offer_models(self)
        self.first_run = offer_first_run(self)
        self.library = offer_library(self)
        self.data = offer_data(self)
        offer_collections(self)
        self.adapters = CollectionAdapters(self)
        offer_find_bar(window)
        self._connect()
        self.refresh().finished.connect(self._resume)

    def close(self) -> None:
        """Start nothing any more."""
        self._later.stop()
        self._daily.stop()
        self.manners.stop()
        self.talk.close()
        self.reading.stop()
        self.replay.stop()
        self.indexing.stop()
        self.asking.give_up()

    def refresh(self) -> Run:
        """Fetch what is shown of the library."""
        run = self.bridge.fetch("library", lambda: LibraryState.of(self.sotto))
        run.finished.connect(self._show_state)
        run.failed.connect(self.say)
        return run

    def follow(self, wanted: bool) -> None:
        """Take in what changes in the folders from now on, or no more."""
        if self._following is not None and not wanted:
            self._following.cancel()
            self._following = None
        elif self._following is None and wanted:
            changes, tidying = self.sotto.follower.changes, self._tidying
            run = self._following = self.bridge.start(
                "following", lambda cancel: changes(cancel, has_work=lambda: tidying.due)
            )
            run.stepped.connect(self._take_changes)
            run.failed.connect(self._say_unless_stopped)

    def start_over(self) -> None:
        """Begin a new conversation."""
        self.window.hide_pane()
        self.asking.start_over()

    def add(self, paths: Sequence[Path]) -> None:
        """Add files and folders: to the collection chosen, else a folder to one of its own name."""
        scope = self.asking.scope
        if scope is not None:
            self.indexing.add(paths, scope)
        else:
            run = self.bridge.fetch("added", lambda: [path for path in paths if path.is_dir()])
            run.finished.connect(partial(self._add, paths))

    def open_source(self, citation: Citation) -> None:
        """Show the document of `citation` at its passage."""
        self._viewing.open(citation)

    def _add(self, paths: Sequence[Path], folders: Sequence[Path]) -> None:
        files = [path for path in paths if path not in folders]
        if files:
            self.indexing.add(files, LIBRARY)
        for folder in folders:
            self.indexing.add([folder], folder.name or LIBRARY)

    def _connect(self) -> None:
        window = self.window
        window.paths_chosen.connect(self.add)
        window.question_wanted.connect(self.start_over)
        window.stop_wanted.connect(self._escape)
        window.talk_wanted.connect(self.spoken.toggle)
        self.spoken.models_wanted.connect(lambda: self.models.show(Task.TRANSCRIBE))
        self.spoken.settings_wanted.connect(lambda: window.go_to(Place.SETTINGS))
        wait = self.tr("Ask by voice as soon as I speak")
        add_action(window, "attend", wait, self.spoken.attend, "Ctrl+Alt+Space")
        self.talk.microphone_opened.connect(window.status.show_microphone)
        self.talk.microphone_opened.connect(window.composer.show_microphone)
        window.source_wanted.connect(window.conversation.open_numbered)
        window.composer.asked.connect(self._ask)
        window.composer.scope_chosen.connect(self._set_scope)
        window.side.collections.chosen.connect(self._set_scope)
        window.side.collections.clicked.connect(lambda _: self._come_to_ask())
        window.conversation.source_opened.connect(self.open_source)
        window.status.stop_wanted.connect(self.indexing.stop)
        window.composer.box.textChanged.connect(self._notice_typing)
        self.indexing.progressed.connect(self._show_progress)
        self.indexing.ended.connect(self._end_progress)
        self.indexing.failed.connect(self.say)

    def _resume(self, state: LibraryState) -> None:
        """Follow the folders from now on, which finishes what is unfinished; else do that alone."""
        self.follow(self.sotto.settings.follow)
        if state.unfinished and self._following is None:
            self.indexing.resume()

    def _escape(self) -> None:
        """Forget what is being said, else stop the answer."""
        if not self.spoken.cancel():
            self.asking.stop()

    def _take_changes(self, events: list[Changed | Following | Quiet]) -> None:
        for event in events:
            if isinstance(event, Changed):
                self._tidying.notice()
                self.indexing.update(event.paths)
            elif isinstance(event, Quiet) and self._tidying.due:
                self._tidying.begin()
                self.indexing.compact(self._tidying.give_up)

    def _forget_what_is_old(self) -> None:
        """As at every start, for a window that stays open for days."""
        retention, settings = self.sotto.retention, self.sotto.settings
        run = self.bridge.fetch("retention", lambda: retention.apply(settings))
        run.finished.connect(lambda _: self.talks.refresh())
        run.failed.connect(self.say)

    def _come_to_ask(self) -> None:
        """Whoever clicks a collection wants to ask it, or is adding files to it."""
        stays = {Place.CONVERSATION, Place.LIBRARY, Place.FIRST_RUN}
        if self.window.places.current not in stays:
            self.window.go_to(Place.CONVERSATION)

    def _set_scope(self, scope: str | None) -> None:
        self.asking.scope = scope
        self.talk.set_collection(scope)
        self.window.composer.scope.show_scope(scope)
        self.window.side.collections.show_scope(scope)

    def _show_state(self, state: LibraryState) -> None:
        first = self.state.files == 0 and state.files > 0
        self.state = state
        window = self.window
        window.side.set_open(True)
        window.side.set_failed(state.unread)
        window.side.collections.rows.set_collections(
            state.collections, files=state.files, packs=state.packs
        )
        window.composer.scope.set_names([name for name, _ in state.collections])
        known = self.asking.scope if self.asking.scope in dict(state.collections) else None
        self._set_scope(known)
        window.composer.set_ready(state.files > 0)
        window.status.show_model(state.model or self.tr("No answer model, answers are quotes"))
        window.status.show_speech_model(state.speech or "")
        self._show_empty_page()
        self.state_changed.emit(state)
        if first:
            window.composer.box.setFocus()

    def _show_empty_page(self) -> None:
        if self.state.files:
            names = dict(self.state.collections)
            page = empty_pages.ready(
                self.state.files,
                questions=self.guide_questions if set(names) == {self.guide_name} else (),
                ask=self.window.composer.write,
            )
        else:
            page = empty_pages.welcome(
                add_folder=self.window.choose_folder, try_guide=self.try_guide
            )
        self.window.conversation.set_empty_page(page)

    @property
    def guide_name(self) -> str:
        """What the collection with the built-in guide is called."""
        return self.tr("Sotto guide")

    @property
    def guide_questions(self) -> tuple[str, ...]:
        """What the guide can answer."""
        return (
            self.tr("How do I add a folder?"),
            self.tr("What does Sotto do when a file cannot be read?"),
            self.tr("Does Sotto open a network connection?"),
        )

    def try_guide(self) -> None:
        """Add the built-in guide to the library."""
        self.indexing.add([self._guide], self.guide_name)

    def _show_progress(self, collection: str, share: float, text: str) -> None:
        self.window.status.show_activity(text, stoppable=True)
        self.manners.set_busy(True)
        if collection:
            self.window.side.collections.rows.set_share(collection, share)
        if not self._later.isActive():  # counts follow about once a second, the last ones too
            self._later.start()

    def _end_progress(self, collection: str) -> None:
        self.window.side.collections.rows.set_share(collection, None)
        self.window.status.show_activity("")
        self.manners.set_busy(self.indexing.busy)
        self.refresh()

    def _ask(self, text: str) -> None:
        self._tidying.notice()
        self.asking.ask(text, spoken=self.spoken.utterance(text))

    def _notice_typing(self) -> None:
        self.sotto.gate.typing()
        self._tidying.notice()
        self.indexing.give_way()

    def _say_unless_stopped(self, error: SottoError) -> None:
        if not isinstance(error, Cancelled):
            self.say(error)

    def say(self, error: SottoError) -> None:
        """Say in the status line what went wrong with the library."""
        self.window.status.say(told_error(error))
