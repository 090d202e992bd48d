"""A file that is asked for byte by byte behaves as any other, and little of it is held."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engines.reader.range_file import BLOCK_BYTES, RangeFile

DATA = bytes(range(256)) * (3 * BLOCK_BYTES // 256) + b"end"


def opened(asked: list[tuple[int, int]] | None = None, data: bytes = DATA) -> io.BufferedReader:
    def fetch(offset: int, size: int) -> bytes:
        assert size > 0
        assert offset + size <= len(data)
        if asked is not None:
            asked.append((offset, size))
        return data[offset : offset + size]

    return io.BufferedReader(RangeFile(len(data), fetch), 1 << 16)


STEPS = st.lists(
    st.tuples(st.sampled_from(["read", "seek", "end", "line"]), st.integers(0, len(DATA) + 10)),
    max_size=8,
)


@given(STEPS)
def test_it_reads_as_the_same_bytes_in_memory_do(steps: list[tuple[str, int]]) -> None:
    file, same = opened(), io.BytesIO(DATA)
    for step, number in steps:
        match step:
            case "read":
                assert file.read(number) == same.read(number)
            case "seek":
                assert file.seek(number) == same.seek(number)
            case "end":
                back = -min(number, len(DATA))
                assert file.seek(back, io.SEEK_END) == same.seek(back, io.SEEK_END)
            case "line":
                assert file.readline(1000) == same.readline(1000)
        assert file.tell() == same.tell()


def test_each_block_is_asked_for_once_from_beginning_to_end() -> None:
    asked: list[tuple[int, int]] = []
    assert opened(asked).read() == DATA
    assert [offset for offset, _ in asked] == [0, BLOCK_BYTES, 2 * BLOCK_BYTES, 3 * BLOCK_BYTES]


def test_jumping_between_two_places_asks_for_each_once() -> None:
    asked: list[tuple[int, int]] = []
    file = opened(asked)
    for _ in range(50):
        file.seek(-3, io.SEEK_END)
        assert file.read() == b"end"
        file.seek(0)
        assert file.read(2) == b"\0\1"
    assert len(asked) == 2


def test_what_cannot_be_had_is_raised() -> None:
    def fetch(offset: int, size: int) -> bytes:
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        io.BufferedReader(RangeFile(10, fetch)).read()


def test_a_place_before_the_beginning_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        RangeFile(10, lambda offset, size: b"").seek(-1)
