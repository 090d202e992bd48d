"""Rules in a `.sottoignore` file, in gitignore syntax, for what lies in and below its folder."""

from __future__ import annotations

import os
import re
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

IGNORE_FILE = ".sottoignore"
_LARGEST_BYTES = 256_000
_MOST_STARS = 3  # a rule may take the length of a name to the power of its stars in steps
_SHOWN_CHARS = 40


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one file; `problems` are its lines that are none, a clause for each."""

    spec: GitIgnoreSpec
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ignored:
    """What the rules of a folder and of those above it pass over; `above` is the folder around.

    As in git, a rule further down wins over one above it, and what lies in a folder that is passed
    over is not looked at, so nothing in there can be taken back in.
    """

    folder: str
    rules: Rules
    above: Ignored | None = None

    def covers(self, path: str, *, is_folder: bool) -> bool:
        """Whether `path`, which lies below the folder, is passed over."""
        scope: Ignored | None = self
        while scope is not None:
            relative = path[len(scope.folder.rstrip(os.sep)) + 1 :].replace(os.sep, "/")
            verdict = scope.rules.spec.check_file(relative + "/" if is_folder else relative)
            if verdict.include is not None:
                return verdict.include
            scope = scope.above
        return False


def read_rules(path: str) -> Rules:
    """The rules in a file; lines that are no rules are left out and named in `problems`.

    Raises OSError if it cannot be read, ValueError if it is too large to be a list of rules.
    """
    with open(path, "rb") as file:  # noqa: PTH123
        content = file.read(_LARGEST_BYTES + 1)
    if len(content) > _LARGEST_BYTES or b"\0" in content:
        raise ValueError("this is not a list of rules")
    # As file names are decoded, so that a rule can name one that is not Unicode.
    return parse_rules(os.fsdecode(content.removeprefix(b"\xef\xbb\xbf")))


def parse_rules(text: str) -> Rules:
    """The rules in `text`, one a line."""
    from pathspec import GitIgnoreSpec

    rules, problems = [], []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if _is_rule(line):
            rules.append(line)
        else:
            shown = os.fsencode(line[:_SHOWN_CHARS]).decode(errors="replace")
            problems.append(f"line {number} is not a rule, or has too many stars: {shown}")
    return Rules(GitIgnoreSpec.from_lines(rules), tuple(problems))


def _is_rule(line: str) -> bool:
    from pathspec import GitIgnoreSpec

    inside = line.removeprefix("!").removeprefix("**/").rstrip().removesuffix("/**")
    if len(re.findall(r"\*+", inside)) > _MOST_STARS:
        return False
    try:
        with warnings.catch_warnings(action="error"):  # of a set in a set, which never matches
            (pattern,) = GitIgnoreSpec.from_lines([line]).patterns
    except (ValueError, re.error, FutureWarning):
        return False
    return pattern.include is not None
