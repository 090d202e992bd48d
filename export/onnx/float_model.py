"""Exports a Hugging Face folder to the ONNX folder that Sotto loads, as it is, in 32-bit floats."""

import os
import shutil
import warnings
from dataclasses import replace
from pathlib import Path

import msgspec

from app.domain.models import ModelSpec
from app.paths import bundled
from app.services.model_catalog import load_catalog
from app.services.model_folder import padding_token, runtime_config
from app.services.model_formats import recognise
from export.card import described
from export.onnx.graph import Shape
from export.sources import ExportError, Original, sha256

MODEL, TOKENIZER, CONFIG = "model.onnx", "tokenizer.json", "config.json"
# What a publisher says of a sentence embedder beside the weights.
_SENTENCE_FILES = ("1_Pooling/config.json", "sentence_bert_config.json")
_MODULES = "modules.json"
_PROMPTS = "config_sentence_transformers.json"
_KNOWN_MODULES = ("Transformer", "Pooling", "Normalize")


class _Config(msgspec.Struct):
    """What is read of the publisher's config.json."""

    architectures: tuple[str, ...] = ()


class _Module(msgspec.Struct):
    type: str


class _Sentences(msgspec.Struct):
    """Words that stand before a question or a passage."""

    prompts: dict[str, str] = {}


def is_generator(original: Original) -> bool:
    """Whether the model writes text; some that embed are described as their origins, which did."""
    embeds = (original.folder / _MODULES).is_file()
    return not embeds and _is(original.folder, "ForCausalLM")


def export_float(original: Original, folder: Path) -> ModelSpec:
    """Write the model to `folder`; returns what it is.

    Raises ExportError for folders without a model, and for models with layers that are not in it.
    """
    source = original.folder
    _check_modules(source)
    raw = folder / original.name
    classifies = _is(source, "SequenceClassification")
    trace(source, raw, "text-classification" if classifies else "feature-extraction")
    for name in filter(lambda name: (source / name).is_file(), (*_SENTENCE_FILES, TOKENIZER)):
        (raw / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(source / name, raw / name)
    spec = _spec(original, raw)
    for path in raw.glob(f"{MODEL}*"):  # weights above 2 GB lie in a file of their own
        path.replace(folder / path.name)
    _write_tokenizer(raw / TOKENIZER, folder / TOKENIZER)
    shutil.rmtree(raw)
    write_config(spec, folder)
    return spec


def trace(source: Path, target: Path, task: str, *, merge: bool = True) -> None:
    """Write what optimum makes of the model for one of its tasks, in 32-bit floats, to `target`.

    `merge`: a decoder with and one without a cache become one network.
    """
    # Set before the import that reads it: nothing here may be looked up elsewhere.
    os.environ["HF_HUB_OFFLINE"] = "1"
    from optimum.exporters.onnx import main_export

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about branches of the model that tracing fixes
            main_export(
                str(source),
                output=target,
                task=task,
                library_name="transformers",
                do_validation=False,
                no_post_process=not merge,
            )
    except (ValueError, KeyError, ImportError) as error:
        raise ExportError(f"{source.name} cannot be exported: {error}") from error


def write_config(spec: ModelSpec, folder: Path, shape: Shape | None = None) -> None:
    """Write config.json for the model in `folder`, which takes batches of `shape` only."""
    if shape is not None:
        spec = replace(spec, context_length=min(spec.context_length, shape.tokens))
    revision = sha256(folder / MODEL)[:12]
    pad_token_id = padding_token(folder / TOKENIZER)
    (folder / CONFIG).write_bytes(
        runtime_config(spec, revision=revision, pad_token_id=pad_token_id)
    )


def _check_modules(source: Path) -> None:
    modules = source / _MODULES
    if not modules.is_file():
        return
    for module in msgspec.json.decode(modules.read_bytes(), type=list[_Module]):
        kind = module.type.rsplit(".", 1)[-1]
        if kind not in _KNOWN_MODULES:
            raise ExportError(f"{source.name} has a layer that would be lost: {kind}")


def _is(source: Path, kind: str) -> bool:
    """Whether config.json names an architecture of that kind."""
    try:
        config = msgspec.json.decode((source / CONFIG).read_bytes(), type=_Config)
    except (OSError, ValueError) as error:
        raise ExportError(f"{source.name} has no {CONFIG} that can be read: {error}") from error
    return any(kind in name for name in config.architectures)


def _spec(original: Original, raw: Path) -> ModelSpec:
    """The catalogue's entry for a published package, else what the folder says of itself."""
    if original.package:
        return next(s for s in load_catalog(bundled("models")) if s.name == original.name)
    spec = described(recognise(raw).spec, original.folder)
    stated = original.folder / _PROMPTS
    if not stated.is_file():
        return spec
    prompts = msgspec.json.decode(stated.read_bytes(), type=_Sentences).prompts
    return replace(
        spec,
        query_prefix=prompts.get("query", ""),
        passage_prefix=prompts.get("document", prompts.get("passage", "")),
    )


def _write_tokenizer(source: Path, target: Path) -> None:
    """The published tokenizer without padding to, and cutting at, a length of its own.

    The window is in config.json; the engine cuts there and pads each batch to its longest text.
    """
    tokenizer = msgspec.json.decode(source.read_bytes(), type=dict[str, msgspec.Raw])
    tokenizer["truncation"] = tokenizer["padding"] = msgspec.Raw(b"null")
    target.write_bytes(msgspec.json.encode(tokenizer))
