"""Embedder, reranker and entailer, directly and in their processes."""

import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled, EngineFailure, ModelBroken
from app.engines.onnx_embedder import OnnxEmbedder
from app.engines.onnx_entailer import OnnxEntailer
from app.engines.onnx_model import OnnxModel
from app.engines.onnx_reranker import OnnxReranker
from app.engines.remote_onnx import RemoteEmbedder, RemoteEntailer, RemoteReranker
from tests.data.formats import mean_of_ids_onnx

pytestmark = pytest.mark.model

TEXTS = [
    "The coolant pump is red.",
    "",
    "Seals wear out after two thousand hours and have to be replaced by a trained person. " * 6,
    "A boat on the lake.",
    "Grüße aus München, 世界!",
    "The pump " * 600,
]


@pytest.fixture(scope="module")
def direct(minilm_folder: Path) -> OnnxEmbedder:
    return OnnxEmbedder(minilm_folder, threads=2)


@pytest.fixture
def remote(minilm_folder: Path) -> Iterator[RemoteEmbedder]:
    with closing(RemoteEmbedder(minilm_folder, threads=2)) as embedder:
        yield embedder


def cosines(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return np.asarray((a * b).sum(axis=1))


def broken_copy(folder: Path, target: Path) -> Path:
    copy = target / "model"
    shutil.copytree(folder, copy)
    return copy


def test_vectors_have_unit_length_and_the_order_given(direct: OnnxEmbedder) -> None:
    vectors = direct.embed_passages(TEXTS)
    assert vectors.shape == (len(TEXTS), direct.dimensions)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)
    alone = np.stack([direct.embed_passages([text])[0] for text in TEXTS])
    # An int8 model sees its batch in the scale of activations: near, never bit for bit.
    assert cosines(vectors, alone).min() > 0.95
    assert direct.embed_passages([]).shape == (0, direct.dimensions)


def test_a_question_is_nearest_to_its_passage(direct: OnnxEmbedder) -> None:
    vectors = direct.embed_passages(TEXTS)
    query = direct.embed_query("Which colour is the coolant pump?")
    assert query.shape == (direct.dimensions,)
    assert int((vectors @ query).argmax()) == 0


def test_the_process_gives_the_same_vectors(remote: RemoteEmbedder, direct: OnnxEmbedder) -> None:
    assert (remote.model, remote.dimensions, remote.max_tokens, remote.languages) == (
        direct.model,
        direct.dimensions,
        direct.max_tokens,
        direct.languages,
    )
    many = TEXTS * 4
    assert cosines(remote.embed_passages(many), direct.embed_passages(many)).min() > 0.95
    assert remote.embed_query("pump") == pytest.approx(direct.embed_query("pump"), abs=1e-5)
    assert remote.embed_passages([]).shape == (0, remote.dimensions)
    assert remote.host.ready().missing == []


def test_words_are_near_what_they_mean_in_the_text(
    remote: RemoteEmbedder, direct: OnnxEmbedder
) -> None:
    question = "Which colour has the pump?"
    words = [(6, 12), (21, 25)]
    there = remote.compare(question, words, TEXTS)
    assert there.nearness.shape == (len(TEXTS), 2)
    assert there.nearness[0, 1] > there.nearness[3, 1] + 0.2  # only one names the pump
    here = direct.compare(question, words, TEXTS)
    assert np.allclose(there.nearness, here.nearness, atol=1e-5)
    assert (cosines(there.vectors, direct.embed_passages(TEXTS)) > 0.99).all()


def test_embedding_can_be_cancelled(remote: RemoteEmbedder) -> None:
    remote.embed_query("warm")
    cancel = CancelToken()
    threading.Timer(0.3, cancel.cancel).start()
    with pytest.raises(Cancelled):
        remote.embed_passages(["pump " * 300] * 5000, cancel)
    assert remote.embed_query("pump").shape == (remote.dimensions,)


def test_a_question_does_not_wait_for_a_folder(remote: RemoteEmbedder) -> None:
    remote.embed_query("warm")
    cancel = CancelToken()
    started = threading.Event()

    def embed() -> None:
        started.set()
        with pytest.raises(Cancelled):
            remote.embed_passages(["pump " * 300] * 5000, cancel)

    folder = threading.Thread(target=embed)
    folder.start()
    started.wait()
    try:
        assert remote.embed_query("pump").shape == (remote.dimensions,)
        assert folder.is_alive()
    finally:
        cancel.cancel()
        folder.join()


