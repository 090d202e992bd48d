"""The command onnx for folders of language models: exports, quantizes and measures one."""

import argparse
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from app.domain.models import Format, ModelFile, ModelSource, ModelSpec, SourceKind, Task
from app.domain.openness import Openness
from app.services.model_licences import UNKNOWN_LICENCE
from export.card import described, write_card
from export.gguf import parity
from export.gguf.originals import TorchGenerator
from export.onnx.float_model import CONFIG, MODEL, TOKENIZER, trace
from export.onnx.quantize import quantize
from export.onnx.recipes import RECIPES
from export.onnx_generator.contestant import Cutter, OnnxGenerator
from export.onnx_generator.runtime import write_runtime_config
from export.provenance import write_provenance
from export.report import Figure, Report, Variant, machine, write_report
from export.sources import ExportError, Original
from export.texts import passages

_RECIPES = ("fp32", "blocks-8", "blocks-4")
_USUAL = "blocks-4"
_TAKEN = (
    CONFIG, "generation_config.json", TOKENIZER, "tokenizer_config.json",
    "special_tokens_map.json", "chat_template.jinja",
)  # fmt: skip
_TOOLS = ("torch", "transformers", "optimum", "optimum-onnx", "onnx", "onnxruntime", "tokenizers")


def run(options: argparse.Namespace, source: Original) -> int:
    """Build the model's folder and report how it compares with the original."""
    recipe = options.recipe or _USUAL
    if recipe not in _RECIPES:
        raise ExportError(f"a language model takes one of the recipes {', '.join(_RECIPES)}")
    out = options.out or options.cache / f"{source.name}-{recipe}"
    command = f"python -m export onnx {source.name} --recipe {recipe}"
    command += " --recipes" if options.recipes else ""
    options.cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=options.cache) as work:
        exported = Path(work) / "exported"
        _export(source, exported)
        _make(exported, recipe, out)
        figures: tuple[Figure, ...] = ()
        if options.parity:
            report = _report(source, exported, recipe, out, options, command)
            write_report(out, report)
            figures = report.figures
    outputs = [out / MODEL, out / TOKENIZER]
    write_provenance(out, source, recipe=recipe, outputs=outputs, command=command, tools=_TOOLS)
    made = (
        f"Exported to ONNX with the cache of its attention as inputs and outputs, its weights"
        f" changed by the recipe `{recipe}`. genai_config.json is for onnxruntime-genai."
        f"\n\n```\n{command}\n```"
    )
    spec = described(_spec(source, recipe, out), source.folder)
    write_card(out, spec, origin=source.origin, made=made, figures=figures)
    print(f"{out / MODEL}: {(out / MODEL).stat().st_size} bytes")
    return 0


def _export(source: Original, target: Path) -> None:
    """Write the model in 32-bit floats to `target`."""
    trace(source.folder, target, "text-generation-with-past")
    if not (target / TOKENIZER).is_file():
        raise ExportError(f"{source.name} has no {TOKENIZER}, and none can be made of what it has")


def _make(exported: Path, recipe: str, out: Path) -> None:
    """Write `exported`, changed by `recipe`, to the folder `out`."""
    out.mkdir(parents=True, exist_ok=True)
    quantize(exported / MODEL, out / MODEL, RECIPES[recipe], calibration=())
    for name in _TAKEN:
        if (exported / name).is_file():
            shutil.copyfile(exported / name, out / name)
    write_runtime_config(out)


def _report(
    source: Original,
    exported: Path,
    recipe: str,
    out: Path,
    options: argparse.Namespace,
    command: str,
) -> Report:
    reference = TorchGenerator(source.folder, Cutter(exported).windows)
    texts = passages(options.texts)

    def measured(folder: Path) -> tuple[Figure, ...]:
        candidate = OnnxGenerator(folder)
        return parity.figures(
            parity.likeness(reference, candidate, texts),
            parity.speeds(reference, candidate, texts),
        )

    def variant(name: str) -> Variant:
        folder = exported.parent / name
        _make(exported, name, folder)
        return Variant(name, (folder / MODEL).stat().st_size, measured(folder))

    return Report(
        model=source.name,
        task=Task.GENERATE,
        recipe=recipe,
        reference_bytes=_weights(source.files, source.folder),
        bytes=(out / MODEL).stat().st_size,
        figures=measured(out),
        variants=tuple(map(variant, _RECIPES)) if options.recipes else (),
        machine=machine(),
        command=command,
        notes=("The original is computed by torch in 32-bit floats.",),
    )


def _weights(names: Mapping[str, str], folder: Path) -> int:
    kinds = (".safetensors", ".bin")
    return sum((folder / name).stat().st_size for name in names if name.endswith(kinds))


def _spec(source: Original, recipe: str, out: Path) -> ModelSpec:
    size = (out / MODEL).stat().st_size
    return ModelSpec(
        name=source.name,
        title=source.name,
        task=Task.GENERATE,
        format=Format.ONNX,
        quantization=recipe,
        files=(ModelFile(MODEL, size),),
        source=ModelSource(SourceKind.LOCAL, source.name),
        licence=UNKNOWN_LICENCE,
        openness=Openness(weights=True),
        languages=("*",),
        context_length=0,
        memory_bytes=size,
        verified=False,
    )
