from dataclasses import replace
from pathlib import Path

from app.paths import bundled
from app.services.model_catalog import load_catalog
from app.services.model_formats import recognise
from app.services.model_headers import read_gguf
from app.services.model_memory import PROCESS_BYTES, cache_bytes, need_of
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


def test_the_cache_of_a_known_model_is_that_of_its_publisher(tmp_path: Path) -> None:
    """Llama 3.1 8B keeps 128 KiB a token: 512 MiB at 4,096, 16 GiB at its whole context."""
    header = read_gguf(written(tmp_path / "m.gguf", extra=EIGHT_BILLION))
    assert cache_bytes(header, 1) == 128 * 2**10
    assert cache_bytes(header, 4096) == 512 * 2**20
    assert cache_bytes(header, 131_072) == 16 * 2**30


def test_keys_and_values_may_have_widths_of_their_own(tmp_path: Path) -> None:
    extra = EIGHT_BILLION | {"llama.attention.key_length": 64, "llama.attention.value_length": 32}
    header = read_gguf(written(tmp_path / "m.gguf", extra=extra))
    assert cache_bytes(header, 1) == 32 * 8 * (64 + 32) * 2


def test_a_recurrent_model_keeps_no_cache(tmp_path: Path) -> None:
    extra = {"llama.attention.head_count": 0}
    header = read_gguf(written(tmp_path / "m.gguf", extra=extra))
    assert cache_bytes(header, 4096) == 0


def test_an_installed_model_needs_what_its_header_says_for_the_context_set(tmp_path: Path) -> None:
    path = written(tmp_path / "m.gguf", extra=EIGHT_BILLION)
    spec = recognise(path).spec
    need = need_of(spec, 8192, tmp_path)
    assert (need.cache, need.tokens, need.exact) == (2**30, 8192, True)
    assert need.total == path.stat().st_size + 2**30 + PROCESS_BYTES


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
