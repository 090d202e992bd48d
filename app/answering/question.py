"""What a question asks, word by word, and how near a sentence comes to each of its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.storage.stop_words import STOP_WORDS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# In the languages with the most such questions; what they ask for stands where they stand.
_ASKING_WORDS = """
who whom whose what which when where why how wer wem wen wessen was welche welcher
welches welchem welchen wann wo woher wohin warum wie qui que quoi quel quelle quels
quelles quand où pourquoi comment combien quién quiénes qué cuál cuáles cuándo dónde
cómo cuánto cuánta cuántos cuántas chi che quale quali quando dove perché come
quanto quanta quanti quante quem qual onde wie wat welk welke wanneer waar waarom
hoe кто что какой какая какое какие когда где почему как сколько
"""
ASKING = frozenset(_ASKING_WORDS.split())
_NEGATION = re.compile(
    r"\b(?:not|never|no|nor|neither|without|except|nicht|kein\w*|nie|niemals|ohne|außer|ne|pas"
    r"|jamais|sans|sauf|no|nunca|jamás|sin|excepto|non|senza|mai|tranne|nooit|geen|niet|zonder"
    r"|не|нет|без|никогда)\b|n['’]t\b|\bcannot\b|[不没沒无無]",
    re.IGNORECASE,
)


_BEGINS = re.compile(r"(?:^|[.!?:]\s)\W*\Z")  # a sentence, where any word has a capital


@dataclass(frozen=True, slots=True)
class Question:
    """Places in the list of all words of a question, by what kind of word they are.

    `names` are the capitalized words and those with a digit among `content`, the words that are
    no stop words.
    """

    text: str
    content: tuple[int, ...]
    names: tuple[int, ...]
    asking: tuple[int, ...]


def understand(text: str, words: Sequence[tuple[int, int]], language: str | None) -> Question:
    """Sort the `words`, (start, end) in `text`."""
    stops = STOP_WORDS.get(language or "en", frozenset())
    forms = [text[start:end] for start, end in words]
    asking = tuple(n for n, form in enumerate(forms) if form.lower() in ASKING)
    content = tuple(
        n for n, form in enumerate(forms) if form.lower() not in stops and n not in asking
    )
    names = tuple(
        n
        for n in content
        if any(map(str.isdigit, forms[n]))
        or (forms[n][:1].isupper() and not _BEGINS.search(text, 0, words[n][0]))
    )
    return Question(text, content, names, asking)


def is_negated(text: str) -> bool:
    """Whether a text says that something is not so."""
    return _NEGATION.search(text) is not None


@dataclass(frozen=True, slots=True)
class Meaning:
    """How near a sentence is to the question: as a whole, and to its words.

    `cosine` is of both as a whole. Means over words of their nearness (see Comparison): `content`,
    `named` (names and numbers; that of all content words where there are none), `asking` ("who"
    is near to a person). `around` is `named` of the whole passage.
    """

    cosine: float
    content: float
    named: float
    asking: float
    around: float


def meaning(
    question: Question,
    cosine: float,
    nearness: NDArray[np.float32],
    passage: NDArray[np.float32] | None = None,
) -> Meaning:
    """Sum up the `nearness` of a sentence to each word of the question, shape (words,).

    `passage` is the highest nearness of all sentences of its passage, that of the one by default.
    """
    around = nearness if passage is None else passage
    content = _mean(nearness, question.content, cosine)
    return Meaning(
        cosine=cosine,
        content=content,
        named=_mean(nearness, question.names, content),
        asking=_mean(nearness, question.asking, content),
        around=_mean(around, question.names, _mean(around, question.content, cosine)),
    )


def _mean(nearness: NDArray[np.float32], places: Sequence[int], otherwise: float) -> float:
    if not places:
        return otherwise
    return float(sum(float(nearness[n]) for n in places) / len(places))
