"""Every office format has a module that reads it."""

import pytest

from app.domain.errors import ReadCode, ReadFailure
from app.engines.reader import office
from app.engines.reader.source import Budget, ReadOptions, Source
from tests.data.reading import pieces


def test_what_no_module_knows_is_unsupported() -> None:
    source = Source.of("a.one", b"x", "application/onenote")
    with pytest.raises(ReadFailure) as caught:
        list(office.read(source, ReadOptions(Budget.of(1))))
    assert caught.value.code == ReadCode.UNSUPPORTED


@pytest.mark.parametrize("extension", ["doc", "dot", "ppt", "pps", "pot", "rtf"])
def test_a_file_that_is_not_what_its_name_says_is_broken(extension: str) -> None:
    with pytest.raises(ReadFailure) as caught:
        pieces(f"a.{extension}", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert caught.value.code == ReadCode.BROKEN
