"""Asks, with all that will be gone, before files and folders leave the library."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QObject

from app.services.library_files import LibraryFile
from app.services.library_folders import Folder, added_above
from app.ui.library import wording
from app.ui.library.indexing import Indexing
from app.ui.library.page import LibraryPage
from app.ui.look import words
from app.ui.look.confirm import confirm


class Removal(QObject):
    """One question each; what is on the disk is never touched."""

    def __init__(self, page: LibraryPage, indexing: Indexing) -> None:
        super().__init__(page)
        self._page = page
        self._indexing = indexing

    def exclude(self, files: Sequence[LibraryFile]) -> None:
        """Leave files out, now and later."""
        title = self.tr("Leave {files} out of the library?")
        self._ask(
            title.format(files=words.files(len(files))),
            files,
            self.tr(
                "They are not read again until you take them in again under Folders. The files"
                " themselves stay as they are."
            ),
            button=self.tr("Leave out"),
            act=lambda: self._indexing.exclude([file.path for file in files]),
        )

    def remove(self, files: Sequence[LibraryFile]) -> None:
        """Forget files that came by themselves or in a pack."""
        title = self.tr("Remove {files} from the library?")
        self._ask(
            title.format(files=words.files(len(files))),
            files,
            self.tr(
                "The files themselves stay as they are, and conversations keep their questions and"
                " answers."
            ),
            button=self.tr("Remove"),
            act=lambda: self._indexing.remove([file.path for file in files]),
        )

    def remove_folders(self, folders: Sequence[Folder]) -> None:
        """Forget folders with all that is in them."""
        added = {one.path for one in folders}
        files = [file for file in self._page.files.model.every if added_above(file.path, added)]
        title = self.tr("Remove “{name}” from the library?").format(
            name=wording.name(folders[0].path)
        )
        if len(folders) > 1:
            title = self.tr("Remove {count} folders and files from the library?").format(
                count=words.number(len(folders))
            )
        self._ask(
            title,
            files,
            self.tr(
                "The folder is not followed any more. It stays on the disk with all that is in it,"
                " and conversations keep their questions and answers."
            ),
            button=self.tr("Remove"),
            act=lambda: self._indexing.remove([one.path for one in folders]),
        )

    def _ask(
        self,
        title: str,
        files: Sequence[LibraryFile],
        rest: str,
        *,
        button: str,
        act: Callable[[], object],
    ) -> None:
        text = f"{_gone(files)}\n\n{rest}"
        confirm(self._page, title, text=text, button=button, act=act)


def _gone(files: Sequence[LibraryFile]) -> str:
    """What goes with files, said before it does."""
    passages = sum(file.passages for file in files)
    text = QCoreApplication.translate(
        "library",
        "What Sotto keeps of {files} will be gone: their text, {passages} and what was indexed of"
        " them.",
    )
    return text.format(files=words.files(len(files)), passages=wording.passages(passages))
