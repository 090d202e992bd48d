"""Where things lie."""

import sys
from pathlib import Path

import pytest

from app.paths import Home, bundle_folders, bundled, find_home


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


def test_models_lie_beside_an_appimage_and_the_variable_means_nothing_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "mounted" / "usr" / "lib" / "sotto" / "sotto"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    monkeypatch.setenv("APPIMAGE", str(tmp_path / "image" / "Sotto.AppImage"))
    beside = tmp_path / "image" / "models"
    assert program.parent / "models" in bundle_folders()
    assert beside not in bundle_folders()
    program.parent.mkdir(parents=True)
    (tmp_path / "mounted" / "AppRun").symlink_to("usr/lib/sotto/sotto")
    program.touch()
    assert beside in bundle_folders()
