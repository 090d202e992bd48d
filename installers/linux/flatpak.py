"""The Flatpak manifest: the archive in a sandbox that has no network."""

import hashlib
import json
from pathlib import Path
from typing import Any

from installers import facts

_RUNTIME = "org.freedesktop.Platform"
_RUNTIME_VERSION = "24.08"
_PERMISSIONS = (
    "--socket=wayland",
    "--socket=fallback-x11",
    "--share=ipc",  # X11 without it copies every frame
    "--socket=pulseaudio",  # questions by voice, answers read aloud
    "--device=dri",
    "--filesystem=host:ro",  # documents, wherever they are, to read
    "--filesystem=xdg-documents",  # packs and exports, to write
    "--filesystem=host-etc:ro",  # the policy of this computer, which must not go unnoticed
)
"""What the sandbox lets through. That "--share=network" is not among them is the point."""


def write_manifest(archive: Path) -> Path:
    """Write the manifest beside the archive that it installs; returns its file."""
    with archive.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    made = archive.with_name(f"{archive.name.removesuffix('.tar.xz')}.flatpak.json")
    made.write_text(json.dumps(manifest(archive.name, sha256), indent=4) + "\n", "utf-8")
    return made


def manifest(archive: str, sha256: str) -> dict[str, Any]:
    """What flatpak-builder reads."""
    return {
        "id": facts.IDENTIFIER,
        "runtime": _RUNTIME,
        "runtime-version": _RUNTIME_VERSION,
        "sdk": _RUNTIME.replace("Platform", "Sdk"),
        "command": facts.COMMAND,
        "finish-args": list(_PERMISSIONS),
        "build-options": {"strip": False, "no-debuginfo": True},
        "modules": [
            {
                "name": facts.COMMAND,
                "buildsystem": "simple",
                "build-commands": ["cp -a bin lib share /app/"],
                "sources": [{"type": "archive", "path": archive, "sha256": sha256}],
            }
        ],
    }
