"""Deterministic engines without models or processes, for tests and for trying an idea out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.cancel import CancelToken
from app.domain.errors import Crashed, EngineFailure
from app.domain.speech import SAMPLE_RATE, Segment, Stretch, Transcript
from app.engines.protocols import (
    Comparison,
    Entailment,
    GenerateOptions,
    Message,
    Thought,
    TranscribeOptions,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_WORD = re.compile(r"\w+")
_PIECE = re.compile(r"\s*\S+")
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]")
_SILENCE = 0.01
_OPEN = Entailment(0.0, 1.0, 0.0)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


class FakeEmbedder:
    """Hashes each word to a dimension, so texts that share words are near each other.

    `embedded` lists every passage seen, in order. An empty text gets the first unit vector.
    """

    def __init__(
        self,
        dimensions: int = 64,
        *,
        model: str = "fake-embedder",
        max_tokens: int = 256,
        languages: tuple[str, ...] = ("*",),
    ) -> None:
        self.model = model
        self.dimensions = dimensions
        self.max_tokens = max_tokens
        self.languages = languages
        self.embedded: list[str] = []

    def embed_passages(
        self, texts: Sequence[str], cancel: CancelToken | None = None
    ) -> NDArray[np.float32]:
        """Vectors of shape (len(texts), dimensions); the token is tested before each text."""
        import numpy as np

        vectors = np.zeros((len(texts), self.dimensions), np.float32)
        for row, text in zip(vectors, texts, strict=True):
            if cancel is not None:
                cancel.raise_if_cancelled()
            row[:] = self.embed_query(text)
            self.embedded.append(text)
        return vectors

    def compare(
        self, question: str, words: Sequence[tuple[int, int]], texts: Sequence[str]
    ) -> Comparison:
        """A word is as near a text as the nearest of its words: 1 where it is there."""
        import numpy as np

        own = [self.embed_query(question[start:end]) for start, end in words]
        nearness = np.zeros((len(texts), len(words)), np.float32)
        for row, text in zip(nearness, texts, strict=True):
            said = np.stack([self.embed_query(word) for word in _words(text) or [""]])
            row[:] = [float((said @ word).max()) for word in own]
        return Comparison(self.embed_passages(texts), nearness)

    def embed_query(self, text: str) -> NDArray[np.float32]:
        """The vector of shape (dimensions,)."""
        import numpy as np

        vector = np.zeros(self.dimensions, np.float32)
        for word in _words(text)[: self.max_tokens]:
            digest = hashlib.blake2b(word.encode(), digest_size=8).digest()
            vector[int.from_bytes(digest, "little") % self.dimensions] += 1.0
        if not vector.any():
            vector[0] = 1.0
        return vector / np.float32(np.linalg.norm(vector))

    def close(self) -> None:
        """Nothing is held."""


class FakeReranker:
    """Scores by the share of the question's words that the passage has."""

    def __init__(self, *, model: str = "fake-reranker") -> None:
        self.model = model

    def score(
        self, query: str, passages: Sequence[str], cancel: CancelToken | None = None
    ) -> NDArray[np.float32]:
        """One score between 0 and 1 per passage."""
        import numpy as np

        if cancel is not None:
            cancel.raise_if_cancelled()
        wanted = set(_words(query))
        shares = [len(wanted & set(_words(text))) / max(len(wanted), 1) for text in passages]
        return np.array(shares, np.float32)

    def close(self) -> None:
        """Nothing is held."""


class FakeEntailer:
    """Says what it was told to about a hypothesis, and `otherwise` about every other.

    `asked` lists every pair, in order.
    """

    def __init__(
        self,
        answers: Mapping[str, Entailment] | None = None,
        *,
        otherwise: Entailment = _OPEN,
        model: str = "fake-entailer",
        languages: tuple[str, ...] = ("*",),
    ) -> None:
        self.model = model
        self.languages = languages
        self.asked: list[tuple[str, str]] = []
        self._answers = answers or {}
        self._otherwise = otherwise

    def entail(
        self, pairs: Sequence[tuple[str, str]], cancel: CancelToken | None = None
    ) -> list[Entailment]:
        """One per pair."""
        if cancel is not None:
            cancel.raise_if_cancelled()
        self.asked.extend(pairs)
        return [self._answers.get(hypothesis, self._otherwise) for _, hypothesis in pairs]

    def close(self) -> None:
        """Nothing is held."""


@dataclass(frozen=True, slots=True)
class Crash:
    """A scripted answer that says `after` and then dies as a process ended by signal 11 does."""

    after: str = ""


@dataclass(frozen=True, slots=True)
class Hang:
    """A scripted answer that says `after`, calls `hanging`, and then waits to be cancelled."""

    after: str = ""
    hanging: Callable[[], None] | None = None


