"""Sotto's tests; `python -m tests` runs every check there is."""
