"""How near a sentence comes to each word of a question, as one number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def closeness(nearness: NDArray[np.float32], weights: Sequence[float]) -> float:
    """The mean of all words' `nearness` by their `weights`, and that of the weakest, half each.

    Late interaction (Khattab and Zaharia 2020, "ColBERT") with rare words counting more, and the
    weakest once again: a sentence that misses one word of a question often answers another one.
    Words that weigh nothing do not count, unless none does. Below 1.
    """
    weighed = [(float(near), w) for near, w in zip(nearness, weights, strict=True) if w > 0]
    weighed = weighed or [(float(near), 1.0) for near in nearness]
    if not weighed:
        return 0.0
    mean = sum(near * weight for near, weight in weighed) / sum(weight for _, weight in weighed)
    return (mean + min(near for near, _ in weighed)) / 2
