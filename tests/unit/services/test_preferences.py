"""Preferences: a change is checked, kept and told, or nothing happens."""

from pathlib import Path

import pytest

from app.domain.errors import HomeError, SettingProblem
from app.services.preferences import Preferences
from app.settings import Settings
from app.settings_file import load_settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def test_a_change_is_in_force_kept_and_told(path: Path) -> None:
    preferences = Preferences(path, Settings())
    told: list[Settings] = []
    preferences.watch(told.append)
    changed = preferences.change(passages=9, appearance="dark")
    assert changed == preferences.now == load_settings(path)
    assert told == [Settings(passages=9, appearance="dark")]


@pytest.mark.parametrize(
    ("name", "value"), [("passages", 51), ("answer_length", "endless"), ("follow", "maybe")]
)
def test_a_value_out_of_bounds_changes_nothing(path: Path, name: str, value: object) -> None:
    preferences = Preferences(path, Settings())
    told: list[Settings] = []
    preferences.watch(told.append)
    with pytest.raises(SettingProblem) as refused:
        preferences.change(**{"threads": 2, name: value})
    assert refused.value.name == name
    assert preferences.now == Settings()
    assert not told
    assert not path.exists()


def test_what_was_written_into_the_file_meanwhile_stays(path: Path) -> None:
    preferences = Preferences(path, Settings())
    path.write_text("threads = 3\n")
    assert preferences.change(passages=9) == Settings(threads=3, passages=9)


def test_a_broken_file_is_left_as_it_is(path: Path) -> None:
    preferences = Preferences(path, Settings())
    path.write_text("passages =\n")
    with pytest.raises(HomeError, match=r"settings\.toml"):
        preferences.change(passages=9)
    assert path.read_text() == "passages =\n"
