"""Embedder, reranker and entailer as their processes serve them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.engines.child import Job, ServedEngine
from app.engines.messages import Compare, Embed, Entail, Floats, Response, Score
from app.engines.protocols import Embedder, Entailer, Reranker
from app.engines.providers import ON_CPU, Runtime
from app.engines.serving import misdirected


@dataclass(frozen=True, slots=True)
class OnnxFolder(ABC):
    """An ONNX model in `folder`; what is loaded from it is said by each kind."""

    folder: Path
    threads: int
    runtime: Runtime = ON_CPU

    @property
    def model(self) -> str:
        """The folder's name."""
        return self.folder.name

    @abstractmethod
    def load(self) -> ServedEngine:
        """The engine, ready."""


class EmbedderConfig(OnnxFolder):
    """A model that embeds."""

    def load(self) -> ServedEngine:
        """The embedder, ready."""
        from app.engines.onnx_embedder import OnnxEmbedder

        return ServedEmbedder(OnnxEmbedder(self.folder, threads=self.threads, runtime=self.runtime))


class RerankerConfig(OnnxFolder):
    """A cross-encoder trained on questions and passages."""

    def load(self) -> ServedEngine:
        """The reranker, ready."""
        from app.engines.onnx_reranker import OnnxReranker

        return ServedReranker(OnnxReranker(self.folder, threads=self.threads, runtime=self.runtime))


class EntailerConfig(OnnxFolder):
    """A cross-encoder trained on natural language inference."""

    def load(self) -> ServedEngine:
        """The entailer, ready."""
        from app.engines.onnx_entailer import OnnxEntailer

        return ServedEntailer(OnnxEntailer(self.folder, threads=self.threads, runtime=self.runtime))


@dataclass(frozen=True, slots=True)
class ServedEmbedder:
    """Answers Embed."""

    embedder: Embedder
    context_length: int = 0

    def answer(self, job: Job) -> Iterator[Response]:
        """One Floats with a vector per text; of Compare with the nearness of words behind it."""
        request = job.request
        if isinstance(request, Compare):
            yield self._compare(request)
            return
        if not isinstance(request, Embed):
            raise misdirected("embedder", request)
        if request.query:
            vectors = self.embedder.embed_query(request.texts[0])
        else:
            vectors = self.embedder.embed_passages(request.texts, job.cancel)
        yield Floats(vectors.astype("<f4").tobytes())

    def _compare(self, request: Compare) -> Floats:
        import numpy as np

        found = self.embedder.compare(request.question, request.words, request.texts)
        both = np.concatenate([found.vectors, found.nearness], axis=1)
        return Floats(both.astype("<f4").tobytes())


@dataclass(frozen=True, slots=True)
class ServedReranker:
    """Answers Score."""

    reranker: Reranker
    context_length: int = 0

    def answer(self, job: Job) -> Iterator[Response]:
        """One Floats with a score per passage."""
        request = job.request
        if not isinstance(request, Score):
            raise misdirected("reranker", request)
        scores = self.reranker.score(request.query, request.passages, job.cancel)
        yield Floats(scores.astype("<f4").tobytes())


@dataclass(frozen=True, slots=True)
class ServedEntailer:
    """Answers Entail."""

    entailer: Entailer
    context_length: int = 0

    def answer(self, job: Job) -> Iterator[Response]:
        """One Floats with three probabilities per pair, in the order of Entailment."""
        import numpy as np

        request = job.request
        if not isinstance(request, Entail):
            raise misdirected("entailer", request)
        found = self.entailer.entail(request.pairs, job.cancel)
        rows = [(each.entailed, each.neutral, each.contradicted) for each in found]
        yield Floats(np.array(rows, "<f4").tobytes())
