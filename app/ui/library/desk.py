"""Connects the place of the library to its services."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.answers import Citation
from app.domain.documents import PART_STEP
from app.domain.models import Task
from app.services.library_files import LibraryFile
from app.ui.frame.actions import add_action
from app.ui.frame.bridge import Run
from app.ui.frame.places import Place
from app.ui.library import wording
from app.ui.library.rate import Rate
from app.ui.library.sections import Section
from app.ui.look.told import told_error

if TYPE_CHECKING:
    from app.domain.errors import SottoError
    from app.services.library import Progress
    from app.ui.desk import Desk
    from app.ui.library.page import LibraryPage
    from app.ui.library.shelf import Shelf
    from app.ui.library.tables import FoundTable


def offer_library(desk: Desk) -> LibraryDesk:
    """Let the user go to the library."""
    return LibraryDesk(desk)


class LibraryDesk(QObject):
    """Fetches what the place shows while it is in view, and does what is asked for there."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._rate = Rate()
        self._page: LibraryPage | None = None
        self._shelf: Shelf | None = None
        self._fetching: Run | None = None
        self._stale = False
        self._resting = ("", False)
        desk.window.places.offer(Place.LIBRARY, self._make)
        desk.window.places.shown.connect(lambda _: self.refresh())
        desk.window.side.failures_wanted.connect(self.show_failures)
        desk.window.side.collections.show_wanted.connect(self.show_collection)
        desk.state_changed.connect(lambda _: self.refresh())
        desk.indexing.measured.connect(self._measure)
        desk.indexing.progressed.connect(self._show_progress)
        desk.indexing.ended.connect(self._end_progress)
        desk.manners.looked.connect(self._show_rest)
        self._add_actions()

    def show_failures(self) -> None:
        """Go to the files that could not be read."""
        self._go_to_files(problems=True)

    def show_collection(self, name: str | None) -> None:
        """Go to the files of one collection, or all."""
        self._go_to_files(collection=name)

    def take_in(self, pack: Path) -> None:
        """Go to the packs and look at a file that may be one."""
        self._go_to(Section.PACKS).packs.file_chosen.emit(pack)

    def refresh(self) -> None:
        """Fetch what is shown, if it is; while that is under way, once more afterwards."""
        page = self._page
        if page is None or self._desk.window.places.current is not Place.LIBRARY:
            return
        if self._fetching is not None:
            self._stale = True
            return
        sotto, model = self._desk.sotto, page.files.model
        before, way = model.every, model.way

        def fetch() -> tuple[Shelf, list[LibraryFile]]:
            from app.ui.library.shelf import Shelf

            shelf = Shelf.of(sotto, {file.path: file for file in before})
            return shelf, way.arrange(shelf.files)

        def show(found: tuple[Shelf, list[LibraryFile]]) -> None:
            shelf, arranged = found
            self._show(shelf, arranged if model.way == way else None)

        run = self._fetching = self._desk.bridge.fetch("shelf", fetch)
        run.finished.connect(show)
        run.failed.connect(self._miss)

    def _make(self) -> LibraryPage:
        from app.ui.library.pack_desk import PackDesk
        from app.ui.library.page import LibraryPage
        from app.ui.library.removal import Removal

        desk, window = self._desk, self._desk.window
        page = self._page = LibraryPage(window.theme, window)
        page.folder_wanted.connect(window.choose_folder)
        page.files_wanted.connect(window.choose_files)
        page.data_wanted.connect(lambda: window.go_to(Place.DATA))
        page.progress.stop_wanted.connect(desk.indexing.stop)
        page.progress.pause_wanted.connect(desk.manners.pause)
        page.section_shown.connect(lambda _: self._fetch_tables())
        page.files.chosen.connect(self._show_details)
        page.files.opened.connect(self._open)
        page.details.open_wanted.connect(self._open)
        page.details.show_wanted.connect(lambda file: self._show_in_folder(file.path))
        page.details.retry_wanted.connect(
            lambda files: desk.indexing.retry([file.path for file in files])
        )
        removal = Removal(page, desk.indexing)
        page.details.exclude_wanted.connect(removal.exclude)
        page.details.remove_wanted.connect(removal.remove)
        page.folders.remove_wanted.connect(removal.remove_folders)
        self._connect_folders(page)
        page.tables.cells_wanted.connect(self._fetch_cells)
        page.tables.opened.connect(self._open_table)
        PackDesk(page.packs, desk.sotto, desk.indexing, collections=self._collections)
        page.progress.show_rest(self._resting[0], paused=self._resting[1])
        return page

    def _connect_folders(self, page: LibraryPage) -> None:
        folders, indexing = page.folders, self._desk.indexing
        library = self._desk.sotto.library
        folders.look_wanted.connect(
            lambda chosen: indexing.update([one.path for one in chosen] or None)
        )
        folders.show_wanted.connect(lambda folder: self._show_in_folder(folder.path))
        folders.collection_wanted.connect(
            lambda folder, name: indexing.call(lambda: library.put_into(folder.path, name))
        )
        folders.include_wanted.connect(indexing.include)
        folders.search_model_wanted.connect(lambda: self._desk.models.show(Task.EMBED))

    def _add_actions(self) -> None:
        window = self._desk.window
        for name, text, act in (
            ("problems", self.tr("Files that could not be read"), self.show_failures),
            ("look", self.tr("Look for changes"), lambda: self._desk.indexing.update(None)),
            (
                "folders",
                self.tr("Folders and what is left out"),
                lambda: self._go_to(Section.FOLDERS),
            ),
            ("tables", self.tr("Tables found in files"), lambda: self._go_to(Section.TABLES)),
            ("packs", self.tr("Packs"), lambda: self._go_to(Section.PACKS)),
        ):
            add_action(window, name, text, act)

    def _go_to(self, section: Section) -> LibraryPage:
        self._desk.window.go_to(Place.LIBRARY)
        assert self._page is not None  # noqa: S101  made by going there
        self._page.open_section(section)
        return self._page

    def _go_to_files(self, *, collection: str | None = None, problems: bool = False) -> None:
        page = self._go_to(Section.FILES)
        page.files.narrow_to(collection=collection, problems=problems)

    def _show(self, shelf: Shelf, arranged: list[LibraryFile] | None) -> None:
        from app.ui.library.folders import SearchModelState

        self._fetching, self._shelf = None, shelf
        page, status = self._page, shelf.status
        if page is None:
            return
        page.say(shelf.summary)
        page.files.set_collections(shelf.collections)
        page.files.set_files(shelf.files, arranged)
        self._show_details()
        page.folders.set_folders(shelf.folders, shelf.left_out, shelf.collections)
        share = status.next_vectors / status.chunks if status.chunks else 0.0
        page.folders.show_search_model(SearchModelState(status.model, status.next_model, share))
        page.packs.set_packs(shelf.packs)
        if self._stale:
            self._stale = False
            self.refresh()

    def _miss(self, error: SottoError) -> None:
        self._fetching = None
        if self._page is not None:
            self._page.say(told_error(error))

    def _show_details(self) -> None:
        page, shelf = self._page, self._shelf
        if page is not None and shelf is not None:
            added = {folder.path for folder in shelf.folders}
            page.details.show_files(page.files.selected, added)

    def _open(self, file: LibraryFile) -> None:
        if file.id is not None and file.passages:
            name = wording.name(file.path)
            self._desk.open_source(_whole(file.id, name, file.path))

    def _show_in_folder(self, path: str) -> None:
        """Show what is in a folder, or in that of a file."""
        from app.ui.viewer.open_file import open_folder

        file = Path(path.partition(PART_STEP)[0])
        run = self._desk.bridge.fetch("folder", lambda: file if file.is_dir() else file.parent)
        run.finished.connect(open_folder)

    def _open_table(self, found: FoundTable) -> None:
        citation = _whole(found.info.document_id, wording.name(found.path), found.path)
        self._desk.open_source(citation)

    def _collections(self) -> list[str]:
        return list(self._shelf.collections) if self._shelf is not None else []

    def _fetch_tables(self) -> None:
        from app.ui.library.tables import FoundTable

        page, library = self._page, self._desk.sotto.library
        if page is None or page.section is not Section.TABLES:
            return

        def fetch() -> list[FoundTable]:
            paths = {one.id: one.path for one in library.documents()}
            return [FoundTable(one, paths.get(one.document_id, "")) for one in library.tables()]

        run = self._desk.bridge.fetch("tables", fetch)
        run.finished.connect(page.tables.set_tables)
        run.failed.connect(self._miss)

    def _fetch_cells(self, table_id: int) -> None:
        page, library = self._page, self._desk.sotto.library
        if page is not None:
            run = self._desk.bridge.fetch("cells", lambda: library.table_rows(table_id, limit=3))
            run.finished.connect(lambda rows: page.tables.show_cells(table_id, rows))

    def _measure(self, step: Progress) -> None:
        self._rate.take(step)
        if self._page is not None:
            self._page.progress.show_rate(tuple(self._rate.per_minute))

    def _show_progress(self, _: str, share: float, text: str) -> None:
        if self._page is not None:
            self._page.progress.show_step(text, share)

    def _end_progress(self, _: str) -> None:
        self._rate.rest()
        if self._page is not None:
            self._page.progress.end()

    def _show_rest(self, text: str, paused: bool) -> None:
        self._resting = text, paused
        if self._page is not None:
            self._page.progress.show_rest(text, paused=paused)


def _whole(document_id: int, name: str, path: str) -> Citation:
    """A document from its beginning."""
    return Citation(0, document_id, name, path, None, None, 0, 0, None, None, "", 0.0)
