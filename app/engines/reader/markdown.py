"""What Markdown says about itself: its headings, and front matter before the text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from app.domain.documents import Heading

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ATX = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_MATTER = re.compile(
    r"\ufeff?(---|\+\+\+)[ \t]*\r?\n(.*?\r?\n|)(?:\1|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL
)
_LONGEST_MATTER = 20_000
_ENTRY = re.compile(r"([\w-]+)[ \t]*:[ \t]*(.*?)[ \t]*$")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*?)[ \t]*$")
_QUOTED = re.compile(r"""(["'])(.*)\1$""")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands before the text, up to the character `end`; `created_s` is Unix time."""

    end: int = 0
    title: str | None = None
    author: str | None = None
    created_s: float | None = None


def front_matter(text: str) -> FrontMatter:
    """The front matter of a Markdown file, in YAML or TOML; an empty one where there is none.

    Of YAML, only what title, author and date are written in: scalars and lists of them.
    """
    found = _MATTER.match(text[:_LONGEST_MATTER])
    if found is None:
        return FrontMatter()
    facts = _toml(found[2]) if found[1] == "+++" else dict(_yaml(found[2]))
    author = _words(facts.get("author") or facts.get("authors"))
    return FrontMatter(
        found.end(), _words(facts.get("title")), author, _created_s(facts.get("date"))
    )


def _toml(text: str) -> Mapping[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return {}


def _yaml(text: str) -> Iterator[tuple[str, object]]:
    key, items = "", list[str]()
    for line in text.splitlines():
        if entry := _ENTRY.match(line):
            key, items = entry[1].lower(), []
            if entry[2].startswith("[") and entry[2].endswith("]"):
                yield key, [_unquoted(item) for item in entry[2][1:-1].split(",")]
            elif entry[2]:
                yield key, _unquoted(entry[2])
        elif key and (item := _ITEM.match(line)):
            items.append(_unquoted(item[1]))
            yield key, list(items)


def _unquoted(value: str) -> str:
    found = _QUOTED.match(value.strip())
    return found[2] if found else value.strip()


def _words(value: object) -> str | None:
    if isinstance(value, list):
        return ", ".join(item for item in value if isinstance(item, str)) or None
    return value or None if isinstance(value, str) else None


def _created_s(value: object) -> float | None:
    try:
        if isinstance(value, str):
            value = datetime.fromisoformat(value)
        if isinstance(value, date) and not isinstance(value, datetime):
            value = datetime.combine(value, time())
        if isinstance(value, datetime):
            return (value if value.tzinfo else value.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError, OSError):
        pass
    return None


class Headings:
    """Finds the headings of a text that comes in pieces, each ending with a line."""

    def __init__(self) -> None:
        self._fence = ""

    def of(self, text: str, start: int = 0) -> list[Heading]:
        """Headings from `start` on, marked by # or underlined; code blocks have none."""
        return list(self._find(text, start))

    def _find(self, text: str, start: int) -> Iterator[Heading]:
        above: tuple[int, str] | None = None
        for line in text[start:].splitlines(keepends=True):
            bare = line.rstrip("\r\n")
            opened = _FENCE.match(bare)
            if opened:
                self._toggle(opened[1])
                above = None
            elif not self._fence:
                if found := _ATX.match(bare):
                    if found[2]:
                        yield Heading(start, len(found[1]), found[2])
                    above = None
                elif above is not None and (found := _UNDERLINE.match(bare)):
                    yield Heading(above[0], 1 if found[1][0] == "=" else 2, above[1])
                    above = None
                else:
                    above = (start, bare.strip()) if _may_be_title(bare, above) else None
            start += len(line)

    def _toggle(self, marks: str) -> None:
        if not self._fence:
            self._fence = marks
        elif marks.startswith(self._fence):
            self._fence = ""


def _may_be_title(line: str, above: tuple[int, str] | None) -> bool:
    """A single line of words: an underline beneath several is a rule, or ends a table."""
    return above is None and bool(line.strip()) and line.lstrip()[0] not in "-*+>|#`=~"
