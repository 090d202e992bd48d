"""Makes folders that Sotto loads from one float model, by any recipe, and reports on them."""

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from app.domain.models import ModelSpec, Task
from export.onnx.calibration import feeds
from export.onnx.float_model import MODEL, TOKENIZER, write_config
from export.onnx.graph import Shape
from export.onnx.parity import closeness
from export.onnx.quantize import quantize
from export.onnx.recipes import RECIPES, Dynamic, Recipe
from export.onnx.saturation import run_clipping
from export.onnx.trial import Findings, Trial
from export.report import Figure, Report, Variant, machine

_CLIPPED = 8
_DYNAMIC = (
    "Most recipes quantize activations anew for each batch, with one scale for all of it, so a"
    " vector depends a little on its neighbours; questions are embedded alone."
)
_RECIPES = (
    "s8, u8: signed or unsigned 8-bit weights, activations scaled for each batch; channel, tensor:"
    " one scale per output channel or per matrix; reduced: 7-bit weights; balanced: outlier"
    " channels of activations moved into the weights; rows: a scale for each word vector;"
    " words-f32: word vectors stay float; fused: attention as one operator; static: scales of"
    " activations measured beforehand; qdq: the same as pairs of operators that compilers of NPUs"
    " read; symmetric: without zero points; mixed: products after GELU stay float; a16: 16-bit"
    " activations; blocks: integer weights of 4 or 8 bits with a scale for each 32 or 128 of them."
    " Without VNNI: as computed by older processors, whose 16-bit sums clip (a few short texts)."
)


@dataclass(frozen=True, slots=True)
class Export:
    """A float model in a folder, `texts` to calibrate with, and the shape that is wanted of it."""

    reference: Path
    spec: ModelSpec
    texts: tuple[str, ...]
    shape: Shape | None = None

    def make(self, recipe: Recipe, folder: Path) -> None:
        """Write the model, changed as `recipe` says, to `folder`."""
        calibration = feeds(
            self.reference,
            self.texts,
            task=self.spec.task,
            max_tokens=self.spec.context_length,
            shape=self.shape,
        )
        folder.mkdir(parents=True, exist_ok=True)
        quantize(self.reference / MODEL, folder / MODEL, recipe, calibration, shape=self.shape)
        shutil.copyfile(self.reference / TOKENIZER, folder / TOKENIZER)
        write_config(self.spec, folder, self.shape)

    def report(
        self, recipe: Recipe, folder: Path, trial: Trial, *, recipes: Trial | None, command: str
    ) -> Report:
        """`folder` beside the float model by `trial`, and all recipes by the trial `recipes`."""
        before = trial.examine(self.reference)
        figures = trial.figures((self.reference, before), (folder, trial.examine(folder)))
        return Report(
            model=self.spec.name,
            task=self.spec.task,
            recipe=recipe.name,
            reference_bytes=(self.reference / MODEL).stat().st_size,
            bytes=(folder / MODEL).stat().st_size,
            figures=figures,
            variants=tuple(self._variants(recipes)) if recipes else (),
            machine=machine(),
            command=command,
            notes=(_DYNAMIC, *((_RECIPES,) if recipes else ())),
        )

    def _variants(self, trial: Trial) -> Iterator[Variant]:
        before = trial.examine(self.reference)
        for recipe in RECIPES.values():
            with tempfile.TemporaryDirectory() as work:
                folder = Path(work)
                self.make(recipe, folder)
                after = trial.examine(folder)
                figures = trial.figures((self.reference, before), (folder, after))
                clipped = self._clipped(recipe, trial, before, folder)
                bytes_ = (folder / MODEL).stat().st_size
                yield Variant(recipe.name, bytes_, (*figures, *clipped))

    def _clipped(
        self, recipe: Recipe, trial: Trial, before: Findings, folder: Path
    ) -> Iterator[Figure]:
        """Closeness on a few short texts with the sums of processors without VNNI."""
        plain = isinstance(recipe.arithmetic, Dynamic) and not recipe.fuse
        if not (plain and self.spec.task is Task.EMBED and self.spec.pooling == "mean"):
            return
        order = sorted(range(len(trial.sample)), key=lambda position: len(trial.sample[position]))
        chosen = order[:: max(1, len(order) // 2 // _CLIPPED)][:_CLIPPED]
        texts = [trial.sample[position] for position in chosen]
        means = [
            run_clipping(folder / MODEL, feed)[0].mean(axis=0)
            for feed in feeds(folder, texts, task=Task.EMBED, max_tokens=self.spec.context_length)
        ]
        vectors = np.stack([mean / np.linalg.norm(mean) for mean in means])
        close = closeness(before.outputs[chosen], vectors)
        yield Figure(
            "cosine without VNNI", "", 1.0, round(close.mean, 4), "higher", f"of {len(texts)} texts"
        )
