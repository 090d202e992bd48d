"""Turns a float ONNX model into a smaller or faster one, as a recipe says."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnx
from onnx import ModelProto, TensorProto
from onnxruntime.quantization import (
    CalibrationDataReader,
    CalibrationMethod,
    QuantFormat,
    QuantType,
    quantize_dynamic,
    quantize_static,
)

from export.onnx.balance import Feed, balance
from export.onnx.graph import Shape, fix_shape, fuse, halve
from export.onnx.packing import pack_blocks, pack_rows
from export.onnx.recipes import Blocks, Dynamic, Half, Recipe, Static

# What operators that are no part of ONNX give, where inference of types does not know.
_ASSUMED = {"DefaultTensorType": TensorProto.FLOAT}


def quantize(
    source: Path,
    target: Path,
    recipe: Recipe,
    calibration: Sequence[Feed],
    *,
    shape: Shape | None = None,
) -> None:
    """Write `source`, changed as `recipe` says, to `target`.

    `calibration` is what balancing and static scales are measured with; it must have `shape` too.
    """
    model = onnx.load(source)
    if shape is not None:
        model = fix_shape(model, shape)
    if recipe.fuse:
        model = fuse(model)
    if recipe.balance is not None:
        balance(model, calibration, recipe.balance)
    if recipe.embeddings == "rows":
        pack_rows(model)
    match recipe.arithmetic:
        case Dynamic() as dynamic:
            _dynamic(model, target, dynamic, with_tables=recipe.embeddings == "table")
        case Static() as static:
            _static(model, target, static, calibration)
        case Blocks() as blocks:
            pack_blocks(model, blocks)
            onnx.save(model, target)
        case Half():
            onnx.save(halve(model), target)
        case None:
            onnx.save(model, target)


def _dynamic(model: ModelProto, target: Path, how: Dynamic, *, with_tables: bool) -> None:
    products = ["MatMul", "Attention"]
    quantize_dynamic(
        model,
        target,
        op_types_to_quantize=[*products, "Gather"] if with_tables else products,
        per_channel=how.per_channel,
        reduce_range=how.reduce_range,
        weight_type=QuantType.QInt8 if how.signed else QuantType.QUInt8,
        extra_options=_ASSUMED,
    )


def _static(model: ModelProto, target: Path, how: Static, calibration: Sequence[Feed]) -> None:
    narrow = QuantType.QInt8 if how.symmetric else QuantType.QUInt8
    extremes = how.percentile is None
    quantize_static(
        model,
        target,
        _Calibration(_padded(calibration)),
        quant_format=QuantFormat.QDQ if how.explicit else QuantFormat.QOperator,
        op_types_to_quantize=["MatMul"],
        nodes_to_exclude=_narrowing(model) if how.mixed else [],
        per_channel=True,
        activation_type=QuantType.QUInt16 if how.wide else narrow,
        weight_type=QuantType.QInt8,
        calibrate_method=CalibrationMethod.MinMax if extremes else CalibrationMethod.Percentile,
        extra_options={
            **_ASSUMED,
            "MatMulConstBOnly": True,
            "ActivationSymmetric": how.symmetric,
            "WeightSymmetric": True,
            **({} if extremes else {"CalibPercentile": how.percentile}),
        },
    )


def _narrowing(model: ModelProto) -> list[str]:
    """The names of the products that give fewer channels than they take."""
    shapes = {tensor.name: tensor.dims for tensor in model.graph.initializer}
    products = (node for node in model.graph.node if node.op_type == "MatMul")
    fixed = ((node.name, shapes[node.input[1]]) for node in products if node.input[1] in shapes)
    return [name for name, shape in fixed if shape[0] > shape[1]]


def _padded(feeds: Sequence[Feed]) -> list[Feed]:
    """All of one width, which percentiles can be taken of only."""
    width = max(value.shape[1] for feed in feeds for value in feed.values())
    return [
        {name: np.pad(value, ((0, 0), (0, width - value.shape[1]))) for name, value in feed.items()}
        for feed in feeds
    ]


class _Calibration(CalibrationDataReader):  # type: ignore[misc]
    """Gives one batch after another, None at the end."""

    def __init__(self, feeds: Sequence[Feed]) -> None:
        self._feeds: Iterator[Feed] = iter(feeds)

    def get_next(self) -> Feed | None:
        return next(self._feeds, None)
