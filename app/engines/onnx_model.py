"""A folder with an ONNX model, its tokenizer and what has to be known about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from app.domain.errors import ModelBroken
from app.engines.providers import ON_CPU, Batch, Runtime

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
    """Runs token batches through the network, computed by `runtime`.

    A network of fixed shape is given what it wants: as many rows and tokens, padded. Errors of the
    runtime while loading are its own exceptions.
    """

    def __init__(self, folder: Path, *, threads: int, runtime: Runtime = ON_CPU) -> None:
        from tokenizers import Tokenizer

        from app.engines.onnx_session import open_session

        self.config = load_config(folder)
        path = next((folder / name for name in _FILES if (folder / name).is_file()), None)
        if path is None:
            raise ModelBroken(self.config.name, f"there is no {_FILES[0]}")
        if not (folder / "tokenizer.json").is_file():
            raise ModelBroken(self.config.name, "there is no tokenizer.json")
        self._batch = runtime.batch
        self._session = open_session(path, threads=threads, runtime=runtime)
        inputs = self._session.get_inputs()
        self._inputs = {node.name for node in inputs}
        self._rows, self._width = (_fixed(inputs[0].shape, axis) for axis in (0, 1))
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        window = min(self.config.max_tokens, self._width or self.config.max_tokens)
        self._tokenizer.enable_truncation(window)

    def encode(self, texts: Sequence[str] | Sequence[tuple[str, str]]) -> list[Encoding]:
        """Texts, or pairs of texts, as tokens cut at the model's window."""
        encodings: list[Encoding] = self._tokenizer.encode_batch(list(texts))
        return encodings

    def batches(self, encodings: Sequence[Encoding], size: Batch) -> Iterator[list[int]]:
        """Positions of what to run together; `size` holds unless the runtime wants another."""
        lengths = [self._width or len(encoding.ids) for encoding in encodings]
        size = self._batch or size
        return batches(lengths, token_budget=size.tokens, most=size.texts)

    def run(self, batch: Sequence[Encoding]) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """The first output of the network for one batch, and the attention mask."""
        import numpy as np

        width = self._width or max(len(encoding.ids) for encoding in batch)
        rows = self._rows or len(batch)
        parts = [self._run(batch[n : n + rows], width, rows) for n in range(0, len(batch), rows)]
        if len(parts) == 1:
            return parts[0]
        outputs, masks = zip(*parts, strict=True)
        return np.concatenate(outputs), np.concatenate(masks)

    def _run(
        self, batch: Sequence[Encoding], width: int, rows: int
    ) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        import numpy as np

        ids = np.full((rows, width), self.config.pad_token_id, np.int64)
        mask = np.zeros_like(ids)
        types = np.zeros_like(ids)
        mask[len(batch) :, 0] = 1  # a row without any token would be none of numbers
        for row, encoding in enumerate(batch):
            length = len(encoding.ids)
            ids[row, :length] = encoding.ids
            mask[row, :length] = 1
            types[row, :length] = encoding.type_ids
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": types}
        feed = {name: value for name, value in given.items() if name in self._inputs}
        output = self._session.run(None, feed)[0][: len(batch)]
        return output.astype(np.float32, copy=False), mask[: len(batch)]


def _fixed(shape: Sequence[object], axis: int) -> int:
    """The size of an input along an axis; 0 where any will do."""
    size = shape[axis] if axis < len(shape) else None
    return size if isinstance(size, int) and size > 0 else 0


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
