"""A language model in ONNX, to be compared like a GGUF file (`export.gguf.parity`)."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from app.engines.remote import cores
from export.gguf.evaluator import Logits, cut


class Cutter:
    """The tokenizer in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))

    def windows(self, texts: Sequence[str]) -> Iterator[list[int]]:
        """The texts as one, in windows that each start as a text does."""
        tokens = self._tokenizer.encode("\n\n".join(texts), add_special_tokens=False).ids
        return cut(self._tokenizer.encode("").ids, tokens)


class OnnxGenerator(Cutter):
    """The model in the ONNX folder `folder`, whose cache goes in and comes out with every step."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = cores()
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            folder / "model.onnx", options, providers=["CPUExecutionProvider"]
        )
        outputs = self._session.get_outputs()
        self.vocabulary: int = outputs[0].shape[-1]
        self._empty = {
            given.name: np.zeros((1, given.shape[1], 0, given.shape[3]), np.float32)
            for given in self._session.get_inputs()
            if given.name.startswith("past_key_values")
        }
        self._names = [output.name for output in outputs[: 1 + len(self._empty)]]
        self._taken = {given.name for given in self._session.get_inputs()}
        self._cache = self._empty
        self._length = 0

    def logits(self, window: Sequence[int]) -> Logits:
        """One row for each token: what the model expects after it."""
        self._cache, self._length = self._empty, 0
        return self._step(window)

    def compute(self, window: Sequence[int]) -> None:
        """Compute a window."""
        self.logits(window)

    def write(self, count: int) -> None:
        """Write `count` tokens, each the likeliest, after all that came since the last window."""
        for _ in range(count):
            self._step([int(self._expected.argmax())])

    def _step(self, tokens: Sequence[int]) -> Logits:
        """Compute `tokens` after those in the cache, which grows by them."""
        end = self._length + len(tokens)
        feed = {
            "input_ids": np.array([tokens], np.int64),
            "attention_mask": np.ones((1, end), np.int64),
            "position_ids": np.arange(self._length, end, dtype=np.int64)[None],
        }
        feed = {name: value for name, value in feed.items() if name in self._taken}
        logits, *grown = self._session.run(self._names, {**feed, **self._cache})
        self._cache, self._length = dict(zip(self._cache, grown, strict=True)), end
        self._expected = logits[0, -1]
        rows: Logits = logits[0]
        return rows
