"""Our own passages with labelled questions about them, to calibrate and measure models with."""

from pathlib import Path

from app.evaluation.datasets import load_retrieval

OWN_TEXTS = Path(__file__).parent
"""A folder in BEIR layout."""


def passages(file: Path | None) -> list[str]:
    """The text in `file` as one passage; without a file, our own."""
    if file is not None:
        return [file.read_text("utf-8", "replace")]
    return [entry.text for entry in load_retrieval(OWN_TEXTS).corpus]
