"""What the window shows of the library, fetched in one go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.models import Task
from app.ui.library.failures import Unread

if TYPE_CHECKING:
    from app.storage.records import Root
    from app.wiring import Sotto

_ARTICLES = ".zim"


@dataclass(frozen=True, slots=True)
class LibraryState:
    """`collections` are names with their number of files, `packs` those that came as a whole.

    `model` writes answers, if any does.

    `unfinished`: passages are left that cannot be found by meaning yet, though there is a model, or
    another search model is to take over.
    """

    collections: tuple[tuple[str, int], ...]
    files: int
    unread: tuple[Unread, ...]
    unfinished: bool
    model: str | None
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
            unread=tuple(Unread(f.path, f.code, f.reason) for f in sotto.library.failures()),
            model=_answer_model(sotto),
            packs=_packs(sotto, status.roots),
        )


def _answer_model(sotto: Sotto) -> str | None:
    """The title of the model that would write an answer now."""
    wanted = sotto.settings.generator
    spec = sotto.models.default_for(Task.GENERATE)
    if wanted is not None:
        spec = next((s for s in sotto.models.installed() if s.name == wanted), None)
    return spec.title if spec is not None else None


def _packs(sotto: Sotto, roots: tuple[Root, ...]) -> frozenset[str]:
    """Collections that were taken in as a pack, or are the articles of ZIM files."""
    other = {root.collection for root in roots if not root.path.lower().endswith(_ARTICLES)}
    articles = {root.collection for root in roots} - other
    return frozenset({pack.name for pack in sotto.packs.packs()} | articles)
