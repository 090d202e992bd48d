from pathlib import Path

import psutil
import pytest

from app.services.memory_limits import memory

GIB = 2**30


def group(folder: Path, **files: object) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name.replace("_", ".", 1)).write_text(f"{content}\n", "utf-8")


def member(tmp_path: Path, line: str) -> Path:
    path = tmp_path / "cgroup"
    path.write_text(line + "\n", "utf-8")
    return path


def test_a_container_has_what_its_group_allows(tmp_path: Path) -> None:
    groups = tmp_path / "groups"
    stat = f"anon 1\ninactive_file {GIB // 8}"
    group(groups / "a" / "b", memory_max="max", memory_current=GIB, memory_stat=stat)
    group(groups / "a", memory_max=GIB, memory_current=GIB // 2, memory_stat=stat)
    found = memory(member(tmp_path, "0::/a/b"), groups)
    assert (found.total, found.free) == (GIB, GIB // 2 + GIB // 8)


def test_groups_of_the_first_version_are_known_too(tmp_path: Path) -> None:
    groups = tmp_path / "groups"
    folder = groups / "memory" / "x"
    folder.mkdir(parents=True)
    (folder / "memory.limit_in_bytes").write_text(str(GIB), "utf-8")
    (folder / "memory.usage_in_bytes").write_text(str(GIB // 4), "utf-8")
    (folder / "memory.stat").write_text("total_inactive_file 0\n", "utf-8")
    found = memory(member(tmp_path, "5:cpu:/y\n4:memory:/x"), groups)
    assert (found.total, found.free) == (GIB, 3 * GIB // 4)


@pytest.mark.parametrize("line", ["0::/", "0::/none"])
def test_without_a_limit_it_is_the_machine_s(tmp_path: Path, line: str) -> None:
    found = memory(member(tmp_path, line), tmp_path / "groups")
    assert found.total == psutil.virtual_memory().total
    assert memory(tmp_path / "none", tmp_path).total == found.total
    assert 0 < found.free <= found.total
