"""Embedders, rerankers and classifiers leave a Hugging Face folder as what our engines load."""

import json
from dataclasses import astuple, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="needs the export group")

import onnx

from app.domain.models import Task
from app.engines.onnx_embedder import OnnxEmbedder
from app.engines.onnx_entailer import LABELS, OnnxEntailer
from app.engines.onnx_reranker import OnnxReranker
from app.evaluation.datasets import load_retrieval
from app.paths import bundled
from app.services.model_store import ModelStore
from export.__main__ import main
from export.onnx.calibration import feeds
from export.onnx.export import Export
from export.onnx.float_model import export_float
from export.onnx.graph import Shape
from export.onnx.parity import closeness, document_texts, limited
from export.onnx.recipes import RECIPES
from export.sources import ExportError, original, sha256
from export.texts import OWN_TEXTS
from tests.export.tiny_bert import WINDOW, tiny_classifier, tiny_embedder

# The exporters warn about each other's and their own old interfaces.
pytestmark = pytest.mark.filterwarnings("ignore")

TEXTS = tuple(document_texts(load_retrieval(OWN_TEXTS))[:12])
OPERATORS = {
    "fp32": "MatMul",
    "fp32-fused": "Attention",
    "fp16": "Cast",
    "fused": "QAttention",
    "static": "QLinearMatMul",
    "qdq": "DequantizeLinear",
    "blocks": "MatMulNBits",
}
OF_EACH_KIND = ("fp16", "balanced-rows-s8", "fused-rows-s8", "static-s8", "qdq-s8", "blocks-4")
COARSE = {"blocks-4": 0.6}


def exported(folder: Path, published: Path) -> Export:
    folder.mkdir()
    spec = export_float(original(str(published), folder), folder)
    return Export(folder, spec, TEXTS)


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("onnx")


@pytest.fixture(scope="module")
def embedder(work: Path) -> Export:
    return exported(work / "float-embedder", tiny_embedder(work / "Tiny Embedder"))


@pytest.fixture(scope="module")
def reranker(work: Path) -> Export:
    return exported(work / "float-reranker", tiny_classifier(work / "reranker"))


@pytest.fixture(scope="module")
def entailer(work: Path) -> Export:
    return exported(work / "float-entailer", tiny_classifier(work / "entailer", LABELS[::-1]))


def test_the_folder_says_what_the_model_is(embedder: Export) -> None:
    spec = embedder.spec
    assert (spec.task, spec.pooling, spec.dimensions) == (Task.EMBED, "cls", 64)
    assert (spec.context_length, spec.query_prefix) == (WINDOW - 8, "question: ")
    assert (spec.licence, spec.languages) == ("MIT", ("de",))


@pytest.mark.parametrize("name", RECIPES)
def test_every_recipe_gives_nearly_the_same_vectors(
    embedder: Export, tmp_path: Path, name: str
) -> None:
    embedder.make(RECIPES[name], tmp_path)
    operators = {node.op_type for node in onnx.load(tmp_path / "model.onnx").graph.node}
    expected = next((OPERATORS[key] for key in OPERATORS if name.startswith(key)), "MatMulInteger")
    assert expected in operators
    before, after = (
        OnnxEmbedder(folder, threads=1).embed_passages(TEXTS)
        for folder in (embedder.reference, tmp_path)
    )
    assert closeness(before[:1], before[1:2]).min < 0.999  # they are vectors of different texts
    assert closeness(before, after).min > COARSE.get(name, 0.99)


@pytest.mark.parametrize("name", OF_EACH_KIND)
def test_every_kind_of_recipe_gives_nearly_the_same_scores(
    reranker: Export, tmp_path: Path, name: str
) -> None:
    assert reranker.spec.task is Task.RERANK
    reranker.make(RECIPES[name], tmp_path)
    before, after = (
        OnnxReranker(folder, threads=1).score("how long does it take", TEXTS)
        for folder in (reranker.reference, tmp_path)
    )
    assert np.corrcoef(before, after)[0, 1] > COARSE.get(name, 0.95)


def test_a_classifier_keeps_the_order_of_its_labels(entailer: Export, tmp_path: Path) -> None:
    assert (entailer.spec.task, entailer.spec.labels) == (Task.ENTAIL, LABELS[::-1])
    entailer.make(RECIPES["balanced-rows-s8"], tmp_path)
    pairs = list(pairwise(TEXTS))
    before, after = (
        np.array([astuple(found) for found in OnnxEntailer(folder, threads=1).entail(pairs)])
        for folder in (entailer.reference, tmp_path)
    )
    assert np.ptp(before) > 0.1
    assert np.abs(before - after).mean() < 0.05  # single pairs lie on the border of two labels


