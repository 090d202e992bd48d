"""What `sotto models` says of runtimes and providers; nothing is probed here."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app.cli.root import run as run_sotto
from app.paths import Home
from app.services.provider_devices import this_system
from tests.data.wheels import runtime_wheel

NAME = "onnxruntime-openvino"


Models = Callable[..., tuple[int, str]]


@pytest.fixture
def models(capsys: pytest.CaptureFixture[str]) -> Models:
    """Runs a verb of `sotto models`; gives exit code and stdout."""

    def call(*arguments: str) -> tuple[int, str]:
        code = run_sotto(["models", *arguments], open_window=lambda *_: 99)
        return code, capsys.readouterr().out

    return call


def test_providers_are_told_with_their_reasons(models: Models) -> None:
    code, text = models("providers")
    assert code == 0
    assert "Nothing was tried yet" in text
    assert "taken          Processor" in text
    _, given = models("providers", "--json")
    rows = json.loads(given)["models"][0]["rows"]
    assert {row["outcome"]["provider"] for row in rows} >= {"cpu", "openvino", "cuda", "vitisai"}
    assert all(row["outcome"]["reason"] for row in rows)


def test_a_report_is_written_once(models: Models, tmp_path: Path) -> None:
    file = tmp_path / "report.json"
    assert models("providers", "--report", str(file))[0] == 0
    assert json.loads(file.read_bytes())["models"]
    assert models("providers", "--report", str(file))[0] == 1  # it is there already


@pytest.mark.skipif(this_system() != ("Linux", "x86_64"), reason="what exists for this system")
def test_a_wheel_is_taken_in_listed_verified_and_removed(
    models: Models, own_home: Home, tmp_path: Path
) -> None:
    assert f"  {NAME}" in models("list")[1]
    wheel = runtime_wheel(tmp_path, {"onnxruntime/__init__.py": b"raise SystemExit"})
    assert models("import", str(wheel))[0] == 0
    assert f"* {NAME}" in models("list")[1]
    assert "not_tried" in models("providers", "--json")[1]
    assert models("verify", NAME)[0] == 0
    (own_home.providers / NAME / "onnxruntime" / "__init__.py").write_bytes(b"import os")
    assert models("verify", NAME)[0] == 1
    assert models("remove", NAME)[0] == 0
    assert not (own_home.providers / NAME).exists()
    assert models("remove", NAME)[0] == 4
