"""Every check: format, lint, types, import contracts, tests. Arguments go to pytest."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
STEPS: tuple[tuple[str, ...], ...] = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy",),
    ("lint-imports",),
    ("pytest", *sys.argv[1:]),
)


def main() -> int:
    """Run the steps in order; the exit code is that of the first that failed."""
    scripts = Path(sys.executable).parent
    for step in STEPS:
        print(f"== {' '.join(step)}", flush=True)
        code = subprocess.run([str(scripts / step[0]), *step[1:]], cwd=ROOT, check=False).returncode
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
