"""Kill -9 at any moment of following: the final state is that of a library never disturbed."""

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.integration.indexing_child import opened

KILLS = 20
COMPARED_EVERY = 5
LONGEST_DELAY_S = 0.4
WORDS = ["pump", "valve", "gasket", "motor", "cooling", "number"]
REPOSITORY = Path(__file__).parents[2]


class Folder:
    """A folder with files of one to some passages, changed at random."""

    def __init__(self, path: Path, rng: random.Random) -> None:
        self._path = path
        self._rng = rng
        self._made = 0
        for _ in range(40):
            self.create()
        (path / "broken.txt").write_bytes(b"\xff\xff")
        (path / "crash.txt").write_text("CRASH")

    def change(self) -> None:
        """Do something to it, as its user or a program might."""
        ways = [self.create, self.edit, self.save_anew, self.move, self.delete]
        rare = [self.move_folder, self.delete_folder, self.ignore]
        self._rng.choice(ways * 3 + rare)()

    def create(self) -> None:
        self._made += 1
        folder = self._path / f"part{self._rng.randrange(6)}" / f"sub{self._rng.randrange(2)}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"file{self._made}.txt").write_text(self._text())

    def edit(self) -> None:
        with self._any().open("a") as file:
            file.write(f"\nAdded: {self._text()}")

    def save_anew(self) -> None:
        path = self._any()
        written = path.with_name(f".{path.name}.new")
        written.write_text(self._text())
        written.replace(path)

    def move(self) -> None:
        self._made += 1
        path = self._any()
        path.rename(self._any().parent / f"file{self._made}.txt")

    def delete(self) -> None:
        self._any().unlink()

    def move_folder(self) -> None:
        self._made += 1
        self._any().parent.rename(self._path / f"moved{self._made}")

    def delete_folder(self) -> None:
        shutil.rmtree(self._any().parent)

    def ignore(self) -> None:
        digit = self._rng.randrange(10)
        (self._any().parent / ".sottoignore").write_text(f"*{digit}.txt\n")

    def _any(self) -> Path:
        paths = sorted(self._path.rglob("file*.txt"))
        while len(paths) < 30:
            self.create()
            paths = sorted(self._path.rglob("file*.txt"))
        return self._rng.choice(paths)

    def _text(self) -> str:
        self._made += 1
        word = self._rng.choice
        return " ".join(
            f"The {word(WORDS)} {self._made} turns {n} {word(WORDS)}."
            for n in range(word([1, 3, 10, 40]))
        )


def kill_while_following(home: Path, folder: Path, changes: Folder, rng: random.Random) -> None:
    """Change the folder while a child follows it, and kill the child at a random moment."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.integration.following_child", str(home), str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=REPOSITORY,
    ) as child:
        assert child.stdout is not None
        awaited = rng.choice(["read", "Following", "AddReport"])
        for line in child.stdout:
            if line.strip() in (awaited, "AddReport"):  # nothing may be left to read
                break
        killed_s = time.monotonic() + rng.uniform(0, LONGEST_DELAY_S)
        while time.monotonic() < killed_s:
            changes.change()
            try:
                child.wait(rng.uniform(0, 0.03))
            except subprocess.TimeoutExpired:
                continue
            pytest.fail("it ended by itself")
        child.kill()


@pytest.mark.slow
def test_killed_while_it_follows_the_final_state_is_the_undisturbed_one(tmp_path: Path) -> None:
    folder, killed = tmp_path / "files", tmp_path / "killed"
    folder.mkdir()
    rng = random.Random()
    changes = Folder(folder, rng)
    for kills in range(1, KILLS + 1):
        kill_while_following(killed, folder, changes, rng)
        if kills % COMPARED_EVERY:
            continue
        with opened(tmp_path / f"calm{kills}") as expected, opened(killed) as actual:
            assert list(expected.add(folder))
            for _ in actual.service.update():
                pass
            assert actual.content() == expected.content()
            assert set(actual.service.failures()) == set(expected.service.failures())
            assert actual.service.status() == expected.service.status()
            assert actual.found_after_rebuilding(WORDS) == expected.found_after_rebuilding(WORDS)
            assert len(expected.content()) >= 10  # most are not ignored
