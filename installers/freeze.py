"""Makes the frozen program from this tree: `python -m installers freeze`."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from installers import facts, trim
from installers.errors import InstallerError

_SPEC = Path(__file__).parent / "sotto.spec"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--output", type=Path, default=facts.ROOT / "dist")


def run(options: argparse.Namespace) -> int:
    """Freeze into `output`/sotto."""
    print(freeze(options.output))
    return 0


def freeze(output: Path) -> Path:
    """The folder of the frozen program, made anew in `output`.

    Raises:
        InstallerError: PyInstaller could not make it.
    """
    command = (
        sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN",
        "--distpath", str(output), "--workpath", str(output / "build"), str(_SPEC),
    )  # fmt: skip
    fixed = {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(int(facts.dated().timestamp()))}
    done = subprocess.run(command, cwd=facts.ROOT, env={**os.environ, **fixed}, check=False)
    if done.returncode:
        raise InstallerError(f"PyInstaller ended with code {done.returncode}")
    folder = output / facts.COMMAND
    trim.make_smaller(folder)
    return folder
