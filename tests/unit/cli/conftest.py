"""The command line in this process, and models that travel."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.cli.root import run
from tests.data.gguf_models import random_llama

Sotto = Callable[..., Any]


@pytest.fixture
def done(capsys: pytest.CaptureFixture[str]) -> Sotto:
    """Runs a verb in this process, which must succeed; gives its JSON, or also what it noted."""

    def call(*arguments: str | Path, notes: bool = False) -> Any:
        code = run([*map(str, arguments), "--json"], open_window=lambda *_: 99)
        captured = capsys.readouterr()
        assert code == 0, captured.err
        record = json.loads(captured.out)
        return (record, captured.err) if notes else record

    return call


@pytest.fixture
def stick(done: Sotto, tmp_path: Path) -> Path:
    """A bundle with the model "writer", made in another home."""
    other, folder = tmp_path / "other", tmp_path / "stick"
    model = random_llama(tmp_path / "writer.gguf")
    done("models", "import", model, "--no-check", "--home", other)
    made = done("models", "bundle", folder, "writer", "--sign", "--home", other)
    assert made["models"] == ["writer"]
    assert len(made["signed_by"].split()) == 8
    return folder
