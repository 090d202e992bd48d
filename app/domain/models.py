"""Models as the catalogue and the store describe them."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.openness import Grade, Openness

_AND = "+"  # in no name of a model


def joined(base: str, adapter: str | None) -> str:
    """The name under which a generator with an adapter is known; `base` without one."""
    return f"{base}{_AND}{adapter}" if adapter else base


def parted(name: str) -> tuple[str, str | None]:
    """The base and the adapter of a generator called `name`; None for one without."""
    base, _, adapter = name.partition(_AND)
    return base, adapter or None


class Task(StrEnum):
    """What a model is for."""

    EMBED = "embed"
    RERANK = "rerank"
    ENTAIL = "entail"
    GENERATE = "generate"
    TRANSCRIBE = "transcribe"
    ADAPT = "adapt"


class Format(StrEnum):
    """How a model's files are laid out."""

    ONNX = "onnx"
    GGUF = "gguf"
    CTRANSLATE2 = "ctranslate2"


class SourceKind(StrEnum):
    """Where a model's files come from."""

    SHIPPED = "shipped"
    PACKAGE = "package"
    HTTPS = "https"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file of a model; `sha256` or `bytes` is None while nobody has verified it."""

    name: str
    bytes: int | None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class ModelSource:
    """Where the files come from.

    SHIPPED: folder under models/; PACKAGE: `location` is name==version and each file's path in
    the wheel is in `members`; HTTPS: `location` is the base address,
    `members` the paths below it where they differ from the file names; LOCAL: `location` is
    where the user had it.
    """

    kind: SourceKind
    location: str
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Base:
    """The model that an adapter was made for; `name` is empty where the adapter says none."""

    architecture: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class ModelSpec:
    """One model.

    `memory_bytes` is about what its process needs at 4,096 tokens of context, or at all of a
    shorter one; `context_length` is in tokens, 0 where it has no meaning; `languages` are
    ISO 639-1 codes, ("*",) for many. Unless `verified`, sizes are approximate and pinned when
    it is installed. `labels` are the outputs of a classifier, in order. A generator that `thinks`
    writes down its thoughts before the answer. An adapter (Task.ADAPT) `adapts` another model.
    `licence` is an SPDX identifier where the licence has one; `restrictions` says in words what it
    forbids or asks of users, `licence_address` where it can be read.
    """

    name: str
    title: str
    task: Task
    format: Format
    quantization: str
    files: tuple[ModelFile, ...]
    source: ModelSource
    licence: str
    openness: Openness
    languages: tuple[str, ...]
    context_length: int
    memory_bytes: int
    verified: bool
    default: bool = False
    dimensions: int | None = None
    query_prefix: str = ""
    passage_prefix: str = ""
    pooling: str = "mean"
    labels: tuple[str, ...] = ()
    note: str = ""
    thinks: bool = False
    adapts: Base | None = None
    restrictions: str = ""
    licence_address: str = ""

    @property
    def grade(self) -> Grade:
        """Its class in the Model Openness Framework."""
        return self.openness.grade(restricted=bool(self.restrictions))

    @property
    def bytes(self) -> int:
        """Size of its files, as far as it is known."""
        return sum(file.bytes or 0 for file in self.files)
