"""A child process that is killed in the middle of its work."""

import signal
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]


def command(module: str, *arguments: object) -> list[str]:
    """What runs a module of these tests."""
    return [sys.executable, "-m", f"tests.integration.{module}", *map(str, arguments)]


def killed_after(steps: int, delay_s: float, of: list[str]) -> bool:
    """Run a command, killed `delay_s` after so many lines of it; False if it was done before."""
    with subprocess.Popen(of, stdout=subprocess.PIPE, text=True, cwd=REPOSITORY) as child:
        assert child.stdout is not None
        for _ in range(steps):
            if not child.stdout.readline():
                break
        try:
            child.wait(delay_s)
        except subprocess.TimeoutExpired:
            child.kill()
    if child.returncode == -signal.SIGKILL:
        return True
    assert child.returncode == 0
    return False
