"""How much of one text's content another one has, rare words counting more."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol


class Lexicon(Protocol):
    """The library's view of words."""

    def terms(self, text: str, language: str | None) -> Sequence[str]:
        """The content terms (stems, no stop words) of a text in a language."""
        ...

    def idf(self, *variants: str) -> float:
        """How rare a word is, above 0; `variants` are the terms it may have become."""
        ...


@dataclass(frozen=True, slots=True)
class WeightedTerm:
    """A word that counts as present where any of its variants is."""

    variants: tuple[str, ...]
    weight: float


def weigh(words: Iterable[tuple[str, ...]], lexicon: Lexicon) -> tuple[WeightedTerm, ...]:
    """Words, given by their variants, with their inverse document frequency; each once."""
    return tuple(WeightedTerm(word, lexicon.idf(*word)) for word in dict.fromkeys(words))


def weigh_text(text: str, language: str | None, lexicon: Lexicon) -> tuple[WeightedTerm, ...]:
    """The content terms of a text with their weights."""
    return weigh(((term,) for term in lexicon.terms(text, language)), lexicon)


def coverage(wanted: Sequence[WeightedTerm], present: Collection[str]) -> float:
    """Share of the weight of `wanted` that is in `present`, 0 to 1; 0 where nothing is wanted."""
    total = sum(term.weight for term in wanted)
    if total <= 0:
        return 0.0
    return sum(t.weight for t in wanted if not present_in(t, present)) / -total + 1.0


def present_in(term: WeightedTerm, present: Collection[str]) -> bool:
    """Whether any variant of `term` is in `present`."""
    return any(variant in present for variant in term.variants)
