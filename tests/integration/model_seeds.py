"""Small whole models of each kind, and ways to damage their files."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

from tests.data.gguf_models import random_llama

_WHISPER = Path(__file__).parent.parent / "data" / "speech" / "whisper-fixture"
_WIDTH = 16


def gguf_file(folder: Path) -> Path:
    """A language model in a file."""
    folder.mkdir()
    return random_llama(folder / "tiny.gguf", width=32, heads=1, forward=32, layers=1)


def onnx_folder(folder: Path) -> Path:
    """An embedder that gives each word a vector."""
    folder.mkdir()
    words = {word: number for number, word in enumerate(["[PAD]", "[UNK]", "a", "pump", "red"])}
    table = np.random.default_rng(1).normal(size=(len(words), _WIDTH)).astype(np.float32)
    axes = ["batch", "tokens"]
    graph = helper.make_graph(
        [helper.make_node("Gather", ["table", "input_ids"], ["out"])],
        "words",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, axes)],
        [helper.make_tensor_value_info("out", TensorProto.FLOAT, [*axes, _WIDTH])],
        [numpy_helper.from_array(table, "table")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.save(model, str(folder / "model.onnx"))
    tokenizer = Tokenizer(WordLevel(words, unk_token="[UNK]"))  # noqa: S106 - a word
    tokenizer.pre_tokenizer = Whitespace()
    tokenizer.save(str(folder / "tokenizer.json"))
    config = {"name": "words", "max_tokens": 64, "dimensions": _WIDTH, "task": "embed"}
    (folder / "config.json").write_bytes(msgspec.json.encode(config))
    return folder


def whisper_folder(folder: Path) -> Path:
    """The speech model of the tests."""
    shutil.copytree(_WHISPER, folder, ignore=shutil.ignore_patterns("README.md"))
    return folder


def damaged(data: bytes, chance: random.Random, *, header: int) -> bytes:
    """The bytes with one to four places changed, mostly among the first `header` ones."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        near = header if chance.random() < 0.8 else len(changed)
        at = chance.randrange(max(min(near, len(changed)), 1))
        chance.choice(_CHANGES)(changed, at, chance)
    return bytes(changed)


def _flip(data: bytearray, at: int, chance: random.Random) -> None:
    if data:
        data[at] ^= 1 << chance.randrange(8)


def _set(data: bytearray, at: int, chance: random.Random) -> None:
    length = chance.choice((1, 2, 4, 8, 64))
    data[at : at + length] = chance.choice((b"\xff", b"\0", b"\x7f", b"9", b'"')) * length


def _insert(data: bytearray, at: int, chance: random.Random) -> None:
    data[at:at] = chance.randbytes(chance.randint(1, 16))


def _repeat(data: bytearray, at: int, chance: random.Random) -> None:
    data[at:at] = data[at : at + chance.randint(1, 64)] * chance.randint(1, 50)


def _remove(data: bytearray, at: int, chance: random.Random) -> None:
    del data[at : at + chance.randint(1, 64)]


def _cut(data: bytearray, at: int, _: random.Random) -> None:
    del data[at:]


_CHANGES: tuple[Callable[[bytearray, int, random.Random], None], ...] = (
    _flip, _flip, _set, _set, _insert, _repeat, _remove, _cut,
)  # fmt: skip
