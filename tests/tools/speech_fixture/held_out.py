"""The sentences, voices and rates that the fixture never heard, and the score on them."""

import json
import random
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.tools.speech_fixture.corpus import RATES_KEPT
from tests.tools.speech_fixture.sentences import Writer, distinct
from tests.tools.speech_fixture.voices import ESPEAK, FLITE

SEED_OF_HELD_OUT = 4711


@dataclass(frozen=True, slots=True)
class Trial:
    """One sentence to be spoken and understood; `kind` is who wrote it: a person, the grammar."""

    text: str
    kind: str
    voice: str
    words_per_minute: int
    pitch: int


def draw_trials(written: list[str], drawn: int) -> Iterator[Trial]:
    """Every sentence that a person wrote and as many of the grammar, each in a voice."""
    chance = random.Random(SEED_OF_HELD_OUT)
    rates = [rate for kept in RATES_KEPT for rate in kept]
    texts = [(text, "person") for text in written]
    texts += [(t, "grammar") for t in distinct(Writer(SEED_OF_HELD_OUT), drawn, without=set())]
    for number, (text, kind) in enumerate(texts):
        voice = chance.choice(FLITE if number % 3 == 0 else ESPEAK)
        yield Trial(text, kind, voice, chance.choice(rates), chance.randint(25, 75))


def write_trials(path: Path, trials: Iterator[Trial]) -> None:
    """Keep the trials, one JSON object a line."""
    path.write_text("".join(json.dumps(asdict(trial)) + "\n" for trial in trials))


def read_trials(path: Path) -> list[Trial]:
    """The trials of a file."""
    return [Trial(**json.loads(line)) for line in path.read_text().splitlines()]
