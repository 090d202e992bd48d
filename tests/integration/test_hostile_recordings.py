"""Whatever a recording holds: a transcript or a clear reason, and the reader lives on."""

from __future__ import annotations

import io
import multiprocessing
import random
import struct
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
import soundfile

from app.domain.cancel import CancelToken
from app.domain.errors import Crashed, ReadCode, ReadFailure
from app.domain.speech import SAMPLE_RATE, Transcript
from app.domain.steps import result_of
from app.engines.fake import FakeDetector, FakeTranscriber
from app.engines.remote import RemoteReader
from app.services.speech import SpeechService

FILM = Path(__file__).parents[1] / "data" / "speech" / "clips" / "laptop.mp4"
KINDS = {"wav": "WAV", "flac": "FLAC", "ogg": "OGG", "mp3": "MP3", "aiff": "AIFF"}
MUTATED = 400  # of each kind
MUTATED_FILMS = 200
HOURS = 10


@pytest.fixture
def reader() -> Iterator[RemoteReader]:
    with closing(RemoteReader(timeout_s=30.0, threads=1)) as made:
        yield made


@pytest.fixture
def speech(reader: RemoteReader) -> SpeechService:
    return SpeechService(reader, lambda: FakeTranscriber(["word"]), FakeDetector)


def recording(kind: str, samples: np.ndarray[tuple[int], np.dtype[np.float32]], rate: int) -> bytes:
    file = io.BytesIO()
    soundfile.write(file, samples, rate, format=KINDS[kind])
    return file.getvalue()


def heard(speech: SpeechService, path: Path) -> Transcript | ReadFailure:
    """What becomes of a recording."""
    try:
        return result_of(speech.transcribe(path, cancel=CancelToken()))
    except ReadFailure as failure:
        return failure


def mutated(whole: bytes, draw: random.Random) -> bytes:
    """Bits flipped, the header cut or garbled, parts missing, repeated or blown up."""
    data = bytearray(whole)
    for _ in range(draw.randint(1, 4)):
        at = draw.randrange(min(len(data), draw.choice([16, 64, len(data)])) or 1)
        match draw.choice(["flip", "word", "cut", "remove", "repeat", "behead"]):
            case "flip" if data:
                data[at] ^= 1 << draw.randrange(8)
            case "word":
                value = draw.choice([0, 1, 0x7FFFFFFF, 0xFFFFFFFF, 96_000_000])
                data[at : at + 4] = struct.pack(draw.choice(["<I", ">I"]), value)
            case "cut":
                del data[draw.randrange(len(data) + 1) :]
            case "remove":
                del data[at : at + draw.randint(1, 64)]
            case "repeat":
                data[at:at] = data[at : at + 64] * draw.randint(1, 40)
            case "behead":
                del data[: draw.randint(1, 48)]
    return bytes(data)


@pytest.mark.parametrize("kind", KINDS)
def test_a_damaged_recording_is_understood_or_refused_with_a_reason(
    speech: SpeechService, reader: RemoteReader, tmp_path: Path, kind: str
) -> None:
    draw = random.Random(kind)
    tone = np.sin(np.arange(8_000) * 0.3).astype(np.float32) * 0.3
    whole = recording(kind, tone, 16_000)
    path = tmp_path / f"a.{kind}"
    outcomes = []
    for _ in range(MUTATED):
        path.write_bytes(mutated(whole, draw))
        outcomes.append(heard(speech, path))
    refused = [one for one in outcomes if isinstance(one, ReadFailure)]
    assert all(one.reason for one in refused)
    assert len(refused) > MUTATED // 20
    assert {one.code for one in refused}.isdisjoint({ReadCode.TIMEOUT, ReadCode.CRASHED})
    path.write_bytes(whole)
    assert isinstance(heard(speech, path), Transcript)
    assert reader.host.running


def test_a_damaged_film_is_understood_or_refused_with_a_reason(
    speech: SpeechService, tmp_path: Path
) -> None:
    draw = random.Random("film")
    whole = FILM.read_bytes()
    path = tmp_path / "a.mp4"
    outcomes = []
    for _ in range(MUTATED_FILMS):
        path.write_bytes(mutated(whole, draw))
        outcomes.append(heard(speech, path))
    refused = [one for one in outcomes if isinstance(one, ReadFailure)]
    assert all(one.reason for one in refused)
    assert MUTATED_FILMS // 20 < len(refused) < MUTATED_FILMS
    assert ReadCode.TIMEOUT not in {one.code for one in refused}
    path.write_bytes(whole)
    assert isinstance(heard(speech, path), Transcript)


@pytest.mark.parametrize(
    ("offset", "value"),
    [(24, 0), (24, 1), (24, 0xFFFFFFFF), (22, 0), (22, 0xFFFF), (34, 0), (34, 0xFFFF), (40, 0)],
    ids=[
        "rate 0",
        "rate 1",
        "any rate",
        "no channel",
        "65,535 channels",
        "0 bits",
        "bits",
        "empty",
    ],
)
def test_headers_that_make_no_sense_are_refused(
    speech: SpeechService, tmp_path: Path, offset: int, value: int
) -> None:
    data = bytearray(recording("wav", np.zeros(1_000, np.float32), 16_000))
    size = 2 if offset in (22, 34) else 4
    data[offset : offset + size] = value.to_bytes(size, "little")
    path = tmp_path / "a.wav"
    path.write_bytes(data)
    found = heard(speech, path)
    assert isinstance(found, ReadFailure)
    assert found.code in (ReadCode.BROKEN, ReadCode.NO_TEXT)


def test_ten_hours_of_silence_are_listened_to_in_bounded_memory(
    reader: RemoteReader, tmp_path: Path
) -> None:
    path = tmp_path / "night.flac"
    with soundfile.SoundFile(path, "w", 1_000, 1, format="FLAC") as file:
        for _ in range(HOURS * 6):
            file.write(np.zeros(600 * 1_000, np.float32))
    samples = 0
    largest = 0
    for block in reader.samples(path):
        samples += len(block)
        largest = max(largest, len(block))
        assert not block.any()
    assert samples == HOURS * 3600 * SAMPLE_RATE
    assert largest <= 30 * SAMPLE_RATE
    assert reader.host.resident_bytes < 450 << 20


def test_the_set_of_malformed_recordings_is_refused(speech: SpeechService) -> None:
    folder = Path(__file__).parents[2].parent / "shared" / "eval" / "speech" / "malformed"
    if not folder.is_dir():
        pytest.skip("the evaluation data is not here")
    for path in sorted(folder.iterdir()):
        assert isinstance(heard(speech, path), ReadFailure), path.name


def test_a_reader_that_crashes_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(recording("wav", np.zeros(16_000 * 120, np.float32), 16_000))
    with closing(RemoteReader(timeout_s=30.0, threads=1)) as reader:
        blocks = reader.samples(path)
        next(blocks)
        for child in multiprocessing.active_children():
            child.kill()
        with pytest.raises((Crashed, ReadFailure)):
            list(blocks)
