"""What the command line does and does not do under a policy."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app.cli.root import run
from app.paths import Home
from app.policy import ModelRules
from app.services.self_test import SelfTest, SelfTestReport
from tests.data.gguf_models import random_llama
from tests.unit.cli.conftest import Sotto

Refused = Callable[..., str]


@pytest.fixture
def policy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The policy file of this computer, not written yet."""
    path = tmp_path / "policy" / "policy.toml"
    path.parent.mkdir()
    monkeypatch.setattr("app.cli.session.policy_file", lambda: path)
    return path


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str]) -> Refused:
    """Runs a verb that must fail; gives what it says."""

    def call(*arguments: str | Path) -> str:
        code = run([*map(str, arguments), "--json"], open_window=lambda *_: 99)
        captured = capsys.readouterr()
        assert code == 1, captured.out
        assert json.loads(captured.out)["error"] in captured.err
        return captured.err

    return call


@pytest.mark.parametrize(
    "verb",
    [("ask", "Why?"), ("status",), ("models", "list"), ("privacy",), ("doctor",)],
    ids=lambda verb: verb[0],
)
def test_nothing_is_done_under_a_policy_that_cannot_be_followed(
    refused: Refused, policy: Path, own_home: Home, verb: tuple[str, ...]
) -> None:
    policy.write_text("[settings]\nprose = 'nevr'\n")
    said = refused(*verb)
    assert f"The policy {policy} cannot be followed" in said
    assert "Ask whoever manages this computer" in said
    assert not own_home.root.exists() or not any(own_home.root.iterdir())


def test_nothing_is_fetched_or_brought_where_that_is_forbidden(
    refused: Refused, policy: Path, stick: Path, tmp_path: Path
) -> None:
    policy.write_text("organisation = 'Example Ltd'\n[models]\ninstall = false\nimport = false\n")
    words = "Example Ltd does not allow"
    wheel = tmp_path / "onnxruntime_openvino-1-py3-none-any.whl"
    wheel.touch()
    assert words in refused("models", "install", "smollm2-135m-instruct")
    assert words in refused("models", "install", "onnxruntime-openvino")
    assert words in refused("models", "import", random_llama(tmp_path / "mine.gguf"))
    assert words in refused("models", "import", wheel)
    assert words in refused("models", "import", stick)
    assert words in refused("models", "import", stick, "--in-place")


def test_nor_is_it_tried_out_from_where_it_lies(
    refused: Refused, policy: Path, stick: Path, tmp_path: Path
) -> None:
    policy.write_text("organisation = 'Example Ltd'\n[models]\nimport = false\n")
    words = "Example Ltd does not allow"
    model = stick / "writer"
    assert words in refused("transcribe", tmp_path / "a.ogg", "--model", model)
    assert words in refused("bench", "memory", "--also", model)
    assert words in refused("bench", "embed", "--compare", stick / "bundle.toml")


def test_the_window_is_tried_under_the_rules_for_models(policy: Path) -> None:
    policy.write_text("home = '/nowhere'\n[settings]\nlanguage = 'de'\n[models]\nimport = false\n")
    wanted: list[SelfTest] = []

    def try_window(test: SelfTest, _: object) -> SelfTestReport:
        wanted.append(test)
        return SelfTestReport((), finished=True)

    asked = ["--home", "/nowhere/mine", "self-test"]
    assert run(asked, open_window=lambda *_: 99, try_window=try_window) == 0
    assert wanted == [SelfTest(rules=ModelRules(imports=False))]


def test_the_models_of_a_fixed_folder_are_used_where_they_lie(
    done: Sotto, refused: Refused, policy: Path, stick: Path
) -> None:
    policy.write_text(f"[models]\nimport = false\nfolders = ['{stick}']\n")
    here = {one["name"]: one for one in done("models", "list")["models"]}
    assert here["writer"]["installed"]
    assert "cannot be removed from here" in refused("models", "remove", "writer")


def test_a_folder_that_the_wrong_key_signed_is_left_alone(
    done: Sotto, refused: Refused, policy: Path, stick: Path
) -> None:
    policy.write_text(f"[models]\nsigned_by = ['00ff']\nfolders = ['{stick}']\n")
    found, notes = done("models", "list", notes=True)
    assert "does not allow models signed by" in notes
    assert "writer" not in {one["name"] for one in found["models"]}
    policy.write_text("[models]\nsigned_by = ['00ff']\n")
    assert "does not allow models signed by" in refused("models", "import", stick)
    assert "that nobody has signed" in refused("models", "import", stick / "writer")


def test_a_model_that_is_fixed_cannot_be_changed(
    refused: Refused, done: Sotto, policy: Path, stick: Path
) -> None:
    done("models", "import", stick)
    policy.write_text("organisation = 'Example Ltd'\n[settings]\ngenerator = 'another'\n")
    assert "Example Ltd has fixed it" in refused("models", "use", "writer")


def test_data_elsewhere_is_refused(refused: Refused, policy: Path, tmp_path: Path) -> None:
    policy.write_text(f"home = '{tmp_path / 'data'}'\n")
    assert "keeps all data in" in refused("status", "--home", tmp_path / "mine")
