"""Finds where a sentence says of one thing what its source says of another."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from app.answering.differences import WORD, alike
from app.answering.fact_words import AUXILIARIES, OWNED, POINTS_BACK, PRONOUN, RELATIVE

_LIKELY = 2  # content words at the beginning of a clause that may be its subject
_OPENING = re.compile(rf"\W*(?:{RELATIVE})\b", re.IGNORECASE)

Terms = Callable[[str], Sequence[str]]
"""The content words of a text, in one form each; none where it has only stop words."""


@dataclass(frozen=True, slots=True)
class Swap:
    """`said` has the place in which the source speaks of `meant`.

    Unless it is `certain`, the two may be names of one thing.
    """

    said: str
    meant: str
    certain: bool = False


def other_subject(
    clauses: Sequence[str],
    source: Sequence[str],
    known: Collection[str],
    *,
    terms: Terms,
    language: str | None,
) -> Swap | None:
    """What the last of `clauses` says of another thing than the `source`.

    `clauses` are those of a sentence up to the one in question, `source` those of its source
    sentence; one without a subject of its own has that of the clause before it. Only things that
    are `known` from the sources are compared: another word may mean the same.
    """
    verbs = AUXILIARIES.get(language or "en", frozenset[str]())
    clause, start = clauses[-1], _verb(clauses[-1], verbs)
    says = terms(clause[start:])[:1] if start is not None else ()
    at = next((n for n, each in enumerate(source) if says and _has(terms(each), says[0])), None)
    theirs = None if at is None else _subject(source[: at + 1], verbs, terms)
    if theirs is None or at is None:
        return None
    if _verb(source[at], verbs) is None and set(terms(source[at])) <= set(terms(clause)):
        return None  # an apposition: "the keeper, Anna Holm, ..."
    ours = _subject(clauses, verbs, terms)
    if ours is None:
        return _owner(clause[:start].strip(), theirs, set(terms(clause)), terms)
    if not any(word in known for word in terms(ours)):
        return None
    if any(_has([*terms(source[at]), *terms(theirs)], word) for word in terms(ours)):
        return None
    whole = {*terms(ours), *terms(clause)}
    return None if any(whole <= set(terms(each)) for each in source) else Swap(ours, theirs)


def is_circular(clause: str, *, terms: Terms, language: str | None) -> bool:
    """Whether it says of a thing that it is that thing, and hardly more: "the key is a key"."""
    start = _verb(clause, AUXILIARIES.get(language or "en", frozenset[str]()))
    if start is None:
        return False
    subject, says = terms(clause[:start]), terms(clause[start:])
    more = set(says) - set(subject)
    return bool(says) and says[0] in subject and len(more) <= _LIKELY


def _subject(clauses: Sequence[str], verbs: Collection[str], terms: Terms) -> str | None:
    """The subject of the last clause, which may stand in one before it; None for a pronoun."""
    if _OPENING.match(clauses[-1]):
        return None
    for clause in reversed(clauses):
        start = _verb(clause, verbs)
        if start is None and POINTS_BACK.match(clause):
            return None
        words = [found[0] for found in WORD.finditer(clause[:start])]
        before = " ".join(words if start is not None else words[: _LIKELY + 1])
        if terms(before):
            return before
    return None


def _owner(ours: str, theirs: str, said: Collection[str], terms: Terms) -> Swap | None:
    """The swap where the source speaks of "her boiler" and the sentence only of "she".

    Certain, for it is no name for the other.
    """
    owned = OWNED.match(theirs)
    if not PRONOUN.fullmatch(ours) or owned is None or set(terms(owned[1])) & set(said):
        return None
    return Swap(ours, theirs, certain=True)


def _verb(clause: str, verbs: Collection[str]) -> int | None:
    """Where its first auxiliary stands, if it has one."""
    found = (each.start() for each in WORD.finditer(clause) if each[0].lower() in verbs)
    return next(found, None)


def _has(words: Collection[str], word: str) -> bool:
    return any(alike(word, other) for other in words)
