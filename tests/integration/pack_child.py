"""A process that writes a pack or takes one in, for tests that kill it.

Run as `python -m tests.integration.pack_child (create | take_in) HOME FILE`; prints a line before
the first step and for every one.
"""

import sys
from collections.abc import Generator
from pathlib import Path

from app.services.archive_steps import ArchiveStep
from tests.data.pack_homes import opened

COLLECTION = "Pumps"


def main() -> None:
    """Do it; the parent kills us in between."""
    what, home, file = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    with opened(home) as program:
        steps: Generator[ArchiveStep, None, object] = program.packs.take_in(file)
        if what == "create":
            steps = program.packs.create(file, COLLECTION, originals=True)
        sys.stdout.write("open\n")
        sys.stdout.flush()
        for step in steps:
            sys.stdout.write(f"{step.label}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
