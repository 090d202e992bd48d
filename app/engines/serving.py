"""Engines as their processes serve them: how each is loaded and how it answers messages."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import EngineFailure
from app.engines.child import Job, ServedEngine
from app.engines.llama_options import LlamaOptions
from app.engines.messages import (
    Count,
    CountTokens,
    Extracted,
    Floats,
    Generate,
    Listen,
    Piece,
    Read,
    Request,
    Response,
)
from app.engines.protocols import (
    GenerateOptions,
    Generator,
    Message,
)

if TYPE_CHECKING:
    from app.engines.reader.dispatch import DocumentReader
    from app.engines.reader.ocr import Recognizer

_BUFFER_BYTES = 1 << 16
_NICER = 10


@dataclass(frozen=True, slots=True)
class GeneratorConfig:
    """The GGUF file `path`; `name` is what the store calls it."""

    path: Path
    name: str
    options: LlamaOptions

    @property
    def model(self) -> str:
        """The store's name for it."""
        return self.name

    def load(self) -> ServedEngine:
        """The generator, ready."""
        from app.engines.llama_generator import LlamaGenerator

        return ServedGenerator(LlamaGenerator(self.path, self.options))


@dataclass(frozen=True, slots=True)
class ReaderConfig:
    """The document reader."""

    threads: int

    @property
    def model(self) -> None:
        """There is none."""
        return

    def load(self) -> ServedEngine:
        """The reader, ready, and behind everything else that wants the processor."""
        _step_back()
        from app.engines.reader.dispatch import DocumentReader
        from app.engines.reader.ocr import Recognizer

        return ServedReader(DocumentReader(), Recognizer(self.threads))


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
                    thought_tokens=request.thought_tokens,
                )
                for piece in self.generator.generate(messages, options, job.cancel):
                    yield (
                        Piece(piece) if isinstance(piece, str) else Piece(piece.text, thought=True)
                    )
            case _:
                raise misdirected("generator", request)


@dataclass(frozen=True, slots=True)
class ServedReader:
    """Answers Read and Listen."""

    reader: DocumentReader
    recognizer: Recognizer
    context_length: int = 0

    def answer(self, job: Job) -> Iterator[Response]:
        """An Extracted for each piece of a text, or Floats for each block of a recording.

        It waits with the next until the parent has taken the last: what is read is larger than the
        file more often than not, and nothing may pile up.
        """
        for response in self._responses(job):
            yield response
            job.fetch(0, 0)

    def _responses(self, job: Job) -> Iterator[Response]:
        from app.engines.reader.range_file import RangeFile
        from app.engines.reader.source import Budget, ReadOptions, Source
        from app.engines.reader.tidy import tidy
        from app.engines.reader.zero_width import with_zero_width_flags

        request = job.request
        if not isinstance(request, Read | Listen):
            raise misdirected("reader", request)
        file = io.BufferedReader(RangeFile(request.size, job.fetch), _BUFFER_BYTES)
        source = Source(request.name, file, request.size)
        if isinstance(request, Listen):
            for block in self.reader.samples(source):
                yield Floats(block.astype("<f4").tobytes())
            return
        budget = Budget.of(request.size)
        options = ReadOptions(
            budget,
            recognize=request.recognize,
            recognizer=self.recognizer,
        )
        for piece in self.reader.read(source, options):
            yield Extracted(tidy(with_zero_width_flags(piece)))


def _step_back() -> None:
    if sys.platform == "win32":
        import psutil

        psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
    else:
        os.nice(_NICER)


def misdirected(engine: str, request: Request) -> EngineFailure:
    """What an engine says to a request that another one answers."""
    return EngineFailure(engine, f"it does not answer {type(request).__name__}")
