"""Models that travel, by the command line: made, taken in, and found beside the program."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.cli.root import run
from app.paths import Home
from tests.data.gguf_models import random_llama

Sotto = Callable[..., Any]


@pytest.fixture
def sotto(capsys: pytest.CaptureFixture[str]) -> Sotto:
    """Runs a verb in this process, which must succeed; gives its JSON, or also what it noted."""

    def call(*arguments: str | Path, notes: bool = False) -> Any:
        code = run([*map(str, arguments), "--json"], open_window=lambda _: 99)
        captured = capsys.readouterr()
        assert code == 0, captured.err
        record = json.loads(captured.out)
        return (record, captured.err) if notes else record

    return call


@pytest.fixture
def stick(sotto: Sotto, tmp_path: Path) -> Path:
    """A bundle with the model "writer", made in another home."""
    other, folder = tmp_path / "other", tmp_path / "stick"
    model = random_llama(tmp_path / "writer.gguf")
    sotto("models", "import", model, "--no-check", "--home", other)
    made = sotto("models", "bundle", folder, "writer", "--sign", "--home", other)
    assert made["models"] == ["writer"]
    assert len(made["signed_by"].split()) == 8
    return folder


def here(sotto: Sotto) -> dict[str, Any]:
    return {one["name"]: one for one in sotto("models", "list")["models"]}


def test_a_bundle_is_copied_or_used_in_place(sotto: Sotto, stick: Path, tmp_path: Path) -> None:
    copied = sotto("models", "import", stick)
    assert (copied["installed"], copied["copied"]) == (["writer"], True)
    away = ("--home", tmp_path / "third")
    placed = sotto("models", "import", stick, "--in-place", *away)
    assert (placed["installed"], placed["copied"]) == (["writer"], False)
    again = sotto("models", "import", stick, "--in-place", *away)
    assert again["installed"] == []


def test_what_lies_beside_the_program_just_works(
    sotto: Sotto, stick: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, own_home: Home
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "program" / "sotto"))
    assert "writer" not in here(sotto)
    (tmp_path / "program").mkdir()
    stick.rename(tmp_path / "program" / "models")
    assert here(sotto)["writer"]["installed"]
    manifest = own_home.models / "writer" / "manifest.json"
    before = manifest.stat().st_mtime_ns
    _, notes = sotto("models", "list", notes=True)
    assert "Verifying" not in notes
    assert manifest.stat().st_mtime_ns == before


def test_what_was_tampered_with_is_told_and_not_used(
    sotto: Sotto, stick: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "sotto"))
    path = stick / "writer" / "writer.gguf"
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    stick.rename(tmp_path / "models")
    _, notes = sotto("models", "list", notes=True)
    assert "has been altered" in notes
    assert "writer" not in here(sotto)


def test_a_question_says_that_its_model_is_not_there(sotto: Sotto, stick: Path) -> None:
    sotto("models", "import", stick, "--in-place")
    stick.rename(stick.with_name("pocket"))
    answer, notes = sotto("ask", "What is it?", notes=True)
    assert answer["model"] is None
    assert "which is not there now" in notes
    assert "Connect the drive" in notes
    assert "not there now" in here(sotto)["writer"]["away"]
