"""Documents for the storage tests, made from plain strings."""

from collections.abc import Sequence

from app.storage.records import NewChunk, NewDocument


def new_document(
    path: str, pieces: Sequence[str], *, title: str = "", language: str | None = "en"
) -> NewDocument:
    """A document whose chunks are `pieces`, on one page each."""
    chunks, pages, start = [], [], 0
    for number, piece in enumerate(pieces, start=1):
        end = start + len(piece)
        chunks.append(NewChunk(start, end, piece, page=number))
        pages.append((number, start, end))
        start = end
    return NewDocument(
        path=path,
        title=title or path,
        media_type="text/plain",
        size=start,
        mtime_ns=1,
        inode=2,
        sha256="0" * 64,
        language=language,
        pages=tuple(pages),
        chunks=tuple(chunks),
    )
