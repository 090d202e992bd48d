"""The check of a generator with the real small model, in its process."""

from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from app.domain.answers import Finished
from app.domain.model_check import ModelCheck
from app.domain.search import Query
from app.engines.llama_options import LlamaOptions
from app.engines.remote import RemoteGenerator
from app.paths import Home, bundled
from app.services.exam import examine, load_exam
from app.services.generator_gate import kept_check
from app.settings import Settings
from app.wiring import make_model_store, open_sotto

pytestmark = pytest.mark.model


def test_the_small_model_is_measured_and_does_not_pass(smollm2_path: Path) -> None:
    exam = load_exam(bundled("models"))
    questions = exam.questions[::4]
    asked = {name for question in questions for name in question.passages}
    passages = tuple(passage for passage in exam.passages if passage.id in asked)
    few = msgspec.structs.replace(exam, questions=questions, passages=passages)
    with closing(
        RemoteGenerator(smollm2_path, "small", LlamaOptions(context_length=1024, threads=1))
    ) as generator:
        steps = examine(generator, few, memory=lambda: generator.host.resident_bytes)
        seen = 0
        report: ModelCheck | None = None
        while report is None:
            try:
                next(steps)
                seen += 1
            except StopIteration as stop:
                report = stop.value
    assert seen > report.questions == len(few.questions) >= 8
    assert set(report.summed) == {"en", "de"}
    assert report.failure == ""
    assert report.first_token_ms > 0
    assert report.tokens_per_s > 0
    assert report.memory_bytes > smollm2_path.stat().st_size
    assert set(report.faithful) == {"en", "de"}
    assert report.objection("en") is not None


def test_an_unchecked_model_leaves_the_quote_alone(
    own_home: Home, tmp_path: Path, smollm2_path: Path
) -> None:
    settings = Settings(threads=1)
    store = make_model_store(own_home.models, settings)
    spec = store.import_path(smollm2_path)
    assert kept_check(store.folder(spec.name)) is None
    (tmp_path / "pump.md").write_text("# Pump\n\nThe cooling pump needs a pressure of two bar.\n")
    with open_sotto(own_home, settings) as sotto:
        for _ in sotto.library.add((tmp_path / "pump.md",), collection="Manuals"):
            pass
        *_, finished = sotto.assistant.ask(Query("Which pressure does the cooling pump need?"))
    assert isinstance(finished, Finished)
    assert finished.answer.quote is not None
    assert (finished.answer.model, finished.answer.sentences) == (None, ())
    assert "sotto models check" in finished.answer.notes[-1]
