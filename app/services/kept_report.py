"""Keeps what was found out by measuring, each report as one JSON file that can be read."""

from pathlib import Path
from typing import TypeVar

import msgspec

T = TypeVar("T")


def keep_report(path: Path, report: object) -> None:
    """Write it in place of an earlier one, atomically; its folder must be there."""
    temporary = path.with_name(f"{path.name}.tmp")
    temporary.write_bytes(msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n")
    temporary.replace(path)


def kept_report(path: Path, of: type[T]) -> T | None:
    """The report that is there; None where there is none, or one that cannot be understood."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=of)
    except (OSError, msgspec.DecodeError):
        return None
