"""Makes the packages for Windows: `python -m installers windows FROZEN`, on Linux."""

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from installers import facts
from installers.frozen import package_stem
from installers.icons import write_icon
from installers.sbom import write_bill
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
    """Sign the programs, make setup and MSI package, sign those, and list what is in them."""
    payload, signer = read_payload(options.frozen), Signer.of_environment()
    signer.sign(*payload.programs)
    options.output.mkdir(parents=True, exist_ok=True)
    stem = package_stem(options.frozen)
    with TemporaryDirectory() as scratch:
        icon = write_icon(Path(scratch) / "sotto.ico")
        print(make_setup(payload, options.output / f"{stem}.exe", icon=icon, signer=signer))
    package = make_msi(payload, options.output / f"{stem}.msi")
    signer.sign(package)
    print(package)
    print(write_bill(options.frozen, options.output))
    return 0
