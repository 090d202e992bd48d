"""Compares answer models: how they are surprised by text, and how fast they read and write."""

from collections.abc import Sequence

import numpy as np

from export.compare.folders import Model
from export.compare.trial import Quality, Speed, Trial
from export.gguf import parity

ALLOWED = 0.05
"""Nats of surprise at a token, which is about 5 % of perplexity."""


def compare_generators(
    reference: Model, candidate: Model, texts: Sequence[str], *, allowed: float | None
) -> Trial:
    """Let both read `texts`. ExportError where they do not know the same tokens."""
    likeness, (before, after) = parity.compare(reference.path, candidate.path, texts)
    windows = likeness.windows
    surprise = Quality(
        name="surprise at text",
        unit="nats/token",
        items="windows",
        better="lower",
        reference=np.array([window.reference for window in windows]),
        candidate=np.array([window.candidate for window in windows]),
        weights=np.array([window.tokens for window in windows], np.float64),
        allowed=ALLOWED if allowed is None else allowed,
    )
    figures = parity.figures(likeness, (before, after))
    speeds = tuple(figure for figure in figures if figure.is_speed)
    return Trial(
        qualities=(surprise,),
        speed=Speed(after.answer / before.answer, speeds),
        reference_bytes=reference.bytes,
        bytes=candidate.bytes,
        others=tuple(figure for figure in figures if not figure.is_speed),
    )
