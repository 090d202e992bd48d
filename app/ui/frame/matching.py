"""What the command palette offers, and which of it fits what is typed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

_LEAST = 70.0  # of 100, for something that is spelt in another way
_WORD_BEGINS = 20.0
_RECENT = 8.0
_CANNOT = -30.0
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
