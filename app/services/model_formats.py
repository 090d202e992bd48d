"""Recognises a model file or folder that the user brings, and refuses what is not whole."""

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import msgspec

from app.domain.errors import ModelBroken, ModelProblem
from app.domain.models import Base, Format, ModelFile, ModelSource, ModelSpec, SourceKind, Task
from app.domain.openness import Openness
from app.engines.llama_options import LlamaOptions
from app.engines.thoughts import thinks
from app.services.model_headers import GgufHeader, check_onnx, check_whisper, read_gguf
from app.services.model_licences import UNKNOWN_LICENCE
from app.services.model_memory import PROCESS_BYTES, STATED_TOKENS, need_of_header

T = TypeVar("T")

_UNKNOWN = Openness(weights=True)  # whoever brings a file has it
_PICTURES = ("it sees pictures or hears sound for another model (mmproj), which Sotto cannot use",
    "Import the language part of that model: it answers from text.")  # fmt: skip
_VECTORS = ("it turns texts into vectors and writes none",
    "For search, import such a model in ONNX form.")  # fmt: skip
_DRAWS = ("it makes pictures and no text", "Import a model that writes text.")
_OTHER_KINDS = {
    "clip": _PICTURES,
    "bert": _VECTORS,
    "embedding": _VECTORS,
    "llama-embed": _VECTORS,
    "t5encoder": _VECTORS,
    "whisper": (
        "it understands speech and writes no answers",
        "Import such a model in CTranslate2 form.",
    ),
    "wavtokenizer": ("it makes sound and no text", "Import a model that writes text."),
    **dict.fromkeys(("flux", "sd1", "sdxl", "sd3", "ltxv", "hyvid", "qwen_image"), _DRAWS),
}
"""What models are that do not write answers, by a part of the name of their architecture."""
_SEEING = re.compile(r"vl(?:moe)?$|ocr$|^(?:cogvlm|chameleon|mllama|gemma3n|llama4|mistral3)$")
_BLIND = "It was made to see pictures as well; Sotto uses it for text alone."
_PARTS = {
    "mmproj": _PICTURES,
    "imatrix": ("it says how important weights are and holds none", "Import a model."),
    "dataset": ("it holds texts and no model", "Import a model."),
}
"""What files are that hold no whole model, by the type they state."""


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
    or a model of a kind that Sotto cannot use, ModelBroken for one that is cut off.
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
        whole = [file for file in files if not file.name.lower().startswith("mmproj")]
        if len(whole or files) == 1:
            return _gguf((whole or files)[0])
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
    _check_kind(path, header)
    if header.text("general.type") == "adapter":
        return _adapter(path, header)
    if header.number("split.count") > 1:
        raise ModelBroken(path.name, "it is one part of several; join them with llama-gguf-split")
    if "tokenizer.ggml.model" not in header.metadata:
        raise ModelBroken(path.name, "it has no tokenizer")
    context = header.number(".context_length", STATED_TOKENS)
    stated = LlamaOptions(context_length=min(context, STATED_TOKENS))
    spec = replace(
        _stated(path, header, Task.GENERATE),
        context_length=context,
        memory_bytes=need_of_header(header, stated).total,
        thinks=thinks(header.text("tokenizer.chat_template")),
        note=_BLIND if _SEEING.search(architecture) else "",
    )
    return Recognised(spec, (path,))


def _check_kind(path: Path, header: GgufHeader) -> None:
    """Raise with what the file is, unless it may be a generator or an adapter."""
    stated = header.text("general.type") or "model"
    if stated in _PARTS:
        raise ModelProblem(path.name, *_PARTS[stated])
    if not header.architecture or stated not in ("model", "adapter"):
        raise ModelBroken(path.name, "it is only a part of a model")
    for part, (reason, remedy) in _OTHER_KINDS.items():
        if part in header.architecture:
            raise ModelProblem(path.name, f"as a {header.architecture} model {reason}", remedy)


def _adapter(path: Path, header: GgufHeader) -> Recognised:
    if header.text("adapter.type") != "lora":
        raise ModelBroken(path.name, "it is an adapter, but no LoRA")
    named = header.text("general.base_model.0.name") or header.text("general.basename")
    spec = replace(
        _stated(path, header, Task.ADAPT),
        memory_bytes=path.stat().st_size,
        adapts=Base(header.architecture, named),
    )
    return Recognised(spec, (path,))


def _stated(path: Path, header: GgufHeader, task: Task) -> ModelSpec:
    """What the file says of itself, whatever it is."""
    licence = header.text("general.license")
    if licence in ("", "other"):
        licence = header.text("general.license.name") or UNKNOWN_LICENCE
    return ModelSpec(
        name=_slug(path.stem),
        title=header.text("general.name") or path.stem,
        task=task,
        format=Format.GGUF,
        quantization=header.quantization,
        files=(ModelFile(_safe(path.name), path.stat().st_size, None),),
        source=ModelSource(SourceKind.LOCAL, str(path)),
        licence=licence,
        openness=_UNKNOWN,
        languages=("*",),
        context_length=0,
        memory_bytes=0,
        verified=False,
        licence_address=header.text("general.license.link"),
    )


def _onnx(folder: Path) -> Recognised:
    model, tokenizer = folder / "model.onnx", folder / "tokenizer.json"
    if not tokenizer.is_file():
        raise ModelBroken(folder.name, "there is no tokenizer.json beside model.onnx")
    check_onnx(model)
    _decode(tokenizer, dict[str, msgspec.Raw])
    config = _decode(folder / "config.json", _OnnxConfig)
    pooling = _decode(folder / "1_Pooling" / "config.json", _Pooling, missing=_Pooling())
    window = _decode(folder / "sentence_bert_config.json", _Window, missing=_Window())
    if (folder / "genai_config.json").is_file():
        raise ModelBroken(folder.name, "it writes text; Sotto runs such models as GGUF files")
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
        licence=UNKNOWN_LICENCE,
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
    for path in paths:
        _decode(path, dict[str, msgspec.Raw])
    for path in vocabulary:
        if path.suffix == ".json":
            _decode(path, list[str])
    spec = ModelSpec(
        name=_slug(folder.name),
        title=folder.name,
        task=Task.TRANSCRIBE,
        format=Format.CTRANSLATE2,
        quantization="unknown",
        files=tuple(ModelFile(path.name, path.stat().st_size, None) for path in taken),
        source=ModelSource(SourceKind.LOCAL, str(folder)),
        licence=UNKNOWN_LICENCE,
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
    except (ValueError, RecursionError) as error:
        raise ModelBroken(path.parent.name, f"{path.name}: {error}") from error
