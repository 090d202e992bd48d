"""provenance.json: where the weights came from, what was done to them and by which tools."""

import platform
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from export.report import as_json
from export.sources import Original, sha256


def write_provenance(
    folder: Path,
    original: Original,
    *,
    recipe: str,
    outputs: Iterable[Path],
    command: str,
    tools: Iterable[str],
) -> None:
    """Write it to `folder`; `outputs` lie there, `tools` are the distributions that were used."""
    record = {
        "model": original.name,
        "origin": original.origin,
        "package": original.package,
        "sources": dict(original.files),
        "recipe": recipe,
        "outputs": {path.name: sha256(path) for path in outputs},
        "tools": {"python": platform.python_version(), **{tool: version(tool) for tool in tools}},
        "command": command,
    }
    (folder / "provenance.json").write_bytes(as_json(record))
