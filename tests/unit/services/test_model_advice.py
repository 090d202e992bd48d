from collections.abc import Iterator

import pytest

from app.domain.models import Task
from app.paths import bundled
from app.services.machine_figures import MachineFigures
from app.services.model_advice import (
    READING_TOKENS_PER_S,
    Advice,
    Candidate,
    Fit,
    Objection,
    advise,
    explain,
    fit,
    speed,
)
from app.services.model_catalog import load_catalog
from app.services.model_memory import MemoryNeed, need_of

GIB = 2**30
FAST = MachineFigures("here", read_bytes_per_s=100e9)
SLOW = MachineFigures("here", read_bytes_per_s=20e9)


def candidates(figures: MachineFigures | None = None) -> Iterator[Candidate]:
    for spec in load_catalog(bundled("models")):
        need = need_of(spec, 4096)
        yield Candidate(spec, need, speed(need, figures))


def explained(gib: float, figures: MachineFigures | None = None) -> Advice:
    every = list(candidates(figures))
    found = advise(every, Task.GENERATE, memory_bytes=int(gib * GIB))
    assert found is not None
    return explain(found, every, memory_bytes=int(gib * GIB), free_bytes=4 * GIB)


def advised(task: Task, gib: float, figures: MachineFigures | None = None) -> str | None:
    found = advise(candidates(figures), task, memory_bytes=int(gib * GIB))
    return found.spec.name if found is not None else None


@pytest.mark.parametrize(
    ("gib", "name"),
    [(1, "smollm2-135m-instruct"), (4, "smollm2-1.7b-instruct"), (8, "qwen3-4b-instruct-2507")],
)
def test_more_memory_gets_a_larger_answer_model(gib: float, name: str) -> None:
    assert advised(Task.GENERATE, gib) == name


def test_a_slow_computer_gets_one_that_still_keeps_up_with_reading() -> None:
    name = advised(Task.GENERATE, 16, SLOW)
    (chosen,) = [one for one in candidates(SLOW) if one.spec.name == name]
    assert chosen.tokens_per_s >= READING_TOKENS_PER_S
    assert name != advised(Task.GENERATE, 16, FAST)


def test_advice_needs_no_lawyer_and_no_patience() -> None:
    for gib in (2, 4, 8, 16, 32, 64):
        name = advised(Task.GENERATE, gib)
        (chosen,) = [one for one in candidates() if one.spec.name == name]
        assert chosen.spec.licence in ("Apache-2.0", "MIT")
        assert not chosen.spec.thinks


def test_where_no_answer_model_fits_none_is_advised() -> None:
    assert advised(Task.GENERATE, 0.25) is None


@pytest.mark.parametrize(
    ("gib", "name"), [(2, "whisper-tiny"), (8, "whisper-base"), (16, "whisper-small")]
)
def test_the_speech_model_grows_with_memory_too(gib: float, name: str) -> None:
    assert advised(Task.TRANSCRIBE, gib) == name


def test_what_fits_is_told_from_what_is_tight() -> None:
    need = MemoryNeed(3 * GIB, 0, 0, 0, exact=True)
    assert fit(need, memory_bytes=8 * GIB, free_bytes=4 * GIB) is Fit.GOOD
    assert fit(need, memory_bytes=8 * GIB, free_bytes=2 * GIB) is Fit.TIGHT
    assert fit(need, memory_bytes=3 * GIB, free_bytes=3 * GIB) is Fit.TOO_LARGE


def test_search_sorting_and_judging_get_the_default_we_measured_with() -> None:
    names = [advised(task, 8) for task in (Task.EMBED, Task.RERANK, Task.ENTAIL)]
    assert names == ["all-minilm-l6-v2", "ms-marco-minilm-l6-v2", "nli-deberta-v3-xsmall"]


def test_where_every_model_is_slow_the_smallest_is_advised_all_the_same() -> None:
    crawling = MachineFigures("here", read_bytes_per_s=0.1e9)
    assert advised(Task.GENERATE, 16, crawling) == "smollm2-135m-instruct"
    advice = explained(16, crawling)
    assert advice.words_per_minute < 300
    assert advice.objection is Objection.SLOW


def test_advice_says_what_stays_free_and_how_many_words_are_written() -> None:
    advice = explained(16, SLOW)
    assert 0 < advice.spare_bytes < 4 * GIB
    assert advice.words_per_minute >= 300
    assert explained(16).words_per_minute == 0


def test_advice_says_what_speaks_against_the_next_larger_model() -> None:
    assert explained(2) == Advice(
        explained(2).spare_bytes, larger="Qwen3 0.6B", objection=Objection.THINKS
    )
    assert explained(6).objection is Objection.MEMORY
    assert explained(16).objection is Objection.CONDITIONS
    assert explained(1_000).objection is not Objection.MEMORY