@pytest.mark.parametrize("name", ["fp32", "balanced-rows-s8", "qdq-s8-symmetric"])
def test_a_fixed_shape_computes_the_same(embedder: Export, tmp_path: Path, name: str) -> None:
    shape = Shape(batch=2, tokens=40)
    spec = replace(embedder.spec, context_length=shape.tokens)
    for folder, wanted in (("any", None), ("fixed", shape)):
        export = Export(embedder.reference, spec, TEXTS, wanted)
        export.make(RECIPES[name], tmp_path / folder)
    graph = onnx.load(tmp_path / "fixed" / "model.onnx").graph
    for given in graph.input:
        assert tuple(size.dim_value for size in given.type.tensor_type.shape.dim) == shape
    assert "Shape" not in {node.op_type for node in graph.node}  # sizes are known beforehand
    before, after = (  # three texts do not fill the second batch
        OnnxEmbedder(tmp_path / folder, threads=1).embed_passages(TEXTS[:3])
        for folder in ("any", "fixed")
    )
    assert closeness(before, after).min > (0.9999 if name == "fp32" else 0.99)


def test_a_fixed_shape_bounds_the_window(embedder: Export, tmp_path: Path) -> None:
    export = Export(embedder.reference, embedder.spec, TEXTS, Shape(batch=1, tokens=32))
    export.make(RECIPES["fp32"], tmp_path)
    assert json.loads((tmp_path / "config.json").read_bytes())["max_tokens"] == 32
    batch = feeds(tmp_path, TEXTS[:1], task=Task.EMBED, max_tokens=64, shape=export.shape)[0]
    assert {value.shape for value in batch.values()} == {(1, 32)}


@pytest.mark.parametrize("kind", ["embedder", "reranker", "entailer"])
def test_what_the_command_writes_is_taken_in(
    kind: str, work: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    export: Export = request.getfixturevalue(kind)
    published = next(p for p in work.iterdir() if p.name.lower() in (kind, f"tiny {kind}"))
    out = tmp_path / f"my-{kind}"
    command = ["onnx", str(published), "--out", str(out), "--recipe", "fused-rows-s8"]
    assert main([*command, "--cache", str(tmp_path)]) == 0
    report = json.loads((out / "parity.json").read_bytes())
    assert (report["model"], report["recipe"]) == (export.spec.name, "fused-rows-s8")
    assert {figure["unit"] for figure in report["figures"]} >= {"", report["figures"][-1]["unit"]}
    assert str(tmp_path) not in (out / "README.md").read_text("utf-8")
    provenance = json.loads((out / "provenance.json").read_bytes())
    assert provenance["outputs"]["model.onnx"] == sha256(out / "model.onnx")
    assert provenance["sources"]["model.safetensors"] == sha256(published / "model.safetensors")
    store = ModelStore(tmp_path / "models", bundled("models"))
    spec = store.import_path(out)
    assert (spec.name, spec.task) == (f"my-{kind}", export.spec.task)
    assert spec.context_length == export.spec.context_length
    assert (spec.pooling, spec.query_prefix) == (export.spec.pooling, export.spec.query_prefix)
    assert spec.labels == export.spec.labels


def test_layers_that_would_be_lost_are_named(tmp_path: Path) -> None:
    published = tiny_embedder(tmp_path / "tiny")
    modules = [{"type": "sentence_transformers.models.Dense"}]
    (published / "modules.json").write_text(json.dumps(modules), "utf-8")
    with pytest.raises(ExportError, match="Dense"):
        export_float(original(str(published), tmp_path), tmp_path)


def test_a_folder_without_a_model_is_a_clear_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    assert main(["onnx", str(tmp_path / "empty"), "--cache", str(tmp_path)]) == 1
    assert "config.json" in capsys.readouterr().err


def test_an_unknown_recipe_is_a_clear_error(
    work: Path, reranker: Export, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["onnx", str(work / "reranker"), "--recipe", "magic"]) == 1
    assert "balanced-rows-s8" in capsys.readouterr().err


def test_a_part_of_a_set_keeps_what_answers_its_questions() -> None:
    own = load_retrieval(OWN_TEXTS)
    part = limited(own, 20)
    assert len(part.corpus) <= 21
    assert 5 <= len(part.questions) < len(own.questions)
    ids = {entry.id for entry in part.corpus}
    relevant = {id_ for q in part.questions for id_, grade in q.grades.items() if grade > 0}
    assert relevant < ids
    assert limited(own, 1000) is own
