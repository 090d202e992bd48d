"""Kill -9 at any moment of a change of the search model: the final state is the undisturbed one."""

import random
from itertools import cycle
from pathlib import Path

import pytest

from app.storage.records import NewChunk, NewDocument
from tests.integration.killing import command, killed_after
from tests.integration.reembedding_child import EXACT_LIMIT, opened

KILLS = 20
CHUNKS = 2 * EXACT_LIMIT
LONGEST_DELAY_S = 0.1  # so that kills also fall into a commit, the change itself and the tidying
WORDS = ["pump", "valve", "gasket", "motor", "cooling", "filter", "sensor", "compressor"]


def fill(home: Path) -> None:
    """A library of one document, embedded by the first model."""
    rng = random.Random(1)
    chunks, position = [], 0
    for n in range(CHUNKS):
        text = f"The {rng.choice(WORDS)} number {n} drives {rng.choice(WORDS)} {n % 97}. "
        chunks.append(NewChunk(position, position + len(text), text))
        position += len(text)
    document = NewDocument("a", "A", "text/plain", 1, 1, 1, "a", "en", (), tuple(chunks))
    with opened(home, "old@1") as library:
        library.store.put(document, library.store.ensure_collection("Library"))
        assert set(library.finish()) == {"old@1"}


@pytest.mark.slow
def test_killed_at_random_moments_the_change_ends_as_the_undisturbed_one(tmp_path: Path) -> None:
    calm, killed = tmp_path / "calm", tmp_path / "killed"
    for home in (calm, killed):
        fill(home)
    rng = random.Random()
    kills = 0
    answering = "old@1"
    for wanted in cycle(["new@1", "newer@1", "old@1"]):
        with opened(calm, wanted) as expected:
            steps = list(expected.finish())
            assert set(steps) == {answering}
            while killed_after(
                rng.randint(0, len(steps)),
                rng.uniform(0, LONGEST_DELAY_S),
                command("reembedding_child", killed, wanted),
            ):
                kills += 1
                with opened(killed, wanted) as interrupted:
                    assert interrupted.search_model.name in (answering, wanted)
                    assert len(interrupted.found("motor")) == CHUNKS
            with opened(killed, wanted) as actual:
                for _ in actual.finish():
                    pass
                assert actual.state() == expected.state()
                assert actual.store.models() == [wanted]
                for word in WORDS:
                    found = expected.found(word)
                    assert len(found) == CHUNKS
                    assert actual.found(word) == pytest.approx(found, abs=1e-3)
        answering = wanted
        if kills >= KILLS:
            break
