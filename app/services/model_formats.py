"""Recognises a model file or folder that the user brings, and refuses what is not whole."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from app.domain.errors import ModelBroken, ModelProblem
from app.domain.models import Format, ModelFile, ModelSource, ModelSpec, SourceKind, Task
from app.domain.openness import Openness
from app.services.model_headers import check_onnx, check_whisper, read_gguf
from app.services.model_memory import PROCESS_BYTES, STATED_TOKENS, cache_bytes

T = TypeVar("T")

_UNKNOWN = Openness(weights=True)  # whoever brings a file has it
_NOT_GENERATORS = ("bert", "t5encoder", "clip", "embedding", "modern-bert", "whisper")


@dataclass(frozen=True, slots=True)
class Recognised:
    """A model as its own files describe it; `paths` are the files to take, the main one first."""

    spec: ModelSpec
    paths: tuple[Path, ...]


class _OnnxConfig(msgspec.Struct):
    """What a config.json beside an ONNX file may say, ours and the usual one of its publisher."""

    task: Task | None = None
    architectures: tuple[str, ...] = ()
    id2label: dict[int, str] = {}
    dimensions: int | None = None
    hidden_size: int | None = None
    max_tokens: int | None = None
    max_position_embeddings: int = 512
    pooling: str = "mean"
    query_prefix: str = ""
    passage_prefix: str = ""
    languages: tuple[str, ...] = ("*",)
    labels: tuple[str, ...] = ()

    @property
    def outputs(self) -> tuple[str, ...]:
        """What the outputs of a classifier are called, in order and lower case."""
        return self.labels or tuple(label.lower() for _, label in sorted(self.id2label.items()))


class _Pooling(msgspec.Struct):
    pooling_mode_cls_token: bool = False


class _Window(msgspec.Struct):
    max_seq_length: int | None = None


def recognise(path: Path) -> Recognised:
    """What kind of model `path` is.

    A GGUF file (or a folder with one), a folder with model.onnx and tokenizer.json, or a folder
    with a Whisper model in CTranslate2 form. Raises ModelProblem for a path that is none of them,
    ModelBroken for one that is cut off or of a kind that Sotto cannot use.
    """
    try:
        if path.is_file():
            return _gguf(path)
        if not path.is_dir():
            raise ModelProblem(str(path), "there is no such file or folder", "Check the path.")
        if (path / "model.onnx").is_file():
            return _onnx(path)
        if (path / "model.bin").is_file():
            return _whisper(path)
        files = sorted(path.glob("*.gguf"))
        if len(files) == 1:
            return _gguf(files[0])
    except OSError as error:
        raise ModelProblem(
            str(path), f"it cannot be read ({error.strerror})", "Check its permissions."
        ) from error
    raise ModelProblem(
        str(path),
        "no model was found there",
        "Give a .gguf file, a folder with model.onnx and tokenizer.json, or a folder with a "
        "Whisper model in CTranslate2 form (model.bin, config.json, tokenizer.json).",
    )


def _gguf(path: Path) -> Recognised:
    header = read_gguf(path)
    architecture = header.architecture
    if not architecture or header.text("general.type") not in ("", "model"):
        raise ModelBroken(path.name, "it is only a part of a model")
    if any(word in architecture for word in _NOT_GENERATORS):
        raise ModelBroken(path.name, f"it is a {architecture} model, which cannot write answers")
    if header.number("split.count") > 1:
        raise ModelBroken(path.name, "it is one part of several; join them with llama-gguf-split")
    if "tokenizer.ggml.model" not in header.metadata:
        raise ModelBroken(path.name, "it has no tokenizer")
    context = header.number(".context_length", STATED_TOKENS)
    cached = cache_bytes(header, min(context, STATED_TOKENS))
    spec = ModelSpec(
        name=_slug(path.stem),
        title=header.text("general.name") or path.stem,
        task=Task.GENERATE,
        format=Format.GGUF,
        quantization=header.quantization,
        files=(ModelFile(_safe(path.name), path.stat().st_size, None),),
        source=ModelSource(SourceKind.LOCAL, str(path)),
        licence=header.text("general.license") or "unknown",
        openness=_UNKNOWN,
        languages=("*",),
        context_length=context,
        memory_bytes=path.stat().st_size + cached + PROCESS_BYTES,
        verified=False,
    )
    return Recognised(spec, (path,))


def _onnx(folder: Path) -> Recognised:
    model, tokenizer = folder / "model.onnx", folder / "tokenizer.json"
    if not tokenizer.is_file():
        raise ModelBroken(folder.name, "there is no tokenizer.json beside model.onnx")
    check_onnx(model)
    _decode(tokenizer, dict[str, msgspec.Raw])
    config = _decode(folder / "config.json", _OnnxConfig)
    pooling = _decode(folder / "1_Pooling" / "config.json", _Pooling, missing=_Pooling())
    window = _decode(folder / "sentence_bert_config.json", _Window, missing=_Window())
    task = config.task or _onnx_task(config)
    external = tuple(sorted(folder.glob("model.onnx_data*")))
    paths = (model, tokenizer, *external)
    size = sum(path.stat().st_size for path in paths)
    spec = ModelSpec(
        name=_slug(folder.name),
        title=folder.name,
        task=task,
        format=Format.ONNX,
        quantization="unknown",
        files=tuple(ModelFile(path.name, path.stat().st_size, None) for path in paths),
        source=ModelSource(SourceKind.LOCAL, str(folder)),
        licence="unknown",
        openness=_UNKNOWN,
        languages=config.languages,
        context_length=config.max_tokens
        or window.max_seq_length
        or min(512, config.max_position_embeddings),
        memory_bytes=2 * size + PROCESS_BYTES,
        verified=False,
        dimensions=config.dimensions or config.hidden_size if task is Task.EMBED else None,
        query_prefix=config.query_prefix,
        passage_prefix=config.passage_prefix,
        pooling="cls" if pooling.pooling_mode_cls_token else config.pooling,
        labels=config.outputs if task is Task.ENTAIL else (),
    )
    return Recognised(spec, paths)


def _onnx_task(config: _OnnxConfig) -> Task:
    if "entailment" in config.outputs:
        return Task.ENTAIL
    reranks = any("SequenceClassification" in name for name in config.architectures)
    return Task.RERANK if reranks else Task.EMBED


def _whisper(folder: Path) -> Recognised:
    model = folder / "model.bin"
    check_whisper(model)
    wanted = ("config.json", "tokenizer.json", "preprocessor_config.json")
    paths = [folder / name for name in wanted if (folder / name).is_file()]
    vocabulary = sorted(folder.glob("vocabulary.*"))
    if folder / "config.json" not in paths or not (vocabulary or folder / wanted[1] in paths):
        raise ModelBroken(folder.name, "config.json or the vocabulary is missing")
    taken = (model, *paths, *vocabulary)
    spec = ModelSpec(
        name=_slug(folder.name),
        title=folder.name,
        task=Task.TRANSCRIBE,
        format=Format.CTRANSLATE2,
        quantization="unknown",
        files=tuple(ModelFile(path.name, path.stat().st_size, None) for path in taken),
        source=ModelSource(SourceKind.LOCAL, str(folder)),
        licence="unknown",
        openness=_UNKNOWN,
        languages=("en",) if folder.name.endswith(".en") else ("*",),
        context_length=0,
        memory_bytes=model.stat().st_size + PROCESS_BYTES,
        verified=False,
    )
    return Recognised(spec, taken)


def _slug(text: str) -> str:
    """`text` as the name of a model."""
    return re.sub(r"[^a-z0-9._]+", "-", text.lower()).strip("-._")[:64] or "model"


def _safe(name: str) -> str:
    """`name` as the name of a file."""
    return re.sub(r"[^A-Za-z0-9._-]+", "-", name).lstrip("-._") or "model.gguf"


def _decode(path: Path, kind: type[T], missing: T | None = None) -> T:
    """The JSON file `path` as `kind`; `missing` where there is none."""
    if missing is not None and not path.is_file():
        return missing
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except FileNotFoundError as error:
        raise ModelBroken(path.parent.name, f"there is no {path.name}") from error
    except ValueError as error:
        raise ModelBroken(path.parent.name, f"{path.name}: {error}") from error
