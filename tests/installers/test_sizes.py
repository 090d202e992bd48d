"""The table of sizes adds up, and what must not ship is found."""

from pathlib import Path

import pytest

from installers import sizes
from installers.errors import InstallerError


def _file(folder: Path, place: str, size: int) -> None:
    path = folder / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(bytes(size))


def test_wheels_and_their_libraries_are_one_part(tmp_path: Path) -> None:
    _file(tmp_path, "_internal/numpy/core.so", 2)
    _file(tmp_path, "_internal/numpy.libs/libopenblas.so", 3)
    _file(tmp_path, "_internal/numpy-2.4.6.dist-info/RECORD", 4)
    assert sizes.measured(tmp_path) == {"numpy": 9}


def test_links_take_no_space(tmp_path: Path) -> None:
    _file(tmp_path, "_internal/app/data/models/model.onnx", 5)
    (tmp_path / "_internal" / "link").symlink_to("app/data/models/model.onnx")
    assert sizes.measured(tmp_path) == {"search model": 5}


def test_the_table_ends_with_the_sum(tmp_path: Path) -> None:
    _file(tmp_path, "_internal/PySide6/QtGui.so", 2_000_000)
    _file(tmp_path, "_internal/click/core.so", 100_000)
    lines = sizes.table(sizes.measured(tmp_path)).splitlines()
    assert lines[2:] == ["| Qt | 2.0 |", "| 1 others | 0.1 |", "| all | 2.1 |"]


@pytest.mark.parametrize(
    "name",
    [
        "av/container.so", "cv2", "kreuzberg._internal_bindings", "torch", "transformers.utils",
        "PySide6/Qt/lib/libQt6WebEngineCore.so.6", "PySide6/Qt6Charts.dll", "QtDataVisualization",
        "libmvec.so.1", "libzim.so", "python3.11/lib-dynload/libreadline.so.8", "huggingface_hub",
    ],
)  # fmt: skip
def test_what_must_not_ship_is_named_with_a_reason(name: str) -> None:
    assert [found for found, why in sizes.forbidden([name]) if why] == [name]


def test_what_ships_is_not_refused() -> None:
    names = ("available", "PySide6/QtGui.abi3.so", "app.services.library", "pillow.libs/libavif.so")
    assert list(sizes.forbidden(names)) == []


def test_a_planted_library_fails_the_check(tmp_path: Path) -> None:
    _file(tmp_path, "_internal/PySide6/Qt/lib/libQt6WebEngineCore.so.6", 1)
    with pytest.raises(InstallerError, match="libQt6WebEngineCore"):
        sizes.check(tmp_path)


def test_a_program_that_is_too_large_fails_the_check(tmp_path: Path) -> None:
    large = tmp_path / "_internal" / "large.so"
    large.parent.mkdir()
    with large.open("wb") as file:
        file.truncate(int(1e6 * sizes.SLIM_LIMIT_MB) + 1)
    with pytest.raises(InstallerError, match="more than 400"):
        sizes.check(tmp_path)


def test_models_beside_the_program_do_not_count(tmp_path: Path) -> None:
    model = tmp_path / "models" / "large.gguf"
    model.parent.mkdir()
    with model.open("wb") as file:
        file.truncate(int(2e6 * sizes.SLIM_LIMIT_MB))
    sizes.check(tmp_path)
