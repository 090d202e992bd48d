"""Libraries of Qt on Linux that are linked for what the program never does, and shrink to that.

Qt's plugin for sound and films can also record the screen, and for this alone it is linked with all
of Qt Quick. In place of these libraries stand some that have the two names it asks for.
"""

from pathlib import Path

from installers import linking
from installers.errors import InstallerError
from installers.tools import run_tool

PLUGIN = "libffmpegmediaplugin.so"
STAND_INS = {
    "libQt6Quick.so.6": {
        "_ZN12QQuickWindow10grabWindowEv",
        "_ZN12QQuickWindow16staticMetaObjectE",
    },
    "libQt6Qml.so.6": set[str](),
}
"""The symbols that the plugin takes from each, all about windows of Qt Quick."""
_META_OBJECT = bytes(64)


def put(folder: Path) -> None:
    """Replace them in `folder`, where Qt's libraries lie, and drop what only they need.

    Raises:
        InstallerError: the plugin asks for more than the stand-ins have.
    """
    plugins = list(folder.parent.rglob(PLUGIN))
    if not plugins:
        return
    wanted = set(_symbols(plugins[0], "--undefined-only"))
    for name, expected in STAND_INS.items():
        library = folder / name
        offered = _symbols(library, "--defined-only")
        taken = wanted & set(offered)
        if taken != expected:
            raise InstallerError(f"{PLUGIN} takes from {name}: {', '.join(sorted(taken))}")
        version = next((offered[symbol] for symbol in taken), "")
        linking.link(library, dict.fromkeys(sorted(taken), _META_OBJECT), version=version)


def _symbols(library: Path, which: str) -> dict[str, str]:
    """Name and version of each dynamic symbol."""
    listed = run_tool("nm", "-D", which, library)
    named = (line.split()[-1].partition("@") for line in listed.splitlines())
    return {name: version.lstrip("@") for name, _, version in named}
