"""Reads bytes in this process, without a reader's process around."""

from app.domain.documents import Extraction
from app.engines.reader.dispatch import DocumentReader
from app.engines.reader.source import Budget, ReadOptions, Source


def pieces(
    name: str, data: bytes, *, recognize: bool = False, budget: Budget | None = None
) -> list[Extraction]:
    """Everything that is read from a file of that name; raises ReadFailure."""
    options = ReadOptions(budget or Budget(64 << 20, 1000), recognize=recognize)
    return list(DocumentReader().read(Source.of(name, data), options))


def whole(name: str, data: bytes, *, recognize: bool = False) -> Extraction:
    """What is read from a file that comes in one piece; raises ReadFailure."""
    (piece,) = pieces(name, data, recognize=recognize)
    return piece
