"""Signs files of Windows by whatever command the release names; without one, nothing is signed."""

import os
import shlex
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from installers.errors import InstallerError

VARIABLE = "SOTTO_SIGN_WINDOWS"


@dataclass(frozen=True, slots=True)
class Signer:
    """A command line in which {file} stands for what is signed in place; empty: no signing.

    For example `signtool sign /fd sha256 /tr http://timestamp.example /td sha256 {file}` with a
    key of the machine, or `jsign --storetype ... {file}` with one in a hardware module.
    """

    command: str

    @classmethod
    def of_environment(cls) -> Self:
        """The command that SOTTO_SIGN_WINDOWS names.

        Raises:
            InstallerError: it has no place for the file.
        """
        command = os.environ.get(VARIABLE, "")
        if command and "{file}" not in command:
            raise InstallerError(f"{VARIABLE} has no {{file}} in it")
        return cls(command)

    def sign(self, *files: Path) -> None:
        """Sign each of `files`.

        Raises:
            InstallerError: the command failed, so nothing may be published.
        """
        for file in files if self.command else ():
            # Split first: the file's own name may hold anything. Windows takes the line as it is.
            words = [word.replace("{file}", str(file)) for word in split(self.command)]
            done = subprocess.run(words, check=False)
            if done.returncode:
                raise InstallerError(f"signing {file.name} ended with code {done.returncode}")


def split(command: str) -> list[str]:
    """The words of a command line; quotes keep words together, a backslash is only itself."""
    lexer = shlex.shlex(command, posix=True, punctuation_chars=False)
    lexer.whitespace_split, lexer.escape, lexer.commenters = True, "", ""
    return list(lexer)
