"""A home for every evaluation set, kept so that its next run finds the set indexed."""

import hashlib
import re
import shutil
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from app.domain.cancel import CancelToken
from app.domain.steps import each
from app.evaluation.datasets import Entry
from app.evaluation.report import Step
from app.paths import Home
from app.services.library import AddReport, LibraryService, Progress, Stage, TextSource
from app.services.model_store import ModelStore
from app.settings import Settings
from app.storage.home_lock import HomeLock
from app.wiring import Engines, NativeEngines, Sotto, open_sotto

_NOT_IN_NAMES = re.compile(r"[^\w.-]+")


def home_of_corpus(home: Home, name: str, corpus: Sequence[Entry]) -> Home:
    """Where the set `name` with this very corpus lives, below the evaluation folder of `home`."""
    digest = hashlib.sha256()
    for entry in corpus:
        for part in (entry.id, entry.title, entry.text):
            encoded = part.encode("utf-8", "surrogatepass")
            digest.update(len(encoded).to_bytes(8, "big") + encoded)
    return _home(home, name, digest.hexdigest())


def home_of_files(home: Home, name: str, folder: Path) -> Home:
    """The same for a set whose documents are files below `folder`."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(folder)}\0{path.stat().st_size}\0".encode())
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return _home(home, name, digest.hexdigest())


@contextmanager
def open_set(
    set_home: Home,
    settings: Settings,
    *,
    models: Path,
    fresh: bool = False,
    engines: Callable[[ModelStore, Settings], Engines] = NativeEngines,
) -> Iterator[Sotto]:
    """The program on the home of a set, with the models installed in `models`.

    `fresh` drops what an earlier run left, as is needed when reading or chunking changed. Raises
    HomeLocked where another process is at it.
    """
    if fresh and set_home.root.exists():
        with HomeLock(set_home.lock):
            shutil.rmtree(set_home.root, ignore_errors=True)
    with open_sotto(set_home, settings, models=models, engines=engines) as sotto:
        yield sotto


def index_corpus(
    library: LibraryService, corpus: Sequence[Entry], collection: str, cancel: CancelToken
) -> Generator[Step, None, AddReport]:
    """Bring the collection to the state of `corpus`; a document's path is its id."""
    sources = (TextSource(path=e.id, title=e.title, text=e.text) for e in corpus)
    adding = library.add_texts(sources, collection=collection, cancel=cancel)
    return (yield from each(adding, _step))


def index_files(
    library: LibraryService, folder: Path, collection: str, cancel: CancelToken
) -> Generator[Step, None, AddReport]:
    """Read every file below `folder` into the collection."""
    adding = library.add([folder], collection=collection, cancel=cancel)
    return (yield from each(adding, _step))


def _step(progress: Progress) -> Step:
    if progress.stage is Stage.EMBED:
        return Step(progress.stage, progress.chunks, progress.chunks_total)
    return Step(progress.stage, progress.files_done, progress.files_total)


def _home(home: Home, name: str, digest: str) -> Home:
    return Home(home.evaluation / f"{_NOT_IN_NAMES.sub('-', name)}-{digest[:12]}")
