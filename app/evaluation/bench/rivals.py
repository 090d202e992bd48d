"""What search is compared with: SQLite's own full-text search, and looking at every vector."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BLOCK = 65_536


class FullText:
    """SQLite FTS5 with BM25 over English stems; keeps no second copy of the text."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = OFF")
        self._connection.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS passages"
            " USING fts5(body, content='', tokenize='porter unicode61')"
        )

    def fill(self, passages: Iterable[tuple[int, str]]) -> None:
        """Index texts under their ids, in one transaction, after those that are there already."""
        (last,) = self._connection.execute("SELECT max(rowid) FROM passages").fetchone()
        self._connection.execute("BEGIN")
        self._connection.executemany(
            "INSERT INTO passages (rowid, body) VALUES (?, ?)",
            (passage for passage in passages if passage[0] > (last or 0)),
        )
        self._connection.execute("COMMIT")

    def search(self, words: Sequence[str], k: int) -> list[int]:
        """Ids of the best `k` texts that have any of the words."""
        query = " OR ".join(f'"{word}"' for word in words)
        rows = self._connection.execute(
            "SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT ?", (query, k)
        )
        return [identity for (identity,) in rows]

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Exact:
    """Every vector compared with the question's; `vectors` in float16, shape (n, dimensions)."""

    def __init__(self, ids: NDArray[np.int64], vectors: NDArray[np.float16]) -> None:
        self._ids = ids
        self._halves = vectors
        self._singles = vectors.astype(np.float32)

    def search(self, vector: NDArray[np.float32], k: int) -> list[int]:
        """Ids of the `k` nearest by cosine, with all vectors in memory as float32."""
        return self._best(self._singles @ vector, k)

    def search_halves(self, vector: NDArray[np.float32], k: int) -> list[int]:
        """The same with vectors in memory as float16, half the size, widened block by block."""
        blocks = range(0, len(self._halves), _BLOCK)
        parts = [self._halves[at : at + _BLOCK].astype(np.float32) @ vector for at in blocks]
        return self._best(np.concatenate(parts), k)

    def _best(self, scores: NDArray[np.float32], k: int) -> list[int]:
        k = min(k, len(scores))
        best = np.argpartition(scores, -k)[-k:]
        return [int(self._ids[n]) for n in best[np.argsort(-scores[best])]]
