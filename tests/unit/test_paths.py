"""Where things lie."""

from pathlib import Path

import pytest

from app.paths import Home, bundled, find_home


def test_a_given_home_wins_over_the_environment(tmp_path: Path, own_home: Home) -> None:
    assert find_home(tmp_path / "given").root == tmp_path / "given"
    assert find_home().root == own_home.root


def test_without_either_the_platform_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOTTO_HOME")
    assert find_home().root.name == "sotto"


def test_what_comes_with_the_program_is_there() -> None:
    assert (bundled("models") / "catalog.toml").is_file()
    assert (bundled("guide") / "index.md").is_file()


def test_asking_for_a_home_creates_nothing(tmp_path: Path) -> None:
    find_home(tmp_path / "new")
    assert list(tmp_path.iterdir()) == []
