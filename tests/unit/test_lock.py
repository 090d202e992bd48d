"""requirements.lock and pyproject.toml agree, and neither names a host."""

import re
import tomllib

from tests.lock import LOCK, PROJECT, locked


def _project() -> dict[str, object]:
    return tomllib.loads(PROJECT.read_text("utf-8"))


def test_constraints_are_the_pins_of_the_lock_file() -> None:
    constraints = _project()["tool"]["uv"]["constraint-dependencies"]  # type: ignore[index]
    assert constraints == [pin.replace('"', "'") for pin in locked()]
    assert len(locked()) > 30


def test_every_pin_has_a_hash() -> None:
    entries = re.split(r"\n(?=\S)", LOCK.read_text("utf-8").strip())
    assert len(entries) == len(locked())
    assert [e for e in entries if "--hash=sha256:" not in e] == []


def test_direct_dependencies_are_pinned_as_locked() -> None:
    direct = _project()["project"]["dependencies"]  # type: ignore[index]
    names = {pin.split(" ;")[0].lower() for pin in locked()}
    assert {d.lower() for d in direct} <= names


def test_no_host_is_named() -> None:
    assert "://" not in LOCK.read_text("utf-8")
