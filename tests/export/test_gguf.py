"""Language models and adapters become GGUF files that compute what their originals do."""

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("sentencepiece", reason="needs the export group")

import llama_cpp
import sentencepiece
import torch
from gguf import GGUFReader
from gguf.quants import dequantize
from numpy.typing import NDArray
from tokenizers import Tokenizer
from transformers import AutoModelForCausalLM

from app.domain.models import Task
from app.paths import bundled
from app.services.model_store import ModelStore
from export.__main__ import main
from export.gguf import package
from export.gguf.convert import convert_model
from export.gguf.evaluator import Evaluator
from export.gguf.importance import measure_importance
from export.gguf.package import fetch_converter
from export.gguf.parity import compare, likeness
from export.gguf.quantize import fallbacks, quantize
from export.sources import ExportError
from tests.data.gguf_models import random_rwkv7
from tests.export.tiny_models import texts, tiny_adapter, tiny_llama, tiny_qwen2

SENTENCE = "Notice sent by e-mail isn't sufficient: 30 days, in writing.\n\nÄpfel kosten 3 €."


@pytest.fixture(scope="module")
def cache() -> Path:
    """Where the converter is kept between runs; the first run fetches its package."""
    folder = Path.home() / ".cache" / "sotto-tests"
    fetch_converter(folder)
    return folder


@pytest.fixture(scope="module")
def llama_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_llama(tmp_path_factory.mktemp("hugging-face") / "tiny-llama")


