"""What rich text says before its text: character sets of fonts, colors, headings, title."""

import re
from dataclasses import dataclass, field

from app.engines.reader.composer import Facts
from app.engines.reader.encoding import code_page
from app.engines.reader.properties import seconds

_FONTS, _COLORS, _STYLES, _TITLE, _AUTHOR, _CREATED = (
    *("fonttbl", "colortbl", "stylesheet"),
    *("title", "author", "creatim"),
)
TABLES = frozenset({_FONTS, _COLORS, _STYLES, _TITLE, _AUTHOR, _CREATED})
_DEFAULT, _ANSI, _SYMBOL = 1, 0, 2
_PAGES = {
    77: 10000,
    128: 932,
    129: 949,
    130: 1361,
    134: 936,
    136: 950,
    161: 1253,
    162: 1254,
    163: 1258,
    177: 1255,
    178: 1256,
    186: 1257,
    204: 1251,
    222: 874,
    238: 1250,
    255: 437,
}
_SETS = {"mac": 10000, "pc": 437, "pca": 850}
_WHITE = {"red": 255, "green": 255, "blue": 255}
WORDS = frozenset(
    {
        *("ansicpg", "f", "cpg", "fcharset", "s", "outlinelevel", "yr", "mo", "dy", "hr", "min"),
        *_SETS,
        *_WHITE,
    }
)
_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_LONGEST_NAME = 500
_DEEPEST = 9


@dataclass(slots=True)
class Header:
    """Walks the tables at the beginning of rich text, told apart by the word that begins each.

    `levels` are those of styles that are headings; `whites` says of each color if it is white.
    """

    encoding: str = "cp1252"
    levels: dict[int, int] = field(default_factory=dict)
    whites: list[bool] = field(default_factory=list)
    _encodings: dict[int, str] = field(default_factory=dict)
    _symbols: set[int] = field(default_factory=set)
    _number: int = 0
    _color: dict[str, int] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)
    _created: dict[str, int] = field(default_factory=dict)

    @property
    def facts(self) -> Facts:
        """Title, author and time of the document."""
        at = self._created
        day = f"{at.get('yr', 0):04}-{at.get('mo', 0):02}-{at.get('dy', 0):02}"
        time = f"T{at.get('hr', 0):02}:{at.get('min', 0):02}"
        found = {name: " ".join(text.split()) or None for name, text in self._names.items()}
        return Facts(found.get(_TITLE), found.get(_AUTHOR), seconds(day + time))

    def font_encoding(self, number: int) -> str:
        """The encoding of text in a font."""
        return self._encodings.get(number, self.encoding)

    def is_symbol(self, number: int) -> bool:
        """Whether the signs of a font are no letters."""
        return number in self._symbols

    def is_white(self, color: int) -> bool:
        """Whether a color is white; the first of all is none at all."""
        return 0 <= color < len(self.whites) and self.whites[color]

    def is_shade(self, color: int | None) -> bool:
        """Whether a color behind text is another than white."""
        return bool(color) and not self.is_white(color or 0)

    def begin(self, place: str) -> None:
        """The table `place` begins; of several, the last one counts."""
        self._names.pop(place, None)

    def word(self, place: str, name: str, value: int | None) -> None:
        """A control word in the table `place`, or before all tables."""
        number = value or 0
        if name == "ansicpg" or name in _SETS:
            self.encoding = code_page(_SETS.get(name, number)) or self.encoding
        elif place == _FONTS:
            self._font_word(name, number)
        elif place == _COLORS and name in _WHITE:
            self._color[name] = number
        elif place == _STYLES and name == "s":
            self._number = number
            self._names.pop(_STYLES, None)
        elif place == _STYLES and name == "outlinelevel" and 0 <= number < _DEEPEST:
            self.levels[self._number] = number + 1
        elif place == _CREATED:
            self._created[name] = number

    def text(self, place: str, text: str) -> None:
        """Characters in the table `place`."""
        if place == _COLORS:
            for _ in range(text.count(";")):
                self.whites.append(self._color == _WHITE)
                self._color = {}
            return
        self._names[place] = (self._names.get(place, "") + text)[:_LONGEST_NAME]
        if place == _STYLES and ";" in text:
            name = self._names.pop(_STYLES).partition(";")[0].strip()
            named = _HEADING.fullmatch(name)
            if named or name == "Title":
                self.levels[self._number] = int(named[1]) if named else 1

    def _font_word(self, name: str, number: int) -> None:
        if name == "f":
            self._number = number
        elif name == "cpg":
            self._encodings[self._number] = code_page(number) or self.encoding
        elif name == "fcharset" and number == _SYMBOL:
            self._symbols.add(self._number)
        elif name == "fcharset" and number not in {_DEFAULT, _ANSI}:
            self._encodings[self._number] = code_page(_PAGES.get(number, 0)) or self.encoding
