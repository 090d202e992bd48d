"""The whole program over fake engines: real services on a real store, and no process started."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from app.domain.cancel import CancelToken
from app.engines.fake import Crash, FakeDetector, FakeEmbedder, FakeGenerator, Hang
from app.engines.fake_files import FakeReader, FakeRenderer
from app.engines.protocols import (
    Embedder,
    GenerateOptions,
    Generator,
    Message,
    Reader,
    Renderer,
    SpeechDetector,
    Thought,
    Transcriber,
)
from app.ingest.tokens import CountTokens
from app.paths import Home
from app.settings import Settings
from app.wiring import Sotto, open_sotto


class HeldGenerator(FakeGenerator):
    """Says nothing before `gate` is open, so that a test sees what is there before the prose."""

    def __init__(self, answers: Sequence[str | Crash | Hang] = ()) -> None:
        super().__init__(answers)
        self.gate = threading.Event()

    def generate(
        self,
        messages: Sequence[Message],
        options: GenerateOptions,
        cancel: CancelToken | None = None,
    ) -> Iterator[str | Thought]:
        """As the fake does, later."""
        opened = self.gate.wait(timeout=30)
        assert opened
        yield from super().generate(messages, options, cancel)


class HeldEmbedder(FakeEmbedder):
    """Embeds passages only while `gate` is open: indexing stands still until a test lets it go."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = threading.Event()

    def embed_passages(self, texts: Sequence[str], cancel: CancelToken | None = None):  # type: ignore[no-untyped-def]
        """As the fake does, once it may."""
        while not self.gate.is_set():
            if cancel is None:
                break
            cancel.raise_if_cancelled()
            cancel.wait(0.01)
        return super().embed_passages(texts, cancel)


@dataclass(frozen=True, slots=True)
class Fakes:
    """The engines of one program."""

    generator_: Generator | None = field(default_factory=FakeGenerator)
    embedder_: Embedder = field(default_factory=FakeEmbedder)
    transcriber_: Transcriber | None = None

    def reader(self) -> Reader:
        """Reads UTF-8."""
        return FakeReader()

    def renderer(self) -> Renderer:
        """Draws white pages."""
        return FakeRenderer()

    def embedder(self, model: str | None = None) -> Embedder:
        """The one given."""
        return self.embedder_

    def unload(self) -> None:
        """Nothing is held."""

    def count_tokens(self) -> CountTokens:
        """One token per word."""
        return lambda texts: [len(text.split()) for text in texts]

    def entailer(self) -> None:
        """None is installed."""

    def reranker(self) -> None:
        """None is installed."""

    def transcriber(self, _name: str | None = None) -> Transcriber | None:
        """The one given."""
        return self.transcriber_

    def detector(self) -> SpeechDetector:
        """Sound is speech."""
        return FakeDetector()

    def generator(self, _name: str | None) -> Generator | None:
        """The one given."""
        return self.generator_

    def release(self, _name: str) -> None:
        """Nothing is held."""

    def close(self) -> None:
        """Nothing is held."""


def open_over_fakes(
    home: Home, fakes: Fakes, *, first_run: bool = False
) -> AbstractContextManager[Sotto]:
    """Real services on `home` over `fakes`; unless `first_run`, the first steps were taken."""
    if not first_run:
        home.root.mkdir(parents=True, exist_ok=True)
        home.first_run.touch()
    return open_sotto(home, Settings(), engines=lambda *_: fakes)
