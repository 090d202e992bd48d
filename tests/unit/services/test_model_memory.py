from dataclasses import replace
from pathlib import Path

from app.paths import bundled
from app.services.model_catalog import load_catalog
from app.services.model_formats import recognise
from app.services.model_memory import need_of
from tests.unit.services.model_files import gguf

EIGHT_BILLION = {
    "llama.block_count": 32,
    "llama.embedding_length": 4096,
    "llama.attention.head_count": 32,
    "llama.attention.head_count_kv": 8,
    "llama.context_length": 131_072,
}


def written(path: Path, **kinds: object) -> Path:
    path.write_bytes(gguf(**kinds))  # type: ignore[arg-type]
    return path


def test_an_installed_model_needs_what_its_header_says_for_the_context_set(tmp_path: Path) -> None:
    path = written(tmp_path / "m.gguf", extra=EIGHT_BILLION)
    spec = recognise(path).spec
    need = need_of(spec, 8192, tmp_path)
    assert (need.cache, need.tokens, need.exact) == (2**30, 8192, True)
    assert 0 < need.rest < 2**30
    assert need.total == need.resident == need.weights + need.cache + need.rest


def test_no_more_context_is_counted_than_the_model_has(tmp_path: Path) -> None:
    spec = recognise(written(tmp_path / "m.gguf")).spec
    assert need_of(spec, 131_072, tmp_path).tokens == 2048


def test_the_cache_of_a_model_that_is_not_here_grows_with_the_context() -> None:
    (spec,) = [s for s in load_catalog(bundled("models")) if s.name == "qwen3-4b-instruct-2507"]
    small, large = need_of(spec, 4096), need_of(spec, 16_384)
    assert small.total == spec.memory_bytes
    assert large.cache == 4 * small.cache
    assert not large.exact


def test_a_file_that_is_gone_leaves_the_stated_need(tmp_path: Path) -> None:
    spec = recognise(written(tmp_path / "m.gguf")).spec
    (tmp_path / "m.gguf").unlink()
    assert not need_of(spec, 2048, tmp_path).exact


def test_a_model_without_text_in_view_needs_what_is_stated() -> None:
    (spec,) = [s for s in load_catalog(bundled("models")) if s.name == "whisper-base"]
    assert need_of(spec, 4096).total == spec.memory_bytes
    assert need_of(replace(spec, memory_bytes=0), 4096).rest == 0
