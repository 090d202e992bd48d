"""Model files are walked to their end without being loaded."""

import random
import shutil
import struct
from pathlib import Path

import gguf
import numpy as np
import pytest

from app.domain.errors import ModelBroken
from app.paths import bundled
from app.services.model_headers import Tensor, check_onnx, check_whisper, read_gguf
from tests.unit.services import model_files


def test_gguf_metadata_is_read(tmp_path: Path) -> None:
    path = tmp_path / "m.gguf"
    path.write_bytes(model_files.gguf())
    header = read_gguf(path)
    assert header.architecture == "llama"
    assert header.quantization == "Q4_K_M"
    assert header.number(".context_length") == 2048
    assert header.text("general.license") == "apache-2.0"
    assert header.number("general.name", 7) == 7


@pytest.mark.parametrize("share", [0.0, 0.001, 0.05, 0.3, 0.999])
def test_a_gguf_file_cut_anywhere_is_refused(tmp_path: Path, share: float) -> None:
    whole = model_files.gguf()
    path = tmp_path / "m.gguf"
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(ModelBroken):
        read_gguf(path)


def test_a_damaged_gguf_header_never_gives_anything_but_a_clear_error(tmp_path: Path) -> None:
    whole = model_files.gguf()
    path = tmp_path / "m.gguf"
    chance = random.Random(7)
    refused = 0
    for _ in range(300):
        damaged = bytearray(whole)
        damaged[chance.randrange(700)] = chance.randrange(256)
        path.write_bytes(damaged)
        try:
            read_gguf(path)
        except ModelBroken:
            refused += 1
    assert refused > 50


def test_an_onnx_file_is_told_from_a_cut_one(tmp_path: Path) -> None:
    whole = model_files.onnx()
    path = tmp_path / "model.onnx"
    path.write_bytes(whole)
    check_onnx(path)
    for cut in (0, 1, 3, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:cut])
        with pytest.raises(ModelBroken):
            check_onnx(path)


def test_the_shipped_model_is_whole_and_its_first_half_is_not(tmp_path: Path) -> None:
    shipped = bundled("models") / "all-minilm-l6-v2" / "model.onnx"
    check_onnx(shipped)
    copy = tmp_path / "model.onnx"
    shutil.copy(shipped, copy)
    with copy.open("r+b") as file:
        file.truncate(shipped.stat().st_size // 2)
    with pytest.raises(ModelBroken, match="cut off"):
        check_onnx(copy)


def test_text_is_no_onnx_file(tmp_path: Path) -> None:
    path = tmp_path / "model.onnx"
    path.write_text("version https://git-lfs\noid sha256:00\n" * 5, "utf-8")
    with pytest.raises(ModelBroken):
        check_onnx(path)


def test_a_whisper_file_is_told_from_a_cut_one(tmp_path: Path) -> None:
    whole = model_files.whisper()
    path = tmp_path / "model.bin"
    path.write_bytes(whole)
    check_whisper(path)
    for cut in (0, 5, 40, len(whole) - 5):
        path.write_bytes(whole[:cut])
        with pytest.raises(ModelBroken):
            check_whisper(path)
    path.write_bytes(whole.replace(b"WhisperSpec", b"TransformerX"[:11]))
    with pytest.raises(ModelBroken, match="not a Whisper model"):
        check_whisper(path)


def test_arrays_of_numbers_are_kept_and_those_of_words_counted(tmp_path: Path) -> None:
    path = tmp_path / "m.gguf"
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_block_count(3)
    writer.add_array("llama.attention.head_count_kv", [4, 0, 2])
    writer.add_array("tokenizer.ggml.tokens", ["a", "b"])
    writer.add_array("tokenizer.ggml.scores", [0.5, 0.25])
    writer.add_tensor("blk.0.attn_k.weight", np.zeros((2, 32), np.float16))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    header = read_gguf(path)
    assert header.per_layer(".attention.head_count_kv") == (4, 0, 2)
    assert header.per_layer(".attention.head_count", 5) == (5, 5, 5)
    assert header.number(".attention.head_count_kv") == 4
    assert header.lengths["tokenizer.ggml.tokens"] == header.lengths["tokenizer.ggml.scores"] == 2
    assert header.tensors == (Tensor("blk.0.attn_k.weight", (32, 2), 1, 128),)


@pytest.mark.parametrize("element", [4, 8, 10])
@pytest.mark.parametrize("length", [1 << 22, 1 << 40, (1 << 64) - 1])
def test_an_array_that_claims_to_be_endless_is_refused_at_once(
    tmp_path: Path, element: int, length: int
) -> None:
    head = b"GGUF" + struct.pack("<IQQ", 3, 1, 1) + struct.pack("<Q", 1) + b"a"
    path = tmp_path / "m.gguf"
    path.write_bytes(head + struct.pack("<IIQ", 9, element, length) + b"\0" * 64)
    with pytest.raises(ModelBroken):
        read_gguf(path)


def test_zeros_are_neither_onnx_nor_whisper(tmp_path: Path) -> None:
    path = tmp_path / "zeros"
    path.write_bytes(b"\x08\x08" + b"\0" * 2_000_000)
    with pytest.raises(ModelBroken):
        check_onnx(path)
    spec = struct.pack("<IH", 6, 12) + b"WhisperSpec\0" + struct.pack("<II", 3, 1 << 30)
    path.write_bytes(spec + b"\0" * 2_000_000)
    with pytest.raises(ModelBroken):
        check_whisper(path)
