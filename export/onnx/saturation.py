"""What an ONNX model with 8-bit integers gives on processors with AVX2 but without VNNI.

Their multiply-add instruction sums two products in 16 bits and clips what does not fit, so signed
weights may give other results there. This computes with that clipping, on any machine, slowly.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx.reference import ReferenceEvaluator
from onnx.reference.op_run import OpRun

_COLUMNS_AT_ONCE = 64
_FIRST_OPSET_WITH_REFERENCE = 19


class MatMulInteger(OpRun):
    """The ONNX operator with the sums of VPMADDUBSW."""

    op_domain = ""

    def _run(self, a: NDArray[Any], b: NDArray[Any], *zero_points: NDArray[Any]) -> Any:
        left = a.reshape(-1, a.shape[-1]).astype(np.int32)
        right = b.astype(np.int32)
        zero_a, zero_b = (point.astype(np.int64).reshape(-1) for point in zero_points)
        raw = _clipped(left, right) if b.dtype == np.int8 else left @ right
        result = (
            raw
            - zero_a * right.sum(axis=0)
            - left.sum(axis=1, keepdims=True) * zero_b
            + zero_a * zero_b * right.shape[0]
        )
        return (result.reshape(*a.shape[:-1], b.shape[1]).astype(np.int32),)


def _clipped(left: NDArray[np.int32], right: NDArray[np.int32]) -> NDArray[np.int64]:
    total = np.zeros((left.shape[0], right.shape[1]), np.int64)
    for start in range(0, right.shape[0], _COLUMNS_AT_ONCE):
        part = slice(start, start + _COLUMNS_AT_ONCE)
        a, b = left[:, part], right[part]
        pairs = a[:, 0::2, None] * b[None, 0::2] + a[:, 1::2, None] * b[None, 1::2]
        total += np.clip(pairs, -32768, 32767).sum(axis=1)
    return total


def run_clipping(model: Path, feed: Mapping[str, NDArray[Any]]) -> NDArray[np.float32]:
    """The first output of `model` for `feed`, with clipping sums."""
    return _run(model, feed, [MatMulInteger])


def _run(
    model: Path, feed: Mapping[str, NDArray[Any]], operators: list[type[OpRun]]
) -> NDArray[np.float32]:
    loaded = onnx.load(model)
    # The reference has no DequantizeLinear of earlier versions; it is the same one.
    loaded.opset_import[0].version = max(
        loaded.opset_import[0].version, _FIRST_OPSET_WITH_REFERENCE
    )
    evaluator = ReferenceEvaluator(loaded, new_ops=operators)
    outputs: list[NDArray[np.float32]] = list(evaluator.run(None, dict(feed)))  # type: ignore[arg-type]
    return outputs[0]
