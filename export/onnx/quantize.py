"""Turns a float ONNX model into one that computes with 8-bit integers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

Feed = Mapping[str, NDArray[np.int64]]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to quantize; weights once, activations anew for every batch with one scale per tensor.

    `balance`: channels of an activation whose largest value exceeds `balance` times the median
    channel's are divided by the excess, and the weights that meet them multiplied by it. Few
    channels of a transformer are such outliers, and one of them spoils the scale for all others.
    (After Xiao et al., SmoothQuant, 2023, restricted to the outliers, so that the weights of the
    other channels keep their precision.) `reduce_range`: 7-bit weights, whose products cannot
    overflow the 16-bit sums of processors with AVX2 but without VNNI. `embeddings`: word vectors
    with one scale for the whole table, one for each row, or left as floats.
    """

    name: str
    per_channel: bool = True
    signed: bool = True
    reduce_range: bool = False
    embeddings: Literal["table", "rows", "float"] = "table"
    balance: float | None = None


RECIPES = {
    recipe.name: recipe
    for recipe in (
        Recipe("tensor-s8", per_channel=False),
        Recipe("tensor-u8", per_channel=False, signed=False),
        Recipe("channel-s8"),
        Recipe("channel-s8-reduced", reduce_range=True),
        Recipe("channel-u8", signed=False),
        Recipe("channel-s8-words-f32", embeddings="float"),
        Recipe("balanced-s8", balance=3.0),
        Recipe("balanced-rows-s8", balance=3.0, embeddings="rows"),
        Recipe("balanced-rows-s8-reduced", balance=3.0, embeddings="rows", reduce_range=True),
    )
}
SHIPPED_RECIPE = "balanced-rows-s8"
_FEWEST_ROWS = 256


def quantize(source: Path, target: Path, recipe: Recipe, calibration: Sequence[Feed]) -> None:
    """Write `source` quantized as `recipe` says to `target`; needs `calibration` to balance."""
    model = onnx.load(source)
    if recipe.balance is not None:
        _balance(model, _largest(model, calibration), recipe.balance)
    if recipe.embeddings == "rows":
        _quantize_rows(model)
    quantize_dynamic(
        model,
        target,
        op_types_to_quantize=["MatMul", "Gather"] if recipe.embeddings == "table" else ["MatMul"],
        per_channel=recipe.per_channel,
        reduce_range=recipe.reduce_range,
        weight_type=QuantType.QInt8 if recipe.signed else QuantType.QUInt8,
    )


def _products(model: ModelProto) -> dict[str, list[NodeProto]]:
    """The matrix products with fixed weights, by the activation they take."""
    fixed = {tensor.name for tensor in model.graph.initializer}
    products: dict[str, list[NodeProto]] = {}
    for node in model.graph.node:
        if node.op_type == "MatMul" and node.input[1] in fixed:
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


def _balance(model: ModelProto, largest: Mapping[str, NDArray[np.float32]], factor: float) -> None:
    """Move the excess of outlier channels from activations into the weights that meet them."""
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


def _quantize_rows(model: ModelProto) -> None:
    """Store tables of embeddings as 8-bit integers with a scale for each row.

    A row is looked up together with its scale; one scale for a table of 30,000 words would be
    that of its largest entry.
    """
    tables = {tensor.name: tensor for tensor in model.graph.initializer}
    for node in list(model.graph.node):
        table = tables.get(node.input[0]) if node.op_type == "Gather" else None
        if table is None or len(table.dims) != 2 or table.dims[0] < _FEWEST_ROWS:
            continue
        values = numpy_helper.to_array(table)
        scales = np.abs(values).max(axis=1, keepdims=True) / np.float32(127)
        scales[scales == 0] = 1
        codes = np.round(values / scales).astype(np.int8)
        name = table.name
        model.graph.initializer.remove(table)
        model.graph.initializer.append(numpy_helper.from_array(codes, f"{name}/codes"))
        model.graph.initializer.append(numpy_helper.from_array(scales, f"{name}/scales"))
        ids = node.input[1]
        steps = (
            helper.make_node("Gather", [f"{name}/codes", ids], [f"{name}/row"]),
            helper.make_node("Cast", [f"{name}/row"], [f"{name}/float"], to=TensorProto.FLOAT),
            helper.make_node("Gather", [f"{name}/scales", ids], [f"{name}/scale"]),
            helper.make_node("Mul", [f"{name}/float", f"{name}/scale"], list(node.output)),
        )
        position = list(model.graph.node).index(node)
        model.graph.node.remove(node)
        for offset, step in enumerate(steps):
            model.graph.node.insert(position + offset, step)
