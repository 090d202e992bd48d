"""The program frozen from this tree works, is small enough, and holds nothing it must not."""

import subprocess
import sys
from pathlib import Path

import pytest

from app import __version__
from installers import facts, sizes, trim

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="the release freezes on other systems"),
]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("frozen")
    done = _installers("freeze", "--output", str(output))
    assert done.returncode == 0, done.stdout + done.stderr
    return output / facts.COMMAND / facts.COMMAND


def test_it_starts_and_knows_its_version(program: Path) -> None:
    told = subprocess.run((str(program), "--version"), capture_output=True, check=True, text=True)
    assert told.stdout == f"sotto {__version__}\n"


def test_what_it_is_made_of_stands_in_the_table(program: Path) -> None:
    table = sizes.table(sizes.measured(program.parent))
    assert {"Qt", "ctranslate2", "onnxruntime", "OCR models", "search model"} <= {
        line.split("|")[1].strip() for line in table.splitlines()
    }


def test_its_modules_are_looked_through(program: Path) -> None:
    names = set(sizes.names(program.parent))
    assert {"app.services.library", "faster_whisper.transcribe", "num2words/base.py"} <= names
    assert not {name for name in names if name.startswith(("tests", "export", "installers"))}


def test_it_does_not_say_where_its_sources_lay(program: Path) -> None:
    assert list(program.parent.rglob("direct_url.json")) == []


def test_no_library_is_missing_but_those_of_a_desktop(program: Path) -> None:
    asked = subprocess.run(
        ("ldd", *trim.native(program.parent)), capture_output=True, check=False, text=True
    ).stdout
    missing = {line.split()[0] for line in asked.splitlines() if "not found" in line}
    assert {name for name in missing if not name.startswith(_OF_A_DESKTOP)} == set()


_OF_A_DESKTOP = (
    "libEGL", "libGL", "libX", "libdbus", "libfontconfig", "libfreetype", "libglib", "libgssapi",
    "libgthread", "libpulse", "libspeechd", "libwayland", "libxcb", "libxkbcommon",
)  # fmt: skip


def test_it_does_what_a_user_does(program: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    done = _installers("smoke", str(program), "--report", str(report))
    assert done.returncode == 0, done.stdout + done.stderr


def _installers(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        (sys.executable, "-m", "installers", *arguments),
        cwd=facts.ROOT,
        capture_output=True,
        check=False,
        text=True,
    )
