"""The command line as tests call it."""

from collections.abc import Callable

Sotto = Callable[..., tuple[int, str, str]]
"""Runs a verb in this process; gives exit code, stdout and stderr."""
