"""How an answer model is computed follows settings, its file and what was measured of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.cancel import CancelToken
from app.engines.core_kinds import this_processor
from app.services.llama_tuning import Way, keep_tuning, kept_tuning, tuning_of
from app.services.machine import this_machine
from app.services.model_formats import recognise
from app.settings import Settings
from app.wiring.generating import llama_options, tune_generator
from tests.unit.services.model_files import gguf


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A file that looks like a model whose heads have 64 numbers."""
    path = tmp_path / "model.gguf"
    path.write_bytes(gguf(extra={"llama.embedding_length": 256}))
    return path


def test_what_was_measured_is_gone_by_unless_the_user_chose(model: Path, tmp_path: Path) -> None:
    spec = recognise(model).spec
    spec = replace(spec, files=(replace(spec.files[0], name=model.name),))
    usual = llama_options(Settings(), spec, tmp_path)
    assert usual.threads == usual.batch_threads == this_processor().default
    hardware, size = this_machine().hardware, model.stat().st_size
    best = tuning_of(Way(3, 5, 128, speculate=True), (), hardware=hardware, model_bytes=size)
    keep_tuning(tmp_path, best)
    tuned = llama_options(Settings(), spec, tmp_path)
    assert (tuned.threads, tuned.batch_threads, tuned.batch_tokens) == (3, 5, 128)
    assert not tuned.speculate, "with numbers kept whole an answer could be another"
    chosen = llama_options(Settings(threads=2), spec, tmp_path)
    assert (chosen.threads, chosen.batch_threads) == (2, 2)
    keep_tuning(tmp_path, replace(best, hardware="another"))
    assert llama_options(Settings(), spec, tmp_path) == usual


def test_less_memory_is_taken_where_heads_can_be_cut_into_blocks(
    model: Path, tmp_path: Path
) -> None:
    spec = recognise(model).spec
    spec = replace(spec, files=(replace(spec.files[0], name=model.name),))
    half = llama_options(Settings(context_memory="half"), spec, tmp_path)
    assert (half.key_type, half.value_type, half.flash_attention) == ("q8_0", "q8_0", True)
    quarter = llama_options(Settings(context_memory="quarter"), spec, tmp_path)
    assert quarter.key_type == "q4_0"
    model.write_bytes(gguf(extra={"llama.embedding_length": 320}))  # 80 numbers a head
    odd = llama_options(Settings(context_memory="half"), spec, tmp_path)
    assert odd == llama_options(Settings(), spec, tmp_path)


@pytest.mark.model
def test_the_best_way_is_found_with_the_model_itself(smollm2_path: Path, tmp_path: Path) -> None:
    (tmp_path / smollm2_path.name).symlink_to(smollm2_path)
    spec = recognise(smollm2_path).spec
    spec = replace(spec, files=(replace(spec.files[0], name=smollm2_path.name),))
    settings = Settings(threads=1)
    steps = list(tune_generator(settings, spec, tmp_path, CancelToken(), seconds=0.01))
    assert len(steps) == 1
    assert steps[0].trial.prompt_per_s > 0 < steps[0].trial.answer_per_s
    size = smollm2_path.stat().st_size
    kept = kept_tuning(tmp_path, hardware=this_machine().hardware, model_bytes=size)
    assert kept == Way(1, 1)
