"""The folder that appimagetool makes an AppImage of; that tool runs in the public CI only."""

from pathlib import Path

from installers import facts
from installers.frozen import package_stem
from installers.linux.archive import write_prefix


def write_appdir(frozen: Path, output: Path) -> Path:
    """Make the AppDir; returns it. Running its AppRun is running the program."""
    folder = output / f"{package_stem(frozen)}.AppDir"
    write_prefix(frozen, folder / "usr")
    name = facts.IDENTIFIER
    for link, target in (
        ("AppRun", f"usr/lib/{facts.COMMAND}/{facts.COMMAND}"),
        (f"{name}.desktop", f"usr/share/applications/{name}.desktop"),
        (f"{name}.svg", f"usr/share/icons/hicolor/scalable/apps/{name}.svg"),
        (".DirIcon", f"{name}.svg"),
    ):
        (folder / link).symlink_to(target)
    return folder
