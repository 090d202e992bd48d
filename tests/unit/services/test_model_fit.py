from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import DoesNotFit, EngineFailure
from app.engines.llama_options import LlamaOptions
from app.services.model_fit import admission, largest_context
from app.services.model_headers import read_gguf
from app.services.model_memory import need_of_header
from tests.data.gguf_models import random_llama

LARGE = LlamaOptions(context_length=32_768)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return random_llama(tmp_path_factory.mktemp("models") / "m.gguf", heads=2, kv_heads=2)


def need(model: Path, tokens: int) -> int:
    options = LlamaOptions(context_length=tokens)
    return need_of_header(read_gguf(model), options).total


def test_a_model_that_does_not_fit_is_refused_with_the_largest_context_that_would(
    model: Path,
) -> None:
    free = need(model, 8192) + 1000
    with pytest.raises(DoesNotFit) as found:
        admission(model, "m", free_bytes=lambda: free)(LARGE)
    error = found.value
    assert (error.tokens, error.largest_context) == (32_768, 8192)
    assert error.need_bytes == need(model, 32_768) > error.free_bytes == free
    assert "does not fit into memory" in str(error)
    assert "8,192" in error.remedy
    assert isinstance(error, EngineFailure)  # so that quotes go on without it


def test_a_model_that_fits_is_admitted(model: Path) -> None:
    admission(model, "m", free_bytes=lambda: need(model, 32_768))(LARGE)


def test_where_no_context_would_fit_a_smaller_model_is_advised(model: Path) -> None:
    with pytest.raises(DoesNotFit) as found:
        admission(model, "m", free_bytes=lambda: 1_000_000)(LARGE)
    assert found.value.largest_context == 0
    assert "smaller model" in found.value.remedy


def test_the_largest_context_is_the_largest(model: Path) -> None:
    header = read_gguf(model)
    for tokens in (512, 768, 4096, 20_480):
        assert largest_context(header, LARGE, need(model, tokens)) == tokens
        assert largest_context(header, LARGE, need(model, tokens) - 1) < tokens


def test_a_file_that_cannot_be_read_is_left_to_the_loading(tmp_path: Path) -> None:
    admission(tmp_path / "none.gguf", "none", free_bytes=lambda: 0)(LARGE)
    without = replace(LARGE, adapter=tmp_path / "none")
    admission(random_llama(tmp_path / "m.gguf"), "m", free_bytes=lambda: 0)(without)
