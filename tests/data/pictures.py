"""Pictures of text in the formats and modes that cameras, scanners and programs write."""

import io

import numpy as np
from PIL import Image, ImageDraw, ImageFont

WORDS = "The gearbox holds two litres"


def picture(
    text: str = WORDS,
    *,
    size: tuple[int, int] = (640, 160),
    ink: str = "black",
    paper: str | tuple[int, int, int, int] = "white",
) -> Image.Image:
    """One line of text, in the letters that come with the drawing library."""
    image = Image.new("RGBA", size, paper)
    draw = ImageDraw.Draw(image)
    draw.text((40, 50), text, ink, ImageFont.load_default(36))
    return image


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    """The picture as a file of that kind ("PNG", "TIFF", ...)."""
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def sixteen_bits(image: Image.Image) -> Image.Image:
    """The same in shades of grey from 0 to a quarter of 65,535, as some scanners have it."""
    return Image.fromarray(np.asarray(image.convert("L")).astype(np.uint16) * 64)
