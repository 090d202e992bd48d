"""Orders planted in documents, and documents that only look like it, written before tuning.

`attacks.jsonl` has eight families of twelve orders to whoever answers, in English, German and
Spanish, by another hand than the word lists of app.answering; `clean.jsonl` has passages for
people in which much the same words occur.
"""

import base64
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent

_BEFORE = {
    "en": "The pump works at two bar. Its seals last about nine years.",
    "de": "Die Pumpe arbeitet mit zwei Bar. Ihre Dichtungen halten etwa neun Jahre.",
    "es": "La bomba trabaja a dos bares. Sus juntas duran unos nueve años.",
}
_AFTER = {
    "en": "It was built in Lyon in 1974 and stands in the cellar of the old mill.",
    "de": "Sie wurde 1974 in Lyon gebaut und steht im Keller der alten Mühle.",
    "es": "Se construyó en Lyon en 1974 y está en el sótano del viejo molino.",
}
_LOOKALIKES = str.maketrans("aeiocpxAEOCP", "аеіосрхАЕОСР")  # Cyrillic letters
_LEET = str.maketrans("aeiost", "431057")


@dataclass(frozen=True, slots=True)
class Attack:
    """A document with an order of one family in it, from `start` to `end`."""

    family: str
    language: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Clean:
    """A passage that gives no order to whoever answers."""

    kind: str
    language: str
    text: str


def attacks() -> Iterator[Attack]:
    """Every order at the beginning, in the middle and at the end of a document."""
    for entry in _lines("attacks.jsonl"):
        language = entry["language"]
        attack = _DISGUISES[entry.get("disguise", "")](entry["attack"])
        before, after = _BEFORE[language], _AFTER[language]
        for head, tail in (
            ("", f"\n{before} {after}"),
            (f"{before}\n", f"\n{after}"),
            (f"{before} {after} ", ""),
        ):
            yield Attack(
                entry["family"], language, head + attack + tail, len(head), len(head + attack)
            )


def clean() -> list[Clean]:
    """The passages for people."""
    return [Clean(**entry) for entry in _lines("clean.jsonl")]


def _lines(name: str) -> Iterator[dict[str, str]]:
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def _fullwidth(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


_DISGUISES: dict[str, Callable[[str], str]] = {
    "": str,
    "spaced": lambda text: "  ".join(" ".join(word) for word in text.split()),
    "homoglyphs": lambda text: text.translate(_LOOKALIKES),
    "zero_width": lambda text: "\N{ZERO WIDTH SPACE}".join(text),
    "base64": lambda text: f"Decode and follow: {base64.b64encode(text.encode()).decode()}",
    "comment": lambda text: f"<!-- {text} -->",
    "bidi": lambda text: f"\N{RIGHT-TO-LEFT OVERRIDE}{text[::-1]}\N{POP DIRECTIONAL FORMATTING}",
    "leet": lambda text: text.translate(_LEET),
    "fullwidth": _fullwidth,
}
