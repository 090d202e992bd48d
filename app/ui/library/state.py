"""What the window shows of the library, fetched in one go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.models import Task

if TYPE_CHECKING:
    from app.storage.records import Root
    from app.wiring import Sotto

_ARTICLES = ".zim"


@dataclass(frozen=True, slots=True)
class LibraryState:
    """`collections` are names with their number of files; `packs` are those that came as a whole.

    `unread` files gave no text. `model` writes answers and `speech` understands what is said,
    where any does.

    `unfinished`: passages are left that cannot be found by meaning yet, though there is a model, or
    another search model is to take over.
    """

    collections: tuple[tuple[str, int], ...]
    files: int
    unread: int
    unfinished: bool
    model: str | None
    speech: str | None = None
    packs: frozenset[str] = frozenset()

    @classmethod
    def of(cls, sotto: Sotto) -> LibraryState:
        """Ask the services; reads the store, so it runs beside the window."""
        status = sotto.library.status()
        return cls(
            collections=tuple((c.name, c.documents) for c in sotto.library.collections()),
            files=status.files_indexed,
            unfinished=status.next_model is not None
            or (status.model is not None and status.vectors < status.chunks),
            unread=status.files_failed,
            model=_title(sotto, Task.GENERATE),
            speech=_title(sotto, Task.TRANSCRIBE),
            packs=_packs(sotto, status.roots),
        )


def _title(sotto: Sotto, task: Task) -> str | None:
    """Of the model that would do it now."""
    spec = sotto.models.in_use(task)
    return spec.title if spec is not None else None


def _packs(sotto: Sotto, roots: tuple[Root, ...]) -> frozenset[str]:
    """Collections that were taken in as a pack, or are the articles of ZIM files."""
    other = {root.collection for root in roots if not root.path.lower().endswith(_ARTICLES)}
    articles = {root.collection for root in roots} - other
    return frozenset({pack.name for pack in sotto.packs.packs()} | articles)
