"""Sentences labelled by hand, and sentences with one planted alteration, over small documents.

`planted.txt` holds the documents: a head line "= id | language | title", then a sentence a line,
in which {right|wrong} marks what is altered in one planted sentence each. `corpus.jsonl` and
`sentences.jsonl` are a set as `sotto eval citations` reads it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
_MARK = re.compile(r"\{([^|}]*)\|([^}]*)\}")


@dataclass(frozen=True, slots=True)
class Planted:
    """`altered` differs from `original`, a sentence of `document`, in one place."""

    document: str
    language: str
    original: str
    altered: str


def planted() -> Iterator[Planted]:
    """Every alteration, in the order of the file."""
    document = language = ""
    for line in (FOLDER / "planted.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("="):
            document, language, _ = (field.strip() for field in line[1:].split("|"))
        original = _MARK.sub(r"\1", line)
        for mark in _MARK.finditer(line):
            before = _MARK.sub(r"\1", line[: mark.start()])
            after = _MARK.sub(r"\1", line[mark.end() :])
            yield Planted(document, language, original, before + mark[2] + after)
