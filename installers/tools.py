"""Runs the tools that packages are made with."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

from installers.errors import InstallerError


def run_tool(
    *command: str | Path,
    given: str = "",
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> str:
    """What a tool prints that reads `given`, run in `folder`.

    Raises:
        InstallerError: it is not there, or has failed; the message has what it said.
    """
    name = Path(command[0]).name
    try:
        done = subprocess.run(
            command,
            input=given,
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise InstallerError(f"{name} is not installed") from error
    if done.returncode:
        said = f"{done.stdout.strip()} {done.stderr.strip()}".strip()
        raise InstallerError(f"{name} ended with code {done.returncode}: {said}")
    return done.stdout
