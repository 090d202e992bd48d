"""Compares a GGUF model with the one it was made from: what both expect of a text, and speed.

Perplexity, divergence and agreement as llama.cpp's own `llama-perplexity` measures them: the mean
surprise at a text's tokens, the Kullback-Leibler divergence of the expected next token from the
reference's, and how often both find the same token likeliest.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from math import exp
from pathlib import Path
from typing import Protocol

import numpy as np

from export.gguf.evaluator import Evaluator, Logits
from export.report import Figure
from export.sources import ExportError
from export.timing import interleaved

_LEAD = 16  # tokens of a window that only give context
_ROUNDS, _WRITTEN = 3, 24


class Contestant(Protocol):
    """A language model in memory, in whatever form; `Evaluator` says what each of these does."""

    vocabulary: int

    def windows(self, texts: Sequence[str]) -> Iterator[list[int]]: ...  # noqa: D102
    def logits(self, window: Sequence[int]) -> Logits: ...  # noqa: D102
    def compute(self, window: Sequence[int]) -> None: ...  # noqa: D102
    def write(self, count: int) -> None: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Window:
    """Means over some `tokens` in a row: how much both models are surprised, in nats.

    `divergence`, in nats, of the candidate's expectation; `agreement` on the likeliest, 0 to 1.
    """

    reference: float
    candidate: float
    divergence: float
    agreement: float
    tokens: int


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two models meet the same text."""

    windows: tuple[Window, ...]

    @property
    def tokens(self) -> int:
        """How many tokens both had to expect."""
        return sum(window.tokens for window in self.windows)

    @property
    def reference_perplexity(self) -> float:
        """Of the reference."""
        return exp(self._mean(lambda window: window.reference))

    @property
    def perplexity(self) -> float:
        """Of the candidate."""
        return exp(self._mean(lambda window: window.candidate))

    @property
    def divergence(self) -> float:
        """Mean over all tokens, in nats."""
        return self._mean(lambda window: window.divergence)

    @property
    def agreement(self) -> float:
        """The share of tokens for which both find the same one likeliest."""
        return self._mean(lambda window: window.agreement)

    def _mean(self, quantity: Callable[[Window], float]) -> float:
        return sum(quantity(window) * window.tokens for window in self.windows) / self.tokens


@dataclass(frozen=True, slots=True)
class Speed:
    """Tokens a second of a prompt and of an answer."""

    prompt: float
    answer: float


def compare(
    reference: Path, candidate: Path, texts: Sequence[str]
) -> tuple[Likeness, tuple[Speed, Speed]]:
    """How the file `candidate` differs from the file `reference`, and how fast both are.

    ExportError where the two do not read the same tokens, or `texts` are too short.
    """
    with Evaluator(reference) as first, Evaluator(candidate) as second:
        return likeness(first, second, texts), speeds(first, second, texts)


def likeness(reference: Contestant, candidate: Contestant, texts: Sequence[str]) -> Likeness:
    """How `candidate` differs from `reference` in what it expects of `texts`; see `compare`."""
    windows = list(reference.windows(texts))
    same = reference.vocabulary == candidate.vocabulary
    if not same or windows != list(candidate.windows(texts)):
        raise ExportError("the two models do not have the same vocabulary")
    whole = [window for window in windows if len(window) > _LEAD + 1]
    if not whole:
        raise ExportError(f"the texts to compare with need more than {_LEAD} tokens")
    met = (_meet(reference.logits(tokens), candidate.logits(tokens), tokens) for tokens in whole)
    return Likeness(tuple(met))


def speeds(
    reference: Contestant, candidate: Contestant, texts: Sequence[str]
) -> tuple[Speed, Speed]:
    """Of both with the beginning of `texts` as a prompt, measured in turn."""
    tokens = next(reference.windows(texts))
    length = len(tokens)
    read = interleaved(
        partial(reference.compute, tokens), partial(candidate.compute, tokens), rounds=_ROUNDS
    )
    write = interleaved(
        partial(reference.write, _WRITTEN), partial(candidate.write, _WRITTEN), rounds=_ROUNDS
    )
    return (
        Speed(length / read.reference_s, _WRITTEN / write.reference_s),
        Speed(length / read.candidate_s, _WRITTEN / write.candidate_s),
    )


def figures(found: Likeness, speed: tuple[Speed, Speed]) -> tuple[Figure, ...]:
    """What was measured, for a report."""
    before, after = speed
    met, given = found.reference_perplexity, found.perplexity
    return (
        Figure("perplexity", "", met, given, "lower", f"of {found.tokens} tokens"),
        Figure("divergence", "nats", None, found.divergence, "lower", "0 is the original"),
        Figure("agreement", "", None, found.agreement, "higher", "same likeliest token"),
        Figure("prompt", "tokens/s", before.prompt, after.prompt, "higher"),
        Figure("answer", "tokens/s", before.answer, after.answer, "higher"),
    )


def _meet(reference: Logits, candidate: Logits, tokens: Sequence[int]) -> Window:
    rows = slice(_LEAD, len(tokens) - 1)
    expected, given = _log_softmax(reference[rows]), _log_softmax(candidate[rows])
    following = np.asarray(tokens[_LEAD + 1 :])[:, None]
    return Window(
        reference=-float(np.take_along_axis(expected, following, 1).mean()),
        candidate=-float(np.take_along_axis(given, following, 1).mean()),
        divergence=float((np.exp(expected) * (expected - given)).sum(axis=1).mean()),
        agreement=float((expected.argmax(axis=1) == given.argmax(axis=1)).mean()),
        tokens=len(following),
    )


def _log_softmax(logits: Logits) -> Logits:
    shifted = logits - logits.max(axis=1, keepdims=True)
    logs: Logits = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return logs
