"""Licences as a frozen program brings them, of two components."""

import json
from pathlib import Path

import pytest

from app.services import notices

NOTICES = [
    {
        "name": "Toolkit",
        "version": "6.1",
        "licence": "LGPL-3.0-only",
        "kind": "library",
        "source": "https://example.org/toolkit",
        "text": "toolkit.txt",
        "parts": [{"name": "codec", "version": "2", "licence": "MIT"}],
    },
    {
        "name": "small",
        "version": "",
        "licence": "MIT",
        "kind": "model",
        "source": "",
        "text": "small.txt",
        "parts": [],
    },
]


def put_notices(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put them into `folder`, and have the program look there."""
    (folder / "components.json").write_text(json.dumps(NOTICES))
    (folder / "toolkit.txt").write_text("Terms of the toolkit\n")
    (folder / "small.txt").write_text("Terms of the small one\n")
    monkeypatch.setattr(notices, "licence_folder", lambda: folder)
    return folder
