"""Entry point: closes the network, then runs a verb or opens the window."""

from __future__ import annotations

import multiprocessing
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.privacy import guard, telemetry
from app.processor import NEEDS_AVX2, lacks_avx2

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.self_test import SelfTest, SelfTestReport


def open_window(home: Path | None, pack: Path | None) -> int:
    """Open the window on `home`, and `pack` in it; Qt is imported here and nowhere earlier."""
    from app.ui import run

    return run(home, pack)


def try_window(wanted: SelfTest, keep: Callable[[SelfTestReport], None]) -> SelfTestReport:
    """Try the window out on a home for the moment."""
    from app.ui import self_test

    return self_test.try_window(wanted, keep)


def refuse(text: str) -> int:
    """Say why the program cannot run, in a window where nobody would see it otherwise."""
    from app.paths import has_display

    if sys.stderr is not None:
        sys.stderr.write(f"{text}\n")
    if not sys.argv[1:] and has_display() and not (sys.stderr and sys.stderr.isatty()):
        from app.ui.refusal import show_refusal

        show_refusal(text)
    return 1


def main() -> int:
    """Run `sotto` with the arguments of this process; returns the exit code."""
    # The children of a frozen program start here too, and go no further; each closes the network
    # itself, but for the one that installs models.
    multiprocessing.freeze_support()
    guard.install()
    telemetry.silence()
    if lacks_avx2():
        return refuse(NEEDS_AVX2)
    from app.cli.root import run

    return run(sys.argv[1:], open_window=open_window, try_window=try_window)


if __name__ == "__main__":
    sys.exit(main())
