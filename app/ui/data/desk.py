"""Connects the place of the data to backup, restore, retention and compacting."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled, SottoError
from app.services.retention import Held, Kept
from app.ui.data import wording
from app.ui.frame.actions import add_action
from app.ui.frame.bridge import Run
from app.ui.frame.places import Place
from app.ui.library.indexing import Errand
from app.ui.look import words
from app.ui.look.confirm import confirm
from app.ui.look.told import told_error

if TYPE_CHECKING:
    from app.ingest.progress import Progress
    from app.services.archive_steps import ArchiveStep
    from app.services.backup import BackedUp, BackupInfo
    from app.services.room import Room
    from app.storage.compact import CompactReport
    from app.ui.data.page import DataPage
    from app.ui.desk import Desk

_DAY_S = 86_400.0


def offer_data(desk: Desk) -> DataDesk:
    """Let the user go to what is kept."""
    return DataDesk(desk)


class DataDesk(QObject):
    """Fetches what there is when the place comes into view; one long work at a time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._page: DataPage | None = None
        self._under_way: Run | Errand | None = None
        desk.window.places.offer(Place.DATA, self._make)
        desk.window.places.shown.connect(lambda _: self.refresh())
        desk.settings.changed.connect(lambda _: self.refresh())
        for name, text, act in (
            ("backup", self.tr("Back up everything"), self._go_to_backup),
            ("compact", self.tr("Compact what is kept"), self._go_to_compact),
        ):
            add_action(desk.window, name, text, act)

    def refresh(self) -> None:
        """Fetch what is shown, if it is."""
        page, sotto = self._page, self._desk.sotto
        if page is None or self._desk.window.places.current is not Place.DATA:
            return

        def fetch() -> tuple[dict[Kept, Held], tuple[Room, ...]]:
            from app.services.room import measure

            return {kept: sotto.retention.held(kept) for kept in Kept}, measure(sotto.home)

        def show(found: tuple[dict[Kept, Held], tuple[Room, ...]]) -> None:
            held, room = found
            page.set_held(held, sotto.settings)
            page.set_room(str(sotto.home.root), room)

        run = self._desk.bridge.fetch("data", fetch)
        run.finished.connect(show)
        run.failed.connect(self._fail)

    def back_up(self, path: Path, *, models: bool) -> None:
        """Write everything into one file."""
        backups = self._desk.sotto.backups

        def say(made: BackedUp) -> str:
            return self.tr(
                "{file} is written and checked, {size}. Keep it where only you can read it."
            ).format(file=path.name, size=words.size(made.bytes))

        self._start(lambda cancel: backups.create(path, models=models, cancel=cancel), say)

    def look_at(self, path: Path) -> None:
        """Ask whether a backup is to take the place of what is here."""
        run = self._desk.bridge.fetch("backup", lambda: self._desk.sotto.backups.look(path))
        run.finished.connect(lambda info: self._ask_to_restore(path, info))
        run.failed.connect(self._fail)

    def prepare(self, path: Path) -> None:
        """Check a backup and get it ready."""
        backups = self._desk.sotto.backups

        def say(info: BackupInfo) -> str:
            self._the_page.show_prepared(info)
            return self.tr("The backup is checked and ready.")

        self._start(lambda cancel: backups.prepare(path, cancel), say)

    def compact(self) -> None:
        """Take what was removed out of the files."""
        sotto = self._desk.sotto

        def work(cancel: CancelToken) -> Generator[Progress, None, CompactReport]:
            from app.services.migration_backup import forget_before_migrations

            report = yield from sotto.library.compact(cancel)
            forget_before_migrations(sotto.home)
            return report

        def say(report: CompactReport) -> str:
            text = self.tr("What was removed is out of the files, and {size} are free again.")
            return text.format(size=words.size(max(report.freed_bytes, 0)))

        page = self._the_page
        page.show_work(self.tr("Compacting"), 0, 1)
        errand = self._under_way = self._desk.indexing.do(work)
        errand.stepped.connect(
            lambda steps: page.show_work(
                self.tr("Compacting"), steps[-1].files_done, steps[-1].files_total
            )
        )
        errand.finished.connect(lambda report: self._end(say(report)))
        errand.failed.connect(self._fail)

    def forget(self, kept: Kept, before_s: float | None) -> None:
        """Delete some or all of it for good."""
        retention = self._desk.sotto.retention

        def say(count: int) -> None:
            text = self.tr("Forgotten: {what}.").format(what=wording.counted(kept, count))
            self._end(text)
            if kept is Kept.CONVERSATIONS:
                self._desk.start_over()
                self._desk.talks.refresh()

        run = self._desk.bridge.fetch("forget", lambda: retention.forget(kept, before_s))
        run.finished.connect(say)
        run.failed.connect(self._fail)

    def _make(self) -> DataPage:
        from app.ui.data.page import DataPage
        from app.ui.viewer.open_file import open_folder

        window, sotto = self._desk.window, self._desk.sotto
        page = self._page = DataPage(window.theme, window)
        page.backup_wanted.connect(self._ask_place)
        page.restore_wanted.connect(self._choose_backup)
        page.close_wanted.connect(window.quit_wanted)
        page.call_off_wanted.connect(self._call_off)
        page.keep_wanted.connect(self._keep)
        page.forget_wanted.connect(self._ask_to_forget)
        page.folder_wanted.connect(lambda: open_folder(sotto.home.root))
        page.compact_wanted.connect(self.compact)
        page.stopped.connect(self._stop)
        return page

    @property
    def _the_page(self) -> DataPage:
        assert self._page is not None  # noqa: S101  what asks for it is on it
        return self._page

    def _go_to_backup(self) -> None:
        self._desk.window.go_to(Place.DATA)
        self._ask_place(models=False)

    def _go_to_compact(self) -> None:
        self._desk.window.go_to(Place.DATA)
        self.compact()

    def _ask_place(self, models: bool) -> None:
        dialog = QFileDialog(self._the_page, self.tr("Back up everything"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(time.strftime("Sotto %Y-%m-%d.backup"))
        dialog.fileSelected.connect(lambda name: self.back_up(Path(name), models=models))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _choose_backup(self) -> None:
        dialog = QFileDialog(self._the_page, self.tr("Bring back a backup"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.look_at(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_to_restore(self, path: Path, info: BackupInfo) -> None:
        text = self.tr(
            "{backup}\n\nWhen Sotto is opened the next time, it takes the place of everything that"
            " Sotto holds now: texts, conversations, settings and keys. What is there now is not"
            " deleted but moved to a folder of its own, and your documents are not touched."
        )
        if info.partial:
            text = self.tr(
                "{backup}\n\nIt holds texts and conversations only. When Sotto is opened the next"
                " time, they take the place of those that it holds now, which are not deleted but"
                " moved to a folder of their own. Everything else stays as it is."
            )
        elif info.models:
            text = self.tr(
                "{backup}\n\nWhen Sotto is opened the next time, it takes the place of everything"
                " that Sotto holds now: texts, conversations, settings, keys and installed models."
                " What is there now is not deleted but moved to a folder of its own, and your"
                " documents are not touched."
            )
        confirm(
            self._the_page,
            self.tr("Bring back this backup?"),
            text=text.format(backup=wording.backup(info)),
            button=self.tr("Check it and get ready"),
            act=lambda: self.prepare(path),
        )

    def _call_off(self) -> None:
        run = self._desk.bridge.fetch("call off", self._desk.sotto.backups.take_back)
        run.finished.connect(lambda _: self._the_page.show_prepared(None))
        run.finished.connect(lambda _: self._end(self.tr("Nothing will be replaced.")))
        run.failed.connect(self._fail)

    def _keep(self, kept: Kept, days: int) -> None:
        """Keep something for so long; ask first where some of it would go at once."""
        before_s = time.time() - days * _DAY_S
        retention = self._desk.sotto.retention

        def decide(found: Held) -> None:
            if not days or not found.count:
                self._set_days(kept, days)
                return
            text = self.tr(
                "{gone}\n\nFrom now on, what gets older than that is forgotten by itself."
            )
            box = confirm(
                self._the_page,
                self.tr("Keep less of this?"),
                text=text.format(gone=wording.gone(kept, found)),
                button=self.tr("Forget"),
                act=lambda: self._set_days(kept, days, before_s=before_s),
            )
            box.finished.connect(lambda _: self.refresh())

        run = self._desk.bridge.fetch("held", lambda: retention.held(kept, before_s))
        run.finished.connect(decide)
        run.failed.connect(self._fail)

    def _set_days(self, kept: Kept, days: int, *, before_s: float | None = None) -> None:
        self._desk.settings.change(wording.SETTINGS[kept], days)
        if before_s is not None:
            self.forget(kept, before_s)

    def _ask_to_forget(self, kept: Kept) -> None:
        from app.ui.data.forget_form import ForgetForm

        retention, bridge = self._desk.sotto.retention, self._desk.bridge

        def count(before_s: float | None) -> None:
            run = bridge.fetch("held", lambda: retention.held(kept, before_s))
            run.finished.connect(lambda found: form.show_held(before_s, found))

        form = ForgetForm(kept, parent=self._the_page)
        form.count_wanted.connect(count)
        form.accepted.connect(lambda: self.forget(kept, form.before_s))
        form.ask()
        form.open()

    def _start(
        self,
        work: Callable[[CancelToken], Generator[ArchiveStep, None, Any]],
        say: Callable[[Any], str],
    ) -> None:
        page = self._the_page
        page.show_work(self.tr("Beginning"), 0, 1)
        run = self._under_way = self._desk.bridge.start("archive", work)
        run.stepped.connect(lambda steps: self._show(steps[-1]))
        run.finished.connect(lambda result: self._end(say(result)))
        run.failed.connect(self._fail)

    def _show(self, step: ArchiveStep) -> None:
        texts = {
            "Copying": self.tr("Copying"),
            "Writing": self.tr("Writing"),
            "Checking": self.tr("Checking"),
            "Unpacking": self.tr("Unpacking"),
        }
        self._the_page.show_work(texts.get(step.label, step.label), step.done, step.total)

    def _stop(self) -> None:
        if self._under_way is not None:
            self._under_way.cancel()

    def _end(self, text: str) -> None:
        self._under_way = None
        self._the_page.end_work(text)
        self.refresh()

    def _fail(self, error: SottoError) -> None:
        stopped = self.tr("Stopped. Nothing was changed.")
        self._end(stopped if isinstance(error, Cancelled) else told_error(error))