class FakeGenerator:
    """Says what it was told to, word by word.

    `answers` are used up in order; without one left it repeats the first sentence that it finds in
    the last message but its final paragraph (the sources come before the question). `prompts`
    lists every chat it was given, `options` how each was to be answered. Where it may think, it
    first thinks `thoughts`.
    """

    def __init__(
        self,
        answers: Sequence[str | Crash | Hang] = (),
        *,
        model: str = "fake-generator",
        context_length: int = 4096,
        thoughts: str = "",
    ) -> None:
        self.model = model
        self.context_length = context_length
        self.thoughts = thoughts
        self.prompts: list[tuple[Message, ...]] = []
        self.options: list[GenerateOptions] = []
        self._answers = list(answers)

    def count_tokens(self, text: str) -> int:
        """One token per word."""
        return len(_PIECE.findall(text))

    def generate(
        self,
        messages: Sequence[Message],
        options: GenerateOptions,
        cancel: CancelToken | None = None,
    ) -> Iterator[str | Thought]:
        """The next scripted answer, or the echo, word by word."""
        self.prompts.append(tuple(messages))
        self.options.append(options)
        needed = sum(self.count_tokens(message.content) for message in messages)
        if needed + options.max_tokens > self.context_length:
            raise EngineFailure("generator", f"the prompt of {needed} tokens is too long")
        yield from map(Thought, _PIECE.findall(self.thoughts)[: options.thought_tokens])
        answer = self._answers.pop(0) if self._answers else self._echo(messages)
        text = answer if isinstance(answer, str) else answer.after
        for piece in _PIECE.findall(_cut(text, options.stop))[: options.max_tokens]:
            if cancel is not None:
                cancel.raise_if_cancelled()
            yield piece
        if isinstance(answer, Crash):
            raise Crashed("generator", -11)
        if isinstance(answer, Hang):
            self._hang(answer, cancel)

    def _hang(self, answer: Hang, cancel: CancelToken | None) -> None:
        if cancel is None:
            raise EngineFailure("generator", "no answer in time")
        if answer.hanging is not None:
            answer.hanging()
        cancel.wait()
        cancel.raise_if_cancelled()

    @staticmethod
    def _echo(messages: Sequence[Message]) -> str:
        content = messages[-1].content
        sources = content.rpartition("\n\n")[0] or content
        found = _SENTENCE.search(sources)
        return found.group().strip() if found else content.strip()

    def close(self) -> None:
        """Nothing is held."""


def _cut(text: str, stop: tuple[str, ...]) -> str:
    ends = [at for at in (text.find(word) for word in stop if word) if at >= 0]
    return text[: min(ends, default=len(text))]


class FakeTranscriber:
    """Hears `words`, one segment each, spread evenly over the recording."""

    def __init__(self, words: Sequence[str] = ("hello", "world"), *, language: str = "en") -> None:
        self.model = "fake-transcriber"
        self._words = tuple(words)
        self._language = language

    def transcribe(
        self,
        samples: NDArray[np.float32],
        options: TranscribeOptions,
        cancel: CancelToken | None = None,
    ) -> Iterator[Segment | Transcript]:
        """A Segment per word, then the Transcript."""
        duration_s = len(samples) / SAMPLE_RATE
        step_s = duration_s / max(len(self._words), 1)
        segments = []
        for n, word in enumerate(self._words):
            if cancel is not None:
                cancel.raise_if_cancelled()
            segments.append(Segment(n * step_s, (n + 1) * step_s, word))
            yield segments[-1]
        yield Transcript(options.language or self._language, duration_s, tuple(segments))

    def close(self) -> None:
        """Nothing is held."""


class FakeGauge:
    """Finds memory to be read at `rates`, one after the other, in no time."""

    def __init__(self, rates: Sequence[float] = (20e9, 21e9)) -> None:
        self._rates = tuple(rates)

    def rates(self, seconds: float, cancel: CancelToken | None = None) -> Iterator[float]:  # noqa: ARG002 - see Gauge
        """Bytes a second; the token is tested before each."""
        for rate in self._rates:
            if cancel is not None:
                cancel.raise_if_cancelled()
            yield rate

    def close(self) -> None:
        """Nothing is held."""


class FakeDetector:
    """Hears speech wherever there is sound, in whole tenths of a second."""

    def detect(self, samples: NDArray[np.float32]) -> tuple[Stretch, ...]:
        """Stretches of tenths that are not silent."""
        import numpy as np

        step = SAMPLE_RATE // 10
        found: list[Stretch] = []
        for n, start in enumerate(range(0, len(samples), step)):
            if np.abs(samples[start : start + step]).max() < _SILENCE:
                continue
            start_s, end_s = n / 10, (n + 1) / 10
            if found and found[-1].end_s == start_s:
                start_s = found.pop().start_s
            found.append(Stretch(start_s, end_s))
        return tuple(found)

    def close(self) -> None:
        """Nothing is held."""
