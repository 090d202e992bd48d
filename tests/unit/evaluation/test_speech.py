"""Scoring transcription over recordings that a fake hears."""

from __future__ import annotations

import json
from collections.abc import Generator
from pathlib import Path

import pytest

from app.domain.cancel import CancelToken
from app.domain.errors import EngineFailure, ReadCode, ReadFailure
from app.domain.speech import Segment, Transcript
from app.evaluation.datasets import Clip, SpeechSet
from app.evaluation.report import Run
from app.evaluation.speech import evaluate_speech
from tests.unit.evaluation.conftest import drain

HEARD = {
    "a.wav": "Close the 2 valves.",
    "b.wav": "it is a open",
    "c.wav": "고양이들",
}


def listen(
    path: Path, language: str, _: CancelToken, *, words: tuple[str, ...] = ()
) -> Generator[Segment, None, Transcript]:
    if path.name not in HEARD:
        raise ReadFailure(str(path), ReadCode.BROKEN, "it is damaged")
    segment = Segment(0.0, 10.0, " ".join(words) if words else HEARD[path.name])
    yield segment
    return Transcript(language, 10.0, (segment,))


def clips(*said: tuple[str, str, str]) -> SpeechSet:
    return SpeechSet("set", tuple(Clip(Path(name), text, lang) for name, text, lang in said))


def test_words_are_pooled_and_numbers_are_words(tmp_path: Path) -> None:
    dataset = clips(("a.wav", "close the two valves", "en"), ("b.wav", "it is open", "en"))
    run = Run("speech", tmp_path / "details.jsonl", CancelToken())
    _, report = drain(evaluate_speech(listen, dataset, run=run))
    assert report.metrics["wer"] == pytest.approx(1 / 7)
    assert report.metrics["clip_error_rate"] == pytest.approx(1 / 6)
    assert report.metrics["rtf"] > 0
    assert "cer" not in report.metrics
    first = json.loads(run.details.read_text("utf-8").splitlines()[0])
    assert first["heard"] == "close the two valves"


def test_languages_without_spaces_are_scored_by_character(tmp_path: Path) -> None:
    run = Run("speech", tmp_path / "details.jsonl", CancelToken())
    _, report = drain(evaluate_speech(listen, clips(("c.wav", "고양이 둘", "ko")), run=run))
    assert report.metrics["cer"] == pytest.approx(1 / 4)
    assert "wer" not in report.metrics


def test_a_recording_that_cannot_be_read_counts_and_is_told(tmp_path: Path) -> None:
    run = Run("speech", tmp_path / "details.jsonl", CancelToken())
    _, report = drain(evaluate_speech(listen, clips(("broken.wav", "two words", "en")), run=run))
    assert report.metrics["wer"] == 1.0
    assert report.metrics["unread"] == 1.0
    assert "damaged" in json.loads(run.details.read_text("utf-8"))["failure"]


def test_what_expecting_words_gains_is_shown(tmp_path: Path) -> None:
    run = Run("speech", tmp_path / "details.jsonl", CancelToken())
    named = Clip(Path("b.wav"), "it is Velmora", "en", ("it", "is", "Velmora"))
    plain = Clip(Path("a.wav"), "close the two valves", "en")
    _, report = drain(evaluate_speech(listen, SpeechSet("set", (named, plain)), run=run))
    metrics = report.metrics
    assert metrics["wer"] == pytest.approx(2 / 7)
    assert metrics["wer_of_these"] == pytest.approx(2 / 3)
    assert metrics["wer_expecting"] == 0.0  # it hears the words that it expects
    assert metrics["words_right"] == pytest.approx(2 / 3)
    assert metrics["words_right_expecting"] == 1.0


def test_a_language_that_the_model_does_not_know_counts_and_is_told(tmp_path: Path) -> None:
    def deaf(*_: object, **__: object) -> Generator[Segment, None, Transcript]:
        yield from ()
        raise EngineFailure("transcriber", "it does not know the language fr")

    run = Run("speech", tmp_path / "details.jsonl", CancelToken())
    _, report = drain(evaluate_speech(deaf, clips(("a.wav", "deux mots", "fr")), run=run))
    assert report.metrics["wer"] == 1.0
    assert "language fr" in json.loads(run.details.read_text("utf-8"))["failure"]
