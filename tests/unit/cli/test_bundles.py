"""Models that travel, by the command line: made, taken in, and found beside the program."""

import sys
from pathlib import Path
from typing import Any

import pytest

from app.paths import Home
from tests.unit.cli.conftest import Sotto


def here(done: Sotto) -> dict[str, Any]:
    return {one["name"]: one for one in done("models", "list")["models"]}


def test_a_bundle_is_copied_or_used_in_place(done: Sotto, stick: Path, tmp_path: Path) -> None:
    copied = done("models", "import", stick)
    assert (copied["installed"], copied["copied"]) == (["writer"], True)
    away = ("--home", tmp_path / "third")
    placed = done("models", "import", stick, "--in-place", *away)
    assert (placed["installed"], placed["copied"]) == (["writer"], False)
    again = done("models", "import", stick, "--in-place", *away)
    assert again["installed"] == []


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
    done("models", "import", stick, "--in-place")
    stick.rename(stick.with_name("pocket"))
    answer, notes = done("ask", "What is it?", notes=True)
    assert answer["model"] is None
    assert "which is not there now" in notes
    assert "Connect the drive" in notes
    assert "not there now" in here(done)["writer"]["away"]
