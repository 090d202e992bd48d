"""The vectors of an index file once more, as plain rows: for exact search among some of them.

A graph cannot be searched within a few documents without losing some of their chunks; comparing
with every row of them takes 0.3 milliseconds per thousand.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from app.storage.records import Scored

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Keys = NDArray[np.uint64]
    Matrix = NDArray[np.float32]

_BLOCK_ROWS = 8_192
_KEY_BYTES = 8
_VALUE_BYTES = 2


@dataclass(frozen=True, slots=True)
class VectorRows:
    """Unit vectors mapped from disk, shape (len(keys), dimensions); `keys` ascend."""

    keys: Keys
    matrix: NDArray[np.float16]

    def search(self, vector: Matrix, k: int, allowed: Keys) -> list[Scored]:
        """The `k` nearest to the unit vector among those with the keys `allowed`, by cosine."""
        from usearch.index import search

        rows = np.searchsorted(self.keys, allowed).clip(max=len(self.keys) - 1)
        rows = rows[self.keys[rows] == allowed]
        hits: list[Scored] = []
        for start in range(0, len(rows), _BLOCK_ROWS):
            block = rows[start : start + _BLOCK_ROWS]
            found = search(
                self.matrix[block],
                vector.astype(np.float16),
                min(k, len(block)),
                "ip",
                exact=True,
                threads=1,
            )
            scores = np.clip(1.0 - found.distances, -1.0, 1.0).tolist()
            keys = self.keys[block[found.keys]].tolist()
            hits += [Scored(*pair) for pair in zip(keys, scores, strict=True)]
        return hits


def write_rows(path: Path, batches: Iterable[tuple[Keys, Matrix]]) -> None:
    """Write the rows, which come in order of their keys."""
    all_keys = []
    with path.open("wb") as file:
        for keys, matrix in batches:
            file.write(matrix.astype(np.float16).tobytes())
            all_keys.append(keys)
        for keys in all_keys:
            file.write(keys.tobytes())


def open_rows(path: Path, dimensions: int) -> VectorRows | None:
    """The rows in a file, None where it is missing or was not written to its end."""
    row_bytes = dimensions * _VALUE_BYTES
    try:
        count, rest = divmod(path.stat().st_size, row_bytes + _KEY_BYTES)
        if rest or not count:
            return None
        keys = np.fromfile(path, np.uint64, offset=count * row_bytes)
        return VectorRows(keys, np.memmap(path, np.float16, "r", shape=(count, dimensions)))
    except OSError:
        return None
