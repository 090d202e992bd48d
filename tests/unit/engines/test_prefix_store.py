"""Computed beginnings of prompts in files."""

import os
from pathlib import Path

from app.engines.fake import FakeEmbedder
from app.engines.prefix_store import PrefixStore, empty, identity_of
from app.paths import Home
from app.settings import Settings
from app.wiring import open_sotto
from tests.unit.evaluation.conftest import FakeEngines

TOKENS = [1, 2, 3]


def files(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def test_a_state_is_had_again_by_its_tokens_and_by_who_computed_it(tmp_path: Path) -> None:
    store = PrefixStore(tmp_path, "a")
    store.save(TOKENS, b"state")
    assert PrefixStore(tmp_path, "a").load(TOKENS) == b"state"
    assert store.load([1, 2]) is None
    assert PrefixStore(tmp_path, "b").load(TOKENS) is None


def test_a_file_that_was_altered_cut_short_or_renamed_is_none_and_goes(tmp_path: Path) -> None:
    store = PrefixStore(tmp_path, "a")
    store.save(TOKENS, b"state of some length")
    [path] = files(tmp_path)
    whole = path.read_bytes()
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert store.load(TOKENS) is None
        path.write_bytes(whole[:at])
        assert store.load(TOKENS) is None
        assert files(tmp_path) == []
    store.save([9], b"another")
    files(tmp_path)[0].rename(path)
    assert store.load(TOKENS) is None
    store.save(TOKENS, b"again")
    assert store.load(TOKENS) == b"again"


def test_what_was_not_used_for_longest_makes_room(tmp_path: Path) -> None:
    store = PrefixStore(tmp_path, "a", most_bytes=400)
    for number in range(3):
        store.save([number], bytes(80))
        for age, path in enumerate(sorted(files(tmp_path), key=os.path.getmtime, reverse=True)):
            os.utime(path, (1000 - age, 1000 - age))
    assert store.load([0]) is not None  # used: it is not the oldest any more
    store.save([3], bytes(80))
    assert [store.load([number]) is not None for number in range(4)] == [True, False, True, True]
    store.save([4], bytes(1000))
    assert store.load([4]) is None


def test_a_folder_that_cannot_be_written_to_costs_only_the_time_to_compute(tmp_path: Path) -> None:
    store = PrefixStore(tmp_path / "none", "a")
    store.save(TOKENS, b"state")
    assert store.load(TOKENS) is None
    store.drop(TOKENS)
    empty(tmp_path / "none")


def test_half_a_file_that_a_killed_process_left_goes_with_the_next(tmp_path: Path) -> None:
    (tmp_path / "1234.99").write_bytes(b"half")
    PrefixStore(tmp_path, "a").save(TOKENS, b"state")
    assert [path.suffix for path in files(tmp_path)] == [".prefix"]


def test_another_file_or_another_way_to_compute_is_another_identity(tmp_path: Path) -> None:
    model = tmp_path / "m.gguf"
    model.write_bytes(b"GGUF")
    adapter = tmp_path / "adapter.gguf"
    adapter.write_bytes(b"GGUF")
    before = identity_of((model, adapter), "threads=1", "1.0")
    assert before == identity_of((model, adapter), "threads=1", "1.0")
    assert before != identity_of((model, adapter), "threads=2", "1.0")
    assert before != identity_of((model,), "threads=1", "1.0")
    assert before != identity_of((model, adapter), "threads=1", "1.1")
    model.write_bytes(b"GGUF!")
    assert before != identity_of((model, adapter), "threads=1", "1.0")


def test_compacting_leaves_nothing_of_what_was_computed(own_home: Home) -> None:
    store = PrefixStore(own_home.prefixes, "a")
    own_home.prefixes.mkdir(parents=True)
    store.save(TOKENS, b"zanzibarquagga")
    with open_sotto(own_home, Settings(), engines=lambda *_: FakeEngines(FakeEmbedder())) as sotto:
        list(sotto.library.compact())
        left = [path for path in own_home.root.rglob("*") if path.is_file()]
        assert left
        assert not [path for path in left if b"zanzibarquagga" in path.read_bytes()]
