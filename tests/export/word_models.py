"""Small models made by hand that do know something: the words that texts have in common."""

import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec
import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import NodeProto, TensorProto, helper, numpy_helper

from app.paths import bundled

_TOKENIZER = bundled("models") / "all-minilm-l6-v2" / "tokenizer.json"
_WORDS, _WIDTH = 30_522, 64
_SPECIAL = 1000  # tokens below are no words

Change = Callable[[NDArray[np.float32]], NDArray[np.floating]]


def word_embedder(folder: Path, change: Change = lambda table: table) -> Path:
    """A vector of random numbers for each word, and their mean for a text."""
    table = np.random.default_rng(1).normal(size=(_WORDS, _WIDTH)).astype(np.float32)
    table[:_SPECIAL] = 0
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["row"]),
        helper.make_node("Cast", ["row"], ["out"], to=TensorProto.FLOAT),
    ]
    config = {"name": folder.name, "max_tokens": 256, "dimensions": _WIDTH, "task": "embed"}
    return _written(folder, nodes, change(table), ["batch", "tokens", _WIDTH], config)


def word_reranker(folder: Path, change: Change = lambda table: table) -> Path:
    """Adds the weight of each word of the passage that the question has too."""
    nodes = [*_common(), helper.make_node("Identity", ["common"], ["out"])]
    config = {"name": folder.name, "max_tokens": 256, "task": "rerank"}
    return _written(folder, nodes, change(_weights()), ["batch", 1], config)


def word_entailer(folder: Path, change: Change = lambda table: table) -> Path:
    """The more words in common, the surer it is that the sentence follows."""
    nodes = [
        *_common(),
        helper.make_node("Mul", ["common", "labels"], ["out"]),
        helper.make_node("Constant", [], ["labels"], value=_tensor([[0.4, 0.2, -0.4]])),
    ]
    labels = ["entailment", "neutral", "contradiction"]
    config = {"name": folder.name, "max_tokens": 256, "task": "entail", "labels": labels}
    return _written(folder, [nodes[-1], *nodes[:-1]], change(_weights()), ["batch", 3], config)


def _weights() -> NDArray[np.float32]:
    weights = np.ones(_WORDS, np.float32)
    weights[:_SPECIAL] = 0
    # Tokens are numbered by how frequent they are.
    weights[_SPECIAL : 2 * _SPECIAL] = 0.1
    return weights


def _common() -> list[NodeProto]:
    """Nodes that give "common" (batch, 1): the weights of words in both texts, added up."""
    make = helper.make_node
    return [
        make("Constant", [], ["first"], value=_tensor([1], TensorProto.INT64)),
        make("Constant", [], ["second"], value=_tensor([2], TensorProto.INT64)),
        make("Unsqueeze", ["input_ids", "first"], ["across"]),
        make("Unsqueeze", ["input_ids", "second"], ["down"]),
        make("Equal", ["across", "down"], ["same"]),
        make("Cast", ["same"], ["met"], to=TensorProto.FLOAT),
        make("Cast", ["token_type_ids"], ["passage"], to=TensorProto.FLOAT),
        make("Constant", [], ["one"], value=_tensor([1.0])),
        make("Sub", ["one", "passage"], ["question"]),
        make("Unsqueeze", ["question", "first"], ["asked"]),
        make("Mul", ["met", "asked"], ["met_asked"]),
        make("ReduceMax", ["met_asked"], ["found"], axes=[2], keepdims=0),
        make("Gather", ["table", "input_ids"], ["stored"]),
        make("Cast", ["stored"], ["worth"], to=TensorProto.FLOAT),
        make("Mul", ["found", "passage"], ["inside"]),
        make("Mul", ["inside", "worth"], ["counted"]),
        make("ReduceSum", ["counted", "first"], ["common"], keepdims=1),
    ]


def _tensor(values: object, kind: int = TensorProto.FLOAT) -> TensorProto:
    array = np.array(values)
    return helper.make_tensor("", kind, array.shape, array.ravel().tolist())


def _written(
    folder: Path,
    nodes: list[NodeProto],
    table: NDArray[np.floating],
    shape: list[str | int],
    config: dict[str, object],
) -> Path:
    names = ("input_ids", "token_type_ids") if len(nodes) > 3 else ("input_ids",)
    graph = helper.make_graph(
        nodes,
        "words",
        [helper.make_tensor_value_info(n, TensorProto.INT64, ["batch", "tokens"]) for n in names],
        [helper.make_tensor_value_info("out", TensorProto.FLOAT, shape)],
        [numpy_helper.from_array(table, "table")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    folder.mkdir()
    onnx.save(model, folder / "model.onnx")
    shutil.copy(_TOKENIZER, folder)
    (folder / "config.json").write_bytes(msgspec.json.encode(config))
    return folder
