"""Compares a GGUF model with the one it was made from: what both expect of a text, and speed.

Perplexity, divergence and agreement as llama.cpp's own `llama-perplexity` measures them: the mean
surprise at a text's tokens, the Kullback-Leibler divergence of the expected next token from the
reference's, and how often both find the same token likeliest.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from math import exp
from pathlib import Path

import numpy as np

from export.gguf.evaluator import Evaluator, Logits
from export.report import Figure
from export.sources import ExportError
from export.timing import interleaved

_LEAD = 16  # tokens of a window that only give context
_ROUNDS, _WRITTEN = 3, 24


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
    """How `candidate` differs from `reference`, and how fast both are."""
    return likeness(reference, candidate, texts), speeds(reference, candidate, texts)


def likeness(reference: Path, candidate: Path, texts: Sequence[str]) -> Likeness:
    """How `candidate` differs from `reference` in what it expects of `texts`.

    ExportError where the two do not read the same tokens, or `texts` are too short.
    """
    with Evaluator(reference) as first, Evaluator(candidate) as second:
        windows = list(first.windows(texts))
        if first.vocabulary != second.vocabulary or windows != list(second.windows(texts)):
            raise ExportError(f"{candidate.name} has not the vocabulary of {reference.name}")
        whole = [window for window in windows if len(window) > _LEAD + 1]
        if not whole:
            raise ExportError(f"the texts to compare with need more than {_LEAD} tokens")
        met = (_meet(first.logits(tokens), second.logits(tokens), tokens) for tokens in whole)
        return Likeness(tuple(met))


def speeds(reference: Path, candidate: Path, texts: Sequence[str]) -> tuple[Speed, Speed]:
    """Of both with the beginning of `texts` as a prompt, measured in turn."""
    with Evaluator(reference) as first, Evaluator(candidate) as second:
        tokens = next(first.windows(texts))
        length = len(tokens)
        read = interleaved(
            partial(first.compute, tokens), partial(second.compute, tokens), rounds=_ROUNDS
        )
        write = interleaved(
            partial(first.write, length, _WRITTEN),
            partial(second.write, length, _WRITTEN),
            rounds=_ROUNDS,
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
