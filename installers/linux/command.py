"""Packages for Linux from a frozen program: `python -m installers linux FOLDER`."""

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

from installers.errors import InstallerError
from installers.linux import appimage, archive, flatpak, packages
from installers.sbom import write_bill

_KINDS = (*packages.FORMATS, "tar", "appdir")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("frozen", type=Path, help="the folder that `freeze` made")
    parser.add_argument("--output", type=Path, default=Path("dist/linux"))
    parser.add_argument(
        "--only",
        nargs="+",
        choices=_KINDS,
        default=_KINDS,
        help="not all of them; tar brings the Flatpak manifest that installs it",
    )


def run(options: argparse.Namespace) -> int:
    """Make them and the bill of materials, and say how large each is."""
    if not (options.frozen / "sotto").is_file():
        raise InstallerError(f"there is no frozen program in {options.frozen}")
    options.output.mkdir(parents=True, exist_ok=True)
    for made in _make(options.frozen.resolve(), options.output.resolve(), options.only):
        size = f"{made.stat().st_size / 1e6:8.1f} MB" if made.is_file() else "  folder"
        print(f"{size}  {made}", flush=True)
    return 0


def _make(frozen: Path, output: Path, kinds: list[str]) -> Iterator[Path]:
    for kind in kinds:
        with tempfile.TemporaryDirectory(dir=output) as work:
            if kind in packages.FORMATS:
                yield packages.write_package(kind, frozen, output, Path(work))
            elif kind == "tar":
                made = archive.write_archive(frozen, output, Path(work))
                yield made
                yield flatpak.write_manifest(made)
            else:
                yield appimage.write_appdir(frozen, output)
    yield write_bill(frozen, output)