def test_a_truncated_model_is_broken(minilm_folder: Path, tmp_path: Path) -> None:
    copy = broken_copy(minilm_folder, tmp_path)
    data = (copy / "model.onnx").read_bytes()
    (copy / "model.onnx").write_bytes(data[: len(data) // 2])
    with closing(RemoteEmbedder(copy)) as embedder, pytest.raises(ModelBroken):
        embedder.embed_query("pump")


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_missing_or_foreign_file_is_a_broken_model(
    minilm_folder: Path, tmp_path: Path, name: str
) -> None:
    copy = broken_copy(minilm_folder, tmp_path)
    (copy / name).write_bytes(b"GGUF something else")
    with closing(RemoteEmbedder(copy)) as embedder:
        with pytest.raises(ModelBroken):
            embedder.embed_query("pump")
        (copy / name).unlink()
        with pytest.raises(ModelBroken, match=f"there is no {name}"):
            embedder.embed_query("pump")


def test_a_model_of_other_dimensions_is_refused(minilm_folder: Path, tmp_path: Path) -> None:
    copy = broken_copy(minilm_folder, tmp_path)
    config = json.loads((copy / "config.json").read_text())
    (copy / "config.json").write_text(json.dumps({**config, "dimensions": 768}))
    embedder = OnnxEmbedder(copy, threads=1)
    with pytest.raises(EngineFailure, match="384 dimensions instead of 768"):
        embedder.embed_query("pump")


def test_an_embedder_is_no_reranker(minilm_folder: Path) -> None:
    with pytest.raises(ModelBroken, match="1 or 2 scores"):
        OnnxReranker(minilm_folder, threads=1).score("pump", ["the pump"])


def test_a_reranker_scores_pairs_in_the_order_given(minilm_folder: Path, tmp_path: Path) -> None:
    folder = broken_copy(minilm_folder, tmp_path)
    (folder / "model.onnx").write_bytes(mean_of_ids_onnx())
    passages = ["the pump is red and loud", "a", "the boat " * 50]
    encodings = OnnxModel(folder, threads=1).encode([("pump", passage) for passage in passages])
    expected = [float(np.mean(encoding.ids)) for encoding in encodings]
    with closing(RemoteReranker(folder, threads=1)) as reranker:
        scores = [float(reranker.score("pump", [passage])[0]) for passage in passages]
        assert scores == pytest.approx(expected)
        assert reranker.score("pump", passages).shape == (3,)
        assert reranker.score("pump", []).shape == (0,)


def entailer_folder(minilm_folder: Path, tmp_path: Path, labels: list[str]) -> Path:
    """A cross-encoder with three outputs and weights drawn at random."""
    folder = broken_copy(minilm_folder, tmp_path)
    weights = np.random.default_rng(5).normal(size=3) / 1000
    (folder / "model.onnx").write_bytes(mean_of_ids_onnx(*weights.tolist()))
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps({**config, "labels": labels}))
    return folder


def test_an_entailer_knows_its_outputs_by_their_names(minilm_folder: Path, tmp_path: Path) -> None:
    labels = ["CONTRADICTION", "entailment", "neutral"]
    folder = entailer_folder(minilm_folder, tmp_path, labels)
    pairs = [("The pump is red and loud.", "It is loud."), ("a", "b"), ("A boat. " * 50, "c")]
    encodings = OnnxModel(folder, threads=1).encode(pairs)
    weights = np.random.default_rng(5).normal(size=3) / 1000
    with closing(RemoteEntailer(folder, threads=1)) as entailer:
        found = [entailer.entail([pair])[0] for pair in pairs]
        assert entailer.entail([]) == []
        together = entailer.entail(pairs)
    for encoding, each, again in zip(encodings, found, together, strict=True):
        odds = np.exp(weights * np.mean(encoding.ids))
        contradicted, entailed, neutral = odds / odds.sum()
        expected = pytest.approx([entailed, neutral, contradicted], abs=1e-4)
        assert [each.entailed, each.neutral, each.contradicted] == expected
        # In a batch, padding is seen by this network; a real one has a mask.
        assert again.entailed + again.neutral + again.contradicted == pytest.approx(1)


@pytest.mark.parametrize("labels", [[], ["LABEL_0", "LABEL_1", "LABEL_2"]])
def test_an_entailer_without_named_outputs_is_broken(
    minilm_folder: Path, tmp_path: Path, labels: list[str]
) -> None:
    folder = entailer_folder(minilm_folder, tmp_path, labels)
    with pytest.raises(ModelBroken, match="three labels"):
        OnnxEntailer(folder, threads=1)


def test_a_reranker_is_no_entailer(minilm_folder: Path, tmp_path: Path) -> None:
    folder = entailer_folder(minilm_folder, tmp_path, ["entailment", "neutral", "contradiction"])
    (folder / "model.onnx").write_bytes(mean_of_ids_onnx())
    with pytest.raises(ModelBroken, match="3 scores"):
        OnnxEntailer(folder, threads=1).entail([("a", "b")])
