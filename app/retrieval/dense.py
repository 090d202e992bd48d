"""The dense leg: passages near the question in the embedder's space."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from app.engines.protocols import Embedder
    from app.storage.records import Scored


class VectorSearch(Protocol):
    """What the dense leg needs of a vector index."""

    def search(
        self,
        vector: NDArray[np.float32],
        k: int,
        *,
        collection_id: int | None = None,
        document_ids: Collection[int] | None = None,
    ) -> list[Scored]:
        """The nearest `k` chunks of the scope with their cosines, best first."""
        ...

    def catch_up(self) -> None:
        """Take in what changed since the last time."""
        ...


@dataclass(frozen=True, slots=True)
class Semantic:
    """What a search by meaning needs: a model, and the index of the vectors it made."""

    embedder: Embedder
    index: VectorSearch


class StoredVectors(Protocol):
    """What the dense leg needs of the store."""

    def vectors_found(self, model: str, ids: Sequence[int]) -> dict[int, NDArray[np.float32]]:
        """The vectors of those of `ids` that have one."""
        ...


def cosines(
    store: StoredVectors, model: str, vector: NDArray[np.float32], ids: Sequence[int]
) -> dict[int, float]:
    """Cosine of the question and each of the chunks that has a vector, exact."""
    found = store.vectors_found(model, ids)
    return {chunk_id: float(vector @ other) for chunk_id, other in found.items()}
