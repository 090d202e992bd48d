"""A process that loads one model after the other, each with the engine that is made for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from app.domain.models import Task
from app.domain.speech import SAMPLE_RATE
from app.engines.child import Job, ServedEngine
from app.engines.llama_options import LlamaOptions
from app.engines.messages import Generate, Piece, Response
from app.engines.protocols import GenerateOptions, Message, TranscribeOptions


def load(task: Task, path: Path) -> Generate:
    """The request to load the file or folder `path` and to ask it something."""
    return Generate([("user", task), ("user", str(path))], 4, 0.0, 0, [])


@dataclass(frozen=True, slots=True)
class LoaderConfig:
    """Nothing is loaded at first."""

    model: str | None = None

    def load(self) -> ServedEngine:
        """The loader."""
        return ServedLoader()


class ServedLoader:
    """Answers `load`."""

    context_length = 0

    def answer(self, job: Job) -> Iterator[Response]:
        """One Piece saying what was computed; raises what the engine raises."""
        request = job.request
        assert isinstance(request, Generate)
        (_, task), (_, path) = request.turns
        yield Piece(_USES[Task(task)](Path(path)))


def _write(path: Path) -> str:
    from app.engines.llama_generator import LlamaGenerator

    generator = LlamaGenerator(path, LlamaOptions(context_length=256, threads=1))
    try:
        asked = (Message("user", "w1 w2"),)
        answer = generator.generate(asked, GenerateOptions(max_tokens=4))
        return f"{len(list(answer))} pieces"
    finally:
        generator.close()


def _embed(folder: Path) -> str:
    from app.engines.onnx_embedder import OnnxEmbedder

    vectors = OnnxEmbedder(folder, threads=1).embed_passages(["a pump", "a red pump by the mill"])
    return f"vectors {vectors.shape}"


def _transcribe(folder: Path) -> str:
    from app.engines.whisper_transcriber import WhisperTranscriber

    transcriber = WhisperTranscriber(folder, threads=1)
    sound = np.random.default_rng(1).normal(0, 0.1, SAMPLE_RATE).astype(np.float32)
    return f"{len(list(transcriber.transcribe(sound, TranscribeOptions())))} parts"


_USES = {Task.GENERATE: _write, Task.EMBED: _embed, Task.TRANSCRIBE: _transcribe}
