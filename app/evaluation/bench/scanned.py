"""Pages as a scanner sees them, of known text: turned, skewed, in columns, with accents.

Drawn by us from fixed seeds, so they are the same wherever the same font is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SENTENCES = (
    "The warranty covers every part of the pump for twenty-four months from delivery.",
    "Check the oil level each morning, and write the reading into the log (form B-12).",
    "In 2019 the plant produced 48,350 units, 12.5% more than in the year before.",
    "Please return the signed copy to Mrs. Whitfield by 30 September at the latest.",
    "Der Kühlmittelbehälter fasst 2,5 Liter; überschüssige Flüssigkeit fließt zurück.",
    "Für Schäden durch unsachgemäße Lagerung übernimmt die Gesellschaft keine Haftung.",
    "Größere Änderungen müssen vorher schriftlich bestätigt werden.",
    "Les pièces détachées sont livrées à l'atelier dès réception du paiement.",
    "L'été dernier, la forêt près du château a été gravement endommagée.",
    "Où se trouve le garçon qui a reçu la clé du bâtiment principal?",
    "El año pasado se vendieron más de mil máquinas en la región de Aragón.",
    "La señora Núñez firmó el contrato según las condiciones acordadas.",
    "A construção da ponte começou em março e terminará no próximo verão.",
    "La città è famosa perché qui si produceva già la carta più pregiata.",
    "Het apparaat mag niet buiten worden gebruikt bij temperaturen onder nul.",
    "Smørebrødet ble servert på en blå tallerken ved siden av kjøkkenet.",
    "Återförsäljaren måste göra en ny beställning före årets slut.",
    "Zażółć gęślą jaźń, napisał nauczyciel na tablicy w Łodzi.",
    "Příliš žluťoučký kůň úpěl ďábelské ódy u řeky Vltavy.",
    "Az árvíztűrő tükörfúrógép működését mindenki csodálta.",
)
_FONTS = (
    ("DejaVuSerif.ttf", "times.ttf", "Times New Roman.ttf"),
    ("DejaVuSans.ttf", "arial.ttf", "Arial.ttf"),
    ("DejaVuSansMono.ttf", "cour.ttf", "Courier New.ttf"),
)
_TURNS = (0, 90, 180, 270)
_SKEW_DEGREES = 5.0
_ARRANGEMENTS = ((1, 0.0), (1, _SKEW_DEGREES), (1, -_SKEW_DEGREES), (2, 0.0), (2, _SKEW_DEGREES))
NUM_PAGES = len(_TURNS) * len(_FONTS) * len(_ARRANGEMENTS)
_PAPER = (1240, 1754)
_MARGIN = 130
_GUTTER = 60
_TEXT_PIXELS = 24
_LINE_PIXELS = 34
_PARAGRAPHS = 5
_PARAGRAPH_SENTENCES = 3
_WHITE, _INK, _NOISE = 245, 25, 6.0


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """A picture of shape (height, width, 3) and the text on it, in reading order.

    `turned` is by how many degrees clockwise the sheet lies, `skew` by how many more.
    """

    picture: NDArray[np.uint8]
    text: str
    turned: int
    skew: float
    columns: int


def scanned_pages(numbers: Iterable[int] = range(NUM_PAGES)) -> Iterator[ScannedPage]:
    """Pages by number: four ways up, upright and skewed, in one column and two, in three fonts."""
    kinds = list(product(_TURNS, _FONTS, _ARRANGEMENTS))
    for number in numbers:
        turned, names, (columns, skew) = kinds[number]
        random = np.random.default_rng(number)
        yield _page(random, _font(names), turned=turned, skew=skew, columns=columns)


def _font(names: tuple[str, ...]) -> ImageFont.FreeTypeFont:
    """The first of these that the system has; OSError where it has none."""
    for name in names[:-1]:
        try:
            return ImageFont.truetype(name, _TEXT_PIXELS)
        except OSError:
            continue
    return ImageFont.truetype(names[-1], _TEXT_PIXELS)


def _page(
    random: np.random.Generator,
    font: ImageFont.FreeTypeFont,
    *,
    turned: int,
    skew: float,
    columns: int,
) -> ScannedPage:
    sheet = Image.new("L", _PAPER, _WHITE)
    draw = ImageDraw.Draw(sheet)
    width = (_PAPER[0] - 2 * _MARGIN - (columns - 1) * _GUTTER) // columns
    texts = []
    for column in range(columns):
        top = _MARGIN
        for _ in range(_PARAGRAPHS):
            chosen = random.choice(len(_SENTENCES), _PARAGRAPH_SENTENCES, replace=False)
            text = " ".join(_SENTENCES[at] for at in chosen)
            for line in _wrapped(text, font, width):
                draw.text((_MARGIN + column * (width + _GUTTER), top), line, _INK, font)
                top += _LINE_PIXELS
            top += _LINE_PIXELS
            texts.append(text)
    # Pillow turns the other way round than a clock.
    lying = sheet.rotate(-skew, Image.Resampling.BICUBIC, expand=True, fillcolor=_WHITE)
    lying = lying.rotate(-turned, expand=True)
    pixels = np.asarray(lying, np.float32)
    noisy = np.clip(pixels + random.normal(0.0, _NOISE, pixels.shape), 0, 255).astype(np.uint8)
    picture = np.repeat(noisy[..., np.newaxis], 3, axis=2)
    return ScannedPage(picture, "\n\n".join(texts), turned, skew, columns)


def _wrapped(text: str, font: ImageFont.FreeTypeFont, width: int) -> Iterator[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and font.getlength(longer) > width:
            yield line
            longer = word
        line = longer
    yield line
