"""What the window shows of the library, fetched in one go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.models import Task
from app.ui.library.failures import Unread

if TYPE_CHECKING:
    from app.wiring import Sotto


@dataclass(frozen=True, slots=True)
class LibraryState:
    """`collections` are names with their number of files.

    `model` writes answers and `speech` understands what is said, where any does.

    `unfinished`: passages are left that cannot be found by meaning yet, though there is a model, or
    another search model is to take over.
    """

    collections: tuple[tuple[str, int], ...]
    files: int
    unread: tuple[Unread, ...]
    unfinished: bool
    model: str | None
    speech: str | None = None

    @classmethod
    def of(cls, sotto: Sotto) -> LibraryState:
        """Ask the services; reads the store, so it runs beside the window."""
        status = sotto.library.status()
        return cls(
            collections=tuple((c.name, c.documents) for c in sotto.library.collections()),
            files=status.files_indexed,
            unfinished=status.next_model is not None
            or (status.model is not None and status.vectors < status.chunks),
            unread=tuple(Unread(f.path, f.code, f.reason) for f in sotto.library.failures()),
            model=_title(sotto, Task.GENERATE),
            speech=_title(sotto, Task.TRANSCRIBE),
        )


def _title(sotto: Sotto, task: Task) -> str | None:
    """Of the model that would do it now."""
    spec = sotto.models.in_use(task)
    return spec.title if spec is not None else None
