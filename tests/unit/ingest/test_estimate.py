import json
import random
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.cancel import CancelToken
from app.ingest.estimate import CHUNKS, PAGES, Estimator, spread


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@dataclass(frozen=True)
class Costs:
    """Simulated seconds: of a file, its bytes, a page to recognise, a passage to embed."""

    file_s: float
    byte_s: dict[str, float]
    page_s: float
    chunk_s: float


@given(st.lists(st.integers(), max_size=50))
def test_spreading_loses_nothing(items: list[int]) -> None:
    assert sorted(spread(items)) == sorted(items)


def test_every_beginning_is_like_the_whole() -> None:
    order = spread(range(1000))
    for size in (10, 50, 100, 500):
        assert sum(order[:size]) / size == pytest.approx(500, rel=0.12)


def simulate(seed: int, costs: Costs, *, files: int, scans: float) -> Iterator[tuple[float, float]]:
    """(seconds gone, estimate of those left) at every step of a simulated run.

    Reading, then a sample of vectors, vectors, OCR of the share `scans` of the PDF files, and the
    vectors of what that found.
    """
    rng, clock = random.Random(seed), Clock()
    estimator = Estimator(earlier={PAGES: costs.page_s * 1.1}, clock=clock)
    found = []
    for n in range(files):
        kind = rng.choice([".txt", ".txt", ".md", ".pdf"])
        size = int(rng.lognormvariate(10, 1.2))
        found.append((f"{n}{kind}", kind, size))
    found = spread(sorted(found, key=lambda one: one[1:]))
    estimator.expect_files(found)
    waiting: dict[str, int] = {}
    chunks = done = 0

    def left() -> tuple[float, float]:
        return clock.now, estimator.seconds_left() or 0.0

    def embed(count: int) -> None:
        clock.now += count * costs.chunk_s * rng.uniform(0.8, 1.2)
        estimator.did(CHUNKS, count)

    for n, (path, kind, size) in enumerate(found):
        clock.now += (costs.file_s + size * costs.byte_s[kind]) * rng.uniform(0.6, 1.4)
        made = max(size // 900, 1)
        pages = 0
        if kind == ".pdf" and rng.random() < scans:
            made, pages = 0, max(size // 20_000, 1)
            waiting[path] = pages
        chunks += made
        estimator.finished(path, chunks=made, pages=pages)
        if n == files // 20:
            embed(128)
            done += 128
        yield left()
    while done < chunks:
        count = min(chunks - done, 128)
        embed(count)
        done += count
        yield left()
    estimator.expect_pages(waiting.items())
    total = 0
    for path, pages in waiting.items():
        clock.now += pages * costs.page_s * rng.uniform(0.7, 1.3)
        total += 2 * pages
        estimator.finished(path, chunks=2 * pages)
        yield left()
    for start in range(0, total, 128):
        embed(min(total - start, 128))
        yield left()


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(
    ("costs", "scans"),
    [
        (Costs(0.003, {".txt": 2e-8, ".md": 2e-8, ".pdf": 4e-7}, 2.0, 0.012), 0.0),
        (Costs(0.003, {".txt": 2e-8, ".md": 2e-8, ".pdf": 4e-7}, 2.0, 0.012), 0.3),
        (Costs(0.02, {".txt": 1e-7, ".md": 2e-7, ".pdf": 3e-6}, 2.0, 0.0002), 0.0),
    ],
    ids=["embedding", "recognising", "reading"],
)
def test_after_the_first_tenth_the_time_left_is_right_within_a_fifth(
    seed: int, costs: Costs, scans: float
) -> None:
    told = list(simulate(seed, costs, files=2000, scans=scans))
    end = told[-1][0]
    late = [(now, left) for now, left in told if now >= end / 10]
    assert len(late) > 100
    for now, left in late:
        assert left == pytest.approx(end - now, rel=0.2, abs=0.02 * end)


def test_nothing_is_told_before_there_is_something_to_tell() -> None:
    clock = Clock()
    estimator = Estimator(clock=clock)
    estimator.expect_files([("a.txt", ".txt", 1000), ("b.txt", ".txt", 1000)])
    assert estimator.seconds_left() is None
    clock.now = 5.0
    estimator.finished("a.txt")
    assert estimator.seconds_left() == pytest.approx(5.0)


def test_a_pause_does_not_count() -> None:
    clock = Clock()
    estimator = Estimator(clock=clock)
    estimator.expect_files([("a.txt", ".txt", 1000), ("b.txt", ".txt", 1000)])

    def rest(_: CancelToken) -> None:
        clock.now += 100.0

    estimator.resting(rest)(CancelToken())
    clock.now += 2.0
    estimator.finished("a.txt")
    assert estimator.seconds_left() == pytest.approx(2.0)


def test_a_large_file_counts_piece_by_piece() -> None:
    clock = Clock()
    estimator = Estimator(clock=clock)
    estimator.expect_files([("a.txt", ".txt", 980_000)])
    for n in range(1, 5):
        clock.now = float(n)
        estimator.progressed("a.txt", 100_000, chunks=0)
        assert estimator.seconds_left() == pytest.approx(10 - n)


def test_what_is_not_dealt_with_in_a_run_takes_no_time() -> None:
    clock = Clock()
    estimator = Estimator(clock=clock, free=frozenset({CHUNKS, PAGES}))
    estimator.expect_files([("a.pdf", ".pdf", 1000)])
    clock.now = 5.0
    estimator.finished("a.pdf", chunks=1000, pages=10)
    assert estimator.seconds_left() == 0.0


def test_speeds_are_handed_on_by_a_run_that_was_long_enough() -> None:
    clock = Clock()
    first = Estimator(clock=clock)
    clock.now = 9.0
    first.did(CHUNKS, 100)
    assert first.to_json() is None
    clock.now = 20.0
    first.did(CHUNKS, 100)
    learned = json.loads(first.to_json() or "{}")
    second = Estimator(learned, clock=clock)
    second.expect(CHUNKS, 50)
    second.skip()
    clock.now += 2.0
    second.did(PAGES, 1)
    assert second.seconds_left() == pytest.approx(5.0, rel=0.1)
