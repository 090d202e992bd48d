"""Language models as their publishers made them, in torch, to compare what is made of them with."""

import json
from collections.abc import Callable, Iterator, Sequence
from math import sqrt
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from transformers import AutoModelForCausalLM

from app.engines.remote import cores
from export.gguf.evaluator import Logits


class TorchGenerator:
    """The original in `folder` in 32-bit floats, with the LoRA `adapter` added to its weights.

    `windows` cuts texts as the model that is compared with it does.
    """

    def __init__(
        self,
        folder: Path,
        windows: Callable[[Sequence[str]], Iterator[list[int]]],
        adapter: Path | None = None,
    ) -> None:
        self.windows = windows
        torch.set_num_threads(cores())
        self._model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32).eval()
        if adapter:
            _add(self._model, adapter)
        self.vocabulary: int = self._model.config.vocab_size

    def logits(self, window: Sequence[int]) -> Logits:
        """One row for each token: what the model expects after it."""
        self._step(window, None)
        logits: Logits = self._last.logits[0].numpy()
        return logits

    def compute(self, window: Sequence[int]) -> None:
        """Compute a window."""
        self._step(window, None)

    def write(self, count: int) -> None:
        """Write `count` tokens, each the likeliest, after all that came since the last window."""
        for _ in range(count):
            token = int(self._last.logits[0, -1].argmax())
            self._step([token], self._last.past_key_values)

    @torch.inference_mode()
    def _step(self, tokens: Sequence[int], cache: Any) -> None:
        self._last = self._model(torch.tensor([list(tokens)]), past_key_values=cache)


def _add(model: torch.nn.Module, adapter: Path) -> None:
    """Add the products of the adapter's matrices to the weights that they were trained for.

    Hu et al. 2021, "LoRA"; Kalajdzievski 2023 for the scale of rank-stabilized ones.
    """
    config = json.loads((adapter / "adapter_config.json").read_bytes())
    rank = config["r"]
    scale = config["lora_alpha"] / (sqrt(rank) if config.get("use_rslora") else rank)
    matrices = load_file(adapter / "adapter_model.safetensors")
    for name in [name for name in matrices if ".lora_A." in name]:
        layer = model.get_submodule(name.removeprefix("base_model.model.").split(".lora_A")[0])
        product = matrices[name.replace(".lora_A.", ".lora_B.")].float() @ matrices[name].float()
        layer.get_parameter("weight").data += scale * product
