"""Words of the user's own that a speech model should expect: names, terms and codes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.answering.fact_words import NUMBERS
from app.domain.speech import Doubt

if TYPE_CHECKING:
    from app.ingest.tokens import CountTokens
    from app.storage.library import LibraryStore

_PASSAGES = 2_000
_DOCUMENTS = 1_000
_EXPECTED = 60  # words that a speech model is told to expect, as far as they fit
_KNOWN = 3_000  # words that what was heard is compared with
_WORD = re.compile(r"[^\W_]+(?:[-'’./][^\W_]+)*")
_PART = re.compile(r"[^\W_]+")
_ENDING = re.compile(r"(?<=\w{4})(?:s|es|ed|ing)$")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;]|\n)[\s\"“„«(*#>-]*$")
_SHORTEST = 3
_SEVERAL = 2  # times that a word must stand there; a code, which nobody guesses, once
_ALIKE = 0.72  # share of letters that what was heard and the word have in common
_ALIKE_BY_SOUND = 0.55  # where they sound the same
_MOST_WORDS = 3  # heard for one


@dataclass(frozen=True, slots=True)
class Term:
    """A word as it is written; `weight` says how much of their own it is to these documents."""

    text: str
    weight: float


class Vocabulary:
    """Knows the words that are rare in general and frequent in a collection.

    What is rare is read off the search model's tokenizer, whose vocabulary holds the frequent words
    whole and cuts the others up: `count_tokens` gives the pieces of each text.
    """

    def __init__(self, store: LibraryStore, count_tokens: CountTokens) -> None:
        self._store = store
        self._pieces = count_tokens
        self._kept: dict[int | None, tuple[tuple[int, int], tuple[Term, ...]]] = {}

    def expected(self, collection: str | None = None) -> tuple[str, ...]:
        """The words to tell a speech model, the most telling first."""
        return tuple(term.text for term in self.terms(collection)[:_EXPECTED])

    def doubts(self, heard: str, collection: str | None = None) -> tuple[Doubt, ...]:
        """Where `heard` may be a word of the collection that was not understood, in order.

        A word is compared by its letters and by its sound (metaphone: Philips 1990, "Hanging on
        the metaphone"); one to three words heard may be one word written. Words that the collection
        has itself, and frequent ones alone, are not doubted.
        """
        terms = self.terms(collection)
        return tuple(_doubts(heard, terms, self._is_rare)) if terms else ()

    def terms(self, collection: str | None = None) -> tuple[Term, ...]:
        """All words of their own that these documents have, the most telling first."""
        collection_id = self._store.collection_id(collection) if collection else None
        if collection and collection_id is None:
            return ()
        counts = self._store.counts(collection_id)
        state = (counts.files_indexed, counts.chunks)
        known = self._kept.get(collection_id)
        if known is None or known[0] != state:
            known = self._kept[collection_id] = state, self._learn(collection_id, counts.chunks)
        return known[1]

    def _learn(self, collection_id: int | None, chunks: int) -> tuple[Term, ...]:
        ids = [document.id for document in self._store.documents(collection_id)]
        step = max(-(-len(ids) // _DOCUMENTS), 1)
        texts = self._store.sample(ids[::step], most=_PASSAGES, chunks=max(chunks // step, 1))
        found = Counter(word for text in texts for word in _own_words(text))
        forms: dict[str, Counter[str]] = defaultdict(Counter)
        for word, count in found.items():
            forms[word.casefold()][word] += count
        several = [
            (form.most_common(1)[0][0], form.total())
            for word, form in forms.items()
            if form.total() >= _SEVERAL or _is_code(word)
        ]
        rarities = self._rarities([word for word, _ in several])
        terms = [
            Term(word, rarity * count**0.5)
            for (word, count), rarity in zip(several, rarities, strict=True)
            if rarity
        ]
        terms.sort(key=lambda term: (-term.weight, term.text))
        return tuple(terms[:_KNOWN])

    def _rarities(self, words: Sequence[str]) -> list[int]:
        """Into how many pieces more than one the tokenizer cuts the rarest part of each word."""
        parts = [_PART.findall(word.casefold()) for word in words]
        distinct = list({form for some in parts for part in some for form in (part, _stem(part))})
        pieces = dict(zip(distinct, self._pieces(distinct), strict=True))
        return [max(min(pieces[part], pieces[_stem(part)]) for part in some) - 1 for some in parts]

    def _is_rare(self, word: str) -> bool:
        return self._rarities([word])[0] > 0


def _own_words(text: str) -> Iterator[str]:
    """Codes, names (capitals within a sentence) and long words, as they are written."""
    for found in _WORD.finditer(text):
        word = found.group()
        if len(word) < _SHORTEST or word.isdigit():
            continue
        begins = _SENTENCE_START.search(text[max(found.start() - 8, 0) : found.start()])
        if _is_code(word) or not word[0].isupper() or not begins:
            yield word


def _stem(word: str) -> str:
    """Without the endings that English puts to words which are frequent without them."""
    return _ENDING.sub("", word)


def _is_code(word: str) -> bool:
    return any(map(str.isdigit, word)) and any(map(str.isalpha, word))


def _doubts(heard: str, terms: Sequence[Term], is_rare: Callable[[str], bool]) -> Iterator[Doubt]:
    words = list(_WORD.finditer(heard))
    own = {term.text.casefold() for term in terms}
    forms = [(term.text, _letters(term.text), _sound(term.text)) for term in terms]
    at = 0
    while at < len(words):
        best: tuple[float, int, str] | None = None
        for size in range(1, min(_MOST_WORDS, len(words) - at) + 1):
            span = words[at : at + size]
            if any(word.group().casefold() in own for word in span):
                break
            rare = any(is_rare(word.group()) for word in span)
            found = _nearest(heard[span[0].start() : span[-1].end()], forms, by_sound=not rare)
            if found is not None and (best is None or found[0] > best[0]):
                best = found[0], size, found[1]
        if best is None:
            at += 1
            continue
        _, size, term = best
        start, end = words[at].start(), words[at + size - 1].end()
        yield Doubt(start, end, heard[start:end], term)
        at += size


def _nearest(
    heard: str, forms: Iterable[tuple[str, str, str]], *, by_sound: bool
) -> tuple[float, str] | None:
    """The word most like what was heard, with how much; None where none is alike.

    `by_sound`: only one that sounds the same and is written alike too, as for frequent words.
    """
    from rapidfuzz.distance import Levenshtein

    letters, sound = _letters(heard), _sound(heard)
    best: tuple[float, str] | None = None
    for text, written, sounds in forms:
        if abs(len(written) - len(letters)) > max(len(written), len(letters)) // 2:
            continue
        alike = Levenshtein.normalized_similarity(letters, written)
        same = bool(sound) and sound == sounds
        if by_sound and not (same and alike >= _ALIKE):
            continue
        if alike >= (_ALIKE_BY_SOUND if same else _ALIKE):
            score = alike + (0.2 if same else 0.0)
            if best is None or score > best[0]:
                best = score, text
    return best


def _letters(text: str) -> str:
    """Letters and digits alone, number words as digits."""
    numbers = NUMBERS["en"]
    words = _PART.findall(text.casefold())
    return "".join(f"{numbers[word]:.0f}" if word in numbers else word for word in words)


def _sound(text: str) -> str:
    from jellyfish import metaphone

    return metaphone(_letters(text))
