import json
from pathlib import Path

import pytest

from app.domain.errors import PathProblem
from app.services import notices
from app.services.notices import full_text, read_notices
from tests.data.notices import NOTICES, put_notices


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return put_notices(tmp_path, monkeypatch)


def test_components_are_read_as_they_were_written(folder: Path) -> None:
    toolkit, small = read_notices()
    assert (toolkit.title, toolkit.licence, toolkit.is_replaceable) == (
        "Toolkit 6.1", "LGPL-3.0-only", True
    )  # fmt: skip
    assert (small.title, small.is_replaceable, small.parts) == ("small", False, ())


def test_the_text_begins_with_what_it_is_and_what_is_inside(folder: Path) -> None:
    toolkit, small = read_notices()
    assert full_text(toolkit).splitlines()[:5] == [
        "Toolkit 6.1: LGPL-3.0-only",
        "Source: https://example.org/toolkit",
        "Inside: codec 2: MIT",
        "",
        "Terms of the toolkit",
    ]
    assert full_text(small) == "small: MIT\n\nTerms of the small one\n"


def test_from_source_there_are_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notices, "licence_folder", lambda: tmp_path / "none")
    assert read_notices() == ()


@pytest.mark.parametrize("damage", [b"", b"[{}]", json.dumps(NOTICES[0]).encode()])
def test_a_damaged_list_is_told(folder: Path, damage: bytes) -> None:
    (folder / "components.json").write_bytes(damage)
    with pytest.raises(PathProblem, match=r"components\.json"):
        read_notices()


def test_a_missing_text_is_told(folder: Path) -> None:
    (folder / "small.txt").unlink()
    with pytest.raises(PathProblem, match=r"small\.txt"):
        full_text(read_notices()[1])
