"""A file of which this process has nothing: every byte is asked of the parent."""

import io
from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

BLOCK_BYTES = 1 << 20
_BLOCKS = 8  # enough for a parser that jumps between a directory at the end and what it lists


class RangeFile(io.RawIOBase):
    """`size` bytes that `fetch(offset, size)` gives; the blocks used last are kept."""

    def __init__(self, size: int, fetch: Callable[[int, int], bytes]) -> None:
        self._size = size
        self._fetch = fetch
        self._position = 0
        self._blocks: OrderedDict[int, bytes] = OrderedDict()

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """It is."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place; one before the beginning is a ValueError, as in any file."""
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self._size}[whence]
        if start + offset < 0:
            raise ValueError(f"negative seek position {start + offset}")
        self._position = start + offset
        return self._position

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fill from the block at this place; 0 at the end of the file."""
        view = memoryview(buffer).cast("B")
        if self._position >= self._size or not view:
            return 0
        number, at = divmod(self._position, BLOCK_BYTES)
        data = self._block(number)[at : at + len(view)]
        view[: len(data)] = data
        self._position += len(data)
        return len(data)

    def _block(self, number: int) -> bytes:
        if number in self._blocks:
            self._blocks.move_to_end(number)
        else:
            offset = number * BLOCK_BYTES
            self._blocks[number] = self._fetch(offset, min(BLOCK_BYTES, self._size - offset))
            if len(self._blocks) > _BLOCKS:
                self._blocks.popitem(last=False)
        return self._blocks[number]
