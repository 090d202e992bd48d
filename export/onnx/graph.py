"""Changes to a network that are made before its numbers become smaller: shapes, fusion, halves."""

import tempfile
from pathlib import Path
from typing import NamedTuple

import onnx
import onnxruntime
from onnx import ModelProto
from onnxruntime.tools.onnx_model_utils import fix_output_shapes, make_input_shape_fixed
from onnxruntime.transformers.float16 import convert_float_to_float16
from onnxruntime.transformers.fusion_options import FusionOptions
from onnxruntime.transformers.optimizer import optimize_model

from export.onnx.packing import add_contributed


class Shape(NamedTuple):
    """The one size of batch that a network takes, as NPUs want it; texts are padded to `tokens`."""

    batch: int
    tokens: int

    def __str__(self) -> str:
        return f"{self.batch}x{self.tokens}"


def fix_shape(model: ModelProto, shape: Shape) -> ModelProto:
    """`model` for batches of just this shape; what depended on sizes is computed beforehand."""
    for given in model.graph.input:
        make_input_shape_fixed(model.graph, given.name, list(shape))
    fix_output_shapes(model)
    with tempfile.TemporaryDirectory() as folder:
        folded = Path(folder) / "folded.onnx"
        options = onnxruntime.SessionOptions()
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        options.optimized_model_filepath = str(folded)
        onnxruntime.InferenceSession(
            model.SerializeToString(),
            options,
            providers=["CPUExecutionProvider"],
            # Products stay products, which recipes look for.
            disabled_optimizers=["MatMulAddFusion"],
        )
        return onnx.load(folded)


def fuse(model: ModelProto) -> ModelProto:
    """`model` with one operator for each attention, GELU and sum before a layer norm.

    Word vectors are left apart, so that they can be packed.
    """
    options = FusionOptions("bert")
    options.enable_embed_layer_norm = False
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.onnx"
        onnx.save(model, path)
        optimized = optimize_model(
            str(path), "bert", num_heads=0, hidden_size=0, optimization_options=options, opt_level=0
        )
    fused: ModelProto = optimized.model
    add_contributed(fused)
    return fused


def halve(model: ModelProto) -> ModelProto:
    """`model` computing with 16-bit floats, between inputs and outputs as before."""
    halved: ModelProto = convert_float_to_float16(model, keep_io_types=True)
    return halved
