"""A library of generated passages and vectors, written straight into the store."""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from app.domain.cancel import CancelToken
from app.evaluation.bench.generated import Generated
from app.evaluation.report import Step
from app.storage.library import LibraryStore
from app.storage.records import NewChunk, NewDocument

if TYPE_CHECKING:
    from numpy.typing import NDArray

MODEL = "generated"
COLLECTION = "bench"
_CHUNKS_PER_DOCUMENT = 50
_DOCUMENTS_PER_WRITE = 40
_CHUNKS_PER_CENTRE = 200
_READ_CHUNKS = 20_000


def fill(
    store: LibraryStore, chunks: int, *, words: Sequence[str], dimensions: int, cancel: CancelToken
) -> Generator[Step, None, None]:
    """Bring the store to `chunks` generated chunks with a vector each; goes on where it was left.

    A library that holds more already is left as it is.
    """
    collection = store.ensure_collection(COLLECTION)
    have = store.counts(collection).chunks
    generated = Generated(words, seed=have)
    centres = Generated(words).centres(max(1, chunks // _CHUNKS_PER_CENTRE), dimensions)
    while have < chunks:
        cancel.raise_if_cancelled()
        wanted = min(chunks - have, _CHUNKS_PER_DOCUMENT * _DOCUMENTS_PER_WRITE)
        texts = [f"{text}\n\n" for text in generated.texts(wanted)]
        documents = [
            _document(have + at, texts[at : at + _CHUNKS_PER_DOCUMENT])
            for at in range(0, wanted, _CHUNKS_PER_DOCUMENT)
        ]
        store.put_many(documents, collection)
        have += wanted
        yield Step("write texts", have, chunks)
    while missing := store.without_vectors(MODEL, _READ_CHUNKS):
        cancel.raise_if_cancelled()
        ids = [chunk.chunk_id for chunk in missing]
        store.put_vectors(MODEL, ids, generated.vectors(len(ids), centres))
        yield Step("write vectors", store.counts(collection, model=MODEL).vectors, chunks)


def passages(store: LibraryStore) -> Iterator[tuple[int, str]]:
    """Id and text of every chunk."""
    for document in store.documents():
        for chunk in store.chunks_of(document.id):
            yield chunk.id, chunk.text


def all_vectors(store: LibraryStore, ids: Sequence[int]) -> NDArray[np.float16]:
    """The vectors of these chunks, shape (len(ids), dimensions)."""
    parts = [
        store.vectors(MODEL, ids[at : at + _READ_CHUNKS]).astype(np.float16)
        for at in range(0, len(ids), _READ_CHUNKS)
    ]
    return np.concatenate(parts)


def _document(number: int, texts: Sequence[str]) -> NewDocument:
    chunks, position = [], 0
    for text in texts:
        chunks.append(NewChunk(position, position + len(text), text))
        position += len(text)
    name = f"generated-{number}"
    return NewDocument(
        path=name, title=f"Report {number}", media_type="text/plain", size=position, mtime_ns=0,
        inode=number, sha256=hashlib.sha256(name.encode()).hexdigest(), language="en", pages=(),
        chunks=tuple(chunks),
    )  # fmt: skip
