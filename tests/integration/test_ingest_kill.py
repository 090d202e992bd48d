"""Kill -9 at any moment of indexing: the final state is the undisturbed one."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.integration.indexing_child import opened

KILLS = 24
FILES = 150
WORDS = ["pump", "valve", "gasket", "motor", "cooling", "number"]
REPOSITORY = Path(__file__).parents[2]


def write_files(folder: Path, seed: int) -> None:
    """Files of one to some forty passages; some broken, one that crashes the reader."""
    rng = random.Random(seed)
    for n in range(FILES):
        sentences = [
            f"The {rng.choice(WORDS)} number {n} {rng.choice(WORDS)} turns {i} {rng.choice(WORDS)}."
            for i in range(rng.choice([1, 3, 10, 60]))
        ]
        path = folder / f"part{n % 7}" / f"file{n}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# Part {n}\n" + " ".join(sentences) + "\fThe end of it.")
    (folder / "broken.txt").write_bytes(b"\xff\xff")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "crash.txt").write_text("CRASH")


def change_files(folder: Path, seed: int) -> None:
    """Change, remove and add some."""
    rng = random.Random(seed)
    paths = sorted(folder.rglob("file*.txt"))
    for path in rng.sample(paths, len(paths) // 3):
        if rng.random() < 0.5:
            path.unlink()
        else:
            path.write_text(path.read_text() + f"\nChanged: a new {rng.choice(WORDS)}.")
    for n in range(30):
        (folder / f"new{n}.txt").write_text(f"A new {rng.choice(WORDS)} number {n}.")


def start(home: Path, folder: Path) -> subprocess.Popen[str]:
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.integration.indexing_child", str(home), str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=REPOSITORY,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "begin\n"
    return child


def run_for(home: Path, folder: Path, seconds: float) -> bool:
    """Index in a child and kill it after `seconds`; whether it was killed before it was done."""
    with start(home, folder) as child:
        try:
            child.wait(seconds)
        except subprocess.TimeoutExpired:
            child.kill()
            return True
    assert child.returncode == 0
    return False


def undisturbed(home: Path, folder: Path) -> float:
    """Index in a child; how many seconds that takes."""
    with start(home, folder) as child:
        started_s = time.monotonic()
        assert child.stdout is not None
        assert child.stdout.readline() == "done\n"
        return time.monotonic() - started_s


@pytest.mark.slow
def test_killed_at_random_moments_the_final_state_is_the_undisturbed_one(tmp_path: Path) -> None:
    folder, calm, killed = tmp_path / "files", tmp_path / "calm", tmp_path / "killed"
    rng = random.Random()
    kills = rounds = 0
    write_files(folder, seed=1)
    while kills < KILLS:
        seconds = undisturbed(calm, folder)
        # Each kill falls somewhere in what is left to do; then the rest runs to its end.
        while run_for(killed, folder, rng.uniform(0, seconds / 2)):
            kills += 1
        with opened(calm) as expected, opened(killed) as actual:
            assert actual.content() == expected.content()
            found = expected.found(WORDS)
            assert all(by_keyword and by_meaning for by_keyword, by_meaning in found.values())
            assert actual.found(WORDS) == found
            assert actual.service.status() == expected.service.status()
            assert set(actual.service.failures()) == set(expected.service.failures())
            assert len(expected.content()) >= FILES / 2
            rebuilt = expected.found_after_rebuilding(WORDS)
            assert actual.found_after_rebuilding(WORDS) == rebuilt
        rounds += 1
        change_files(folder, seed=rounds)
    assert rounds >= 1
