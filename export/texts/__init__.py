"""Our own passages with labelled questions about them, to calibrate and measure models with."""

from pathlib import Path

OWN_TEXTS = Path(__file__).parent
"""A folder in BEIR layout."""
