"""Rounds the weights of a GGUF file with llama.cpp's own quantization."""

import ctypes
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import llama_cpp
import numpy as np
from gguf import GGMLQuantizationType
from llama_cpp._logger import llama_log_callback

from app.engines.remote import cores
from app.services.model_headers import read_gguf
from export.gguf.importance import Importance
from export.sources import ExportError

RECIPES = (
    "F16", "Q8_0", "Q6_K", "Q5_K_M", "Q5_K_S", "Q5_0", "Q4_K_M", "Q4_K_S", "IQ4_XS", "IQ4_NL",
    "Q4_1", "Q4_0", "Q3_K_M", "IQ3_M", "Q2_K",
)  # fmt: skip
"""llama.cpp's names of what weights become, the largest first."""
_BLOCK = 256  # weights with a scale in common
_ERROR = 4  # of `ggml_log_level`


def quantize(source: Path, target: Path, recipe: str, importance: Importance | None = None) -> None:
    """Write `source` to `target` as `recipe` says; what is quantized already is quantized again.

    With `importance`, rounding spares the weights that meet large inputs. ExportError where
    llama.cpp refuses.
    """
    params = llama_cpp.llama_model_quantize_default_params()
    params.ftype = getattr(llama_cpp, f"LLAMA_FTYPE_MOSTLY_{recipe}")
    params.nthread = cores()
    params.allow_requantize = True
    if importance:
        params.imatrix = _entries(importance)
    with _heard() as messages:
        code = llama_cpp.llama_model_quantize(
            str(source).encode(), str(target).encode(), ctypes.byref(params)
        )
    if code != 0:
        said = messages[-1].strip() if messages else "it does not say why"
        raise ExportError(f"llama.cpp does not quantize {source.name} to {recipe}: {said}")


def fallbacks(path: Path, recipe: str) -> str:
    """What became of matrices that `recipe` cannot hold, in a sentence; empty where it holds all.

    K and I recipes take weights in blocks of 256, so rows of other lengths get a simpler type.
    """
    if "_K" not in recipe and recipe not in ("IQ4_XS", "IQ3_M"):
        return ""
    matrices = [tensor for tensor in read_gguf(path).tensors if len(tensor.shape) > 1]
    others = Counter(
        GGMLQuantizationType(matrix.type).name for matrix in matrices if matrix.shape[0] % _BLOCK
    )
    if not others:
        return ""
    kinds = ", ".join(f"{count} as {name}" for name, count in others.most_common())
    return (
        f"{others.total()} of {len(matrices)} matrices have rows that are no multiple of {_BLOCK},"
        f" which {recipe} needs, and are stored otherwise: {kinds}."
    )


@contextmanager
def _heard() -> Iterator[list[str]]:
    """What llama.cpp says of errors in the meantime; it says nothing on the terminal."""
    messages: list[str] = []

    def hear(level: int, text: bytes, _: int) -> None:
        if level == _ERROR:
            messages.append(text.decode(errors="replace"))

    callback = llama_cpp.llama_log_callback(hear)
    llama_cpp.llama_log_set(callback, None)
    try:
        yield messages
    finally:
        llama_cpp.llama_log_set(llama_log_callback, None)


def _entries(importance: Importance) -> ctypes.Array[llama_cpp.llama_model_imatrix_data]:
    """The matrix as the library takes it: an array that ends with an entry without a name."""
    entries = (llama_cpp.llama_model_imatrix_data * (len(importance) + 1))()
    for entry, (name, values) in zip(entries, importance.items(), strict=False):
        entry.name = name.encode()
        entry.data = np.ascontiguousarray(values).ctypes.data_as(ctypes.POINTER(ctypes.c_float))
        entry.size = len(values)
    return entries
