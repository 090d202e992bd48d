"""A generator that dies in the middle of an answer costs the rest of its prose, nothing else."""

import multiprocessing
import os
import signal
from pathlib import Path

import pytest

from app.domain.answers import Answer, Finished, Token
from app.domain.search import Query
from app.paths import Home
from app.settings import Settings
from app.wiring import Sotto, make_model_store, open_sotto

PASSAGE = "The pressure of the coolant system shall not exceed 1.4 bar at operating temperature."
QUESTION = "How high may the pressure of the coolant system be?"


def _ask(sotto: Sotto, *, kill_at_token: int | None) -> Answer:
    tokens = 0
    for event in sotto.assistant.ask(Query(QUESTION)):
        if isinstance(event, Finished):
            return event.answer
        if isinstance(event, Token):
            tokens += 1
            if tokens == kill_at_token:
                (child,) = (c for c in multiprocessing.active_children() if "generator" in c.name)
                assert child.pid is not None
                os.kill(child.pid, signal.SIGSEGV)
    raise AssertionError("the answer never finished")


@pytest.mark.model
@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="needs signals")
def test_the_quote_stays_and_the_next_question_works(
    own_home: Home, tmp_path: Path, smollm2_path: Path
) -> None:
    settings = Settings(answer_tokens=200, threads=1, prose="always")
    make_model_store(own_home.models, settings).import_path(smollm2_path)
    manual = tmp_path / "manual.md"
    manual.write_text(f"# Coolant circuit\n\n{PASSAGE} A falling reading indicates leakage.\n")
    with open_sotto(own_home, settings) as sotto:
        for _ in sotto.library.add([manual]):
            pass
        crashed = _ask(sotto, kill_at_token=2)
        assert crashed.quote is not None
        assert crashed.quote.text.startswith(PASSAGE)
        assert crashed.stopped is not None
        assert f"signal {signal.SIGSEGV.value}" in crashed.stopped
        assert crashed.citations

        again = _ask(sotto, kill_at_token=None)
        assert again.answer
        assert again.stopped is None or "signal" not in again.stopped
