"""A processor of another year is imitated for every process of the program."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from installers.__main__ import main
from installers.emulate import imitated

pytestmark = pytest.mark.skipif(
    shutil.which("qemu-x86_64") is None or sys.prefix == sys.base_prefix,
    reason="needs qemu-user and a virtual environment",
)


def test_a_processor_without_avx2_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["emulate", "Nehalem"]) == 0
    assert "AVX2" in capsys.readouterr().out


def test_what_the_program_starts_is_imitated_too(tmp_path: Path) -> None:
    python = imitated(tmp_path / "imitation", "Nehalem").with_name("python")
    code = "import sys; print(sys.executable, sys.prefix)"
    said = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.split() == [str(python), str(tmp_path / "imitation")]
