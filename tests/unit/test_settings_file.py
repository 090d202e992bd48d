"""Settings: defaults, bounds, and files written by other versions."""

import tomllib
from pathlib import Path

import msgspec
import pytest

from app.domain.errors import HomeError
from app.services.setting_fields import setting_fields
from app.settings import Settings
from app.settings_file import change_settings, load_settings, not_understood, save_settings


def test_a_missing_file_means_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "settings.toml") == Settings()


def test_what_was_saved_is_loaded_and_defaults_are_not_written(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    save_settings(path, Settings(passages=9, generator="mine"))
    assert load_settings(path) == Settings(passages=9, generator="mine")
    assert "threads" not in path.read_text()


@pytest.mark.parametrize("content", [b"passages =", b"passages = 3\npassages = 4\n", b"\xff"])
def test_what_is_no_toml_is_an_error_that_names_the_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(content)
    for read in (load_settings, not_understood):
        with pytest.raises(HomeError, match=r"settings\.toml"):
            read(path)


@pytest.mark.parametrize(
    "text", ["passages = 0", "passages = 'six'", "threads = -1", "[follow]", "prose = 'sung'"]
)
def test_a_value_of_a_newer_version_is_passed_over_and_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(f"answer_tokens = 99\n{text}\n")
    assert load_settings(path) == Settings(answer_tokens=99)
    (problem,) = not_understood(path)
    assert problem.name in text
    assert f"does not understand {problem.name} in settings.toml" in str(problem)


def test_a_value_that_is_passed_over_stays_until_another_is_chosen(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("prose = 'sung'\n")
    change_settings(path, passages=9)
    assert tomllib.loads(path.read_text()) == {"passages": 9, "prose": "sung"}
    change_settings(path, prose="checked")  # the default, which is not written
    assert tomllib.loads(path.read_text()) == {"passages": 9}
    assert not_understood(path) == ()


def test_nothing_is_forgotten_by_a_time_that_is_not_understood(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    kept = [field for field in setting_fields() if field.group == "kept"]
    assert kept
    path.write_text("".join(f"{field.name} = 'a year'\n" for field in kept))
    assert {field.value(load_settings(path)) for field in kept} == {0}
    change_settings(path, passages=9)
    assert tomllib.loads(path.read_text())[kept[0].name] == "a year"


def test_a_key_of_a_newer_version_is_ignored(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("passages = 3\nholograms = true\n")
    assert load_settings(path) == Settings(passages=3)


def test_a_key_of_a_newer_version_stays_when_a_setting_changes(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("passages = 3\nholograms = true\n[stars]\nbright = 7\n")
    assert change_settings(path, passages=6, threads=2) == Settings(threads=2)
    assert tomllib.loads(path.read_text()) == {
        "threads": 2, "holograms": True, "stars": {"bright": 7}
    }  # fmt: skip


def test_every_setting_has_a_title_and_a_description() -> None:
    info = msgspec.inspect.type_info(Settings)
    assert isinstance(info, msgspec.inspect.StructType)
    schema = msgspec.json.schema(Settings)["$defs"]["Settings"]["properties"]
    assert set(schema) == {field.name for field in info.fields}
    for name, described in schema.items():
        assert described.get("title"), name
        assert described.get("description"), name
