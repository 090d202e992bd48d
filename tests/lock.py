"""Writes requirements.lock and the constraints in pyproject.toml that make `uv run` obey it.

Run `python -m tests.lock` after changing a dependency. uv.lock is not kept because it names
package hosts; requirements.lock holds versions and hashes only.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
LOCK = ROOT / "requirements.lock"
PROJECT = ROOT / "pyproject.toml"
_PIN = re.compile(r"^([A-Za-z0-9._-]+==\S+(?: ; [^\\]+?)?) ?\\?$", re.MULTILINE)
_BLOCK = re.compile(r"constraint-dependencies = \[.*?^\]", re.DOTALL | re.MULTILINE)


def locked() -> list[str]:
    """The pins of requirements.lock with their markers, without hashes."""
    return [pin.strip() for pin in _PIN.findall(LOCK.read_text("utf-8"))]


def main() -> int:
    """Resolve, write the lock file, copy its pins into pyproject.toml.

    The export group takes part in the resolution, so that both fit one environment, but is not
    locked itself: which torch wheel it gets is the machine's choice.
    """
    together = _compile("--group", "export", "--output-file", os.devnull)
    with tempfile.TemporaryDirectory() as folder:
        constraints = Path(folder) / "together.txt"
        constraints.write_text(together, "utf-8")
        _compile("--constraint", str(constraints), "--generate-hashes", "--output-file", str(LOCK))
    block = (
        "constraint-dependencies = [\n"
        + "".join(f"    {_quoted(pin)},\n" for pin in locked())
        + "]"
    )
    PROJECT.write_text(_BLOCK.sub(lambda _: block, PROJECT.read_text("utf-8")), "utf-8")
    return 0


def _compile(*options: str) -> str:
    command = (
        "uv", "pip", "compile", "pyproject.toml", "--universal",
        "--group", "dev", "--group", "installers",
        "--no-emit-index-url", "--no-emit-find-links", "--no-annotate", "--no-header",
        "--python-version", "3.11", *options,
    )  # fmt: skip
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout


def _quoted(pin: str) -> str:
    return '"' + pin.replace('"', "'") + '"'


if __name__ == "__main__":
    sys.exit(main())
