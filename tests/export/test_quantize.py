"""The steps of quantization, on a network small enough to know what must come out."""

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("onnx", reason="needs the export group")

import onnx
import onnxruntime
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from export.onnx import packing, saturation
from export.onnx.balance import balance
from export.onnx.packing import pack_rows
from export.onnx.quantize import quantize
from export.onnx.recipes import RECIPES, Blocks, Dynamic, Recipe
from export.onnx.saturation import run_clipping

ROWS, WIDTH, OUT = 300, 64, 8
OUTLIER, EXCESS = 5, 60.0


def network(path: Path, *, excess: float = EXCESS) -> onnx.ModelProto:
    """Words looked up in a table, one channel of which is `excess` times larger, times a matrix."""
    chance = np.random.default_rng(3)
    table = chance.normal(size=(ROWS, WIDTH)).astype(np.float32)
    table[:, OUTLIER] *= excess
    table[7] *= 0.01
    weights = chance.normal(size=(WIDTH, OUT)).astype(np.float32)
    weights[OUTLIER] /= excess
    graph = helper.make_graph(
        [
            helper.make_node("Gather", ["table", "ids"], ["looked"], name="look"),
            helper.make_node("MatMul", ["looked", "weights"], ["out"], name="product"),
        ],
        "small",
        [helper.make_tensor_value_info("ids", TensorProto.INT64, ["batch", "tokens"])],
        [helper.make_tensor_value_info("out", TensorProto.FLOAT, ["batch", "tokens", OUT])],
        [numpy_helper.from_array(table, "table"), numpy_helper.from_array(weights, "weights")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=9)
    onnx.save(model, path)
    return model


FEED = {"ids": np.arange(0, 40, dtype=np.int64)[None]}


def run(model: onnx.ModelProto | Path) -> NDArray[np.float32]:
    given = str(model) if isinstance(model, Path) else model.SerializeToString()
    session = onnxruntime.InferenceSession(given, providers=["CPUExecutionProvider"])
    output: NDArray[np.float32] = session.run(None, FEED)[0]
    return output


def test_balancing_alone_changes_nothing(tmp_path: Path) -> None:
    model = network(tmp_path / "m.onnx")
    before = run(model)
    balance(model, [FEED], 3.0)
    assert [node.op_type for node in model.graph.node] == ["Gather", "Mul", "MatMul"]
    np.testing.assert_allclose(run(model), before, rtol=1e-4, atol=1e-4)


def test_balancing_makes_quantization_better(tmp_path: Path) -> None:
    expected = run(network(tmp_path / "m.onnx"))
    errors = []
    for recipe in (
        Recipe("plain", arithmetic=Dynamic()),
        Recipe("b", balance=3.0, arithmetic=Dynamic()),
    ):
        quantize(tmp_path / "m.onnx", tmp_path / "q.onnx", recipe, [FEED])
        errors.append(float(np.abs(run(tmp_path / "q.onnx") - expected).mean()))
    assert errors[1] < errors[0] / 3


def test_a_scale_for_each_row_keeps_small_rows(tmp_path: Path) -> None:
    model = network(tmp_path / "m.onnx", excess=1.0)
    expected = run(model)
    pack_rows(model)
    sizes = {tensor.name: tensor.data_type for tensor in model.graph.initializer}
    assert sizes["table/codes"] == TensorProto.INT8
    found = run(model)
    for row in range(FEED["ids"].shape[1]):  # row 7 is a hundred times smaller than the others
        assert np.abs(found - expected)[0, row].max() < 0.05 * np.abs(expected[0, row]).max()


INTEGERS = [name for name, recipe in RECIPES.items() if isinstance(recipe.arithmetic, Dynamic)]


@pytest.mark.parametrize("name", [name for name in INTEGERS if not RECIPES[name].fuse])
def test_dynamic_recipes_compute_with_integers(tmp_path: Path, name: str) -> None:
    expected = run(network(tmp_path / "m.onnx"))
    quantize(tmp_path / "m.onnx", tmp_path / "q.onnx", RECIPES[name], [FEED])
    operators = {node.op_type for node in onnx.load(tmp_path / "q.onnx").graph.node}
    assert "MatMulInteger" in operators
    found = run(tmp_path / "q.onnx")
    assert np.corrcoef(found.ravel(), expected.ravel())[0, 1] > 0.8


@pytest.mark.parametrize("blocks", [Blocks(bits=8, size=32), Blocks(bits=4, size=16)])
def test_blocks_round_by_half_a_step_of_their_own(blocks: Blocks) -> None:
    chance = np.random.default_rng(4)
    weights = chance.normal(size=(40, 3)).astype(np.float32)  # 40 rows do not fill the last block
    weights[:16] *= 100
    codes, scales = packing._in_blocks(weights, blocks)
    if blocks.bits == 4:
        codes = np.stack([codes & 15, codes >> 4], axis=-1).reshape(*codes.shape[:2], -1)
    middle = 1 << (blocks.bits - 1)
    again = (codes.astype(np.float32) - middle) * scales[..., None]
    found = again.reshape(3, -1)[:, :40].T
    steps = np.repeat(np.abs(scales), blocks.size, axis=1)[:, :40].T
    # The end of the range opposite the furthest value has one code less.
    assert (np.abs(found - weights) <= 1.01 * steps).all()
    assert (np.abs(found - weights) <= 0.51 * steps).mean() > 0.9


def test_sums_of_reduced_weights_are_never_clipped(tmp_path: Path) -> None:
    network(tmp_path / "m.onnx")
    recipe = Recipe("r", balance=3.0, arithmetic=Dynamic(reduce_range=True))
    quantized = tmp_path / "q.onnx"
    quantize(tmp_path / "m.onnx", quantized, recipe, [FEED])
    clipping, exact = run_clipping(quantized, FEED), saturation._run(quantized, FEED, [])
    assert np.abs(exact).max() > 1
    np.testing.assert_allclose(clipping, exact, atol=1e-3)


def test_large_sums_are_clipped() -> None:
    left = np.full((1, 4), 255, np.int32)
    right = np.full((4, 1), 127, np.int32)
    assert saturation._clipped(left, right).tolist() == [[2 * 32767]]
    assert saturation._clipped(left // 2, right).tolist() == [[4 * 127 * 127]]
