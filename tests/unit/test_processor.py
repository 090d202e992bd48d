"""A processor without AVX2 is told apart, and the program says so instead of dying."""

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app import __main__ as program
from app import processor

ROOT = Path(__file__).parents[2]
X86_LINUX = sys.platform == "linux" and platform.machine() == "x86_64"
ASK = "import sys; sys.argv[1:] = ['--version']; from app.__main__ import main; sys.exit(main())"


@pytest.mark.skipif(not X86_LINUX, reason="what is compared here only Linux on x86 tells")
def test_this_processor_is_known_as_the_kernel_knows_it() -> None:
    flags = Path("/proc/cpuinfo").read_text("utf-8").partition("flags")[2].splitlines()[0].split()
    assert processor.lacks_avx2() is ("avx2" not in flags)


def test_other_architectures_do_not_need_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "machine", lambda: "arm64")
    assert not processor.lacks_avx2()


def test_the_program_refuses_to_start(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(program, "lacks_avx2", lambda: True)
    monkeypatch.setattr(sys, "argv", ["sotto", "status"])
    assert program.main() == 1
    assert "AVX2" in capsys.readouterr().err


@pytest.mark.skipif(
    not X86_LINUX or shutil.which("qemu-x86_64") is None, reason="needs qemu-user on x86"
)
@pytest.mark.parametrize(("model", "code"), [("Nehalem", 1), ("Haswell", 0)])
def test_processors_of_other_years_are_told_apart(model: str, code: int) -> None:
    python = Path(sys.executable).resolve()
    packages = os.pathsep.join([str(ROOT), *(path for path in sys.path if path)])
    done = subprocess.run(
        ["qemu-x86_64", "-cpu", model, str(python), "-c", ASK],
        env={**os.environ, "PYTHONPATH": packages},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == code, done.stderr
    assert ("AVX2" in done.stderr) is bool(code)
    assert done.stdout.startswith("sotto ") is not bool(code)
