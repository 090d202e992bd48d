"""Everything the command palette offers: actions, collections, conversations, files, settings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from app.domain.answers import Citation
from app.ui.frame.actions import add_action
from app.ui.frame.matching import Entry
from app.ui.frame.places import Place

if TYPE_CHECKING:
    from app.domain.documents import Document
    from app.services.conversations import Listed
    from app.ui.desk import Desk
    from app.ui.frame.palette import Palette

_FILES_FROM = 2  # letters typed before files are looked through


class Commands(QObject):
    """Opens the palette with what there is at that moment; what must be read comes in later.

    Attributes:
        palette: Made when it is first opened.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.palette: Palette | None = None
        self._conversations: list[Entry] = []
        self._files: list[Entry] | None = None
        self._settings: list[Entry] | None = None
        add_action(desk.window, "palette", self.tr("All commands"), self.open, "Ctrl+K")
        desk.state_changed.connect(lambda _: self._forget_files())

    def open(self) -> None:
        """Show the palette; where it is shown, take it away."""
        palette = self._made()
        if palette.isVisible():
            palette.close_palette()
            return
        palette.open(self._entries())
        listing = self._desk.sotto.conversations
        run = self._desk.bridge.fetch("conversations", listing.conversations)
        run.finished.connect(self._take_conversations)

    def _made(self) -> Palette:
        if self.palette is None:
            from app.ui.frame.palette import Palette

            self.palette = Palette(self._desk.window.theme, self._desk.window)
            self.palette.typed.connect(self._look_for_files)
        return self.palette

    def _entries(self) -> Sequence[Entry]:
        return [
            *self._actions(),
            *self._collections(),
            *self._conversations,
            *self._setting_entries(),
            *(self._files or ()),
        ]

    def _actions(self) -> list[Entry]:
        """What the window can do, without the palette itself and the numbered sources."""
        native = QKeySequence.SequenceFormat.NativeText
        return [
            Entry(
                f"action {action.objectName()}",
                action.text(),
                action.shortcut().toString(native),
                action.trigger,
                enabled=action.isEnabled(),
                typed_only=action.objectName().startswith("source-"),
            )
            for action in self._desk.window.actions()
            if action.isVisible() and action.text() and action.objectName() != "palette"
        ]

    def _collections(self) -> list[Entry]:
        chosen = self._desk.window.composer.scope_chosen
        what = self.tr("Collection")
        everywhere = Entry("collection", self.tr("Ask all files"), what, partial(chosen.emit, None))
        return [everywhere] + [
            Entry(
                f"collection {name}",
                self.tr("Ask in {collection}").format(collection=name),
                what,
                partial(chosen.emit, name),
            )
            for name, _ in self._desk.state.collections
        ]

    def _setting_entries(self) -> list[Entry]:
        if self._settings is None:
            from app.services.setting_fields import setting_fields
            from app.ui.settings import wording

            what = self.tr("Setting")
            titles = [(field.name, wording.title(field)) for field in setting_fields()]
            self._settings = [
                Entry(
                    f"setting {name}", title, what, partial(self._open_setting, title),
                    typed_only=True,
                )
                for name, title in titles
            ]  # fmt: skip
        return self._settings

    def _take_conversations(self, listed: Sequence[Listed]) -> None:
        what = self.tr("Conversation")
        self._conversations = [
            Entry(
                f"conversation {one.info.id}",
                one.info.title,
                what,
                partial(self._desk.talks.open, one.info.id),
                typed_only=True,
            )
            for one in listed
        ]
        self._refresh()

    def _look_for_files(self, typed: str) -> None:
        if len(typed.strip()) < _FILES_FROM or self._files is not None:
            return
        self._files = []
        run = self._desk.bridge.fetch("files", lambda: _citations(self._desk))
        run.finished.connect(self._take_files)
        run.failed.connect(lambda _: self._forget_files())

    def _take_files(self, citations: Sequence[Citation]) -> None:
        what = self.tr("File")
        open_source = self._desk.open_source
        self._files = [
            Entry(
                f"file {each.document_id}",
                PurePath(each.path).name,
                what,
                partial(open_source, each),
                typed_only=True,
            )
            for each in citations
        ]
        self._refresh()

    def _forget_files(self) -> None:
        self._files = None

    def _refresh(self) -> None:
        if self.palette is not None and self.palette.isVisible():
            self.palette.set_entries(self._entries())

    def _open_setting(self, title: str) -> None:
        from app.ui.settings.page import SettingsPage

        self._desk.window.go_to(Place.SETTINGS)
        page = self._desk.window.places.currentWidget()
        if isinstance(page, SettingsPage):
            page.search.setText(title)


def _citations(desk: Desk) -> list[Citation]:
    """The beginning of every file with text; reads the store, so it runs beside the window."""
    from app.domain.documents import Status

    return [_beginning(d) for d in desk.sotto.library.documents() if d.status is Status.INDEXED]


def _beginning(document: Document) -> Citation:
    return Citation(
        n=0, document_id=document.id, document=document.title, path=document.path, page=None,
        section=None, start=0, end=0, start_s=None, end_s=None, text="", score=0.0,
    )  # fmt: skip


def offer_palette(desk: Desk) -> Commands:
    """Let everything be done from one field, by Ctrl+K."""
    return Commands(desk)
