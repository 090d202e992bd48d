"""Kill -9 at any moment of writing or taking in a pack: all of it is there or nothing."""

import random
import subprocess
import time
from pathlib import Path

import pytest

from app.domain.steps import result_of
from app.services.pack_format import Kind, open_sealed
from tests.data.pack_homes import Opened, opened
from tests.integration.killing import REPOSITORY, command, killed_after
from tests.integration.pack_child import COLLECTION

KILLS = 20
FILES = 150


class Child:
    """Runs pack_child and kills it at a random moment of its work."""

    def __init__(self, *arguments: object) -> None:
        self._command = command("pack_child", *arguments)
        self._rng = random.Random()
        self.kills = 0

    def run(self) -> list[float]:
        """Undisturbed; the times from its start of work to each step and to its end."""
        with subprocess.Popen(
            self._command, stdout=subprocess.PIPE, text=True, cwd=REPOSITORY
        ) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == "open\n"
            started_s = time.perf_counter()
            times = [time.perf_counter() - started_s for _ in child.stdout]
            child.wait()
        assert child.returncode == 0
        return [*times, time.perf_counter() - started_s]

    def kill(self, times: list[float]) -> None:
        """Run it, killed between two steps or a moment after the last; or it was done before."""
        step = self._rng.randrange(len(times))
        begin_s = times[step - 1] if step else 0.0
        delay_s = self._rng.uniform(0, times[step] - begin_s)
        self.kills += killed_after(step + 1, delay_s, self._command)


def state(home: Opened) -> object:
    """Everything that the collection is, and the files of the home that belong to packs."""
    folders = sorted(path.name for path in home.home.packs.rglob("*"))
    return home.rows(COLLECTION), home.search(), folders, home.store.counts()


@pytest.mark.slow
def test_a_pack_killed_while_it_is_written_is_whole_or_not_there(tmp_path: Path) -> None:
    home, target = tmp_path / "home", tmp_path / "out" / "pumps.pack"
    target.parent.mkdir()
    with opened(home) as source:
        source.fill(COLLECTION, tmp_path / "papers", files=FILES)
        before = state(source)
    child = Child("create", home, target)
    times = child.run()
    with open_sealed(target, Kind.PACK) as sealed:
        expected = sealed.manifest
    while child.kills < KILLS:
        target.unlink(missing_ok=True)
        child.kill(times)
        assert {path.name for path in target.parent.iterdir()} <= {
            target.name,
            ".pumps.pack.partial",
        }
        if target.exists():
            with open_sealed(target, Kind.PACK) as sealed:
                result_of(sealed.check())
    child.run()
    with open_sealed(target, Kind.PACK) as sealed:
        result_of(sealed.check())
        assert sealed.manifest.content == expected.content
        assert [m.name for m in sealed.manifest.members] == [m.name for m in expected.members]
    assert [path.name for path in target.parent.iterdir()] == [target.name]
    with opened(home) as source:
        assert state(source) == before
        assert not source.home.staging.exists()


@pytest.mark.slow
def test_a_pack_killed_while_it_is_taken_in_is_a_collection_or_not_there(tmp_path: Path) -> None:
    file = tmp_path / "pumps.pack"
    with opened(tmp_path / "home") as source:
        source.fill(COLLECTION, tmp_path / "papers", files=FILES)
        result_of(source.packs.create(file, COLLECTION, originals=True))
    times = Child("take_in", tmp_path / "calm", file).run()
    with opened(tmp_path / "calm") as calm:
        expected = state(calm)
    home = tmp_path / "killed"
    child = Child("take_in", home, file)
    whole = 0
    while child.kills < KILLS:
        child.kill(times)
        with opened(home) as target:
            names = [collection.name for collection in target.store.collections()]
            assert names in ([], [COLLECTION])
            assert not target.home.staging.exists()
            if names:
                whole += 1
                target.keyword.rebuild()  # what was removed in a round before still counts
                assert state(target) == expected
                target.packs.remove(COLLECTION)
            assert target.store.counts().files_indexed == 0
            assert not list(target.home.packs.glob("*"))
    assert child.kills > whole
    child.run()
    with opened(home) as target:
        target.keyword.rebuild()
        assert state(target) == expected
