"""Walks through model files without loading them, and tells whether all of a file is there.

GGUF is read by hand because the published reader brings an HTTP library along; the format:
https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
"""

import mmap
import struct
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from math import prod
from pathlib import Path

from app.domain.errors import ModelBroken

Value = int | float | bool | str | tuple[int, ...]

_SCALARS = {
    0: "<B", 1: "<b", 2: "<H", 3: "<h", 4: "<I", 5: "<i", 6: "<f", 7: "<?",
    10: "<Q", 11: "<q", 12: "<d",
}  # fmt: skip
_STRING, _ARRAY = 8, 9
_MOST_ENTRIES = 1 << 20
_MOST_STRINGS = 1 << 22  # of all arrays together: a vocabulary and its merges
_LONGEST_STRING = 1 << 24
_LONGEST_KEPT = 1 << 12
_MOST_FIELDS = 1 << 12
_MOST_AXES = 4
_MOST_VARIABLES = 1 << 16

# ggml's tensor types: values per block and bytes per block.
_BLOCKS = {
    0: (1, 4), 1: (1, 2), 2: (32, 18), 3: (32, 20), 6: (32, 22), 7: (32, 24), 8: (32, 34),
    10: (256, 84), 11: (256, 110), 12: (256, 144), 13: (256, 176), 14: (256, 210), 15: (256, 292),
    16: (256, 66), 17: (256, 74), 18: (256, 98), 19: (256, 50), 20: (32, 18), 21: (256, 110),
    22: (256, 82), 23: (256, 136), 24: (1, 1), 25: (1, 2), 26: (1, 4), 27: (1, 8), 28: (1, 8),
    29: (256, 56), 30: (1, 2), 34: (256, 54), 35: (256, 66), 39: (32, 17),
}  # fmt: skip

