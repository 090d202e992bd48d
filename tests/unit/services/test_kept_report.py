from pathlib import Path

import msgspec
import pytest

from app.services.kept_report import keep_report, kept_report


class Report(msgspec.Struct):
    right: int


def test_the_last_report_is_kept_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "check.json"
    keep_report(path, Report(1))
    keep_report(path, Report(2))
    assert kept_report(path, Report) == Report(2)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("found", [None, b"", b"{", b'{"right": "many"}'])
def test_what_is_not_a_report_is_none(tmp_path: Path, found: bytes | None) -> None:
    path = tmp_path / "check.json"
    if found is not None:
        path.write_bytes(found)
    assert kept_report(path, Report) is None
