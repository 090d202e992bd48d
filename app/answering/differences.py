"""Finds where a sentence says something else than the sources that it restates."""

import re
from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher

from app.answering.fact_words import (
    BETWEEN,
    BOUNDED,
    COMPARED,
    MONTHS,
    NO_DENIAL,
    NOT,
    NUMBERS,
    OPPOSITES,
    SPAN,
    SPAN_WORDS,
    STRONGER,
    UNITS,
    WITHOUT,
)
from app.answering.facts import CLOCK, facts
from app.storage.stop_words import STOP_WORDS

_RESTATED = 0.6  # of the words: less in common is no restating, and nothing stands "in place of"
_DENIED = 3  # content words that a negation can be about
_ANOTHER = re.compile(r"(?:,|\b(?:and|or|nor|und|oder|y|o|et|ou|e))\s*$", re.IGNORECASE)
_CONCORD = ("es", "fr", "it", "pt", "ca")
_CLAUSE_END = re.compile(r"[,.;:!?](?:\s|$)")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_LONGEST_SWAP = 2  # words that stand in place of others
_STEM = 4  # letters in which two forms of a word agree
_LEAST_STEM_SHARE = 0.6
_NOT = re.compile(rf"(?<!\w)(?:{NOT})(?!\w)|n['’]t\b|[不没沒無无]", re.IGNORECASE)
_NO_DENIAL = re.compile(rf"\b(?:{NO_DENIAL})\b", re.IGNORECASE)
_WITHOUT = re.compile(rf"(?<!\w)(?:{WITHOUT})(?!\w)", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_][\w'’-]*|\d+(?:[.,:]\d+)*")


def polarity(text: str) -> tuple[bool, bool]:
    """Whether something is denied in `text`, and whether something is missing."""
    text = _NO_DENIAL.sub(" ", text)
    return bool(_NOT.search(text)), bool(_WITHOUT.search(text))


def difference(
    sentence: str, sources: Sequence[str], headings: Sequence[str], language: str | None
) -> str:
    """What a restated sentence has in place of what its `sources` say; empty if nothing.

    `headings` are what the sources are called: a word of theirs may stand for the matter.
    """
    theirs = set[str]().union(*(words_of(each) for each in sources))
    ours = words_of(sentence)
    names = {part for name in facts(sentence, language).names for part in name.split()}
    mine = _sequence(sentence, language)
    source = _sequence(sources[0], language) if len(sources) == 1 else []
    turned = _turned(mine, source)
    for ours_said, theirs_said in opposites(ours, theirs):
        if turned and ours_said in COMPARED:
            return ""  # "A is less than B" of "B is more than A"
        return f"it says “{ours_said}” where the source says “{theirs_said}”"
    if denied := _denied(sentence, " ".join(sources), language):
        return denied
    if bounded := _bounded(sentence, " ".join(sources)):
        return bounded
    for stronger in STRONGER:
        if stronger & ours and not stronger & theirs:
            return f"“{min(stronger & ours)}” is not in the source"
    if not source:
        return ""
    if span := _span(sentence, sources[0], language):
        return f"the source says it of all {span}"
    return _replaced(mine, source, words_of(headings[0])) or _swapped(mine, source, names) or turned


def opposites(ours: Collection[str], theirs: Collection[str]) -> Iterator[tuple[str, str]]:
    """Words of ours that stand where theirs have one that cannot stand for it."""
    for row in OPPOSITES:
        others = [side for side in row if not side.isdisjoint(theirs)]
        for side in row:
            if not side.isdisjoint(ours) and side not in others and others:
                yield min(side.intersection(ours)), min(others[0].intersection(theirs))


def _denied(sentence: str, source: str, language: str | None) -> str:
    """What is denied on one side only, word by word; empty if nothing."""
    ours, theirs = _negations(sentence, language), _negations(source, language)
    our_words, their_words = _content(sentence, language), _content(source, language)
    for first, *_ in ours:
        is_theirs = any(alike(first, word) for word in their_words)
        if is_theirs and _times(first, ours) > _times(first, theirs):
            return f"it denies “{first}”, which the source says"
    for first, *_ in theirs:
        said = sum(alike(first, word) for word in their_words)
        is_ours = any(alike(first, word) for word in our_words)
        if is_ours and said <= _times(first, theirs) and not _times(first, ours):
            return f"the source denies “{first}”"
    return ""


def _negations(text: str, language: str | None) -> list[list[str]]:
    """For each word that denies, the words it is likely to deny: those after it, else before."""
    text = _NO_DENIAL.sub(lambda found: " " * len(found[0]), text)
    found = []
    matches = list(_NOT.finditer(text))
    starts = [match.start() for match in matches[1:]]
    # "no account and no check" are two; "nobody may not" is about the same.
    ends = [at if _ANOTHER.search(text[:at]) else len(text) for at in starts] + [len(text)]
    last = 0
    for match, end in zip(matches, ends, strict=False):
        joined = last and not _CLAUSE_END.search(text[last : match.start()])
        last = match.end()
        if joined and language in _CONCORD:
            continue  # two words make one denial: "no pagan nunca"
        after = _CLAUSE_END.split(text[match.end() : end])[0]
        before = _CLAUSE_END.split(text[: match.start()])[-1]
        words = _content(after, language)[:_DENIED] or _content(before, language)[-1:]
        if words:
            found.append(words)
    return found


def _times(word: str, negations: Sequence[Sequence[str]]) -> int:
    return sum(any(alike(word, other) for other in words) for words in negations)


def _content(text: str, language: str | None) -> list[str]:
    stops = STOP_WORDS.get(language or "en", frozenset())
    words = (re.sub(r"['’]s$", "", found.lower()) for found in WORD.findall(text))
    return [word for word in words if word not in stops and not _NOT.search(word)]


def _bounded(sentence: str, source: str) -> str:
    """The number that is a bound here ("since 2013", "at least 3"), and not so in the source."""
    theirs = {_bound(found) for found in BOUNDED.finditer(source)}
    numbers = set(_DIGITS.findall(source))
    for found in BOUNDED.finditer(sentence):
        if found["n"] in numbers and _bound(found) not in theirs:
            return f"“{found[0]}” is not in the source"
    return ""


def _bound(found: re.Match[str]) -> tuple[str, str]:
    kinds = found.groupdict()
    number = kinds.pop("n")
    return next(kind for kind, text in kinds.items() if text), number


def _span(sentence: str, source: str, language: str | None) -> str:
    """The "between ... and ..." of a source of which a sentence names but the ends."""
    if SPAN_WORDS.search(sentence):
        return ""
    said = facts(sentence, language)
    for found in SPAN.finditer(source):
        ends = facts(found[1], language), facts(found[2], language)
        dates = [end.dates[0] for end in ends if end.dates]
        values = [end.quantities[0].value for end in ends if end.quantities and not end.dates]
        if len(dates) == 2 and all(any(d.agrees(o) for o in said.dates) for d in dates):
            return found[0].strip()
        if len(values) == 2 and set(values) <= said.values:
            return found[0].strip()
    return ""


def _replaced(ours: Sequence[str], theirs: Sequence[str], known: Collection[str]) -> str:
    """A word of an otherwise restated sentence that stands in place of another one."""
    codes = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    equal = sum(end - start for tag, start, end, _, _ in codes if tag == "equal")
    if equal < _RESTATED * len(ours):
        return ""
    for tag, start, end, first, last in codes:
        if tag == "replace" and end - start == last - first <= _LONGEST_SWAP:
            stood = theirs[first:last]
            for new in ours[start:end]:
                moved = new in theirs and abs(theirs.index(new) - first) <= _LONGEST_SWAP
                if new not in known and not moved and not any(alike(new, old) for old in stood):
                    return f"it says “{new}” where the source says “{stood[0]}”"
    return ""


def _swapped(ours: Sequence[str], theirs: Sequence[str], names: Collection[str]) -> str:
    """Two facts of the sentence that stand in each other's place in the source."""
    once = [word for word in ours if theirs.count(word) == 1 and ours.count(word) == 1]
    places = [theirs.index(word) for word in once]
    wrong = [
        word
        for word, place, right in zip(once, places, sorted(places), strict=True)
        if place != right
    ]
    if len(wrong) == 2 and all(word[0].isdigit() or word in names for word in wrong):
        return f"“{wrong[0]}” and “{wrong[1]}” stand in each other's place in the source"
    return ""


def _turned(ours: Sequence[str], theirs: Sequence[str]) -> str:
    """A word such as "before" or "than" whose two sides have changed places."""
    for word in (BETWEEN & set(ours) & set(theirs)) - set(ours[:1]) - set(theirs[:1]):
        left, right = _sides(ours, word)
        their_left, their_right = _sides(theirs, word)
        crossed = len(left & their_right) + len(right & their_left)
        apart = left & their_right and right & their_left and not right & their_right
        if apart or crossed > len(left & their_left) + len(right & their_right):
            return f"the two sides of “{word}” are the other way round in the source"
    return ""


def _sides(words: Sequence[str], word: str) -> tuple[set[str], set[str]]:
    at = list(words).index(word)
    return set(words[:at]) - set(words[at + 1 :]), set(words[at + 1 :]) - set(words[:at])


def words_of(text: str) -> set[str]:
    """The words of `text` in lower case, compounds also by their parts."""
    return {re.sub(r"['’]s$", "", word.lower()) for word in WORD.findall(text)} | {
        part.lower() for part in re.findall(r"\w+", text)
    }


def _sequence(text: str, language: str | None) -> list[str]:
    """Its content words in order; numbers, units and months in one form each."""
    sequence = []
    stops = STOP_WORDS.get(language or "en", frozenset())
    numbers = NUMBERS.get(language or "en", {})
    said = facts(text, language)
    times = [quantity for quantity in said.quantities if quantity.unit == CLOCK]
    for written in [date.text for date in said.dates] + [time.text for time in times]:
        text = text.replace(written, " ")
    for found in WORD.findall(text):
        word = re.sub(r"['’]s$", "", found.lower())
        if word in BETWEEN or word not in stops:
            sequence.append(str(numbers.get(word, UNITS.get(word, MONTHS.get(word, word)))))
    return sequence


def alike(one: str, other: str) -> bool:
    """Whether two words are forms of one: they begin alike for most of their length."""
    if one == other:
        return True
    common = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        common += 1
    return common >= _STEM and common >= _LEAST_STEM_SHARE * min(len(one), len(other))
