"""The vectors of one collection: a mapped file of most of them, the rest in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from app.storage.changes import (
    START,
    Op,
    Position,
    belongs,
    changes_after,
    id_list,
    last_position,
)
from app.storage.database import Database
from app.storage.records import Scored
from app.storage.vector_file import (
    Manifest,
    load_index,
    new_index,
    remove_index,
    remove_unused,
    rows_path,
    view_index,
    write_index,
)
from app.storage.vector_rows import VectorRows, open_rows, write_rows

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from usearch.index import Index

    Keys = NDArray[np.uint64]
    Matrix = NDArray[np.float32]

_ROUNDING = 1e-5  # more than two ways of summing a product of unit vectors differ by
_MAX_REMOVED_SHARE = 0.1
_BATCH = 8_192
_FIRST = 1_000
_KEYS = "SELECT v.chunk_id"
_ROWS = "SELECT v.chunk_id, v.vector"
_LIVE = (
    " FROM vectors AS v JOIN chunks AS c ON c.id = v.chunk_id"
    " WHERE v.model_id = (SELECT id FROM models WHERE name = ?) AND EXISTS (SELECT 1"
    " FROM collection_documents AS m WHERE m.collection_id = ? AND m.document_id = c.document_id)"
)
_LIVE_COUNT = (
    "SELECT coalesce(sum(d.chunks), 0) - (SELECT count(*) FROM pending_vectors AS p"
    " JOIN collection_documents AS n ON n.document_id = p.document_id"
    " WHERE n.collection_id = ?1 AND p.model_id = (SELECT id FROM models WHERE name = ?2))"
    " FROM documents AS d JOIN collection_documents AS m ON m.document_id = d.id"
    " WHERE m.collection_id = ?1 AND EXISTS (SELECT 1 FROM models WHERE name = ?2)"
)
_AMONG = " AND v.chunk_id IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class _State:
    """What one search sees: the file without the `masked` keys, and the rows in memory.

    `rows` are the file's vectors, None where only `view` has them.
    """

    position: Position
    manifest: Manifest | None
    view: Index | None
    rows: VectorRows | None
    masked: frozenset[int]
    keys: Keys
    matrix: Matrix


class VectorShard:
    """Keeps and searches the vectors that one model made of one collection's chunks.

    Up to `exact_limit` vectors it has no file and is exact. Beyond, changes gather in memory until
    they are worth a new file, which replaces the old one in one step.
    """

    def __init__(
        self,
        folder: Path,
        database: Database,
        *,
        collection_id: int,
        model: str,
        dimensions: int,
        exact_limit: int,
    ) -> None:
        self._folder = folder
        self._stem = f"collection-{collection_id}"
        self._database = database
        self._scope = (model, collection_id)
        self._dimensions = dimensions
        self._exact_limit = exact_limit
        self._state = self._open()

    def search(self, vector: Matrix, k: int, allowed: Keys | None) -> list[Scored]:
        """The `k` chunks whose vectors are nearest to the unit vector, best first, by cosine.

        Of those with the ids `allowed` only, exactly.
        """
        state = self._state
        hits = nearest(state.keys, state.matrix, vector, k, allowed)
        if state.view is not None and allowed is not None and state.rows is not None:
            masked = np.fromiter(state.masked, np.uint64, len(state.masked))
            usable = allowed[np.isin(allowed, masked, invert=True)]
            hits += state.rows.search(vector, k, usable)
        elif state.view is not None:
            hits += self._search_file(state, vector, k, allowed)
        return sorted(hits, key=lambda hit: (-hit.score, hit.chunk_id))[:k]

    def catch_up(self) -> None:
        """Take in what changed since the last time."""
        with self._database.snapshot() as connection:
            self._complete(connection)
            state, end = self._state, last_position(connection)
            if end == state.position:
                return
            if state.position == START or not belongs(self._database, state.position):
                self._rebuild(connection, end)
                return
            touched, gone = self._changed(connection, state)
            if not touched and not gone:
                self._state = replace(state, position=end)
            elif _memory_load(state) + len(touched) + len(gone) <= self._memory_limit(state):
                self._update(connection, end, touched, gone)
            else:
                self._merge(connection, end, touched, gone)

    def rebuild(self) -> None:
        """Build from the database alone, leaving no byte of removed vectors."""
        with self._database.snapshot() as connection:
            self._rebuild(connection, last_position(connection))

    def scrub(self) -> None:
        """Leave no byte of removed vectors; a file that has none is kept."""
        self.catch_up()
        manifest = self._state.manifest
        if manifest is not None and (manifest.removed or self._state.masked):
            self.rebuild()
        remove_unused(self._folder, self._stem, self._state.manifest)

    def _open(self) -> _State:
        keys, matrix = _no_rows(self._dimensions)
        found = view_index(self._folder, self._stem, self._dimensions)
        if found is None or not belongs(self._database, found[0].position):
            return _State(START, None, None, None, frozenset(), keys, matrix)
        manifest, view = found
        path = rows_path(self._folder, self._stem, manifest.turn)
        rows = open_rows(path, self._dimensions)
        return _State(manifest.position, manifest, view, rows, frozenset(), keys, matrix)

    def _complete(self, connection: sqlite3.Connection) -> None:
        """Write the rows that an index file of an older version has not beside it."""
        manifest = self._state.manifest
        if manifest is None or self._state.rows is not None:
            return
        path = rows_path(self._folder, self._stem, manifest.turn)
        write_rows(path, self._ordered(connection, manifest.max_key))
        self._state = replace(self._state, rows=open_rows(path, self._dimensions))

    def _search_file(
        self, state: _State, vector: Matrix, k: int, allowed: Keys | None
    ) -> list[Scored]:
        """Ask for more until enough of what comes back may be returned, or all has come."""
        assert state.view is not None  # noqa: S101  (for the type checker)
        masked = np.fromiter(state.masked, np.uint64, len(state.masked))
        size, count = len(state.view), k if allowed is None and not len(masked) else 2 * k
        while True:
            found = state.view.search(vector, min(count, size), threads=1)
            usable = np.isin(found.keys, masked, invert=True)
            if allowed is not None:
                usable &= np.isin(found.keys, allowed)
            if usable.sum() >= k or count >= size:
                break
            count *= 4
        scores = np.clip(1.0 - found.distances[usable], -1.0, 1.0).tolist()
        keys = found.keys[usable].tolist()
        return [Scored(*pair) for pair in zip(keys, scores, strict=True)][:k]

    def _changed(self, connection: sqlite3.Connection, state: _State) -> tuple[set[int], set[int]]:
        """Chunks that may have a new vector here, and those found here that may have lost it."""
        touched: set[int] = set()
        gone: set[int] = set()
        seq = state.position.seq
        while changes := changes_after(connection, seq, 10_000):
            for change in changes:
                # Which collection was left is not in the log: it may have been another one.
                if change.op in (Op.VECTORS, Op.JOIN, Op.LEAVE):
                    touched.update(change.chunk_ids)
                if change.op in (Op.DROP, Op.LEAVE):
                    gone.update(change.chunk_ids)
            seq = changes[-1].seq
        rows = connection.execute(_KEYS + _LIVE + _AMONG, (*self._scope, id_list(touched)))
        top = state.manifest.max_key if state.manifest else 0
        in_memory = gone.intersection(state.keys.tolist())
        return {key for (key,) in rows}, in_memory.union(key for key in gone if key <= top)

    def _memory_limit(self, state: _State) -> int:
        """Larger files are rewritten more rarely, as long as searching the rest stays cheap."""
        stored = state.manifest.count if state.manifest else 0
        return max(self._exact_limit, min(stored // 16, 3 * self._exact_limit))

    def _update(
        self, connection: sqlite3.Connection, end: Position, touched: set[int], gone: set[int]
    ) -> None:
        state = self._state
        new_keys, new_matrix = _stack(self._live(connection, touched), self._dimensions)
        kept = np.isin(state.keys, np.fromiter(touched | gone, np.uint64), invert=True)
        top = state.manifest.max_key if state.manifest else 0
        stale = (key for key in gone.union(new_keys.tolist()) if key <= top)
        self._state = _State(
            end,
            state.manifest,
            state.view,
            state.rows,
            state.masked.union(stale),
            np.concatenate([state.keys[kept], new_keys]),
            np.concatenate([state.matrix[kept], new_matrix]),
        )

    def _merge(
        self, connection: sqlite3.Connection, end: Position, touched: set[int], gone: set[int]
    ) -> None:
        state = self._state
        manifest = state.manifest
        if manifest is None:
            self._rebuild(connection, end)
            return
        index = load_index(self._folder, self._stem, manifest)
        added = touched.union(state.keys.tolist())
        stale = [k for k in state.masked | gone | added if k <= manifest.max_key and k in index]
        removed = manifest.removed + len(stale)
        if removed > _MAX_REMOVED_SHARE * len(index):
            self._rebuild(connection, end)
            return
        if stale:
            index.remove(np.array(stale, np.uint64))
        max_key = max(manifest.max_key, _fill(index, self._live(connection, added)))
        self._replace(connection, index, end, removed=removed, max_key=max_key)

    def _rebuild(self, connection: sqlite3.Connection, end: Position) -> None:
        model, collection_id = self._scope
        (count,) = connection.execute(_LIVE_COUNT, (collection_id, model)).fetchone()
        rows = _batches(connection.execute(_ROWS + _LIVE, self._scope), self._dimensions)
        if count <= self._exact_limit:
            keys, matrix = _stack(rows, self._dimensions)
            self._state = _State(end, None, None, None, frozenset(), keys, matrix)
            remove_index(self._folder, self._stem)
            return
        index = new_index(self._dimensions)
        self._replace(connection, index, end, removed=0, max_key=_fill(index, rows))

    def _replace(
        self,
        connection: sqlite3.Connection,
        index: Index,
        end: Position,
        *,
        removed: int,
        max_key: int,
    ) -> None:
        manifest = write_index(
            self._folder,
            self._stem,
            index,
            end,
            rows=self._ordered(connection, max_key),
            removed=removed,
            max_key=max_key,
        )
        self._state = self._open()
        remove_unused(self._folder, self._stem, manifest)

    def _live(
        self, connection: sqlite3.Connection, ids: Iterable[int]
    ) -> Iterator[tuple[Keys, Matrix]]:
        cursor = connection.execute(_ROWS + _LIVE + _AMONG, (*self._scope, id_list(sorted(ids))))
        return _batches(cursor, self._dimensions)

    def _ordered(
        self, connection: sqlite3.Connection, max_key: int
    ) -> Iterator[tuple[Keys, Matrix]]:
        sql = _ROWS + _LIVE + " AND v.chunk_id <= ? ORDER BY v.chunk_id"
        return _batches(connection.execute(sql, (*self._scope, max_key)), self._dimensions)


def nearest(
    keys: Keys, matrix: Matrix, vector: Matrix, k: int, allowed: Keys | None = None
) -> list[Scored]:
    """The `k` best rows by their product with `vector`, compared with every one of them.

    The product of a whole matrix rounds a row by where it stands in it. The best ones are scored
    again, each by itself, so that the same vectors give the same scores to the last bit.
    """
    scores = matrix @ vector
    rows = np.arange(len(keys)) if allowed is None else np.flatnonzero(np.isin(keys, allowed))
    if len(rows) > k:
        bound = np.partition(scores[rows], -k)[-k] - _ROUNDING
        rows = rows[scores[rows] >= bound]
    exact = np.clip((matrix[rows] * vector).sum(axis=1), -1.0, 1.0)
    hits = [Scored(*pair) for pair in zip(keys[rows].tolist(), exact.tolist(), strict=True)]
    return sorted(hits, key=lambda hit: (-hit.score, hit.chunk_id))[:k]


def unit_rows(blobs: Sequence[bytes], dimensions: int) -> Matrix:
    """Stored vectors as rows of length 1 (or 0), shape (len(blobs), dimensions)."""
    rows = np.frombuffer(b"".join(blobs), np.float16).reshape(-1, dimensions).astype(np.float32)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths > 0, lengths, 1), np.float32)


def _memory_load(state: _State) -> int:
    return len(state.keys) + len(state.masked)


def _no_rows(dimensions: int) -> tuple[Keys, Matrix]:
    return np.zeros(0, np.uint64), np.zeros((0, dimensions), np.float32)


def _batches(cursor: sqlite3.Cursor, dimensions: int) -> Iterator[tuple[Keys, Matrix]]:
    while rows := cursor.fetchmany(_BATCH):
        keys = np.fromiter((key for key, _ in rows), np.uint64, len(rows))
        yield keys, unit_rows([blob for _, blob in rows], dimensions)


def _stack(batches: Iterable[tuple[Keys, Matrix]], dimensions: int) -> tuple[Keys, Matrix]:
    all_batches = [_no_rows(dimensions), *batches]
    keys, matrices = zip(*all_batches, strict=True)
    return np.concatenate(keys), np.concatenate(matrices)


def _fill(index: Index, batches: Iterable[tuple[Keys, Matrix]]) -> int:
    """Add all rows; returns the highest key, 0 where there are none."""
    top = 0
    for keys, matrix in batches:
        # Threads that begin a graph together leave some of its first nodes without a way in.
        alone = 0 if len(index) else _FIRST
        if alone:
            index.add(keys[:alone], matrix[:alone], threads=1)
        if len(keys) > alone:
            index.add(keys[alone:], matrix[alone:])
        top = max(top, int(keys.max()))
    return top
