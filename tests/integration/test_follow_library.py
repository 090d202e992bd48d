"""Following and the library together: real files, watch, store and indexes; fake engines."""

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled
from app.ingest.discover import Limits
from app.services.follow import Follower, Pace, keep_up
from app.services.library import AddReport
from app.storage.keyword_index import KeywordQuery, KeywordTerm
from tests.integration.indexing_child import Opened, opened

pytestmark = pytest.mark.slow
DEADLINE_S = 20.0


@dataclass
class Followed:
    """A library that follows `folder`."""

    library: Opened
    folder: Path

    def paths(self) -> set[str]:
        """What is stored with text, relative to the folder."""
        documents = [one for one in self.library.store.documents() if one.status == "indexed"]
        return {Path(one.path).relative_to(self.folder).as_posix() for one in documents}

    def id_of(self, name: str) -> int:
        known = self.library.store.known(str(self.folder / name))
        assert known is not None, name
        return known.document_id

    def wait(self, done: Callable[[], bool]) -> None:
        """Until `done`, looked at often."""
        pause = threading.Event()
        deadline_s = time.monotonic() + DEADLINE_S
        while not done():
            assert time.monotonic() < deadline_s, self.paths()
            pause.wait(0.02)

    def wait_for(self, *names: str) -> None:
        self.wait(lambda: self.paths() == set(names))


@pytest.fixture
def followed(tmp_path: Path) -> Iterator[Followed]:
    """A library that follows a folder with two files."""
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "a.txt").write_text("The pump turns.")
    (folder / "b.txt").write_text("The valve is brass.")
    cancel, looked = CancelToken(), threading.Event()
    with opened(tmp_path / "home") as library:
        list(library.add(folder))
        service = library.service
        pace = Pace(quiet_s=0.1, look_s=0.2, poll_s=0.2)
        follower = Follower(service.roots, Limits, pace=pace)
        ended: list[Exception] = []

        def run() -> None:
            try:
                for event in keep_up(service, follower, cancel):
                    if isinstance(event, AddReport):
                        looked.set()
            except Exception as error:  # noqa: BLE001  looked at below
                ended.append(error)

        thread = threading.Thread(target=run)
        thread.start()
        try:
            assert looked.wait(DEADLINE_S)
            yield Followed(library, folder)
        finally:
            cancel.cancel()
            thread.join(DEADLINE_S)
        assert [type(error) for error in ended] == [Cancelled]


def test_what_is_written_changed_and_deleted_is_found_as_it_is_and_not_as_it_was(
    followed: Followed,
) -> None:
    def found(word: str) -> bool:
        keyword = followed.library.keyword
        terms = tuple(KeywordTerm(variants, 1.0) for variants in keyword.variants(word))
        return bool(keyword.search(KeywordQuery(terms), 10))

    (followed.folder / "c.txt").write_text("The gasket is new.")
    followed.wait(lambda: found("gasket"))
    (followed.folder / "c.txt").write_text("The flange is newer.")
    followed.wait(lambda: found("flange"))
    followed.wait(lambda: not found("gasket"))
    (followed.folder / "c.txt").unlink()
    followed.wait(lambda: not found("flange"))
    followed.wait_for("a.txt", "b.txt")


def test_what_moves_keeps_its_identity_also_with_its_folder(followed: Followed) -> None:
    before = followed.id_of("a.txt")
    (followed.folder / "sub").mkdir()
    (followed.folder / "a.txt").rename(followed.folder / "sub" / "moved.txt")
    followed.wait_for("sub/moved.txt", "b.txt")
    assert followed.id_of("sub/moved.txt") == before
    (followed.folder / "sub").rename(followed.folder / "other")
    followed.wait_for("other/moved.txt", "b.txt")
    assert followed.id_of("other/moved.txt") == before


def test_new_rules_take_out_what_they_name_and_lifting_them_brings_it_back(
    followed: Followed,
) -> None:
    (followed.folder / ".sottoignore").write_text("b*\n")
    followed.wait_for("a.txt")
    (followed.folder / "b2.txt").write_text("Ignored from the start.")
    (followed.folder / ".sottoignore").unlink()
    followed.wait_for("a.txt", "b.txt", "b2.txt")


def test_a_root_that_goes_keeps_its_files_and_is_followed_when_it_is_back(
    followed: Followed,
) -> None:
    away = followed.folder.with_name("away")
    followed.folder.rename(away)
    followed.wait(lambda: bool(followed.library.service.status().unavailable))
    followed.wait_for("a.txt", "b.txt")
    (away / "c.txt").write_text("Written while it was away.")
    away.rename(followed.folder)
    followed.wait_for("a.txt", "b.txt", "c.txt")
    followed.wait(lambda: not followed.library.service.status().unavailable)
    (followed.folder / "d.txt").write_text("Written after it came back.")
    followed.wait_for("a.txt", "b.txt", "c.txt", "d.txt")


def test_a_folder_of_many_files_comes_and_goes_as_a_whole(followed: Followed) -> None:
    made = followed.folder.with_name("made")
    made.mkdir()
    for n in range(700):
        (made / f"{n}.txt").write_text(f"File {n}.")
    shutil.copytree(made, followed.folder / "many")
    followed.wait(lambda: len(followed.paths()) == 702)
    for path in list(followed.folder.rglob("*.txt")):
        path.unlink()
    followed.wait_for()
