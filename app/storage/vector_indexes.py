"""The vector indexes of a library: one for each model, in a folder of its own."""

import re
import shutil
import weakref
from collections.abc import Collection
from pathlib import Path
from typing import Self

from app.storage.database import Database
from app.storage.vector_index import VectorIndex, folder_name

_FOLDER_NAME = re.compile("[0-9a-f]{16}")


class VectorIndexes:
    """Opens indexes below one folder, and closes those still in use at the end.

    `exact_limit` is as in VectorIndex.
    """

    def __init__(self, folder: Path, database: Database, *, exact_limit: int = 10_000) -> None:
        self._folder = folder
        self._database = database
        self._exact_limit = exact_limit
        self._opened: weakref.WeakSet[VectorIndex] = weakref.WeakSet()

    def open(self, model: str, dimensions: int) -> VectorIndex:
        """The index of the vectors that `model` made."""
        index = VectorIndex(
            self._folder,
            self._database,
            model=model,
            dimensions=dimensions,
            exact_limit=self._exact_limit,
        )
        self._opened.add(index)
        return index

    @property
    def opened(self) -> list[VectorIndex]:
        """The indexes that are in use."""
        return list(self._opened)

    def keep_only(self, models: Collection[str]) -> None:
        """Remove the files of every other model.

        A file that is still in use where that prevents it (Windows) goes the next time.
        """
        if not self._folder.is_dir():
            return
        kept = {folder_name(model) for model in models}
        for entry in self._folder.iterdir():
            if _FOLDER_NAME.fullmatch(entry.name) and entry.name not in kept:
                shutil.rmtree(entry, ignore_errors=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for index in self.opened:
            index.close()
