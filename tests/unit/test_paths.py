"""Where things lie."""

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.paths import Home, bundle_folders, bundled, find_home, make_private
from app.services.calls import ring
from app.services.model_folder import staging
from app.settings import Settings
from app.settings_file import save_settings


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


@pytest.mark.skipif(os.name == "nt", reason="the folder inherits what its user's folder allows")
def test_what_a_private_folder_needs_is_private_and_what_is_there_stays(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    make_private(tmp_path / "home" / "models")
    make_private(tmp_path / "home" / "models")
    folders = (tmp_path, tmp_path / "home", tmp_path / "home" / "models")
    assert [stat.S_IMODE(each.stat().st_mode) for each in folders] == [0o755, 0o700, 0o700]
    (tmp_path / "file").touch()
    with pytest.raises(FileExistsError):
        make_private(tmp_path / "file" / "home")


def _install(home: Home) -> None:
    with staging(home.models, "mine"):
        pass


@pytest.mark.skipif(os.name == "nt", reason="the folder inherits what its user's folder allows")
@pytest.mark.parametrize(
    "make",
    [
        lambda home: ring(home, answer_s=0.0),
        lambda home: save_settings(home.settings, Settings()),
        _install,
    ],
    ids=["calling its window", "setting", "installing a model"],
)
def test_what_is_first_written_makes_the_home_for_its_user_alone(
    tmp_path: Path, make: Callable[[Home], object]
) -> None:
    home = Home(tmp_path / "new")
    make(home)
    assert stat.S_IMODE(home.root.stat().st_mode) == 0o700