@pytest.fixture(scope="module")
def llama(llama_folder: Path, cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Llama as a GGUF file with its weights as they are."""
    target = tmp_path_factory.mktemp("gguf") / "tiny-llama-F16.gguf"
    convert_model(llama_folder, target, cache=cache)
    return target


def expected(folder: Path, tokens: list[int]) -> NDArray[np.float32]:
    """What torch computes with the original after each token."""
    with torch.inference_mode():
        model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32)
        logits: NDArray[np.float32] = model(torch.tensor([tokens])).logits[0].numpy()
        return logits


def closeness(a: NDArray[np.float32], b: NDArray[np.float32]) -> float:
    """The least cosine of two rows."""
    lengths = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    return float(((a * b).sum(axis=1) / lengths).min())


def test_a_llama_with_a_sentencepiece_vocabulary_computes_the_same_as_gguf(
    llama_folder: Path, llama: Path
) -> None:
    with Evaluator(llama) as evaluator:
        (window,) = evaluator.windows([SENTENCE])
        logits = evaluator.logits(window).copy()
    vocabulary = sentencepiece.SentencePieceProcessor(str(llama_folder / "tokenizer.model"))
    assert window == [vocabulary.bos_id(), *vocabulary.encode(SENTENCE)]
    assert closeness(logits, expected(llama_folder, window)) > 0.999


def test_a_qwen_folder_becomes_a_folder_that_can_be_imported(cache: Path, tmp_path: Path) -> None:
    folder, out = tiny_qwen2(tmp_path / "tiny-qwen"), tmp_path / "out"
    (folder / "README.md").write_text("---\nlicense: mit\nlanguage: [en]\n---\n", "utf-8")
    command = ["gguf", str(folder), "--recipe", "F16", "--pre-tokenizer", "qwen2", "--no-parity"]
    assert main([*command, "--out", str(out), "--cache", str(cache)]) == 0

    store = ModelStore(tmp_path / "models", bundled("models"))
    spec = store.import_path(out)
    assert (spec.task, spec.quantization) == (Task.GENERATE, "F16")
    path = store.folder(spec.name) / spec.files[0].name
    with Evaluator(path) as evaluator:
        (window,) = evaluator.windows([SENTENCE])
        logits = evaluator.logits(window).copy()
    assert window == Tokenizer.from_file(str(folder / "tokenizer.json")).encode(SENTENCE).ids
    assert closeness(logits, expected(folder, window)) > 0.999

    record = json.loads((out / "provenance.json").read_bytes())
    assert set(record["sources"]) >= {"model.safetensors", "tokenizer.json", "config.json"}
    assert list(record["outputs"].values()) == [hashlib.sha256(path.read_bytes()).hexdigest()]
    card = (out / "README.md").read_text("utf-8")
    assert "license: mit" in card
    assert "--pre-tokenizer qwen2" in card


def test_the_report_says_what_a_recipe_costs_and_whether_importance_helps(
    llama: Path, cache: Path, tmp_path: Path
) -> None:
    measured, measured_with = tmp_path / "mine.txt", tmp_path / "other.txt"
    measured.write_text(" ".join(texts()[:20]), "utf-8")
    measured_with.write_text(" ".join(texts()[20:24]), "utf-8")
    options = ["--imatrix", str(measured), "--texts", str(measured_with), "--cache", str(cache)]
    out = tmp_path / "out"
    assert main(["gguf", str(llama), "--recipe", "Q4_K_M", "--out", str(out), *options]) == 0

    report = json.loads((out / "parity.json").read_bytes())
    assert report["bytes"] < report["reference_bytes"] / 3
    figures = {figure["name"]: figure for figure in report["figures"]}
    assert 0 < figures["divergence"]["candidate"] < 0.1
    assert 0.3 < figures["agreement"]["candidate"] < 1
    assert figures["perplexity"]["reference"] == pytest.approx(400, rel=0.1)  # knows nothing
    assert {"prompt", "answer"} < set(figures)
    names = [variant["name"] for variant in report["variants"]]
    assert names == ["Q4_K_M", "Q4_K_M with importance"]
    assert any("importance matrix from mine.txt" in note for note in report["notes"])
    assert "mine.txt" in json.loads((out / "provenance.json").read_bytes())["sources"]
    same = ["--imatrix", str(measured), "--texts", str(measured)]
    assert main(["gguf", str(llama), "--out", str(out), *same, "--cache", str(cache)]) == 1
    (made,) = out.glob("*.gguf")
    before = made.read_bytes()
    assert main(["gguf", str(made), "--recipe", "Q4_K_M", "--out", str(out)]) == 1
    assert made.read_bytes() == before


def test_a_quantized_model_is_quantized_again_and_says_what_its_rows_do_not_allow(
    smollm2_path: Path, tmp_path: Path
) -> None:
    target = tmp_path / "again.gguf"
    quantize(smollm2_path, target, "Q4_K_M")
    note = fallbacks(target, "Q4_K_M")
    assert note.startswith("181 of 211 matrices have rows that are no multiple of 256")
    assert fallbacks(target, "Q8_0") == ""
    with Evaluator(smollm2_path) as before, Evaluator(target) as after:
        found = likeness(before, after, [SENTENCE])
    assert found.reference_perplexity < 200
    assert 0 < found.divergence < 0.3
    assert found.agreement > 0.6


def test_importance_is_the_mean_square_of_what_enters_a_matrix(
    llama_folder: Path, llama: Path
) -> None:
    text = " ".join(texts()[:4])
    with Evaluator(llama) as evaluator:
        windows = list(evaluator.windows([text]))
    entered: list[torch.Tensor] = []
    model = AutoModelForCausalLM.from_pretrained(llama_folder, dtype=torch.float32)
    down = model.model.layers[1].mlp.down_proj
    down.register_forward_pre_hook(lambda _, inputs: entered.append(inputs[0][0]))
    with torch.inference_mode():
        for window in windows:
            model(torch.tensor([window]))
    squares = torch.cat(entered).square().mean(dim=0).numpy()
    found = measure_importance(llama, text)
    assert len(found) == 2 * 7
    np.testing.assert_allclose(found["blk.1.ffn_down.weight"], squares, rtol=0.05, atol=1e-9)


def test_importance_makes_rounding_spare_the_weights_that_meet_large_inputs(
    llama: Path, tmp_path: Path
) -> None:
    name = "blk.0.ffn_up.weight"
    large = np.ones(256, np.float32)
    large[:8] = 1000.0

    def error(importance: dict[str, NDArray[np.float32]] | None) -> float:
        target = tmp_path / "rounded.gguf"
        quantize(llama, target, "Q4_K_S", importance)
        before, after = (
            next(
                dequantize(t.data, t.tensor_type)
                for t in GGUFReader(path).tensors
                if t.name == name
            )
            for path in (llama, target)
        )
        return float((large * (before - after) ** 2).mean())

    assert error({name: large}) < 0.7 * error(None)


def test_an_adapter_changes_a_gguf_model_as_it_changes_the_original(
    llama_folder: Path, llama: Path, cache: Path, tmp_path: Path
) -> None:
    folder, out = tiny_adapter(tmp_path / "tiny-adapter"), tmp_path / "out"
    text = tmp_path / "text.txt"
    text.write_text(" ".join(texts()[:8]), "utf-8")
    command = ["lora", str(folder), "--base", str(llama_folder), "--out", str(out)]
    command += ["--texts", str(text), "--over", str(llama)]
    assert main([*command, "--cache", str(cache)]) == 0

    figures = {
        figure["name"]: figure["candidate"]
        for figure in json.loads((out / "parity.json").read_bytes())["figures"]
    }
    assert figures["divergence"] < 1e-3
    assert figures["agreement"] > 0.98
    with Evaluator(llama, adapter=out / "tiny-adapter.gguf") as adapted, Evaluator(llama) as plain:
        assert likeness(plain, adapted, [SENTENCE]).divergence > 0.1


def test_a_model_without_a_cache_is_quantized_and_measured(tmp_path: Path) -> None:
    model, target = random_rwkv7(tmp_path / "rwkv.gguf"), tmp_path / "small.gguf"
    quantize(model, target, "Q8_0", measure_importance(model, " ".join(texts()[:4])))
    found, speeds = compare(model, target, [SENTENCE * 4])
    assert 0 < found.divergence < 0.1
    assert all(speed.prompt > 0 and speed.answer > 0 for speed in speeds)


@pytest.mark.parametrize("options", [[], ["--imatrix"]])
def test_a_file_that_is_no_model_is_refused(
    options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nothing = tmp_path / "nothing.gguf"
    nothing.write_text("nothing", "utf-8")
    given = [*options, str(nothing)] if options else []
    assert main(["gguf", str(nothing), *given, "--cache", str(tmp_path / "cache")]) == 1
    assert "nothing" in capsys.readouterr().err


def test_an_unknown_tokenizer_is_refused_with_the_option_that_helps(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    converter = fake_converter(
        tmp_path, 'raise SystemExit("BPE pre-tokenizer was not recognized - update it")'
    )
    assert main(["gguf", str(folder), "--cache", str(converter)]) == 1
    assert "--pre-tokenizer" in capsys.readouterr().err


def test_what_a_converter_says_last_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    converter = fake_converter(tmp_path, 'raise SystemExit("ERROR: Model X is not supported")')
    assert main(["gguf", str(folder), "--cache", str(converter)]) == 1
    assert "Model X is not supported" in capsys.readouterr().err


def fake_converter(folder: Path, program: str) -> Path:
    """A cache with `program` in the place of the converter."""
    cache = folder / "cache"
    place = cache / f"llama.cpp-{llama_cpp.__version__}"
    place.mkdir(parents=True)
    (place / package.CONVERTER).write_text(program, "utf-8")
    return cache


def test_a_source_package_that_is_not_the_locked_one_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def altered(folder: Path) -> Path:
        path = folder / "llama_cpp_python.tar.gz"
        path.write_bytes(b"something else")
        return path

    monkeypatch.setattr(package, "_download", altered)
    with pytest.raises(ExportError, match=r"requirements\.lock"):
        fetch_converter(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_models_with_different_vocabularies_are_not_compared(
    llama: Path, smollm2_path: Path
) -> None:
    with pytest.raises(ExportError, match="vocabulary"):
        compare(smollm2_path, llama, [SENTENCE])
