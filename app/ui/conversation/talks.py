"""The conversations that are kept: listed, opened, renamed, rated, exported, deleted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog

from app.domain.errors import RecordProblem, SottoError
from app.domain.feedback import Rating
from app.services.library_view import Standing
from app.services.whole_file import write_whole
from app.ui.conversation.turn import Turn
from app.ui.frame.actions import add_action
from app.ui.frame.places import Place
from app.ui.look import plain_text
from app.ui.look.confirm import confirm
from app.ui.look.told import told_error

if TYPE_CHECKING:
    from app.services.conversations import Conversation, Listed
    from app.services.window_state import Asked
    from app.ui.desk import Desk
    from app.wiring import Sotto

_NAME_CHARS = 60  # of a file, from the title


@dataclass(frozen=True, slots=True)
class _Stale:
    """What became of the sources of one turn: names of documents."""

    changed: tuple[str, ...]
    gone: tuple[str, ...]


class Talks(QObject):
    """Joins the list in the side, the conversation in the window, and what is stored."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._window = desk.window
        self._asking = desk.asking
        self._panel = desk.window.side.kept
        self._service = desk.sotto.conversations
        self._wanted: str | None = None
        rows = self._panel.list
        self._panel.search_wanted.connect(lambda _: self.refresh())
        rows.wanted.connect(self.open)
        rows.delete_wanted.connect(self.ask_to_delete)
        rows.export_wanted.connect(self.choose_export)
        rows.rows.renamed.connect(self.rename)
        self._asking.began.connect(lambda _: self._forget_wanted())
        self._asking.moved.connect(self._follow)
        self._asking.ended.connect(lambda _: self._asking.when_quiet(self.refresh))
        self._window.conversation.rated.connect(self.rate)
        self._add_actions()
        self.refresh()

    def refresh(self) -> None:
        """List what is kept now, or what holds the words that are searched."""
        searched = self._panel.words
        run = self._desk.bridge.fetch(
            "conversations", lambda: self._service.conversations(searched)
        )
        run.finished.connect(lambda listed: self._list(searched, listed))
        run.failed.connect(lambda error: self._panel.say(told_error(error)))

    def open(self, conversation: str) -> None:
        """Show a kept conversation, and go on with it; the answer under way is stopped."""
        self._window.go_to(Place.CONVERSATION)
        self._window.composer.box.setFocus()
        if conversation == self._asking.conversation and self._window.conversation.turns:
            return
        self._window.hide_pane()
        self._asking.give_up()
        self._wanted = conversation
        self._asking.when_quiet(lambda: self._fetch(conversation))

    def resume(self, conversation: str | None, asked: Asked | None) -> None:
        """Show the conversation of the last time; `asked` is what was under way in it."""
        if conversation is None:
            return
        self._wanted = conversation

        def work() -> Conversation | None:
            try:
                return self._service.conversation(conversation)
            except RecordProblem:
                return None  # nothing was asked in it yet, or it was forgotten since

        run = self._desk.bridge.fetch("conversation", work)
        run.finished.connect(lambda kept: self._resume(conversation, kept, asked))
        run.failed.connect(self._fail)

    def rename(self, conversation: str, title: str) -> None:
        """Give it another title."""
        run = self._desk.bridge.fetch(
            "conversations", lambda: self._service.rename(conversation, title)
        )
        run.finished.connect(lambda _: self.refresh())
        run.failed.connect(self._fail)

    def ask_to_delete(self, conversation: str) -> None:
        """Delete it, if the user agrees to what will be gone."""
        row = self._panel.list.rows.row_of(conversation)
        if row is None:
            return
        info = self._panel.list.rows.at(row).info
        text = self.tr(
            "“{title}” will be gone for good, with its answers, how they came about, what was"
            " spoken, and what you thought of them. Your files stay as they are."
        )
        confirm(
            self._window,
            self.tr("Delete this conversation?"),
            text=text.format(title=plain_text.one_line(info.title)),
            button=self.tr("Delete"),
            act=lambda: self.delete(conversation),
        )

    def delete(self, conversation: str) -> None:
        """Delete it for good; the window begins another one if it shows this one."""

        def work() -> None:
            with suppress(RecordProblem):  # where it is gone already
                self._service.delete(conversation)

        def begin() -> None:
            run = self._desk.bridge.fetch("conversations", work)
            run.finished.connect(lambda _: self.refresh())
            run.failed.connect(self._fail)

        if conversation == self._asking.conversation:
            self._asking.start_over()
        self._asking.when_quiet(begin)  # an answer that is still recorded would bring it back

    def choose_export(self, conversation: str, suffix: str) -> None:
        """Let the user say into which file it is written."""
        row = self._panel.list.rows.row_of(conversation)
        title = self._panel.list.rows.at(row).info.title if row is not None else conversation
        dialog = QFileDialog(self._window, self.tr("Export conversation"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix.removeprefix("."))
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        dialog.setDirectory(QStandardPaths.writableLocation(documents))
        dialog.selectFile(file_name(title) + suffix)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.export(conversation, Path(path)))
        dialog.open()

    def export(self, conversation: str, path: Path) -> None:
        """Write it into `path`: JSON if that is its suffix, else Markdown."""

        def work() -> None:
            from app.services.conversation_export import to_json, to_markdown

            whole = [self._service.conversation(conversation)]
            as_json = path.suffix.lower() == ".json"
            write_whole(path, to_json(whole) if as_json else to_markdown(whole), replace=True)

        run = self._desk.bridge.fetch("export", work)
        text = self.tr("Saved as {name}. It holds what your files say.")
        run.finished.connect(
            lambda _: self._window.status.show_activity(
                text.format(name=plain_text.one_line(path.name))
            )
        )
        run.failed.connect(self._fail)

    def rate(self, turn: Turn, rating: Rating | None, note: str) -> None:
        """Keep what the user thinks of an answer; None takes it back."""
        if turn.answer is None:
            return
        trace = turn.answer.trace_id
        run = self._desk.bridge.fetch(
            "feedback",
            lambda: (
                self._service.rate(trace, rating, note) if rating else self._service.unrate(trace)
            ),
        )
        run.failed.connect(self._fail)

    def _add_actions(self) -> None:
        window, rows = self._window, self._panel.list

        def shown(act: Callable[[str], object]) -> None:
            """Do `act` with the conversation in the window, if it is kept."""
            if rows.rows.row_of(self._asking.conversation) is not None:
                act(self._asking.conversation)

        def search() -> None:
            window.drawer.open()
            self._panel.begin_search()

        def rename(conversation: str) -> None:
            window.drawer.open()
            rows.rename(conversation)

        actions: list[tuple[str, str, Callable[[], object], str]] = [
            ("search-conversations", self.tr("Search conversations"), search, "Ctrl+Shift+H"),
            (
                "rename-conversation",
                self.tr("Rename this conversation"),
                lambda: shown(rename),
                "",
            ),
            (
                "export-markdown",
                self.tr("Export this conversation as Markdown"),
                lambda: shown(lambda one: self.choose_export(one, ".md")),
                "",
            ),
            (
                "export-json",
                self.tr("Export this conversation as JSON"),
                lambda: shown(lambda one: self.choose_export(one, ".json")),
                "",
            ),
            (
                "delete-conversation",
                self.tr("Delete this conversation"),
                lambda: shown(self.ask_to_delete),
                "",
            ),
        ]
        for name, text, act, keys in actions:
            add_action(window, name, text, act, keys)

    def _list(self, searched: str, listed: Sequence[Listed]) -> None:
        if searched == self._panel.words:  # else something else is searched by now
            self._panel.show_listed(listed)

    def _fetch(self, conversation: str) -> None:
        run = self._desk.bridge.fetch(
            "conversation", lambda: self._service.conversation(conversation)
        )
        run.finished.connect(self._show)
        run.failed.connect(self._fail)

    def _resume(self, conversation: str, kept: Conversation | None, asked: Asked | None) -> None:
        if conversation != self._wanted:
            return
        turns = kept.turns if kept is not None else ()
        if kept is not None:
            self._show(kept)
        if asked is not None and not any(
            turn.question == asked.question and turn.asked_s >= asked.asked_s for turn in turns
        ):
            if kept is None:
                self._asking.go_to(conversation)
            lost = self._window.conversation.begin(asked.question, as_written=asked.as_written)
            lost.show_cut_off()
            self._window.composer.last = asked.question

    def _show(self, kept: Conversation) -> None:
        if kept.info.id != self._wanted:
            return  # something else was wanted meanwhile
        self._asking.go_to(kept.info.id)
        for turn in kept.turns:
            given = turn.feedback
            self._window.conversation.add_kept(
                turn.question,
                turn.answer,
                rating=given.rating if given else None,
                note=given.note if given else "",
            )
        if kept.turns:
            self._window.composer.last = kept.turns[-1].question
        self._look_at_sources(kept)

    def _look_at_sources(self, kept: Conversation) -> None:
        """Say under each answer which of its files say something else now."""
        shown = tuple(self._window.conversation.turns)
        run = self._desk.bridge.fetch("sources", lambda: _stale(self._desk.sotto, kept))
        run.finished.connect(lambda stale: self._note(shown, stale))
        run.failed.connect(self._fail)

    def _note(self, turns: Sequence[Turn], stale: dict[int, _Stale]) -> None:
        for at, found in stale.items():
            if found.changed:
                text = self.tr("Changed since this answer: {names}")
                turns[at].add_note(text.format(names=", ".join(found.changed)))
            if found.gone:
                text = self.tr("No longer in the library: {names}")
                turns[at].add_note(text.format(names=", ".join(found.gone)))

    def _follow(self, conversation: str) -> None:
        self._forget_wanted()
        self._panel.list.rows.set_open(conversation)

    def _forget_wanted(self) -> None:
        self._wanted = None

    def _fail(self, error: SottoError) -> None:
        self._desk.say(error)
        self.refresh()


def offer_talks(desk: Desk) -> Talks:
    """Let conversations be kept, and gone on with."""
    return Talks(desk)


def file_name(title: str) -> str:
    """A name for the file of a conversation that every file system takes."""
    kept = "".join(c if c.isalnum() or c in " -_" else " " for c in title[:_NAME_CHARS])
    untitled = QCoreApplication.translate("Talks", "Conversation")
    return " ".join(kept.split()) or untitled


def _stale(sotto: Sotto, kept: Conversation) -> dict[int, _Stale]:
    """By the place of the turn; looks up every passage once."""
    known: dict[tuple[int, int, int], Standing] = {}
    found: dict[int, _Stale] = {}
    for at, turn in enumerate(kept.turns):
        names: dict[Standing, dict[str, None]] = {each: {} for each in Standing}
        for cited in turn.answer.citations if turn.answer else ():
            place = (cited.document_id, cited.start, cited.end)
            if place not in known:
                known[place] = sotto.library.standing(cited)
            names[known[place]][plain_text.one_line(cited.document)] = None
        stale = _Stale(tuple(names[Standing.CHANGED]), tuple(names[Standing.GONE]))
        if stale.changed or stale.gone:
            found[at] = stale
    return found
