"""A Whisper network in each of its forms, asked the same: what it hears, and the next token."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from app.engines.remote import cores
from export.whisper.onnx_folder import DECODER, ENCODER

Floats = NDArray[np.float32]


class Network(Protocol):
    """A network without any search around it."""

    def encode(self, features: Floats) -> Floats:
        """The states for a spectrogram, shapes (1, bands, frames) and (1, positions, width)."""
        ...

    def write(self, states: Floats, prompt: Sequence[int], most: int) -> list[int]:
        """Up to `most` tokens after `prompt`, each the likeliest, without the end."""
        ...


class Original:
    """The model of transformers in a folder, in 32-bit floats; `end` is the token that ends."""

    def __init__(self, folder: Path, end: int) -> None:
        import torch
        from transformers import WhisperForConditionalGeneration

        self._torch = torch
        model = WhisperForConditionalGeneration.from_pretrained(folder, dtype=torch.float32)
        self._model: Any = model.eval()
        self._end = end
        self.vocabulary: int = model.config.vocab_size

    def encode(self, features: Floats) -> Floats:
        """See Network."""
        with self._torch.inference_mode():
            found = self._model.get_encoder()(self._torch.from_numpy(features))
        states: Floats = found.last_hidden_state.numpy()
        return states

    def write(self, states: Floats, prompt: Sequence[int], most: int) -> list[int]:
        """See Network."""
        heard = (self._torch.from_numpy(states),)

        def logits(tokens: Sequence[int]) -> Floats:
            given = self._torch.tensor([list(tokens)])
            with self._torch.inference_mode():
                found = self._model(encoder_outputs=heard, decoder_input_ids=given)
            last: Floats = found.logits[0, -1].numpy()
            return last

        return _likeliest(logits, prompt, most, self._end)


class Converted:
    """A model in CTranslate2 form, computed as its weights are stored where that is possible."""

    def __init__(self, folder: Path) -> None:
        import ctranslate2

        self._view = ctranslate2.StorageView
        self._model = ctranslate2.models.Whisper(str(folder), intra_threads=cores())

    @property
    def compute_type(self) -> str:
        """What it is computed in, which may be other than what it is stored in."""
        computed: str = self._model.compute_type
        return computed

    def encode(self, features: Floats) -> Floats:
        """See Network."""
        states = self._model.encode(self._view.from_array(features))
        return np.array(states, np.float32)

    def write(self, states: Floats, prompt: Sequence[int], most: int) -> list[int]:
        """See Network."""
        (found,) = self._model.generate(
            self._view.from_array(states),
            [list(prompt)],
            beam_size=1,
            max_length=2 * most,  # half of it is left to a prompt
            suppress_blank=False,
            suppress_tokens=[],
        )
        written: list[int] = found.sequences_ids[0]
        return written[:most]


class OnnxNetwork:
    """A model in ONNX form: an encoder and a decoder, here without its cache; `end` as above."""

    def __init__(self, folder: Path, end: int) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = cores()
        options.log_severity_level = 4
        self._encoder, self._decoder = (
            onnxruntime.InferenceSession(
                str(folder / name), options, providers=["CPUExecutionProvider"]
            )
            for name in (ENCODER, DECODER)
        )
        self._end = end

    def encode(self, features: Floats) -> Floats:
        """See Network."""
        states: Floats = self._encoder.run(None, {"input_features": features})[0]
        return states

    def write(self, states: Floats, prompt: Sequence[int], most: int) -> list[int]:
        """See Network."""

        def logits(tokens: Sequence[int]) -> Floats:
            feed = {"input_ids": np.array([tokens], np.int64), "encoder_hidden_states": states}
            last: Floats = self._decoder.run(["logits"], feed)[0][0, -1]
            return last

        return _likeliest(logits, prompt, most, self._end)


def _likeliest(
    logits: Callable[[Sequence[int]], Floats], prompt: Sequence[int], most: int, end: int
) -> list[int]:
    tokens = list(prompt)
    while len(tokens) < len(prompt) + most:
        token = int(logits(tokens).argmax())
        if token == end:
            break
        tokens.append(token)
    return tokens[len(prompt) :]
