"""Small files that have the form of models, and catalogues that offer them."""

import hashlib
import struct
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import tomli_w

from app.domain.models import (
    Format,
    ModelFile,
    ModelSource,
    ModelSpec,
    SourceKind,
    Task,
)
from app.domain.openness import Openness

ARCHITECTURE = "llama"


def gguf(weights: bytes = b"\x01" * 4096, *, extra: Mapping[str, str | int] | None = None) -> bytes:
    """A GGUF file with one tensor of bytes, a vocabulary and the metadata of a small model."""
    metadata: dict[str, str | int] = {
        "general.architecture": ARCHITECTURE,
        "general.name": "Tiny Llama",
        "general.license": "apache-2.0",
        "general.file_type": 15,
        "llama.context_length": 2048,
        "llama.block_count": 2,
        "llama.embedding_length": 64,
        "llama.attention.head_count": 4,
        "llama.attention.head_count_kv": 2,
        "tokenizer.ggml.model": "gpt2",
        **(extra or {}),
    }
    out = b"GGUF" + struct.pack("<IQQ", 3, 1, len(metadata) + 1)
    for key, value in metadata.items():
        out += _text(key)
        out += (
            struct.pack("<I", 8) + _text(value)
            if isinstance(value, str)
            else struct.pack("<II", 4, value)
        )
    out += _text("tokenizer.ggml.tokens") + struct.pack("<IIQ", 9, 8, 2) + _text("a") + _text("b")
    out += _text("blob") + struct.pack("<IQIQ", 1, len(weights), 24, 0)
    return out + b"\0" * (-len(out) % 32) + weights


def whisper(variables: int = 3) -> bytes:
    """A CTranslate2 file of a Whisper model."""
    out = struct.pack("<I", 6) + _short("WhisperSpec") + struct.pack("<II", 3, variables)
    for number in range(variables):
        out += _short(f"v{number}") + struct.pack("<BIBI", 1, 16, 0, 64) + b"\x02" * 64
    return out + struct.pack("<I", 0)


def onnx(graph: bytes = b"\x03" * 2000) -> bytes:
    """The outer shell of an ONNX file."""
    return b"\x08\x08" + b"\x3a" + _varint(len(graph)) + graph


def wheel(folder: Path, name: str, version: str, members: Mapping[str, bytes]) -> Path:
    """A package with `members` and nothing else."""
    path = folder / f"{name}-{version}-py3-none-any.whl"
    info = f"{name}-{version}.dist-info"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members.items():
            archive.writestr(member, content)
        archive.writestr(
            f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        )
        archive.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr(f"{info}/RECORD", "")
    return path


def spec(
    name: str,
    source: ModelSource,
    contents: Mapping[str, bytes],
    *,
    task: Task = Task.GENERATE,
    kind: Format = Format.GGUF,
    pinned: bool = True,
    default: bool = False,
) -> ModelSpec:
    """An entry of a catalogue whose files have these contents."""
    files = tuple(
        ModelFile(file, len(data), hashlib.sha256(data).hexdigest() if pinned else None)
        for file, data in contents.items()
    )
    return ModelSpec(
        name=name,
        title=name.title(),
        task=task,
        format=kind,
        quantization="Q4_K_M",
        files=files,
        source=source,
        licence="Apache-2.0",
        openness=Openness(weights=True, data=True, code=True),
        languages=("en",),
        context_length=2048,
        memory_bytes=1_000_000,
        verified=pinned,
        default=default,
    )


def shipped(name: str, contents: Mapping[str, bytes], **options: Any) -> ModelSpec:
    """An entry that comes with the program."""
    return spec(name, ModelSource(SourceKind.SHIPPED, name), contents, **options)


def bundle(folder: Path, specs: Sequence[ModelSpec]) -> Path:
    """A folder with a catalogue of `specs`."""
    folder.mkdir(parents=True, exist_ok=True)
    records = [_without_none(msgspec.to_builtins(spec)) for spec in specs]
    (folder / "catalog.toml").write_text(tomli_w.dumps({"model": records}), "utf-8")
    return folder


def write(folder: Path, contents: Mapping[str, bytes]) -> Path:
    """`folder` with these files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in contents.items():
        (folder / name).write_bytes(data)
    return folder


def _without_none(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_none(v) for key, v in value.items() if v is not None}
    return [_without_none(v) for v in value] if isinstance(value, list | tuple) else value


def _text(text: str) -> bytes:
    data = text.encode()
    return struct.pack("<Q", len(data)) + data


def _short(text: str) -> bytes:
    return struct.pack("<H", len(text) + 1) + text.encode() + b"\0"


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])
