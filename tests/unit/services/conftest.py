"""A library and some files for it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.services.library import LibraryService
from tests.unit.services.library_desk import Desk, opened


@pytest.fixture
def opened_desk(tmp_path: Path) -> Iterator[tuple[Desk, Callable[..., LibraryService]]]:
    with opened(tmp_path / "sotto-home") as both:
        yield both


@pytest.fixture
def desk(opened_desk: tuple[Desk, Callable[..., LibraryService]]) -> Desk:
    return opened_desk[0]


@pytest.fixture
def make_service(
    opened_desk: tuple[Desk, Callable[..., LibraryService]],
) -> Callable[..., LibraryService]:
    return opened_desk[1]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "files"
    path.mkdir()
    for name, text in {
        "pump.md": "# Pump\nBleed the pump before the first start.",
        "sub/motor.txt": "The motor turns clockwise.",
        "sub/valve.txt": "Close the valve at night.",
    }.items():
        (path / name).parent.mkdir(exist_ok=True)
        (path / name).write_text(text)
    return path
