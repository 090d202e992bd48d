"""What the place of the library shows, fetched in one go beside the window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.services.library_files import LibraryFile
from app.ui.library import wording
from app.ui.look import words

if TYPE_CHECKING:
    from app.services.library_folders import Folder
    from app.services.library_view import LibraryStatus
    from app.services.pack_book import PackRecord
    from app.wiring import Sotto


@dataclass(frozen=True, slots=True)
class Shelf:
    """The library at one moment."""

    files: Sequence[LibraryFile]
    folders: Sequence[Folder]
    left_out: Sequence[str]
    collections: Sequence[str]
    packs: Sequence[PackRecord]
    status: LibraryStatus

    @classmethod
    def of(cls, sotto: Sotto, before: Mapping[str, LibraryFile]) -> Shelf:
        """Ask the services; a file that is as it was `before`, by its path, is the same object."""
        library = sotto.library
        files = [
            known if (known := before.get(file.path)) == file and known is not None else file
            for file in library.files()
        ]
        return cls(
            files=files,
            folders=library.folders(files),
            left_out=library.left_out(),
            collections=[one.name for one in library.collections()],
            packs=sotto.packs.packs(),
            status=library.status(),
        )

    @property
    def summary(self) -> str:
        """As in: 1,204 files, 31,000 passages, 3 files could not be read."""
        parts = [words.files(len(self.files)), wording.passages(self.status.chunks)]
        if self.status.files_failed:
            parts.append(words.unread(self.status.files_failed))
        return " · ".join(parts)
