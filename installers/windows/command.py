"""Makes the packages for Windows: `python -m installers windows FROZEN`, on Linux."""

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from installers import facts
from installers.frozen import package_name
from installers.icons import write_icon
from installers.windows.msi import make_msi
from installers.windows.nsis import make_setup
from installers.windows.payload import read_payload
from installers.windows.signing import VARIABLE, Signer


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.epilog = (
        f"Needs makensis (package nsis) and wixl (wixl or msitools). {VARIABLE} names the command "
        "that signs a {file}; without it nothing is signed."
    )
    parser.add_argument("frozen", type=Path, help="the frozen program, made on Windows")
    parser.add_argument("--output", type=Path, default=facts.ROOT / "dist")


def run(options: argparse.Namespace) -> int:
    """Sign the programs, make setup and MSI package, sign those, and say what was made."""
    payload, signer = read_payload(options.frozen), Signer.of_environment()
    signer.sign(*payload.programs)
    options.output.mkdir(parents=True, exist_ok=True)
    stem = options.output / f"{package_name(options.frozen)}-{payload.version}-windows-x86_64"
    with TemporaryDirectory() as scratch:
        icon = write_icon(Path(scratch) / "sotto.ico")
        print(make_setup(payload, stem.with_name(f"{stem.name}.exe"), icon=icon, signer=signer))
    package = make_msi(payload, stem.with_name(f"{stem.name}.msi"))
    signer.sign(package)
    print(package)
    return 0
