"""Makes the frozen program from this tree: `python -m installers freeze`."""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from installers import facts, frozen, sizes, trim
from installers.errors import InstallerError
from installers.licences.command import collect

_SPEC = Path(__file__).parent / "sotto.spec"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--output", type=Path, default=facts.ROOT / "dist")
    parser.add_argument("--models", type=Path, help="bundle of models that goes beside the program")


def run(options: argparse.Namespace) -> int:
    """Freeze into `output`/sotto with its licences, and say what takes the space there."""
    folder = freeze(options.output)
    if options.models is not None:
        add_models(options.models, folder)
    for program in _made(folder):
        collect(program)
    print(sizes.table(sizes.measured(folder)))
    sizes.check(folder)
    return 0


def freeze(output: Path) -> Path:
    """The folder of the frozen program, made anew in `output`.

    Raises:
        InstallerError: PyInstaller could not make it.
    """
    command = (
        sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN",
        "--distpath", str(output), "--workpath", str(output / "build"), str(_SPEC),
    )  # fmt: skip
    fixed = {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(int(facts.dated().timestamp()))}
    done = subprocess.run(command, cwd=facts.ROOT, env={**os.environ, **fixed}, check=False)
    if done.returncode:
        raise InstallerError(f"PyInstaller ended with code {done.returncode}")
    folder = output / facts.COMMAND
    for program in _made(folder):
        trim.make_smaller(program)
    return folder


def add_models(bundle: Path, folder: Path) -> None:
    """Put a bundle of models (`sotto models bundle`) where the frozen program looks for one."""
    for program in _made(folder):
        shutil.copytree(bundle, frozen.models(program))


def _made(folder: Path) -> Iterator[Path]:
    """The folder of the program and, on macOS, the bundle that PyInstaller makes of it as well."""
    yield folder
    application = folder.with_name(f"{facts.NAME}.app")
    if application.is_dir():
        yield application
