"""Whisper in Hugging Face form becomes a folder that Sotto listens with, and one for NPUs."""

import json
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="needs the export group")

from app.domain.models import Format, Task
from app.paths import bundled
from app.services.model_store import ModelStore
from export.__main__ import main
from export.compare.speech import recordings
from export.whisper.networks import OnnxNetwork
from export.whisper.onnx_folder import export_onnx
from export.whisper.parity import Listening

Output = pytest.CaptureFixture[str]

# The exporters warn about each other's and their own old interfaces.
pytestmark = pytest.mark.filterwarnings("ignore")


def test_an_exported_whisper_hears_the_same_and_is_taken_in(
    whisper_folder: Path, one_clip: Path, tmp_path: Path
) -> None:
    out = tmp_path / "tiny-whisper"
    (whisper_folder / "README.md").write_text("---\nlicense: mit\nlanguage: en\n---\n")
    given = ["whisper", str(whisper_folder), "--out", str(out), "--recordings", str(one_clip)]
    assert main(given) == 0
    report = json.loads((out / "parity.json").read_bytes())
    figures = {figure["name"]: figure["candidate"] for figure in report["figures"]}
    assert figures["words wrong"] < 0.2
    assert figures["tokens that stay"] > 0.9
    assert figures["cosine"] > 0.99
    assert figures["speed"] > 0
    assert report["bytes"] < 0.4 * report["reference_bytes"]
    assert "int8 as int8_" in report["notes"][1]
    provenance = json.loads((out / "provenance.json").read_bytes())
    assert {"model.bin", "tokenizer.json"} <= set(provenance["outputs"])
    assert "model.safetensors" in provenance["sources"]
    card = (out / "README.md").read_text("utf-8")
    assert "license: mit" in card
    assert "sotto models import" in card
    taken = ModelStore(tmp_path / "models", bundled("models")).import_path(out)
    assert (taken.task, taken.format) == (Task.TRANSCRIBE, Format.CTRANSLATE2)


def test_in_onnx_form_the_same_tokens_are_heard(
    whisper_folder: Path, one_clip: Path, tmp_path: Path
) -> None:
    export_onnx(whisper_folder, tmp_path, "int8")
    (sentence, *_) = recordings(one_clip)
    listening = Listening(whisper_folder, tmp_path / "tokenizer.json", [sentence])
    network = OnnxNetwork(tmp_path, listening.end)
    tokens, cosine = listening.likeness(network)
    assert listening.speed(network, network).ratio > 0.2
    assert len(listening.heard[0].tokens) > 5
    assert tokens.candidate > 0.9
    assert cosine.candidate > 0.99


def test_what_is_no_whisper_is_refused(tmp_path: Path, capsys: Output) -> None:
    assert main(["whisper", str(tmp_path / "absent")]) == 1
    (tmp_path / "config.json").write_text('{"model_type": "bert"}')
    assert main(["whisper", str(tmp_path)]) == 1
    assert "bert" in capsys.readouterr().err


def test_an_unknown_recipe_is_refused(whisper_folder: Path, capsys: Output) -> None:
    assert main(["whisper", str(whisper_folder), "--format", "onnx", "--recipe", "int4"]) == 1
    assert "float16" in capsys.readouterr().err
