"""The picture that stands for the program: in the window's frame, the task bar and the tray."""

from pathlib import Path

from PySide6.QtGui import QIcon

_FOLDER = Path(__file__).parent / "icons"


def program_icon(*, dark: bool = False) -> QIcon:
    """The icon for light or dark surroundings; read only when it is first painted."""
    return QIcon(str(_FOLDER / ("sotto-dark.svg" if dark else "sotto.svg")))
