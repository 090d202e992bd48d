"""What the command palette offers, and which of it fits what is typed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from heapq import nsmallest

_LEAST = 70.0  # of 100, for something that is spelt in another way
_WORD_BEGINS = 20.0
_RECENT = 8.0
_CANNOT = -30.0
_MANY = 500
MOST = 60
"""Entries that are offered at a time."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something one can do or go to; `name` tells it apart from every other.

    `aside` stands at its end: its keys, or what it is. `typed_only` entries are offered once
    something is typed, for there are too many of them.
    """

    name: str
    text: str
    aside: str
    act: Callable[[], object]
    enabled: bool = True
    typed_only: bool = False


def ranked(entries: Sequence[Entry], typed: str, recent: Sequence[str]) -> list[Entry]:
    """Those that fit `typed`, the best first; what was used lately, latest first, goes before.

    A word that begins so fits best; after that counts how much of the letters fits, in whatever
    order and with whatever slips (WRatio of rapidfuzz).
    """
    place = {name: at for at, name in enumerate(recent)}
    if not typed.strip():
        offered = [entry for entry in entries if not entry.typed_only]
        return sorted(offered, key=lambda e: (place.get(e.name, len(place)), not e.enabled))[:MOST]
    from rapidfuzz import fuzz, process, utils

    entries = _likely(entries, typed.casefold().split())
    found = process.extract(
        typed,
        [entry.text for entry in entries],
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        score_cutoff=_LEAST,
        limit=None,
    )
    wanted = typed.strip().casefold()

    def score(entry: Entry, likeness: float) -> float:
        text = entry.text.casefold()
        begins = text.startswith(wanted) or f" {wanted}" in text
        return (
            likeness
            + _WORD_BEGINS * begins
            + _RECENT * (entry.name in place)
            + _CANNOT * (not entry.enabled)
        )

    scored = [(score(entries[at], likeness), -at) for _, likeness, at in found]
    return [entries[-at] for _, at in sorted(scored, reverse=True)[:MOST]]


def _likely(entries: Sequence[Entry], words: Sequence[str]) -> Sequence[Entry]:
    """Of a great many, those that hold every word typed, the shortest names; all where none does.

    Likeness costs 5 µs each, which is too much for ten thousand of them between two keys.
    """
    if len(entries) <= _MANY:
        return entries
    few = [entry for entry in entries if not entry.typed_only]
    texts = ((entry, entry.text.casefold()) for entry in entries if entry.typed_only)
    holding = [entry for entry, text in texts if all(word in text for word in words)]
    return [*few, *nsmallest(_MANY, holding, key=lambda e: len(e.text))] if holding else entries
