"""A process that follows a folder with real storage and fake engines, for tests that kill it.

Run as `python -m tests.integration.following_child HOME FOLDER`; prints a line for every event.
"""

import sys
from pathlib import Path

from app.domain.cancel import CancelToken
from app.ingest.discover import Limits
from app.services.follow import Follower, Pace, keep_up
from tests.integration.indexing_child import opened

PACE = Pace(quiet_s=0.02, look_s=0.1, poll_s=0.1)


def main() -> None:
    """Add the folder and follow it; the parent kills us at some moment."""
    home, folder = map(Path, sys.argv[1:])
    with opened(home) as library:
        for step in library.add(folder):
            _say(step)
        follower = Follower(library.service.roots, Limits, pace=PACE)
        for event in keep_up(library.service, follower, CancelToken()):
            _say(type(event).__name__)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
