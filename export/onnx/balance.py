"""Moves outlier channels of activations into the weights that meet them, before quantization."""

from collections.abc import Mapping, Sequence

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

Feed = Mapping[str, NDArray[np.int64]]
"""What a network is given for one batch, by the name of the input."""

_WEIGHTED = ("MatMul", "Attention")


def balance(model: ModelProto, calibration: Sequence[Feed], factor: float) -> None:
    """Balance `model` in place; `factor` as in Recipe.balance. Its results stay the same."""
    largest = _largest(model, calibration)
    weights = {tensor.name: tensor for tensor in model.graph.initializer}
    for activation, nodes in _products(model).items():
        seen = largest[activation]
        excess = np.maximum(1, seen / (factor * np.median(seen))).astype(np.float32)
        if not (excess > 1).any():
            continue
        inverse, balanced = f"{activation}/inverse_excess", f"{activation}/balanced"
        model.graph.initializer.append(numpy_helper.from_array(1 / excess, inverse))
        scale = helper.make_node("Mul", [activation, inverse], [balanced], name=balanced)
        first = min(list(model.graph.node).index(node) for node in nodes)
        model.graph.node.insert(first, scale)
        for node in nodes:
            tensor = weights[node.input[1]]
            scaled = numpy_helper.to_array(tensor) * excess[:, None]
            tensor.CopyFrom(numpy_helper.from_array(scaled, tensor.name))
            node.input[0] = balanced


def _products(model: ModelProto) -> dict[str, list[NodeProto]]:
    """The matrix products with fixed weights, by the activation they take."""
    fixed = {tensor.name for tensor in model.graph.initializer}
    products: dict[str, list[NodeProto]] = {}
    for node in model.graph.node:
        if node.op_type in _WEIGHTED and node.input[1] in fixed:
            products.setdefault(node.input[0], []).append(node)
    return products


def _largest(model: ModelProto, calibration: Sequence[Feed]) -> dict[str, NDArray[np.float32]]:
    """The largest magnitude of every channel of every activation that meets fixed weights."""
    probe = ModelProto()
    probe.CopyFrom(model)
    names = list(_products(model))
    probe.graph.output.extend(
        helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in names
    )
    session = onnxruntime.InferenceSession(
        probe.SerializeToString(), providers=["CPUExecutionProvider"]
    )
    largest: dict[str, NDArray[np.float32]] = {}
    for feed in calibration:
        for name, value in zip(names, session.run(names, feed), strict=True):
            seen = np.abs(value).reshape(-1, value.shape[-1]).max(axis=0)
            largest[name] = np.maximum(largest.get(name, seen), seen)
    return largest
