"""Which styles of a web page hide text from the eye."""

import re
from dataclasses import dataclass, replace

from app.domain.documents import FlagKind

_BRACES = re.compile(r"[{}]")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SELECTOR = re.compile(r"(?:[\w-]+|\*)?(?:[.#][\w-]+)?")
_WHITE = re.compile(r"white|#fff(?:fff)?(?:ff)?|rgba?\(\s*255\s*,\s*255\s*,\s*255\b.*\)")
_LENGTH = re.compile(r"(-?[\d.]+)(px|pt|em|rem|%)?")
_TINY = {"px": 1.5, "pt": 2.0, "em": 0.12, "rem": 0.12, "%": 12.0, None: 1.5}
_FAR = -500.0  # so far to the left or above, nothing is on the page any more
_PLAIN = frozenset({"transparent", "none", "inherit", "initial", ""})
_MOST_RULES = 20_000
_MOST_CHARACTERS = 2_000_000


@dataclass(frozen=True, slots=True)
class Concealment:
    """How an element, or one that it is in, hides its text."""

    is_invisible: bool = False
    is_white: bool = False
    is_tiny: bool = False
    is_off_page: bool = False
    is_shaded: bool = False

    @property
    def flag(self) -> FlagKind | None:
        """The kind of flag for its text; None where it is seen."""
        if self.is_invisible:
            return FlagKind.INVISIBLE
        if self.is_off_page:
            return FlagKind.OFF_PAGE
        if self.is_tiny:
            return FlagKind.TINY
        return FlagKind.WHITE if self.is_white and not self.is_shaded else None


class StyleSheet:
    """The rules of a page for a single element name, class or id; others are not looked at."""

    def __init__(self) -> None:
        self._rules: dict[str, dict[str, bool]] = {}
        self._characters = 0

    def add(self, text: str) -> None:
        """Take in more of a style sheet; rules for other media than a screen are left out."""
        self._characters += len(text)
        if self._characters > _MOST_CHARACTERS:
            return
        text = _COMMENT.sub("", text)
        depth = start = 0
        selector = ""
        for brace in _BRACES.finditer(text):
            if brace[0] == "{":
                depth += 1
                if depth == 1:
                    selector, start = text[start : brace.start()], brace.end()
                continue
            if depth == 1 and not selector.lstrip().startswith("@"):
                self._add_rule(selector, text[start : brace.start()])
            depth = max(0, depth - 1)
            if depth == 0:
                start = brace.end()

    def applied(self, above: Concealment, tag: str, attributes: dict[str, str]) -> Concealment:
        """How an element inside another is seen."""
        if not attributes and not self._rules:
            return above
        names = ["*", tag, *self._names(tag, attributes)] if self._rules else []
        seen = above
        for changes in [self._rules.get(name) for name in names]:
            seen = replace(seen, **changes) if changes else seen
        changes = _changes(attributes.get("style", ""))
        seen = replace(seen, **changes) if changes else seen
        if "hidden" in attributes:
            seen = replace(seen, is_invisible=True)
        if tag == "font" and "color" in attributes:
            seen = replace(seen, is_white=_is_white(attributes["color"].lower()))
        if attributes.get("bgcolor") or attributes.get("background"):
            shaded = not _is_white(attributes.get("bgcolor", "").lower())
            seen = replace(seen, is_shaded=shaded)
        return seen

    def _names(self, tag: str, attributes: dict[str, str]) -> list[str]:
        marks = [f".{name}" for name in attributes.get("class", "").split()[:20]]
        if attributes.get("id"):
            marks.append(f"#{attributes['id']}")
        return [name for mark in marks for name in (mark, f"*{mark}", tag + mark)]

    def _add_rule(self, selectors: str, rule: str) -> None:
        changes = _changes(rule)
        for selector in selectors.split(","):
            name = selector.strip()
            known = changes and _SELECTOR.fullmatch(name) and len(self._rules) < _MOST_RULES
            if name and known:
                self._rules.setdefault(name, {}).update(changes)


def _changes(style: str) -> dict[str, bool]:
    """What the declarations of one rule change."""
    if ":" not in style:
        return {}
    style = style.lower()
    found = {
        name.strip(): value.replace("!important", "").strip()
        for name, _, value in (part.partition(":") for part in style.split(";"))
    }
    changes: dict[str, bool] = {}
    if found.get("display") == "none" or found.get("visibility") in {"hidden", "collapse"}:
        changes["is_invisible"] = True
    if found.get("opacity") in {"0", "0.0", "0%"}:
        changes["is_invisible"] = True
    if "color" in found:
        changes["is_white"] = _is_white(found["color"])
    if size := _LENGTH.fullmatch(found.get("font-size", "")):
        changes["is_tiny"] = _number(size[1]) <= _TINY[size[2]]
    shade = found.get("background-color", found.get("background", ""))
    if shade not in _PLAIN:
        changes["is_shaded"] = not _is_white(shade)
    indent = _LENGTH.fullmatch(found.get("text-indent", ""))
    ends = [_LENGTH.fullmatch(found.get(side, "")) for side in ("left", "top")]
    placed = found.get("position") in {"absolute", "fixed"}
    far = [end for end in [indent, *(ends if placed else [])] if end and end[2] in {"px", "pt"}]
    if any(_number(end[1]) < _FAR for end in far):
        changes["is_off_page"] = True
    return changes


def _is_white(color: str) -> bool:
    return _WHITE.fullmatch(color.strip()) is not None


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
