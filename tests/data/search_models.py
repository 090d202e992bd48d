"""A search model that never changes, for tests of other things."""

import pytest

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


def none(store: LibraryStore) -> SearchModel:
    """Words alone."""
    return SearchModel(
        store,
        wanted=None,
        installed=lambda _: None,
        open_index=lambda _: pytest.fail("no index without a model"),
        keep_only=lambda _: None,
    )
