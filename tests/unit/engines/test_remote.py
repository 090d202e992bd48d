"""What an engine process sends is checked before anything else sees it."""

import os
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from app.domain.errors import EngineFailure, ReadCode, ReadFailure
from app.engines.messages import Floats, Piece
from app.engines.remote import RemoteReader, floats


@pytest.mark.parametrize(
    "untrusted",
    [
        Piece("x"),
        Floats(b"123"),
        Floats(np.zeros(7, "<f4").tobytes()),
        Floats(np.full(6, np.nan, "<f4").tobytes()),
        Floats(np.full(6, np.inf, "<f4").tobytes()),
    ],
)
def test_numbers_of_the_wrong_shape_or_kind_are_refused(untrusted: Floats) -> None:
    with pytest.raises(EngineFailure):
        floats("embedder", untrusted, (2, 3))


def test_numbers_keep_their_order() -> None:
    values = np.arange(6, dtype="<f4").reshape(2, 3)
    assert np.array_equal(floats("embedder", Floats(values.tobytes()), (2, 3)), values)


def test_files_that_cannot_be_sent_say_why_without_a_process(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "large.txt").write_bytes(b"x" * 11)
    os.mkfifo(tmp_path / "pipe.txt")
    with closing(RemoteReader(max_file_bytes=10)) as reader:
        for name, code in (
            ("missing.txt", ReadCode.MISSING),
            ("empty.txt", ReadCode.EMPTY),
            ("large.txt", ReadCode.TOO_LARGE),
            ("pipe.txt", ReadCode.UNSUPPORTED),
            (".", ReadCode.UNSUPPORTED),
            ("large.txt/inside", ReadCode.MISSING),
        ):
            with pytest.raises(ReadFailure) as caught:
                next(reader.read(tmp_path / name))
            assert caught.value.code is code
            assert caught.value.path == str(tmp_path / name)
        assert not reader.host.running
