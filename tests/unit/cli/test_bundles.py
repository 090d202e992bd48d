"""Models that travel, by the command line: made, taken in, and found beside the program."""

import sys
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from app.cli.root import run
from app.domain.model_check import ModelCheck
from app.paths import Home
from app.services.exam import ExamStep
from tests.unit.cli.conftest import Sotto
from tests.unit.services.test_generator_gate import GOOD


def here(done: Sotto) -> dict[str, Any]:
    return {one["name"]: one for one in done("models", "list")["models"]}


def test_a_bundle_is_copied_or_used_in_place(done: Sotto, stick: Path, tmp_path: Path) -> None:
    copied = done("models", "import", stick, "--no-check")
    assert (copied["installed"], copied["copied"]) == (["writer"], True)
    away = ("--home", tmp_path / "third")
    placed = done("models", "import", stick, "--in-place", "--no-check", *away)
    assert (placed["installed"], placed["copied"]) == (["writer"], False)
    again = done("models", "import", stick, "--in-place", *away)
    assert again["installed"] == []
    done("models", "remove", "writer", *away)
    assert (stick / "writer" / "writer.gguf").is_file()


def test_the_folder_that_a_bundle_lies_in_will_do(done: Sotto, stick: Path, tmp_path: Path) -> None:
    (tmp_path / "drive" / "photos").mkdir(parents=True)
    stick.rename(tmp_path / "drive" / "models")
    taken = done("models", "import", tmp_path / "drive", "--no-check")
    assert taken["folder"] == str(tmp_path / "drive" / "models")
    assert taken["installed"] == ["writer"]


def test_what_a_bundle_brings_is_checked_as_everything_that_is_taken_in(
    done: Sotto, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def examine(_: object, name: str, *__: object) -> Generator[ExamStep, None, ModelCheck]:
        asked.append(name)
        yield ExamStep(1, 1)
        return GOOD

    monkeypatch.setattr("app.wiring.examine_model", examine)
    _, notes = done("models", "import", stick, notes=True)
    assert asked == ["writer"]
    assert "writes answers" in notes


def test_a_bundle_is_not_given_another_name(
    stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(["models", "import", str(stick), "--name", "mine"], open_window=lambda *_: 99)
    assert code == 2
    assert "no --name" in capsys.readouterr().err


def test_what_lies_beside_the_program_just_works(
    done: Sotto, stick: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, own_home: Home
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "program" / "sotto"))
    assert "writer" not in here(done)
    (tmp_path / "program").mkdir()
    stick.rename(tmp_path / "program" / "models")
    assert here(done)["writer"]["installed"]
    manifest = own_home.models / "writer" / "manifest.json"
    before = manifest.stat().st_mtime_ns
    _, notes = done("models", "list", notes=True)
    assert "Verifying" not in notes
    assert manifest.stat().st_mtime_ns == before


def test_what_was_tampered_with_is_told_and_not_used(
    done: Sotto, stick: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "sotto"))
    path = stick / "writer" / "writer.gguf"
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    stick.rename(tmp_path / "models")
    _, notes = done("models", "list", notes=True)
    assert "has been altered" in notes
    assert "writer" not in here(done)


def test_a_question_says_that_its_model_is_not_there(done: Sotto, stick: Path) -> None:
    done("models", "import", stick, "--in-place", "--no-check")
    stick.rename(stick.with_name("pocket"))
    answer, notes = done("ask", "What is it?", notes=True)
    assert answer["model"] is None
    assert "which is not there now" in notes
    assert "Connect the drive" in notes
    assert "not there now" in here(done)["writer"]["away"]
