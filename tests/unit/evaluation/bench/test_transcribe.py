"""The bench of dictation over a fake model, its utterance shortened."""

import numpy as np
import pytest
from numpy.typing import NDArray

from app.domain.cancel import CancelToken
from app.domain.speech import SAMPLE_RATE
from app.engines.fake import FakeTranscriber
from app.evaluation.bench import transcribe
from app.evaluation.bench.transcribe import bench_transcribe
from tests.unit.evaluation.conftest import drain


def test_both_hear_the_same_utterance(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transcribe, "SECONDS", 1.0)
    heard: list[int] = []

    def direct(samples: NDArray[np.float32]) -> str:
        heard.append(len(samples))
        return "one two"

    sound = np.ones(SAMPLE_RATE // 2, np.float32)
    bench = bench_transcribe(
        FakeTranscriber(["one", "two"]),
        direct,
        sound,
        conditions="2 threads",
        rounds=2,
        cancel=CancelToken(),
    )
    _, report = drain(bench)
    wait, partials = report.figures
    assert set(heard) == {int(1.4 * SAMPLE_RATE)}
    assert len(heard) == 3
    assert wait.theirs is not None
    assert wait.ours.headline > 0
    assert partials.name == "texts shown while speaking"
    assert partials.ours.headline <= 4
    assert "2 words" in report.conditions[0]
