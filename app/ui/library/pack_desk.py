"""Connects the packs in the window to their service: make, look at, take in, remove."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled, SottoError
from app.ui.library.indexing import Errand, Indexing
from app.ui.look import words
from app.ui.look.confirm import confirm
from app.ui.look.told import told_error

if TYPE_CHECKING:
    from app.services.archive_steps import ArchiveStep
    from app.services.pack_book import PackRecord
    from app.services.packs import Created, Imported, PackInfo
    from app.ui.library.pack_forms import PackWish
    from app.ui.library.packs import PacksView
    from app.wiring import Sotto

_SUFFIX = ".pack"


class PackDesk(QObject):
    """One thing at a time, each in its turn with indexing."""

    def __init__(
        self,
        view: PacksView,
        sotto: Sotto,
        indexing: Indexing,
        *,
        collections: Callable[[], list[str]],
    ) -> None:
        super().__init__(view)
        self._view = view
        self._sotto = sotto
        self._indexing = indexing
        self._collections = collections
        self._errand: Errand | None = None
        view.make_wanted.connect(self._ask_wish)
        view.file_chosen.connect(self.look_at)
        view.remove_wanted.connect(self._ask_to_remove)
        view.stopped.connect(self._stop)

    def make(self, wish: PackWish, path: Path) -> None:
        """Write a collection as a pack."""

        def work(cancel: CancelToken) -> Generator[ArchiveStep, None, Created]:
            return self._sotto.packs.create(
                path,
                wish.collection,
                title=wish.title or None,
                licence=wish.licence,
                originals=wish.originals,
                cancel=cancel,
            )

        def say(made: Created) -> str:
            text = self.tr("{file} is written and checked.").format(file=path.name)
            if not made.left_out:
                return text
            note = self.tr(
                "{text} Files left out, because they are gone or changed since: {count}."
            )
            return note.format(text=text, count=words.number(made.left_out))

        self._start(work, lambda made: self._view.end_work(say(made)))

    def look_at(self, path: Path) -> None:
        """Check a file wholly, then ask whether to take it in."""
        self._start(
            lambda cancel: self._sotto.packs.show(path, cancel), lambda info: self._ask(path, info)
        )

    def take_in(self, path: Path, name: str) -> None:
        """Make a pack a collection; what its vectors lack is embedded afterwards."""

        def done(imported: Imported) -> None:
            text = self.tr("The pack is the collection “{name}” now.")
            self._view.end_work(text.format(name=imported.collection))
            if not imported.embedded:
                self._indexing.resume()

        self._start(
            lambda cancel: self._sotto.packs.take_in(path, name=name or None, cancel=cancel), done
        )

    def remove(self, name: str) -> None:
        """Forget a pack."""

        def work(_: CancelToken) -> Generator[ArchiveStep, None, int]:
            yield from ()
            return self._sotto.packs.remove(name)

        text = self.tr("The pack “{name}” was removed.").format(name=name)
        self._start(work, lambda _: self._view.end_work(text))

    def _ask_wish(self) -> None:
        from app.ui.library.pack_forms import MakePack

        names = self._collections()
        if not names:
            self._view.end_work(self.tr("There is no collection to make a pack of yet."))
            return
        form = MakePack(names, self._view)
        form.accepted.connect(lambda: self._ask_place(form.wish))
        form.open()

    def _ask_place(self, wish: PackWish) -> None:
        dialog = QFileDialog(self._view, self.tr("Make a pack"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(_SUFFIX)
        dialog.selectFile((wish.title or wish.collection).replace("/", "-") + _SUFFIX)
        dialog.fileSelected.connect(lambda name: self.make(wish, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask(self, path: Path, info: PackInfo) -> None:
        from app.ui.library.pack_forms import TakeInPack

        self._view.end_work("")
        form = TakeInPack(info, self._view)
        form.accepted.connect(lambda: self.take_in(path, form.name.text().strip()))
        form.open()

    def _ask_to_remove(self, pack: PackRecord) -> None:
        confirm(
            self._view,
            self.tr("Remove the pack “{name}”?").format(name=pack.name),
            text=self.tr(
                "Its collection goes with all texts, passages and files that came with it. The"
                " file of the pack stays where it is, and so does everything else in the library."
            ),
            button=self.tr("Remove"),
            act=lambda: self.remove(pack.name),
        )

    def _start(
        self,
        work: Callable[[CancelToken], Generator[ArchiveStep, None, object]],
        done: Callable[..., None],
    ) -> None:
        self._view.show_work(self.tr("Waiting for indexing to pause"), 0, 1)
        errand = self._errand = self._indexing.do(work)
        errand.stepped.connect(lambda steps: self._show(steps[-1]))
        errand.finished.connect(done)
        errand.failed.connect(self._fail)

    def _show(self, step: ArchiveStep) -> None:
        texts = {
            "Copying": self.tr("Copying"),
            "Comparing files": self.tr("Comparing files"),
            "Writing": self.tr("Writing"),
            "Checking": self.tr("Checking"),
            "Unpacking": self.tr("Unpacking"),
            "Taking in": self.tr("Taking in"),
        }
        self._view.show_work(texts.get(step.label, step.label), step.done, step.total)

    def _stop(self) -> None:
        if self._errand is not None:
            self._errand.cancel()

    def _fail(self, error: SottoError) -> None:
        stopped = self.tr("Stopped. Nothing was changed.")
        text = stopped if isinstance(error, Cancelled) else told_error(error)
        self._view.end_work(text)
