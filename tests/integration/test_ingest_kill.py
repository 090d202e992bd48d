"""Kill -9 at any moment of indexing: the final state is the undisturbed one."""

import random
from pathlib import Path

import pytest

from tests.data.piece_reader import PICTURE, PIECE
from tests.integration.indexing_child import opened
from tests.integration.killing import command, killed_after

KILLS = 24
FILES = 60
LARGE = 4
PICTURES = 8
LONGEST_DELAY_S = 0.1  # so that kills also fall into a commit, or before the first step
WORDS = ["pump", "valve", "gasket", "motor", "cooling", "number"]


def write_files(folder: Path, seed: int) -> None:
    """Files of one to some forty passages; large ones, pictures, broken ones, a crashing one."""
    rng = random.Random(seed)
    for n in range(FILES):
        sentences = [
            f"The {rng.choice(WORDS)} number {n} {rng.choice(WORDS)} turns {i} {rng.choice(WORDS)}."
            for i in range(rng.choice([1, 3, 10, 60]))
        ]
        path = folder / f"part{n % 7}" / f"file{n}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# Part {n}\n" + " ".join(sentences) + "\fThe end of it.")
    for n in range(LARGE):
        pieces = [f"# Piece {i}\n" + f"The {rng.choice(WORDS)} number {i}. " * 90 for i in range(6)]
        (folder / f"file-large{n}.txt").write_text(PIECE.join(pieces))
    for n in range(PICTURES):
        (folder / f"file-scan{n}.txt").write_text(f"{PICTURE}The {rng.choice(WORDS)} number {n}.")
    (folder / "broken.txt").write_bytes(b"\xff\xff")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "crash.txt").write_text("CRASH")


def change_files(folder: Path, seed: int) -> None:
    """Change, remove, move and add some."""
    rng = random.Random(seed)
    paths = sorted(folder.rglob("file*.txt"))
    for path in rng.sample(paths, len(paths) // 3):
        what = rng.random()
        if what < 0.3:
            path.unlink()
        elif what < 0.6:
            path.rename(path.with_name(f"file-moved{seed}-{path.name}"))
        else:
            path.write_text(path.read_text() + f"\nChanged: a new {rng.choice(WORDS)}.")
    for n in range(FILES // 5):
        (folder / f"file-{seed}-{n}.txt").write_text(f"A new {rng.choice(WORDS)} number {n}.")


@pytest.mark.slow
def test_killed_at_random_moments_the_final_state_is_the_undisturbed_one(tmp_path: Path) -> None:
    folder, calm, killed = tmp_path / "files", tmp_path / "calm", tmp_path / "killed"
    rng = random.Random()
    kills = rounds = 0
    write_files(folder, seed=1)
    while kills < KILLS:
        with opened(calm) as expected:
            steps = len(list(expected.add(folder)))
            while killed_after(
                rng.randint(0, steps),
                rng.uniform(0, LONGEST_DELAY_S),
                command("indexing_child", killed, folder),
            ):
                kills += 1
            with opened(killed) as actual:
                actual.finish(folder)
                assert actual.content() == expected.content()
                found = expected.found(WORDS)
                assert all(by_word and by_meaning for by_word, by_meaning in found.values())
                assert actual.found(WORDS) == found
                assert actual.service.status() == expected.service.status()
                assert set(actual.service.failures()) == set(expected.service.failures())
                assert len(expected.content()) >= FILES / 2
        rounds += 1
        change_files(folder, seed=rounds)
    with opened(calm) as expected, opened(killed) as actual:
        rebuilt = expected.found_after_rebuilding(WORDS)
        assert actual.found_after_rebuilding(WORDS) == rebuilt
