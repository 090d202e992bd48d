"""A pack with any bytes changed is refused, or brings in exactly what was signed."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.errors import PackProblem
from app.domain.steps import result_of
from tests.data.pack_homes import Opened, opened

COLLECTION = "Pumps"


@dataclass
class Bench:
    """A pack, its bytes, and one home that packs are tried on."""

    folder: Path
    data: bytes
    home: Opened
    rows: object

    def try_pack(self, data: bytes) -> bool:
        """Whether these bytes are taken in; if so, what came is checked and removed again."""
        file = self.folder / "changed.pack"
        file.write_bytes(data)
        try:
            result_of(self.home.packs.take_in(file, name=COLLECTION))
        except PackProblem:
            assert self.home.store.collections() == []
            assert self.home.store.documents() == []
            assert not self.home.home.staging.exists()
            return False
        assert self.home.rows(COLLECTION) == self.rows
        assert self.home.packs.remove(COLLECTION)
        return True


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    folder = tmp_path_factory.mktemp("fuzz")
    with opened(folder / "source") as source:
        source.fill(COLLECTION, folder / "papers", files=2)
        result_of(source.packs.create(folder / "small.pack", COLLECTION, originals=True))
        rows = source.rows(COLLECTION)
    shutil.rmtree(folder / "source")
    with opened(folder / "home") as home:
        yield Bench(folder, (folder / "small.pack").read_bytes(), home, rows)


def test_the_untouched_pack_is_taken_in(bench: Bench) -> None:
    assert bench.try_pack(bench.data)


FUZZ = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@FUZZ
@given(
    changes=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(1, 255)), min_size=1)
)
def test_changed_bytes_change_nothing_or_are_refused(
    bench: Bench, changes: list[tuple[float, int]]
) -> None:
    data = bytearray(bench.data)
    for place, by in changes:
        data[int(place * len(data))] ^= by
    bench.try_pack(bytes(data))


@FUZZ
@given(from_end=st.integers(1, 1500), by=st.integers(1, 255))
def test_the_directory_and_the_manifest_can_be_hit(bench: Bench, from_end: int, by: int) -> None:
    data = bytearray(bench.data)
    data[-from_end] ^= by
    bench.try_pack(bytes(data))


@FUZZ
@given(start=st.floats(0, 1), length=st.integers(1, 70_000), filler=st.binary(max_size=40))
def test_bytes_cut_out_or_put_in_are_refused(
    bench: Bench, start: float, length: int, filler: bytes
) -> None:
    at = int(start * len(bench.data))
    changed = bench.data[:at] + filler + bench.data[at + length :]
    if changed != bench.data:
        bench.try_pack(changed)
