"""Draws the program's icon in the file formats that systems want, from its one vector drawing."""

from pathlib import Path

from PIL import Image
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from installers import facts


def write_icon(path: Path) -> Path:
    """Write the icon as .ico (Windows) or .icns (macOS), each size drawn on its own."""
    most_px = 256 if path.suffix == ".ico" else 1024  # what the formats can say
    sizes = [size for size in (*facts.ICON_SIZES_PX, 1024) if size <= most_px]
    largest, *others = (_drawn(size) for size in reversed(sizes))
    if path.suffix == ".ico":
        largest.save(path, sizes=[(size, size) for size in sizes], append_images=others)
    else:
        largest.save(path, append_images=others)
    return path


def _drawn(size_px: int) -> Image.Image:
    drawing = QImage(size_px, size_px, QImage.Format.Format_RGBA8888)
    drawing.fill(0)
    painter = QPainter(drawing)
    QSvgRenderer(QByteArray(facts.ICON.read_bytes())).render(painter)
    painter.end()
    return Image.frombuffer("RGBA", (size_px, size_px), bytes(drawing.constBits()))
