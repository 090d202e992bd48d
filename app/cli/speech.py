"""Verbs about speech: transcribe."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from app.cli.session import Session
from app.domain.steps import each, result_of

if TYPE_CHECKING:
    from app.domain.speech import Segment


@click.command("transcribe")
@click.argument("audio", type=click.Path(path_type=Path))
@click.option("--language", help="ISO 639-1 code of what is spoken; else it is found out.")
@click.option("--model", help="Speech model by name, or the folder of one in CTranslate2 form.")
def transcribe(session: Session, audio: Path, language: str | None, model: str | None) -> None:
    """Write down what is said in a recording.

    AUDIO is a sound file. Each segment is shown as soon as it is understood, with its seconds.
    """
    from app.wiring.speech import open_speech

    def show(segment: Segment) -> None:
        if not session.json:
            click.echo(_line(segment))

    started_s = time.monotonic()
    with open_speech(session.model_store(), session.settings(), model=model) as speech:
        listening = speech.transcribe(audio, language=language, cancel=session.cancel)
        transcript = result_of(each(listening, show))
    record = {
        "text": transcript.text,
        "language": transcript.language,
        "duration_s": round(transcript.duration_s, 3),
        "seconds": round(time.monotonic() - started_s, 3),
        "segments": msgspec.to_builtins(transcript.segments),
    }
    session.emit(record, lambda: _last_line(transcript.segments))


def _line(segment: Segment) -> str:
    return f"{clock(segment.start_s)}  {segment.text}"


def clock(seconds: float) -> str:
    """Minutes and seconds, and hours where there are any."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def _last_line(segments: Iterable[Segment]) -> str:
    return "" if any(True for _ in segments) else "Nobody speaks in it."


VERBS = (transcribe,)
