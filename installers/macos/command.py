"""Makes disk image and package for macOS: `python -m installers macos Sotto.app`, on macOS."""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from installers import facts
from installers.errors import InstallerError
from installers.frozen import package_stem
from installers.icons import write_icon
from installers.macos.signing import Identities, notarize, sign_bundle, sign_image
from installers.sbom import write_bill
from installers.tools import run_tool

_SETTINGS = Path(__file__).with_name("image.py")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.epilog = (
        "SOTTO_SIGN_MACOS, SOTTO_SIGN_MACOS_PACKAGE and SOTTO_NOTARY_PROFILE name who signs and "
        "the notary profile; what is not named is not done."
    )
    parser.add_argument("bundle", type=Path, help="the bundle that `freeze` made on macOS")
    parser.add_argument("--output", type=Path, default=facts.ROOT / "dist")


def run(options: argparse.Namespace) -> int:
    """Sign the bundle, make image and package of it, sign and notarize both, and list it all."""
    if not (options.bundle / "Contents" / "Info.plist").is_file():
        raise InstallerError(f"{options.bundle} is no application bundle")
    options.output.mkdir(parents=True, exist_ok=True)
    identities = Identities.of()
    sign_bundle(options.bundle, identities)
    for made in (
        _make_image(options.bundle, options.output, identities),
        _make_package(options.bundle, options.output, identities),
    ):
        notarize(made, identities)
        print(made)
    print(write_bill(options.bundle, options.output))
    return 0


def _make_image(bundle: Path, output: Path, identities: Identities) -> Path:
    """For people: drag the program into the folder beside it."""
    image = output / f"{package_stem(bundle)}.dmg"
    with TemporaryDirectory() as scratch:
        icon = write_icon(Path(scratch) / "sotto.icns")
        run_tool(
            sys.executable, "-m", "dmgbuild", "--settings", _SETTINGS,
            "-D", f"bundle={bundle.absolute()}", "-D", f"icon={icon}", facts.NAME, image,
        )  # fmt: skip
    sign_image(image, identities)
    return image


def _make_package(bundle: Path, output: Path, identities: Identities) -> Path:
    """For companies: `installer -pkg` installs it without asking."""
    package = output / f"{package_stem(bundle)}.pkg"
    signing = ("--sign", identities.installer) if identities.installer else ()
    run_tool("productbuild", "--component", bundle, "/Applications", *signing, package)
    return package
