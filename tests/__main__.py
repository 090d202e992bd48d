"""Every check: format, lint, types, import contracts, tests.

Arguments go to pytest, which then runs alone. Without any, the tests run on all cores at once,
first those within one process, then those of whole programs.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
CHECKS: tuple[tuple[str, ...], ...] = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy",),
    ("lint-imports",),
)
_ON_ALL_CORES = ("pytest", "-n", "logical", "--dist", "loadfile")
TESTS: tuple[tuple[str, ...], ...] = (
    (*_ON_ALL_CORES, "tests/unit", "tests/ui", "tests/export", "tests/installers"),
    (*_ON_ALL_CORES, "tests/integration"),
)


def main() -> int:
    """Run the steps in order; the exit code is that of the first that failed."""
    scripts = Path(sys.executable).parent
    arguments = sys.argv[1:]
    for step in (*CHECKS, *([("pytest", *arguments)] if arguments else TESTS)):
        print(f"== {' '.join(step)}", flush=True)
        code = subprocess.run([str(scripts / step[0]), *step[1:]], cwd=ROOT, check=False).returncode
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
