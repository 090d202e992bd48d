"""Entry point: closes the network, then runs a verb or opens the window."""

import multiprocessing
import sys
from pathlib import Path

from app.privacy import guard


def open_window(home: Path | None) -> int:
    """Open the window on `home`; Qt is imported here and nowhere earlier."""
    from app.ui import run

    return run(home)


def main() -> int:
    """Run `sotto` with the arguments of this process; returns the exit code."""
    guard.install()
    multiprocessing.freeze_support()
    from app.cli.root import run

    return run(sys.argv[1:], open_window=open_window)


if __name__ == "__main__":
    sys.exit(main())
