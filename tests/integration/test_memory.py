"""Prediction of memory against the processes of real engines."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from app.domain.cancel import CancelToken
from app.evaluation.bench.figures import BenchReport
from app.evaluation.bench.memory import Subject, bench_memory
from app.services.model_formats import recognise
from tests.data.gguf_models import random_llama, random_rwkv7

pytestmark = pytest.mark.model


@pytest.mark.parametrize("made", [random_llama, random_rwkv7])
def test_the_memory_of_a_model_is_predicted_within_a_tenth(
    tmp_path: Path, made: Callable[..., Path]
) -> None:
    """Of a model so large that its process is the lesser part."""
    path = made(tmp_path / "m.gguf", layers=2, width=512, forward=2048, words=20_000, context=512)
    report = finished([Subject(recognise(path).spec, path.parent)], most_tokens=512)
    assert len(report.figures) == 4
    assert [figure.name for figure in report.figures if not figure.met] == []
    assert all(figure.ours.headline > 70 for figure in report.figures)


def finished(subjects: list[Subject], *, most_tokens: int) -> BenchReport:
    steps = bench_memory(
        subjects,
        lambda: np.zeros(16_000, np.float32),
        threads=1,
        most_tokens=most_tokens,
        cancel=CancelToken(),
    )
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            report: BenchReport = stop.value
            return report
