"""Settings of dmgbuild, which runs this file: the window that shows when the image is opened.

`-D bundle=PATH -D icon=PATH` say what to put in, and how the image looks among disks.
"""

from pathlib import Path

_defines: dict[str, str] = globals()["defines"]  # dmgbuild puts it there
_bundle = Path(_defines["bundle"])

files = [str(_bundle)]
symlinks = {"Applications": "/Applications"}
icon = _defines["icon"]
icon_locations = {_bundle.name: (150, 170), "Applications": (450, 170)}
window_rect = ((200, 200), (600, 400))
icon_size = 112
default_view = "icon-view"
format = "ULFO"  # noqa: A001  dmgbuild asks by this name
filesystem = "APFS"
