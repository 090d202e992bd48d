"""Weights as integers with many scales: word vectors one for each row, matrices one per block."""

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

from export.onnx.recipes import Blocks

CONTRIBUTED = "com.microsoft"
_FEWEST_ROWS = 256
_BY_INTEGERS = 4  # accuracy_level of MatMulNBits: activations of a block become 8-bit integers too


def pack_rows(model: ModelProto) -> None:
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


def pack_blocks(model: ModelProto, blocks: Blocks) -> None:
    """Store the fixed matrices of products in blocks along their rows (MatMulNBits)."""
    weights = {tensor.name: tensor for tensor in model.graph.initializer}
    for position, node in enumerate(model.graph.node):
        name = node.input[1] if node.op_type == "MatMul" else ""
        tensor = weights.get(name)
        if tensor is None or len(tensor.dims) != 2:
            continue
        codes, scales = _in_blocks(numpy_helper.to_array(tensor), blocks)
        if tensor in model.graph.initializer:  # else it was packed for another product
            model.graph.initializer.remove(tensor)
            model.graph.initializer.append(numpy_helper.from_array(codes, f"{name}/codes"))
            model.graph.initializer.append(numpy_helper.from_array(scales, f"{name}/scales"))
        model.graph.node[position].CopyFrom(_product(node, tensor, blocks))
    add_contributed(model)


def add_contributed(model: ModelProto) -> None:
    """Let `model` use the operators of ONNX Runtime that are not part of ONNX."""
    if all(used.domain != CONTRIBUTED for used in model.opset_import):
        model.opset_import.append(helper.make_opsetid(CONTRIBUTED, 1))


def _product(node: NodeProto, weights: TensorProto, blocks: Blocks) -> NodeProto:
    name = node.input[1]
    return helper.make_node(
        "MatMulNBits",
        [node.input[0], f"{name}/codes", f"{name}/scales"],
        list(node.output),
        name=node.name,
        domain=CONTRIBUTED,
        K=weights.dims[0],
        N=weights.dims[1],
        bits=blocks.bits,
        block_size=blocks.size,
        accuracy_level=_BY_INTEGERS,
    )


def _in_blocks(
    weights: NDArray[np.float32], blocks: Blocks
) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    """Codes (columns, blocks, bytes of a block) around the middle, scales (columns, blocks).

    The entry of largest magnitude becomes the lowest code, so all of the range is used.
    """
    rows, columns = weights.shape
    count = -(-rows // blocks.size)
    padded = np.zeros((columns, count * blocks.size), np.float32)
    padded[:, :rows] = weights.T
    values = padded.reshape(columns, count, blocks.size)
    middle = 1 << (blocks.bits - 1)
    furthest = np.abs(values).argmax(axis=2, keepdims=True)
    scales = (np.take_along_axis(values, furthest, axis=2) / -middle).astype(np.float32)
    scales[scales == 0] = 1
    codes = np.clip(np.round(values / scales) + middle, 0, 2 * middle - 1).astype(np.uint8)
    if blocks.bits == 4:
        codes = (codes[..., 0::2] | codes[..., 1::2] << 4).astype(np.uint8)
    return codes, scales[..., 0]
