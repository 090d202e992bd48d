"""How a speech model is computed is chosen by trying."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled, EngineFailure
from app.domain.speech_check import SpeechCheck, SpeechTrial
from app.domain.steps import result_of
from app.engines.fake import FakeTranscriber
from app.services.speech_check import (
    WAYS,
    Opened,
    Sentence,
    examine_speech,
    keep_speech_check,
    kept_speech_check,
    verdict,
)

SAID = (Sentence(np.full(32_000, 0.1, np.float32), "how long", "en"),)
GOOD = SpeechTrial("cpu", "int8", word_error_rate=0.10, real_time_factor=0.3)
CHECK = SpeechCheck("m", "", "", 30, 20.0, ())


@dataclass(frozen=True)
class _Fake:
    transcriber: FakeTranscriber
    memory_bytes: int = 1_000_000


@contextmanager
def _open(device: str, compute_type: str) -> Iterator[Opened]:
    if device != "cpu":
        raise EngineFailure("transcriber", "no such device")
    yield _Fake(FakeTranscriber(("how", "long") if compute_type == "int8" else ("how", "so")))


def test_every_way_is_tried_and_one_that_fails_is_a_result() -> None:
    check = result_of(examine_speech("m", _open, SAID, CancelToken()))
    assert [(t.device, t.compute_type) for t in check.trials] == [
        (way.device, way.compute_type) for way in WAYS
    ]
    rates = {t.compute_type: t.word_error_rate for t in check.trials if not t.failure}
    assert rates == {"int8": 0.0, "float32": 0.5}
    assert all("no such device" in t.failure for t in check.trials if t.device == "cuda")
    assert check.chosen is not None
    assert check.chosen.compute_type == "int8"
    assert "100% of 2 words" in verdict(check)


def test_a_faster_way_is_taken_only_where_it_hears_as_well() -> None:
    quick = replace(GOOD, compute_type="a", real_time_factor=0.1)
    wrong = replace(quick, compute_type="b", word_error_rate=0.13, real_time_factor=0.05)
    inventive = replace(quick, compute_type="c", invented=1, real_time_factor=0.05)
    broken = replace(quick, compute_type="d", real_time_factor=0.0, failure="crashed")
    trials = (GOOD, wrong, quick, inventive, broken)
    assert replace(CHECK, trials=trials).chosen is quick


def test_a_model_that_works_in_no_way_says_why() -> None:
    check = replace(CHECK, trials=(replace(GOOD, failure="it is damaged"),))
    assert check.chosen is None
    assert "it is damaged" in verdict(check)


def test_a_check_is_found_again_beside_its_model(tmp_path: Path) -> None:
    assert kept_speech_check(tmp_path) is None
    assert verdict(None) == "not checked on this machine"
    check = replace(CHECK, trials=(GOOD,))
    keep_speech_check(tmp_path, check)
    assert kept_speech_check(tmp_path) == check
    (tmp_path / "speech_check.json").write_text("{")
    assert kept_speech_check(tmp_path) is None


def test_a_check_can_be_stopped() -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        result_of(examine_speech("m", _open, SAID, cancel))
