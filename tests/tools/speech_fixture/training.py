"""Trains the fixture, in steps that can be interrupted, paused and resumed."""

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, distributed
from torch.nn import functional
from torch.nn.parallel import DistributedDataParallel
from torch.optim.swa_utils import AveragedModel

from tests.tools.speech_fixture.batches import IGNORED, Batch, Mixer, Stage
from tests.tools.speech_fixture.corpus import open_corpus
from tests.tools.speech_fixture.network import Heard, Shape, Whisper
from tests.tools.speech_fixture.tokens import Vocabulary

SOUND_WEIGHT, PLACE_WEIGHT = 1.0, 0.5
WARM_UP_STEPS = 150
REPORT_STEPS = 25
AVERAGING = 0.003


@dataclass(frozen=True, slots=True)
class Plan:
    """How long to train on what; the rate of learning falls over the last `fall` steps."""

    steps: int
    fall: int
    whole_windows: int  # steps at the end on whole windows
    window_s: int = 30
    peak: float = 2e-3
    frames: int = 9000
    checkpoint_s: float = 120.0

    def rate(self, step: int) -> float:
        """The rate of learning at a step."""
        rising = min(1.0, (step + 1) / WARM_UP_STEPS)
        falling = min(1.0, (self.steps - step) / self.fall)
        return self.peak * rising * max(0.02, falling)

    def stage(self, step: int) -> Stage:
        """Single words first, then sentences, then several of them, then whole windows."""
        if step < 200:
            return Stage((0.2, 1.6), self.frames // 2)
        if step >= self.steps - self.whole_windows:
            return Stage((0.3, self.window_s - 2), 2 * self.frames, self.window_s * 100)
        longest = 3.5 if step < 0.7 * self.steps else 5.0
        return Stage((0.2, longest) if step % 6 else (4.0, 10.0), self.frames)


@dataclass(frozen=True, slots=True)
class Report:
    """Mean losses since the last report."""

    step: int
    tokens: float
    sounds: float
    places: float
    seconds: float


class Trainer:
    """The network, its optimizer and its average, kept in `folder/checkpoint.pt`."""

    def __init__(self, folder: Path, plan: Plan, *, resume: bool, worker: int = 0) -> None:
        self._folder, self._plan, self._worker = folder, plan, worker
        self._vocabulary = Vocabulary(folder / "tokenizer.json")
        corpus = open_corpus(folder / "corpus")
        self.step = 0
        kept = torch.load(self._checkpoint, weights_only=True) if resume else None
        if kept:
            self.step = int(kept["step"])
        self._mixer = Mixer(corpus, self._vocabulary, seed=1000 + 2 * self.step + worker)
        if kept:
            self._mixer.name_sounds(kept["alphabet"])
        torch.manual_seed(self.step)
        shape = Shape(tokens=self._vocabulary.size, sounds=len(self._mixer.alphabet) + 1)
        self.network = Whisper(shape)
        self.average = AveragedModel(self.network, avg_fn=_drift)
        self._optimizers = _optimizers(self.network)
        if kept:
            self.network.load_state_dict(kept["network"])
            self.average.load_state_dict(kept["average"])
            for optimizer, state in zip(self._optimizers, kept["optimizers"], strict=True):
                optimizer.load_state_dict(state)
        shared = distributed.is_initialized()
        self._learning = DistributedDataParallel(self.network) if shared else self.network

    @property
    def _checkpoint(self) -> Path:
        return self._folder / "checkpoint.pt"

    def run(self, pause: Path | None) -> Iterator[Report]:
        """Train to the end of the plan; stands still while the file `pause` is there."""
        sources = {}
        sums, counted = torch.zeros(3), 0
        saved = begun = time.monotonic()
        while self.step < self._plan.steps:
            while pause is not None and pause.exists():
                time.sleep(1)
            stage = self._plan.stage(self.step)
            if stage not in sources:
                sources[stage] = self._mixer.batches(stage)
            sums += self._learn(next(sources[stage]))
            counted += 1
            self.step += 1
            if self.step % REPORT_STEPS == 0:
                now = time.monotonic()
                tokens, sounds, places = (sums / counted).tolist()
                yield Report(self.step, tokens, sounds, places, (now - begun) / counted)
                sums, counted, begun = torch.zeros(3), 0, now
            if self._worker == 0 and time.monotonic() - saved > self._plan.checkpoint_s:
                self.save()
                saved = time.monotonic()
        if self._worker == 0:
            self.save()

    def save(self) -> None:
        """Keep everything that resuming needs, or leave the checkpoint as it was."""
        kept = {
            "step": self.step,
            "alphabet": self._mixer.alphabet,
            "network": self.network.state_dict(),
            "average": self.average.state_dict(),
            "optimizers": [optimizer.state_dict() for optimizer in self._optimizers],
        }
        fresh = self._checkpoint.with_suffix(".new")
        torch.save(kept, fresh)
        fresh.replace(self._checkpoint)

    def _learn(self, batch: Batch) -> Tensor:
        for optimizer in self._optimizers:
            optimizer.zero_grad()
            for group in optimizer.param_groups:
                group["lr"] = self._plan.rate(self.step)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            heard = self._learning(batch.frames, batch.text)
        losses = torch.stack(_losses(heard, batch))
        weights = torch.tensor([1.0, SOUND_WEIGHT, PLACE_WEIGHT])
        torch.autograd.backward((losses * weights).sum())
        norm = torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        if math.isfinite(norm.item()):
            for optimizer in self._optimizers:
                optimizer.step()
            self.average.update_parameters(self.network)
        return losses.detach()


def _optimizers(network: Whisper) -> list[torch.optim.Optimizer]:
    """Muon (Jordan et al., 2024) for the matrices between layers, AdamW for everything else."""
    inside: list[torch.nn.Parameter] = []
    others: list[torch.nn.Parameter] = []
    for name, parameter in network.named_parameters():
        outer = name.startswith(("sounds", "decoder.embedding", "decoder.positions"))
        (others if outer or parameter.ndim != 2 else inside).append(parameter)
    return [
        torch.optim.Muon(inside, weight_decay=0.02, adjust_lr_fn="match_rms_adamw"),
        torch.optim.AdamW(others, betas=(0.9, 0.98), weight_decay=0.01, fused=True),
    ]


def _drift(average: Tensor, current: Tensor, _: Tensor | int) -> Tensor:
    """The running average moved a little towards what was just learned."""
    return average.lerp(current, AVERAGING)


def _losses(heard: Heard, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
    """Of the tokens, of the sounds at each position, and of where the text listens."""
    tokens = functional.cross_entropy(
        heard.tokens.float().flatten(0, 1), batch.following.flatten(), ignore_index=IGNORED
    )
    sounds = functional.cross_entropy(
        heard.sounds.float().flatten(0, 1), batch.sounds.flatten(), ignore_index=IGNORED
    )
    positions = torch.arange(heard.sounds.shape[1])
    first, last = batch.spans[..., :1], batch.spans[..., 1:]
    inside = (positions >= first) & (positions <= last) & (last >= 0)
    known = batch.spans[..., 1] >= 0
    places = torch.stack(
        [-(((where * inside).sum(-1) + 1e-3).log()[known]).sum() for where in heard.attention]
    ).mean() / known.sum().clamp(min=1)
    return tokens, sounds, places
