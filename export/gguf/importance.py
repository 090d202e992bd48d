"""Measures on a text which inputs of a model's matrices are large, so that rounding spares them.

The error that rounding a weight makes in a product grows with the square of the input that the
weight meets. llama.cpp rounds so that the sum of these errors is least, given the mean square of
every input (its "importance matrix": vendor/llama.cpp/tools/imatrix/imatrix.cpp in the source
package, which this follows). Inputs of expert matrices are not measured; they are rounded without.
"""

import ctypes
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from llama_cpp._ggml import libggml
from numpy.typing import NDArray

from export.gguf.evaluator import Evaluator
from export.sources import ExportError

Importance = Mapping[str, NDArray[np.float32]]
"""Mean square of every input of a weight matrix, by the matrix's name."""
_FLOAT32, _FEWEST_TOKENS = 0, 16
_OBJECT_BYTES = 32  # of `struct ggml_object`, which ggml_tensor_overhead() counts too


class _Tensor(ctypes.Structure):
    """`struct ggml_tensor` of ggml.h, as of llama-cpp-python 0.3.36."""


_Tensor._fields_ = [
    ("type", ctypes.c_int),
    ("buffer", ctypes.c_void_p),
    ("ne", ctypes.c_int64 * 4),
    ("nb", ctypes.c_size_t * 4),
    ("op", ctypes.c_int),
    ("op_params", ctypes.c_int32 * 16),
    ("flags", ctypes.c_int32),
    ("src", ctypes.POINTER(_Tensor) * 10),
    ("view_src", ctypes.POINTER(_Tensor)),
    ("view_offs", ctypes.c_size_t),
    ("data", ctypes.c_void_p),
    ("name", ctypes.c_char * 64),
    ("extra", ctypes.c_void_p),
    ("padding", ctypes.c_char * 8),
]


class _Collector:
    """Sums the squares of what goes into every matrix of weights."""

    def __init__(self) -> None:
        self.sums: dict[str, NDArray[np.float32]] = {}
        self.tokens: dict[str, int] = {}
        self._product = _operation("MUL_MAT")

    def __call__(self, address: int, ask: bool, _: int) -> bool:
        step = _Tensor.from_address(address)
        if step.op != self._product:
            return False  # llama.cpp reports only what it was told to when it asked
        name, entered = step.src[0].contents.name.decode(), step.src[1].contents
        is_matrix = tuple(entered.ne[2:]) == (1, 1)
        wanted = name.startswith("blk.") and entered.type == _FLOAT32 and is_matrix
        if ask:
            return wanted and entered.ne[1] >= _FEWEST_TOKENS
        self._add(name, entered)
        return True

    def _add(self, name: str, entered: _Tensor) -> None:
        rows = np.lib.stride_tricks.as_strided(
            np.ctypeslib.as_array((ctypes.c_float * 1).from_address(entered.data)),
            shape=(entered.ne[1], entered.ne[0]),
            strides=(entered.nb[1], entered.nb[0]),
        )
        squares = np.einsum("tc,tc->c", rows, rows)
        self.sums[name] = self.sums.get(name, 0) + squares
        self.tokens[name] = self.tokens.get(name, 0) + len(rows)


def measure_importance(model: Path, text: str) -> Importance:
    """Compute `text` with `model` and return what went into its matrices.

    ExportError where the text is too short to say anything or a model's numbers are not finite.
    """
    if ctypes.sizeof(_Tensor) != libggml.ggml_tensor_overhead() - _OBJECT_BYTES:
        raise ExportError("this version of llama.cpp lays out its tensors in another way")
    collector = _Collector()
    with Evaluator(model, watch=collector) as evaluator:
        for window in evaluator.windows([text]):
            if len(window) >= _FEWEST_TOKENS:
                evaluator.compute(window)
    if not collector.sums:
        raise ExportError(f"a text for the importance matrix needs {_FEWEST_TOKENS} tokens or more")
    found = {
        name: (sums / collector.tokens[name]).astype(np.float32)
        for name, sums in collector.sums.items()
    }
    if not all(np.isfinite(values).all() for values in found.values()):
        raise ExportError(f"{model.name} computes numbers that are not finite")
    return found


def _operation(name: str) -> int:
    """The number of an operation, which differs between versions."""
    libggml.ggml_op_name.restype = ctypes.c_char_p
    numbers = (number for number in range(256) if libggml.ggml_op_name(number) == name.encode())
    return next(numbers)
