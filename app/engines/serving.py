"""Engines as their processes serve them: how each is loaded and how it answers messages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import EngineFailure
from app.engines.child import Job, ServedEngine
from app.engines.messages import (
    Count,
    CountTokens,
    Embed,
    Extracted,
    Floats,
    Generate,
    Page,
    Piece,
    Read,
    Request,
    Response,
    Score,
    Title,
)
from app.engines.protocols import Embedder, GenerateOptions, Generator, Message, Reranker

if TYPE_CHECKING:
    from app.engines.reader.dispatch import DocumentReader


@dataclass(frozen=True, slots=True)
class EmbedderConfig:
    """An ONNX embedding model in `folder`."""

    folder: Path
    threads: int

    @property
    def model(self) -> str:
        """The folder's name."""
        return self.folder.name

    def load(self) -> ServedEngine:
        """The embedder, ready."""
        from app.engines.onnx_embedder import OnnxEmbedder

        return ServedEmbedder(OnnxEmbedder(self.folder, threads=self.threads))


@dataclass(frozen=True, slots=True)
class RerankerConfig:
    """An ONNX cross-encoder in `folder`."""

    folder: Path
    threads: int

    @property
    def model(self) -> str:
        """The folder's name."""
        return self.folder.name

    def load(self) -> ServedEngine:
        """The reranker, ready."""
        from app.engines.onnx_reranker import OnnxReranker

        return ServedReranker(OnnxReranker(self.folder, threads=self.threads))


@dataclass(frozen=True, slots=True)
class GeneratorConfig:
    """The GGUF file `path`; `name` is what the store calls it."""

    path: Path
    name: str
    context_length: int
    threads: int

    @property
    def model(self) -> str:
        """The store's name for it."""
        return self.name

    def load(self) -> ServedEngine:
        """The generator, ready."""
        from app.engines.llama_generator import LlamaGenerator

        return ServedGenerator(
            LlamaGenerator(self.path, context_length=self.context_length, threads=self.threads)
        )


@dataclass(frozen=True, slots=True)
class ReaderConfig:
    """The document reader."""

    threads: int

    @property
    def model(self) -> None:
        """There is none."""
        return

    def load(self) -> ServedEngine:
        """The reader, ready."""
        from app.engines.reader.dispatch import DocumentReader

        return ServedReader(DocumentReader(), self.threads)


@dataclass(frozen=True, slots=True)
class ServedEmbedder:
    """Answers Embed."""

    embedder: Embedder
    context_length: int = 0

    def answer(self, job: Job) -> Iterator[Response]:
        """One Floats with a vector per text."""
        request = job.request
        if not isinstance(request, Embed):
            raise _misdirected("embedder", request)
        if request.query:
            vectors = self.embedder.embed_query(request.texts[0])
        else:
            vectors = self.embedder.embed_passages(request.texts, job.cancel)
        yield Floats(vectors.astype("<f4").tobytes())


@dataclass(frozen=True, slots=True)
class ServedReranker:
    """Answers Score."""

    reranker: Reranker
    context_length: int = 0

    def answer(self, job: Job) -> Iterator[Response]:
        """One Floats with a score per passage."""
        request = job.request
        if not isinstance(request, Score):
            raise _misdirected("reranker", request)
        scores = self.reranker.score(request.query, request.passages, job.cancel)
        yield Floats(scores.astype("<f4").tobytes())


@dataclass(frozen=True, slots=True)
class ServedGenerator:
    """Answers Generate and CountTokens."""

    generator: Generator

    @property
    def context_length(self) -> int:
        """As the model has it."""
        return self.generator.context_length

    def answer(self, job: Job) -> Iterator[Response]:
        """A Piece per token, or one Count."""
        request = job.request
        match request:
            case CountTokens():
                yield Count(self.generator.count_tokens(request.text))
            case Generate():
                messages = [Message(role, content) for role, content in request.turns]
                options = GenerateOptions(
                    max_tokens=request.max_tokens,
                    temperature=request.temperature,
                    seed=request.seed,
                    stop=tuple(request.stop),
                )
                yield from map(Piece, self.generator.generate(messages, options, job.cancel))
            case _:
                raise _misdirected("generator", request)


@dataclass(frozen=True, slots=True)
class ServedReader:
    """Answers Read."""

    reader: DocumentReader
    threads: int
    context_length: int = 0

    def answer(self, job: Job) -> Iterator[Response]:
        """One Extracted."""
        request = job.request
        if not isinstance(request, Read):
            raise _misdirected("reader", request)
        from app.engines.reader.source import Budget, ReadOptions, Source

        source = Source.of(request.name, job.payload)
        options = ReadOptions(Budget(2 << 30, 10_000), threads=self.threads)
        (extraction,) = self.reader.read(source, options)
        yield Extracted(
            [Page(page.text, page.number) for page in extraction.pages],
            extraction.media_type,
            extraction.title,
            [Title(heading.start, heading.level, heading.title) for heading in extraction.headings],
        )


def _misdirected(engine: str, request: Request) -> EngineFailure:
    return EngineFailure(engine, f"it does not answer {type(request).__name__}")
