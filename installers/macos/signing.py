"""Signs and notarizes what macOS installs, with Apple's own tools and the release's own identities.

Without identities a bundle carries a signature of nobody, which is enough to try it on the computer
that made it, and nothing else is signed.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from installers import frozen
from installers.macos.bundle import ENTITLEMENTS
from installers.tools import run_tool

_MACH_O = {
    bytes.fromhex(magic)
    for magic in ("cffaedfe", "cefaedfe", "feedfacf", "feedface", "cafebabe", "cafebabf")
}


@dataclass(frozen=True, slots=True)
class Identities:
    """Who signs, each empty where it is not known.

    application: a "Developer ID Application" in the keychain, for programs and disk images.
    installer: a "Developer ID Installer", for packages.
    notary: a profile that `xcrun notarytool store-credentials` has kept in the keychain.
    """

    application: str = ""
    installer: str = ""
    notary: str = ""

    @classmethod
    def of(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """What SOTTO_SIGN_MACOS, SOTTO_SIGN_MACOS_PACKAGE and SOTTO_NOTARY_PROFILE say."""
        names = ("SOTTO_SIGN_MACOS", "SOTTO_SIGN_MACOS_PACKAGE", "SOTTO_NOTARY_PROFILE")
        return cls(*(environment.get(name, "") for name in names))


def sign_bundle(bundle: Path, identities: Identities) -> None:
    """Sign every program and library in the bundle, the innermost first, then the bundle itself.

    All run hardened: only libraries that we signed are loaded, and of the entitlements they get
    only ours.
    """
    if not identities.application:  # still a seal over what was put in since it was made
        run_tool("codesign", "--force", "--sign", "-", bundle)
        return
    for file in native_files(bundle):
        _sign(file, identities)
    _sign(bundle, identities)
    run_tool("codesign", "--verify", "--deep", "--strict", bundle)


def sign_image(image: Path, identities: Identities) -> None:
    """Sign a disk image, which runs nothing."""
    if identities.application:
        run_tool("codesign", "--force", "--timestamp", "--sign", identities.application, image)


def notarize(file: Path, identities: Identities) -> None:
    """Have Apple look at a signed file, and attach the answer, so that it opens offline."""
    if identities.notary:
        profile = ("--keychain-profile", identities.notary)
        print(run_tool("xcrun", "notarytool", "submit", file, *profile, "--wait"))
        run_tool("xcrun", "stapler", "staple", file)


def native_files(bundle: Path) -> Sequence[Path]:
    """Programs and libraries in a bundle, the deepest first; links are what they lead to."""
    native = [path for path in frozen.files(bundle) if _begins(path) in _MACH_O]
    return sorted(native, key=lambda path: (-len(path.parts), path))


def _sign(path: Path, identities: Identities) -> None:
    run_tool(
        "codesign", "--force", "--timestamp", "--options", "runtime",
        "--entitlements", ENTITLEMENTS, "--sign", identities.application, path,
    )  # fmt: skip


def _begins(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(4)
