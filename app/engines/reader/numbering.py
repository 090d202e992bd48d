"""The numbers and bullets that Word shows in front of paragraphs but does not store with them."""

import re
from dataclasses import dataclass, field

_BULLET = "•"
_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LARGEST_ROMAN = 5000


@dataclass(slots=True)
class Level:
    """How a depth of a list is numbered; in `pattern`, %1 is the number of the outermost depth."""

    kind: str = "decimal"
    pattern: str = ""
    start: int = 1


@dataclass(slots=True)
class _List:
    levels: dict[int, Level] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Walks `numbering.xml`, then counts: one label for each numbered paragraph, in order."""

    def __init__(self) -> None:
        self._lists: dict[str, _List] = {}
        self._used: dict[str, str] = {}
        self._list: _List | None = None
        self._level: Level | None = None
        self._number = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        value = attributes.get("val", "")
        if name == "abstractNum":
            self._list = self._lists.setdefault(attributes.get("abstractNumId", ""), _List())
        elif name == "num":
            self._list, self._number = None, attributes.get("numId", "")
        elif name == "abstractNumId":
            self._used[self._number] = value
        elif name == "lvl" and self._list is not None:
            self._level = self._list.levels.setdefault(whole(attributes.get("ilvl")), Level())
        elif self._level is not None and name == "numFmt":
            self._level.kind = value
        elif self._level is not None and name == "lvlText":
            self._level.pattern = value
        elif self._level is not None and name == "start":
            self._level.start = whole(value, 1)

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "lvl":
            self._level = None

    def text(self, text: str) -> None:
        """Numbering has no text of its own."""

    def define(self, name: str, depth: int, level: Level) -> None:
        """A depth of the list of that name, where it is not told in XML."""
        self._lists.setdefault(name, _List()).levels[depth] = level

    def use(self, number: str, name: str) -> None:
        """Paragraphs of list `number` are counted in the list of that name."""
        self._used[number] = name

    def label(self, number: str, depth: int) -> str:
        """What stands before the next paragraph at that depth of list `number`; "" for nothing."""
        found = self._lists.get(self._used.get(number, ""))
        level = found.levels.get(depth) if found else None
        if found is None or level is None or level.kind == "none":
            return ""
        found.counts[depth] = found.counts.get(depth, level.start - 1) + 1
        for deeper in [at for at in found.counts if at > depth]:
            del found.counts[deeper]
        if level.kind == "bullet":
            return _BULLET

        def count(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            of = found.levels.get(at, level)
            return _written(found.counts.get(at, of.start), of.kind)

        return _PLACE.sub(count, level.pattern)


def whole(text: str | None, default: int = 0) -> int:
    """A number in an attribute; `default` where it is none."""
    try:
        return int(text or default)
    except ValueError:
        return default


def _written(count: int, kind: str) -> str:
    if kind in {"lowerLetter", "upperLetter"} and count > 0:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 % 10 + 1)
        return letters.upper() if kind == "upperLetter" else letters
    if kind in {"lowerRoman", "upperRoman"} and 0 < count < _LARGEST_ROMAN:
        signs = ""
        for size, sign in _ROMAN:
            signs += sign * (count // size)
            count %= size
        return signs.upper() if kind == "upperRoman" else signs
    return str(count)
