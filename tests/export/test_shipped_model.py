"""The embedding model that ships is what `python -m export` makes of the published weights."""

import json
from pathlib import Path

import msgspec
import numpy as np
import pytest

pytest.importorskip("torch", reason="needs the export group")

from app.engines.onnx_embedder import OnnxEmbedder
from app.evaluation.datasets import load_retrieval
from app.paths import bundled
from export.onnx.export import Export
from export.onnx.float_model import export_float
from export.onnx.parity import closeness, document_texts, embed_set, scores
from export.onnx.recipes import RECIPES, SHIPPED_RECIPE
from export.report import Report
from export.sources import SOURCES, original, sha256
from export.texts import OWN_TEXTS

NAME = "all-minilm-l6-v2"
SHIPPED = bundled("models") / NAME
FILES = ("model.onnx", "tokenizer.json", "config.json")
EXTRA_TEXTS = (
    "a",
    "Größe, naïve café, 東京, Москва",
    "https://example.org/path?query=1#part " * 20,
    "\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
)

# The exporters warn about each other's and their own old interfaces.
pytestmark = [pytest.mark.filterwarnings("ignore"), pytest.mark.model, pytest.mark.slow]


@pytest.fixture(scope="module")
def anew(tmp_path_factory: pytest.TempPathFactory) -> Export:
    """The published package exported anew (needs a package index)."""
    folder = tmp_path_factory.mktemp("float")
    spec = export_float(original(NAME, tmp_path_factory.mktemp("cache")), folder)
    return Export(folder, spec, tuple(document_texts(load_retrieval(OWN_TEXTS))))


@pytest.fixture(scope="module")
def built(anew: Export, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The model as it ships, made anew."""
    folder = tmp_path_factory.mktemp("built")
    anew.make(RECIPES[SHIPPED_RECIPE], folder)
    return folder


def test_a_new_export_gives_the_same_vectors(built: Path) -> None:
    texts = [*document_texts(load_retrieval(OWN_TEXTS)), *EXTRA_TEXTS]
    shipped = OnnxEmbedder(SHIPPED, threads=2).embed_passages(texts)
    anew = OnnxEmbedder(built, threads=2).embed_passages(texts)
    assert np.ptp(shipped[:, 0]) > 0.05  # they are vectors of different texts
    assert closeness(shipped, anew).min >= 0.999


def test_eight_bits_in_blocks_give_nearly_the_same_vectors(anew: Export, tmp_path: Path) -> None:
    texts = document_texts(load_retrieval(OWN_TEXTS))[:10]
    anew.make(RECIPES["blocks-8"], tmp_path)
    before, after = (
        OnnxEmbedder(folder, threads=2).embed_passages(texts)
        for folder in (anew.reference, tmp_path)
    )
    assert closeness(before, after).min >= 0.998


def test_the_tokenizer_is_the_same(built: Path) -> None:
    assert (built / "tokenizer.json").read_bytes() == (SHIPPED / "tokenizer.json").read_bytes()


def test_the_configuration_differs_in_the_revision_at_most(built: Path) -> None:
    new, shipped = (json.loads((f / "config.json").read_bytes()) for f in (built, SHIPPED))
    assert shipped["revision"] == sha256(SHIPPED / "model.onnx")[:12]
    assert new | {"revision": ""} == shipped | {"revision": ""}


def test_provenance_names_the_files_that_ship_and_their_sources() -> None:
    provenance = json.loads((SHIPPED / "provenance.json").read_bytes())
    source = SOURCES[NAME]
    assert provenance["outputs"] == {name: sha256(SHIPPED / name) for name in FILES}
    assert provenance["sources"] == dict(source.files)
    assert provenance["package"] == {"name": source.package, "version": source.version}
    assert provenance["tools"]["torch"]


def test_the_parity_report_is_of_this_model_and_within_bounds() -> None:
    report = msgspec.json.decode((SHIPPED / "parity.json").read_bytes(), type=Report)
    provenance = json.loads((SHIPPED / "provenance.json").read_bytes())
    assert report.bytes == (SHIPPED / "model.onnx").stat().st_size
    assert report.recipe == provenance["recipe"]
    figures = {figure.name: figure for figure in report.figures}
    assert figures["cosine to the original, mean"].candidate >= 0.985
    rankings = [figure for figure in report.figures if figure.name.startswith("nDCG@10 on")]
    assert len(rankings) >= 3
    for figure in rankings:
        assert figure.reference is not None
        assert figure.candidate >= figure.reference - 0.005
    for name in ("speed", "by processor time"):
        reference = figures[name].reference
        assert reference is not None
        assert figures[name].candidate >= 1.6 * reference


def test_it_finds_our_own_labelled_passages() -> None:
    own = load_retrieval(OWN_TEXTS)
    assert len(own.questions) == 50
    assert scores(own, *embed_set(OnnxEmbedder(SHIPPED, threads=2), own)).mean() > 0.9
