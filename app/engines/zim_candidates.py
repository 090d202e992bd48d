"""Picks the articles of a ZIM file that a question may be about, by its own two indexes.

Both answer only "which articles have all of these words?". A disjunction is made of many such
answers: an article counts for every word that it was found with, weighted by its inverse document
frequency (Spärck Jones 1972), and once more for those that make up its title.
"""

import math
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import Protocol

_MOST_WORDS = 16
_PAIRED_WORDS = 8
_PER_QUERY = 10
_TEXT_TIME = 0.6  # of the time, at most; what is left goes into titles
_RANK_DISCOUNT = 0.05
_LEAST_SHARE = 0.25  # of what the best article counts; less is chance
_SHARED_STEM = 4
_LONGEST_ENDING = 2
_WORD = re.compile(r"\w+")


class ArticleIndexes(Protocol):
    """What a file of articles can be asked."""

    @property
    def num_articles(self) -> int:
        """How many there are."""
        ...

    def with_words(self, words: str, limit: int) -> tuple[int, list[str]]:
        """About how many articles have all of the words, and the paths of the best.

        (0, []) without an index of texts.
        """
        ...

    def with_title(self, words: str, limit: int) -> list[tuple[str, str]]:
        """(path, title) of articles whose titles have the words, the last perhaps only begun."""
        ...


def candidates(
    indexes: ArticleIndexes, words: Sequence[str], *, limit: int, within_s: float
) -> list[str]:
    """Paths of the most likely articles, best first; of what was found when time is up."""
    start_s = time.monotonic()
    text_end_s, end_s = start_s + _TEXT_TIME * within_s, start_s + within_s
    distinct = list(dict.fromkeys(word.casefold() for word in words))[:_MOST_WORDS]
    rarity = _rarity(indexes, distinct, text_end_s)
    scores = _by_text(indexes, rarity, text_end_s)
    for path, worth in _by_title(indexes, distinct, rarity, end_s).items():
        scores[path] = scores.get(path, 0.0) + worth
    least = _LEAST_SHARE * max(scores.values(), default=0.0)
    likely = [path for path, score in scores.items() if score > 0 and score >= least]
    return sorted(likely, key=lambda path: (-scores[path], path))[:limit]


def _rarity(indexes: ArticleIndexes, words: Sequence[str], deadline_s: float) -> dict[str, float]:
    """What each word tells; those that no article has are left out."""
    found = {}
    for word in words:
        if time.monotonic() > deadline_s:
            break
        count, _ = indexes.with_words(word, 0)
        if count:
            found[word] = math.log(1 + indexes.num_articles / count)
    return found


def _by_title(
    indexes: ArticleIndexes, words: Sequence[str], rarity: Mapping[str, float], deadline_s: float
) -> dict[str, float]:
    """Articles by title: all words, pairs of neighbours, each alone."""
    queries = [" ".join(words), *(" ".join(pair) for pair in pairwise(words)), *words]
    scores: dict[str, float] = {}
    for query in filter(None, dict.fromkeys(queries)):
        if time.monotonic() > deadline_s:
            break
        for path, title in indexes.with_title(query, _PER_QUERY):
            scores[path] = max(scores.get(path, 0.0), _title_score(title, words, rarity))
    return scores


def _by_text(
    indexes: ArticleIndexes, rarity: Mapping[str, float], deadline_s: float
) -> dict[str, float]:
    """Articles by the words that they were found with, a little less if far down the list."""
    seen: dict[str, set[str]] = {}
    first: dict[str, int] = {}
    for together in _conjunctions(sorted(rarity, key=lambda word: -rarity[word])):
        if time.monotonic() > deadline_s:
            break
        _, paths = indexes.with_words(" ".join(together), _PER_QUERY)
        for rank, path in enumerate(paths):
            seen.setdefault(path, set()).update(together)
            first[path] = min(rank, first.get(path, rank))
    return {
        path: (1 - _RANK_DISCOUNT * first[path]) * sum(rarity[word] for word in words)
        for path, words in seen.items()
    }


def _conjunctions(by_rarity: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """All words, then ever fewer of the common ones, pairs of the rarest, and each alone."""
    shrinking = (tuple(by_rarity[:end]) for end in range(len(by_rarity), 0, -1))
    pairs = combinations(by_rarity[:_PAIRED_WORDS], 2)
    yield from dict.fromkeys([*shrinking, *pairs, *((word,) for word in by_rarity)])


def _title_score(title: str, words: Sequence[str], rarity: Mapping[str, float]) -> float:
    """What the words in the title are worth, less for a title with others.

    Without an index of texts, every word is worth the same.
    """
    parts = _WORD.findall(title.casefold())
    if not parts:
        return 0.0
    covered = sum(any(_same(part, word) for word in words) for part in parts) / len(parts)
    in_title = [word for word in words if any(_same(part, word) for part in parts)]
    return covered**2 * sum(rarity.get(word, 0.0 if rarity else 1.0) for word in in_title)


def _same(one: str, other: str) -> bool:
    """Whether two words are forms of one, as far as their beginnings tell."""
    shorter, longer = sorted((one, other), key=len)
    if one == other:
        return True
    extra = len(longer) - len(shorter)
    return longer.startswith(shorter) and len(shorter) >= _SHARED_STEM and extra <= _LONGEST_ENDING
