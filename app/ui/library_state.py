"""What the window shows of the library, fetched in one go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.models import Task
from app.ui.failures import Unread

if TYPE_CHECKING:
    from app.wiring import Sotto


@dataclass(frozen=True, slots=True)
class LibraryState:
    """`collections` are names with their number of files; `model` writes answers, if any does."""

    collections: tuple[tuple[str, int], ...]
    files: int
    unread: tuple[Unread, ...]
    model: str | None

    @classmethod
    def of(cls, sotto: Sotto) -> LibraryState:
        """Ask the services; reads the store, so it runs beside the window."""
        status = sotto.library.status()
        spec = sotto.models.default_for(Task.GENERATE)
        return cls(
            collections=tuple((c.name, c.documents) for c in sotto.library.collections()),
            files=status.files_indexed,
            unread=tuple(Unread(f.path, f.code, f.reason) for f in sotto.library.failures()),
            model=sotto.settings.generator or (spec.title if spec else None),
        )
