"""Command line: python -m installers COMMAND ..., each command a module of this package."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from app.domain.errors import SottoError
from installers.errors import InstallerError

COMMANDS = {
    "freeze": ("installers.freeze", "make the frozen program from this tree"),
    "licences": ("installers.licences.command", "licences of all in a frozen program"),
    "sizes": ("installers.sizes", "what takes the space in a frozen program"),
    "start": ("installers.start", "how fast a frozen program starts, beside the same from source"),
    "linux": ("installers.linux.command", "packages for Linux from a frozen program"),
    "sbom": ("installers.sbom", "bill of materials of a frozen program"),
    "sign": ("installers.sign", "sign a folder of finished packages"),
    "windows": ("installers.windows.command", "packages for Windows from a program frozen there"),
    "smoke": ("installers.smoke_test", "try out a program that was built or installed"),
    "emulate": ("installers.emulate", "try out the program on a processor of another year"),
    "macos": ("installers.macos.command", "packages for macOS from a bundle frozen there"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; its own exit code, or 1 when it could not be done."""
    given = sys.argv[1:] if arguments is None else arguments
    parser = argparse.ArgumentParser(prog="python -m installers", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, (module, summary) in COMMANDS.items():
        subparser = commands.add_parser(name, help=summary, description=summary)
        if name in given[:1]:
            command = import_module(module)
            command.add_arguments(subparser)
            subparser.set_defaults(run=command.run)
    options = parser.parse_args(given)
    try:
        return int(options.run(options) or 0)
    except (InstallerError, SottoError, OSError) as error:
        print(f"{options.command} failed: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
