"""The command whisper: a Hugging Face folder to CTranslate2 or ONNX, with what that changes."""

import argparse
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.models import Format, ModelFile, ModelSource, ModelSpec, SourceKind, Task
from app.domain.openness import Openness
from app.services.speech_check import Sentence
from export.card import described, write_card
from export.compare.folders import Model
from export.compare.speech import SPOKEN, compare_transcribers, recordings
from export.provenance import write_provenance
from export.report import Figure, Report, Variant, machine, write_report
from export.sources import ExportError, original
from export.whisper import ctranslate2_folder, onnx_folder
from export.whisper.ctranslate2_folder import TOKENIZER, check_whisper
from export.whisper.networks import Converted, OnnxNetwork
from export.whisper.parity import Listening

_FLOAT = "float32"
_COMPARED = (
    "Tokens and states are compared with the original in transformers, size, words and speed with"
    f" its conversion to {_FLOAT} in the same form."
)
_LIBRARIES = ("torch", "transformers", "tokenizers")

Compare = Callable[[Listening, Sequence[Sentence], Model, Model], tuple[Figure, ...]]


@dataclass(frozen=True, slots=True)
class Form:
    """A form that a Whisper model can be given."""

    format: Format
    recipes: Sequence[str]
    export: Callable[[Path, Path, str], list[Path]]
    compare: Compare
    libraries: Sequence[str]
    note: str

    def made(self, source: Path, folder: Path, recipe: str) -> Model:
        """The model in `source` written to `folder`."""
        written = self.export(source, folder, recipe)
        spec = ModelSpec(
            name=folder.name,
            title=source.resolve().name,
            task=Task.TRANSCRIBE,
            format=self.format,
            quantization=recipe,
            files=tuple(ModelFile(path.name, path.stat().st_size) for path in written),
            source=ModelSource(SourceKind.LOCAL, str(source)),
            licence="unknown",
            openness=Openness(),
            languages=("*",),
            context_length=0,
            memory_bytes=0,
            verified=False,
        )
        return Model(described(spec, source), folder)


def _by_words(
    listening: Listening, sentences: Sequence[Sentence], reference: Model, candidate: Model
) -> tuple[Figure, ...]:
    """CTranslate2: the program's own transcriber tells words and speed."""
    trial = compare_transcribers(reference, candidate, sentences, allowed=None)
    network = Converted(candidate.path)
    words = [quality.figure for quality in trial.qualities]
    return (*words, *listening.likeness(network), *trial.speed.figures)


def _by_tokens(
    listening: Listening, _: Sequence[Sentence], reference: Model, candidate: Model
) -> tuple[Figure, ...]:
    """ONNX: the networks alone, since no engine of the program listens with them."""
    first, second = (OnnxNetwork(model.path, listening.end) for model in (reference, candidate))
    return (*listening.likeness(second), *listening.speed(first, second).figures)


_FORMS = {
    form.format.value: form
    for form in (
        Form(
            Format.CTRANSLATE2,
            ctranslate2_folder.RECIPES,
            ctranslate2_folder.export_ctranslate2,
            _by_words,
            ("ctranslate2",),
            "Sotto listens with it: `sotto models import` takes the folder.",
        ),
        Form(
            Format.ONNX,
            tuple(onnx_folder.RECIPES),
            onnx_folder.export_onnx,
            _by_tokens,
            ("optimum-onnx", "onnx", "onnxruntime"),
            "An encoder, a decoder for the first token and one with a cache for those after it, as"
            " runtimes of NPUs want them. Sotto itself listens with CTranslate2.",
        ),
    )
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `python -m export whisper` takes."""
    parser.add_argument("folder", help="a Hugging Face folder with a Whisper model")
    parser.add_argument("--format", choices=sorted(_FORMS), default=Format.CTRANSLATE2.value)
    parser.add_argument("--recipe", default="int8", help="how weights are stored (default: int8)")
    parser.add_argument("--out", type=Path, help="folder to write (default: below build/export)")
    parser.add_argument(
        "--recordings", type=Path, default=SPOKEN,
        help="a folder with transcripts.jsonl (default: those that models are checked with)",
    )  # fmt: skip
    parser.add_argument("--recipes", action="store_true", help="compare all recipes in the report")
    parser.add_argument("--no-parity", dest="parity", action="store_false", help="do not measure")


def run(options: argparse.Namespace) -> int:
    """Write the folder with card, provenance and report."""
    form = _FORMS[options.format]
    if options.recipe not in form.recipes:
        raise ExportError(f"there is no recipe {options.recipe}, but {', '.join(form.recipes)}")
    given = original(options.folder, Path())
    check_whisper(given.folder)
    name = f"{given.name}-{options.format}-{options.recipe}"
    out = options.out or Path("build") / "export" / name
    model = form.made(given.folder, out, options.recipe)
    command = _command(options)
    outputs = [out / file.name for file in model.spec.files]
    write_provenance(
        out, given, recipe=options.recipe, outputs=outputs, command=command,
        tools=(*_LIBRARIES, *form.libraries),
    )  # fmt: skip
    figures: tuple[Figure, ...] = ()
    if options.parity:
        report = _report(form, given.folder, model, options, command)
        write_report(out, report)
        figures = report.figures
        print((out / "parity.md").read_text("utf-8"))
    made = f"Converted with the recipe `{options.recipe}`:\n\n```\n{command}\n```\n\n{form.note}"
    write_card(out, model.spec, origin=given.origin, made=made, figures=figures)
    print(f"{out}: {model.bytes} bytes")
    return 0


def _report(
    form: Form, source: Path, model: Model, options: argparse.Namespace, command: str
) -> Report:
    sentences = recordings(options.recordings)
    listening = Listening(source, model.path / TOKENIZER, sentences)
    with tempfile.TemporaryDirectory() as work:
        reference = form.made(source, Path(work) / _FLOAT, _FLOAT)
        figures = form.compare(listening, sentences, reference, model)
        variants, computed = [], [_computed(form, model)]
        for recipe in form.recipes if options.recipes else ():
            with tempfile.TemporaryDirectory() as folder:
                tried = form.made(source, Path(folder), recipe)
                compared = form.compare(listening, sentences, reference, tried)
                variants.append(Variant(recipe, tried.bytes, compared))
                computed.append(_computed(form, tried))
    return Report(
        model=source.resolve().name,
        task=Task.TRANSCRIBE,
        recipe=options.recipe,
        reference_bytes=reference.bytes,
        bytes=model.bytes,
        figures=figures,
        variants=tuple(variants),
        machine=machine(),
        command=command,
        notes=(_COMPARED, f"Computed on this machine: {', '.join(dict.fromkeys(computed))}."),
    )


def _computed(form: Form, model: Model) -> str:
    """In what the weights are computed here, which CTranslate2 chooses by what is possible."""
    stored = model.spec.quantization
    possible = form.format is Format.CTRANSLATE2
    return f"{stored} as {Converted(model.path).compute_type if possible else stored}"


def _command(options: argparse.Namespace) -> str:
    recordings_ = "" if options.recordings == SPOKEN else f" --recordings {options.recordings.name}"
    compared = " --recipes" if options.recipes else ""
    return (
        f"python -m export whisper {Path(options.folder).name} --format {options.format}"
        f" --recipe {options.recipe}{recordings_}{compared}"
    )
