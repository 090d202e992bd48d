"""Whatever happens to the files, and whenever Sotto dies, an update ends where a new one begins."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.domain.documents import Status
from app.domain.steps import result_of
from app.storage.database import Database
from tests.data.piece_reader import PICTURE, PIECE
from tests.unit.services.library_desk import Desk, opened

T = TypeVar("T")

NAMES = ["a.txt", "b.txt", "sub/a.txt", "sub/c.txt", "sub/deep/d.txt"]
FOLDERS = ["sub", "other", "sub/deep"]
WORDS = ["pump", "valve", "gasket", "motor"]
LIVES_FOR = 30
"""A run of a few files writes some dozens of times."""


class Died(Exception):
    """The process is gone."""


class Mortal(Database):
    """Writes so many times, then never again."""

    lives = LIVES_FOR * 1000

    def write(self, work: Callable[..., T]) -> T:
        if self.lives <= 0:
            raise Died
        self.lives -= 1
        return super().write(work)


TEXTS = st.one_of(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join),
    st.lists(st.sampled_from(WORDS), min_size=2, max_size=5).map(PIECE.join),
    st.sampled_from(WORDS).map(PICTURE.__add__),
    st.sampled_from(["", PICTURE, "\ufeff"]),
)
STEPS = st.one_of(
    st.tuples(st.just("write"), st.sampled_from(NAMES), TEXTS),
    st.tuples(st.just("move"), st.sampled_from(NAMES + FOLDERS), st.sampled_from(NAMES + FOLDERS)),
    st.tuples(st.just("copy"), st.sampled_from(NAMES), st.sampled_from(NAMES)),
    st.tuples(st.just("delete"), st.sampled_from(NAMES), st.just("")),
    st.tuples(st.just("exclude"), st.sampled_from(NAMES + FOLDERS), st.just("")),
    st.tuples(st.just("include"), st.sampled_from(NAMES + FOLDERS), st.just("")),
    st.tuples(st.just("update"), st.just(""), st.just("")),
    st.tuples(st.just("update"), st.sampled_from(NAMES + FOLDERS), st.just("")),
    st.tuples(st.just("die"), st.integers(0, LIVES_FOR).map(str), st.just("")),
)


def touch(folder: Path, what: str, name: str, argument: str) -> None:
    """Do one thing to the files, as far as it can be done."""
    path = folder / name
    if what == "write" and not path.is_dir():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(argument)
    elif what == "copy" and path.is_file():
        touch(folder, "write", argument, path.read_text())
    elif what == "delete":
        path.unlink(missing_ok=True)
    elif what == "move" and path.exists() and path not in (folder / argument).parents:
        target = folder / argument
        target.parent.mkdir(parents=True, exist_ok=True)
        if target != path and not target.is_dir() and not (path.is_dir() and target.exists()):
            path.rename(target)


def act(desk: Desk, folder: Path, what: str, name: str) -> None:
    """Do one thing to the library."""
    path = folder / name
    excluded = desk.service.excluded()
    if what == "exclude":
        desk.service.exclude([path])
    elif what == "include" and str(path) in excluded:
        desk.service.include([path])
    elif what == "update":
        result_of(desk.service.update([path] if name else None))


def dies(home: Path, writes: int) -> None:
    """A run that is over after so many writes."""
    with opened(home, Mortal) as (desk, _):
        database = desk.store._database
        assert isinstance(database, Mortal)
        database.lives = writes
        try:
            result_of(desk.service.update())
        except Died:
            assert database.lives == 0


def content(desk: Desk) -> dict[str, object]:
    """All that is stored and found, without ids."""
    stored: dict[str, object] = {}
    model = desk.embedder.model
    for document in desk.service.documents():
        chunks = desk.store.chunks_of(document.id)
        vectors = desk.store.vectors(model, [chunk.id for chunk in chunks])
        stored[document.path] = (
            document.title,
            document.status,
            document.code,
            document.sha256,
            document.unrecognized,
            document.recognized,
            [(c.ordinal, c.start, c.end, c.text, c.page, c.section) for c in chunks],
            desk.store.pages(document.id),
            vectors.tobytes(),
        )
    for word in WORDS:
        stored[word] = desk.found(word)
    return stored


@settings(max_examples=25, deadline=None)
@given(st.lists(STEPS, min_size=3, max_size=14))
@example([("write", "a.txt", "pump"), ("update", "", ""), ("move", "a.txt", "b.txt")])
@example([("write", "sub/a.txt", PICTURE + "pump"), ("die", "14", ""), ("move", "sub", "other")])
@example([("write", "a.txt", PIECE.join(WORDS)), ("die", "8", ""), ("die", "9", "")])
@example([("write", "a.txt", "pump"), ("write", "b.txt", "valve"), ("exclude", "sub", "")])
def test_an_update_after_anything_gives_the_library_that_a_new_one_would_be(
    steps: list[tuple[str, str, str]],
) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder, home = Path(temporary, "files"), Path(temporary, "home")
        folder.mkdir()
        (folder / "anchor.txt").write_text("always there")
        with opened(home) as (desk, _):
            desk.add(folder)
        for what, name, argument in steps:
            if what == "die":
                dies(home, int(name))
                continue
            touch(folder, what, name, argument)
            with opened(home) as (desk, _):
                act(desk, folder, what, name)
        with opened(home) as (desk, _), opened(Path(temporary, "new")) as (new, _):
            result_of(desk.service.update())
            if any(one.status is Status.QUARANTINED for one in desk.service.documents()):
                result_of(desk.service.retry())
            for path in desk.store.excluded():
                new.store.exclude(path)
            new.add(folder)
            assert content(desk) == content(new)
            status = desk.service.status()
            assert status.vectors == status.chunks
            assert status.files_waiting == 0
