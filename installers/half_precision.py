"""Stores the weights of a network in half precision, which halves its file.

They are widened again when the network is loaded, so it computes as before, in single precision.
"""

from pathlib import Path

import onnx
from onnx import TensorProto, helper, numpy_helper

_LEAST_VALUES = 1024


def store_in_half(model: Path) -> None:
    """Write `model` anew."""
    network = onnx.load(model)
    graph = network.graph
    casts = []
    for tensor in graph.initializer:
        values = numpy_helper.to_array(tensor)
        if tensor.data_type != TensorProto.FLOAT or values.size < _LEAST_VALUES:
            continue
        name, stored = tensor.name, f"{tensor.name}_half"
        tensor.CopyFrom(numpy_helper.from_array(values.astype("float16"), stored))
        casts.append(helper.make_node("Cast", [stored], [name], to=TensorProto.FLOAT))
    nodes = [*casts, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)
    onnx.save(network, model)
