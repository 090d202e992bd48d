"""Prediction of memory against the processes of real engines."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from app.domain.cancel import CancelToken
from app.domain.errors import DoesNotFit
from app.domain.steps import result_of
from app.engines.llama_options import LlamaOptions
from app.evaluation.bench.figures import BenchReport
from app.evaluation.bench.memory import Subject, bench_memory
from app.services.memory_limits import Memory
from app.services.model_formats import recognise
from app.services.model_memory import need_of
from app.settings import Settings
from app.wiring import make_model_store
from app.wiring.generating import make_generator
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


def test_what_does_not_fit_is_refused_before_loading_with_the_context_that_would(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = random_llama(tmp_path / "m.gguf", layers=8, kv_heads=2, context=131_072)
    store = make_model_store(tmp_path / "models", Settings())
    spec = store.import_path(path)
    folder = store.folder(spec.name)
    settings = Settings(context_tokens=65_536)
    fits = need_of(spec, 8192, folder, LlamaOptions(context_length=8192, threads=1)).total
    monkeypatch.setattr("app.services.model_fit.memory", lambda: Memory(fits, fits + 1_000_000))
    with closing(make_generator(settings, spec, folder)) as generator:
        with pytest.raises(DoesNotFit) as found:
            generator.count_tokens("a pump")
        assert not generator.host.running
        assert 8192 <= found.value.largest_context < 16_384
    largest = found.value.largest_context
    with closing(make_generator(settings, spec, folder, context_length=largest)) as generator:
        assert generator.count_tokens("a pump") > 0
    store = make_model_store(tmp_path / "models", settings)
    report = store.check(spec.name)
    assert not report.ok
    assert "does not fit into memory" in report.detail
    assert f"to {largest:,} or less" in report.detail


def finished(subjects: list[Subject], *, most_tokens: int) -> BenchReport:
    steps = bench_memory(
        subjects,
        lambda: np.zeros(16_000, np.float32),
        threads=1,
        most_tokens=most_tokens,
        cancel=CancelToken(),
    )
    return result_of(steps)
