"""Keeps measured results in a Markdown file: a section per command, replaced by its next run."""

import datetime as dt
import re
from pathlib import Path

from app import __version__
from app.domain.errors import PathProblem
from app.services.machine import this_machine


def write_section(path: Path, command: str, body: str) -> None:
    """Put `body` into the file at `path`, headed by `command`, date, version and machine.

    Replaces the section that an earlier run of the command wrote, appends it otherwise; the rest
    of the file is left alone.

    Raises:
        PathProblem: the file cannot be read or written.
    """
    begin, end = f"<!-- begin {command} -->", f"<!-- end {command} -->"
    today = dt.datetime.now(dt.UTC).date()
    heading = f"## {command}\n\n{today}, Sotto {__version__}, on {this_machine()}."
    section = f"{begin}\n{heading}\n\n{body}\n{end}"
    try:
        old = path.read_text("utf-8") if path.exists() else ""
        pattern = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
        new, replaced = pattern.subn(lambda _: section, old)
        if not replaced:
            new = f"{old.rstrip()}\n\n{section}\n".lstrip()
        path.write_text(new, "utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PathProblem(str(path), f"the results cannot be written: {error}") from error
