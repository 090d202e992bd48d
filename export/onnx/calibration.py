"""The batches that scales of activations are measured with."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnx
from tokenizers import Encoding, Tokenizer

from app.domain.models import Task
from app.services.model_folder import padding_token
from export.onnx.balance import Feed
from export.onnx.float_model import MODEL, TOKENIZER
from export.onnx.graph import Shape


def feeds(
    folder: Path, texts: Sequence[str], *, task: Task, max_tokens: int, shape: Shape | None = None
) -> list[Feed]:
    """Each text as a batch of its own; for models of pairs, beside its first sentence.

    With `shape`, batches have it: texts are padded, and the last rows repeat earlier ones.
    """
    tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
    tokenizer.enable_truncation(min(max_tokens, shape.tokens) if shape else max_tokens)
    if shape:
        tokenizer.enable_padding(length=shape.tokens, pad_id=padding_token(folder / TOKENIZER))
    alone = task is Task.EMBED
    encodings = tokenizer.encode_batch(
        list(texts) if alone else [(text.split(". ")[0], text) for text in texts]
    )
    network = onnx.load(folder / MODEL, load_external_data=False)
    taken = {given.name for given in network.graph.input}
    rows = shape.batch if shape else 1
    return [
        {name: value for name, value in _feed(batch) if name in taken}
        for start in range(0, len(encodings), rows)
        for batch in [[encodings[(start + row) % len(encodings)] for row in range(rows)]]
    ]


def _feed(batch: Sequence[Encoding]) -> Iterator[tuple[str, np.ndarray]]:
    yield "input_ids", np.array([encoding.ids for encoding in batch], np.int64)
    yield "attention_mask", np.array([encoding.attention_mask for encoding in batch], np.int64)
    yield "token_type_ids", np.array([encoding.type_ids for encoding in batch], np.int64)
