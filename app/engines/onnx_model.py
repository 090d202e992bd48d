"""A folder with an ONNX model, its tokenizer and what has to be known about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from app.domain.errors import ModelBroken

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Encoding

_FILES = ("model.onnx", "model_int8.onnx")


class OnnxConfig(msgspec.Struct, frozen=True):
    """config.json of a model folder; `max_tokens` counts special tokens too.

    `labels` are the outputs of a classifier, in order.
    """

    name: str
    max_tokens: int
    revision: str = ""
    dimensions: int = 0
    pooling: Literal["mean", "cls", "last"] = "mean"
    normalize: bool = True
    pad_token_id: int = 0
    query_prefix: str = ""
    passage_prefix: str = ""
    languages: tuple[str, ...] = ("*",)
    labels: tuple[str, ...] = ()

    @property
    def model(self) -> str:
        """Name and revision, as vectors are marked with."""
        return f"{self.name}@{self.revision}" if self.revision else self.name


def load_config(folder: Path) -> OnnxConfig:
    """config.json of `folder`; ModelBroken where it is missing or not what it should be."""
    try:
        return msgspec.json.decode((folder / "config.json").read_bytes(), type=OnnxConfig)
    except OSError as error:
        raise ModelBroken(folder.name, f"config.json: {error.strerror}") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ModelBroken(folder.name, f"config.json: {error}") from error


class OnnxModel:
    """Runs token batches through the network.

    Memory for activations is given back after every batch (no arena), so the process stays near
    the size of the model. Errors of the runtime while loading are its own exceptions.
    """

    def __init__(self, folder: Path, *, threads: int) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        self.config = load_config(folder)
        path = next((folder / name for name in _FILES if (folder / name).is_file()), None)
        if path is None:
            raise ModelBroken(self.config.name, f"there is no {_FILES[0]}")
        if not (folder / "tokenizer.json").is_file():
            raise ModelBroken(self.config.name, "there is no tokenizer.json")
        onnxruntime.disable_telemetry_events()
        onnxruntime.set_default_logger_severity(4)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        # Threads that spin between batches would take the other engines' cores.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"]
        )
        self._inputs = {node.name for node in self._session.get_inputs()}
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(self.config.max_tokens)

    def encode(self, texts: Sequence[str] | Sequence[tuple[str, str]]) -> list[Encoding]:
        """Texts, or pairs of texts, as tokens cut at the model's window."""
        encodings: list[Encoding] = self._tokenizer.encode_batch(list(texts))
        return encodings

    def run(self, batch: Sequence[Encoding]) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """The first output of the network for one batch, and the attention mask."""
        import numpy as np

        width = max(len(encoding.ids) for encoding in batch)
        ids = np.full((len(batch), width), self.config.pad_token_id, np.int64)
        mask = np.zeros_like(ids)
        types = np.zeros_like(ids)
        for row, encoding in enumerate(batch):
            length = len(encoding.ids)
            ids[row, :length] = encoding.ids
            mask[row, :length] = 1
            types[row, :length] = encoding.type_ids
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": types}
        feed = {name: value for name, value in given.items() if name in self._inputs}
        return self._session.run(None, feed)[0], mask


def batches(lengths: Sequence[int], *, token_budget: int, most: int) -> Iterator[list[int]]:
    """Positions in batches of like length, longest first, so that memory peaks at once or never.

    None holds more than `most`, or more than `token_budget` padded tokens unless it is one text.
    """
    batch: list[int] = []
    for position in sorted(range(len(lengths)), key=lengths.__getitem__, reverse=True):
        width = lengths[batch[0]] if batch else lengths[position]
        if batch and (len(batch) == most or (len(batch) + 1) * width > token_budget):
            yield batch
            batch = []
        batch.append(position)
    if batch:
        yield batch
