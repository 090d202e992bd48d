"""A search model that never changes, for tests of other things."""

from app.engines.protocols import Embedder
from app.retrieval.dense import VectorSearch
from app.services.search_model import SearchModel
from app.storage.library import LibraryStore


def alone(store: LibraryStore, embedder: Embedder, index: VectorSearch) -> SearchModel:
    """The one model there is, with its index."""
    return SearchModel(
        store,
        wanted=embedder,
        installed=lambda _: None,
        open_index=lambda _: index,
        keep_only=lambda _: None,
    )