# llama.cpp's `llama_ftype`, as far as it is met in the wild.
_FILE_TYPES = {
    0: "F32", 1: "F16", 2: "Q4_0", 3: "Q4_1", 7: "Q8_0", 8: "Q5_0", 9: "Q5_1", 10: "Q2_K",
    11: "Q3_K_S", 12: "Q3_K_M", 13: "Q3_K_L", 14: "Q4_K_S", 15: "Q4_K_M", 16: "Q5_K_S",
    17: "Q5_K_M", 18: "Q6_K", 19: "IQ2_XXS", 20: "IQ2_XS", 21: "Q2_K_S", 22: "IQ3_XS",
    23: "IQ3_XXS", 24: "IQ1_S", 25: "IQ4_NL", 26: "IQ3_S", 27: "IQ3_M", 28: "IQ2_S", 29: "IQ2_M",
    30: "IQ4_XS", 31: "IQ1_M", 32: "BF16", 36: "TQ1_0", 37: "TQ2_0", 38: "MXFP4",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tensor:
    """A block of weights: numbers per axis, the one next to each other first, and their type."""

    name: str
    shape: tuple[int, ...]
    type: int
    bytes: int


@dataclass(frozen=True, slots=True)
class GgufHeader:
    """What a GGUF file says of itself: its metadata and its tensors.

    Of arrays, short ones of whole numbers (a value per layer) are in `metadata`; `lengths` has how
    many entries each array has.
    """

    metadata: Mapping[str, Value]
    lengths: Mapping[str, int]
    tensors: tuple[Tensor, ...]

    @property
    def architecture(self) -> str:
        """For example "llama", "qwen3", "rwkv7"."""
        return self.text("general.architecture")

    @property
    def quantization(self) -> str:
        """For example "Q4_K_M"; "unknown" where the file does not say."""
        return _FILE_TYPES.get(self.number("general.file_type", -1), "unknown")

    def text(self, key: str) -> str:
        """The text under `key`, empty if there is none."""
        value = self.metadata.get(key)
        return value if isinstance(value, str) else ""

    def number(self, key: str, default: int = 0) -> int:
        """The whole number under `key`, which may begin with "." for the architecture's own."""
        value = self.metadata.get(self.architecture + key if key.startswith(".") else key)
        if isinstance(value, tuple):
            return max(value, default=default)
        return value if isinstance(value, int) else default

    def per_layer(self, key: str, default: int = 0) -> tuple[int, ...]:
        """The number under `key` for every layer, where a header has one for all or one each."""
        layers = min(self.number(".block_count"), _LONGEST_KEPT)
        value = self.metadata.get(self.architecture + key)
        if isinstance(value, tuple) and len(value) >= layers:
            return value[:layers]
        return (self.number(key, default),) * layers


@contextmanager
def mapped(path: Path) -> Iterator[mmap.mmap]:
    """The bytes of a file without reading them; ModelBroken when there are none."""
    with path.open("rb") as file:
        try:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except ValueError as error:
            raise ModelBroken(path.name, "the file is empty") from error
        with data:
            yield data


def read_gguf(path: Path) -> GgufHeader:
    """The header of `path`; ModelBroken if it is no GGUF file or its end is missing."""
    with mapped(path) as data:
        try:
            return _Cursor(data, path.name).header()
        except struct.error as error:
            raise ModelBroken(path.name, "the file ends in the middle of its header") from error


def check_onnx(path: Path) -> None:
    """Walk the outermost protobuf fields: a whole file ends exactly where the last one does."""
    with mapped(path) as data:
        position, walked, fields = 0, 0, set()
        while position < len(data):
            tag, position = _varint(data, position, path.name)
            fields.add(tag >> 3)
            walked += 1
            if walked > _MOST_FIELDS or tag >> 3 == 0:
                raise ModelBroken(path.name, "it is not an ONNX file")
            length, position = _varint(data, position, path.name)
            if tag & 7 == 2:
                position += length
            elif tag & 7 != 0:
                raise ModelBroken(path.name, "it is not an ONNX file")
        if position != len(data):
            raise ModelBroken(path.name, "the file is cut off")
        if not {1, 7} <= fields:  # ir_version and graph
            raise ModelBroken(path.name, "it is not an ONNX file")


def _varint(data: mmap.mmap, position: int, name: str) -> tuple[int, int]:
    value = shift = 0
    while position < len(data) and shift < 64:
        byte = data[position]
        position += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, position
    raise ModelBroken(name, "it is not an ONNX file, or cut off")


def check_whisper(path: Path) -> None:
    """Walk the variables, as written by ctranslate2's `ModelSpec.save`."""
    with mapped(path) as data:
        try:
            position = 4
            name, position = _short_string(data, position)
            if name != "WhisperSpec":
                raise ModelBroken(path.name, "it is not a Whisper model in CTranslate2 form")
            _, variables = struct.unpack_from("<II", data, position)
            position += 8
            if variables > _MOST_VARIABLES:
                raise ModelBroken(path.name, "its header is damaged")
            for _ in range(variables):
                _, position = _short_string(data, position)
                position += 1 + 4 * data[position]
                _, size = struct.unpack_from("<BI", data, position)
                position += 5 + size
            struct.unpack_from("<I", data, position)  # number of aliases, after the last variable
        except (struct.error, IndexError) as error:
            raise ModelBroken(path.name, "the file is cut off or of another kind") from error


def _short_string(data: mmap.mmap, position: int) -> tuple[str, int]:
    (length,) = struct.unpack_from("<H", data, position)
    start, end = position + 2, position + 2 + length
    return data[start : end - 1].decode("utf-8", "replace"), end


class _Cursor:
    """Walks through the mapped file; every length is checked before it is believed."""

    def __init__(self, data: mmap.mmap, name: str) -> None:
        self._data = data
        self._name = name
        self._position = 0
        self._strings = 0

    def header(self) -> GgufHeader:
        if self._data[:4] != b"GGUF":
            raise ModelBroken(self._name, "it is not a GGUF file")
        self._position = 4
        version = self._number("<I")
        if version not in (2, 3):
            raise ModelBroken(self._name, f"GGUF version {version} is not supported")
        tensors, entries = self._count(), self._count()
        metadata: dict[str, Value] = {}
        lengths: dict[str, int] = {}
        for _ in range(entries):
            key = self._string()
            kind = self._number("<I")
            if kind != _ARRAY:
                metadata[key] = self._value(kind)
                continue
            lengths[key], values = self._array()
            if values is not None:
                metadata[key] = values
        alignment = metadata.get("general.alignment", 32)
        if not isinstance(alignment, int) or alignment < 1:
            raise self._damaged()
        return GgufHeader(metadata, lengths, self._tensors(tensors, alignment))

    def _tensors(self, count: int, alignment: int) -> tuple[Tensor, ...]:
        end = 0
        found = []
        for _ in range(count):
            name, axes = self._string(), self._number("<I")
            if axes > _MOST_AXES:
                raise self._damaged()
            shape = tuple(self._number("<Q") for _ in range(axes))
            kind, offset = self._number("<I"), self._number("<Q")
            values, size = _BLOCKS.get(kind, (1, 0))
            found.append(Tensor(name, shape, kind, prod(shape) // values * size))
            end = max(end, offset + found[-1].bytes)
        start = -(-self._position // alignment) * alignment
        if count == 0:
            raise ModelBroken(self._name, "it holds no weights")
        if start + end > len(self._data):
            missing = start + end - len(self._data)
            raise ModelBroken(self._name, f"the file is cut off, {missing:,} bytes are missing")
        return tuple(found)

    def _damaged(self) -> ModelBroken:
        return ModelBroken(self._name, "its header is damaged")

    def _number(self, layout: str) -> int:
        (value,) = struct.unpack_from(layout, self._data, self._position)
        self._position += struct.calcsize(layout)
        return value  # type: ignore[no-any-return]  # the layout says what it is

    def _count(self) -> int:
        count = self._number("<Q")
        if count > _MOST_ENTRIES:
            raise self._damaged()
        return count

    def _string(self) -> str:
        length = self._number("<Q")
        if length > _LONGEST_STRING:
            raise self._damaged()
        start = self._position
        self._skip(length)
        return self._data[start : self._position].decode("utf-8", "replace")

    def _skip(self, size: int) -> None:
        self._position += size
        if self._position > len(self._data):
            raise ModelBroken(self._name, "its header is damaged or cut off")

    def _value(self, kind: int) -> Value:
        if kind == _STRING:
            return self._string()
        if kind not in _SCALARS:
            raise self._damaged()
        return self._number(_SCALARS[kind])

    def _array(self) -> tuple[int, tuple[int, ...] | None]:
        """How many entries it has, and these where they are few whole numbers."""
        element, length = self._number("<I"), self._number("<Q")
        if element in _SCALARS:
            layout = _SCALARS[element]
            start = self._position
            self._skip(length * struct.calcsize(layout))
            if length > _LONGEST_KEPT or layout in ("<f", "<d"):
                return length, None
            layout = f"<{length}{layout[1]}"
            return length, struct.unpack_from(layout, self._data, start)
        self._strings += length
        if element != _STRING or self._strings > _MOST_STRINGS:
            raise self._damaged()
        for _ in range(length):
            self._skip(self._number("<Q"))
        return length, None
