"""A language model in ONNX expects what its original does, and says so."""

import json
from pathlib import Path

import pytest

pytest.importorskip("optimum", reason="needs the export group")

from app.domain.errors import ModelBroken
from app.services.model_formats import recognise
from export.__main__ import main
from export.onnx_generator.contestant import OnnxGenerator
from tests.export.tiny_models import tiny_qwen2


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_qwen2(tmp_path_factory.mktemp("hugging-face") / "tiny-qwen")


@pytest.fixture(scope="module")
def exported(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with 4-bit weights, compared with the other recipes."""
    work = tmp_path_factory.mktemp("exported")
    text = work / "text.txt"
    text.write_text("The tenant may end this lease by giving written notice. " * 10, "utf-8")
    command = ["onnx", str(folder), "--recipe", "blocks-4", "--recipes", "--texts", str(text)]
    assert main([*command, "--out", str(work / "out"), "--cache", str(work / "cache")]) == 0
    return work / "out"


def test_the_export_expects_what_torch_does_and_small_weights_cost_little(exported: Path) -> None:
    report = json.loads((exported / "parity.json").read_bytes())
    divergence = {
        variant["name"]: next(
            figure["candidate"] for figure in variant["figures"] if figure["name"] == "divergence"
        )
        for variant in report["variants"]
    }
    assert abs(divergence["fp32"]) < 1e-5
    assert abs(divergence["blocks-8"]) < 1e-3
    assert divergence["blocks-8"] < divergence["blocks-4"] < 0.1
    sizes = {variant["name"]: variant["bytes"] for variant in report["variants"]}
    assert sizes["blocks-4"] < sizes["blocks-8"] < sizes["fp32"] / 2


def test_the_cache_that_comes_out_is_the_one_that_goes_in(exported: Path) -> None:
    model = OnnxGenerator(exported)
    (window,) = model.windows(["Notice sent by e-mail is not sufficient."])
    whole = model.logits(window)
    model.compute(window[:-1])
    (last,) = model._step(window[-1:])
    assert last == pytest.approx(whole[-1], rel=0.05, abs=0.02)


def test_the_runtime_of_npus_is_told_what_goes_in_and_out(exported: Path) -> None:
    told = json.loads((exported / "genai_config.json").read_bytes())["model"]
    decoder = told["decoder"]
    assert (told["type"], told["vocab_size"], told["eos_token_id"]) == ("qwen2", 400, 0)
    assert (decoder["num_hidden_layers"], decoder["num_key_value_heads"]) == (2, 2)
    assert decoder["head_size"] == 64
    assert decoder["inputs"]["past_key_names"] % 1 == "past_key_values.1.key"


def test_it_is_not_mistaken_for_an_embedder(exported: Path) -> None:
    with pytest.raises(ModelBroken, match="GGUF"):
        recognise(exported)


def test_a_recipe_that_generators_do_not_take_is_refused(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["onnx", str(folder), "--recipe", "qdq-s8", "--cache", str(tmp_path)]) == 1
    assert "blocks-4" in capsys.readouterr().err
