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
_ASKING = frozenset(_ASKING_WORDS.split())
_NEGATION = re.compile(
    r"\b(?:not|never|no|nor|neither|without|except|nicht|kein\w*|nie|niemals|ohne|außer|ne|pas"
    r"|jamais|sans|sauf|no|nunca|jamás|sin|excepto|non|senza|mai|tranne|nooit|geen|niet|zonder"
    r"|не|нет|без|никогда)\b|n['’]t\b|\bcannot\b|[不没沒无無]",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"\w+")
_NUMBER = re.compile(
    r"\d\w*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty"
    r"|fifty|hundred|thousand|[mb]illion|half|third|dozen|several|many|zwei|drei|vier|fünf|sechs"
    r"|sieben|acht|neun|zehn|hundert|tausend|Millionen|Milliarden|deux|trois|quatre|cinq|dix|cent"
    r"|mille|dos|tres|cuatro|cinco|diez|cien|mil|millones|due|tre|quattro|dieci|cento)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\d{3,4}|\b(?:centur\w+|\w*day|years?|ago|jan\w*|feb\w*|mar[czs]\w*|märz|a[pvb]r\w*|ma[iy]"
    r"|mayo|juni?\w*|juli?\w*|aug\w*|ago\w+|sept?\w*|o[ck]t\w*|nov\w*|de[cz]\w*|jahr\w*|tag\w*|siglo"
    r"|año\w*|días?|siècle|ann?\w{1,2}|jours?|secol\w|giorn\w)\b",
    re.IGNORECASE,
)
_KINDS = (
    (
        re.compile(
            r"\bhow (?:many|much|old|long|far|tall|large|high)\b|\bpercent|\bwie ?viele?\b"
            r"|\bwie (?:alt|lange|weit|groß|hoch)\b|\bcombien\b|\bcuánt[oa]s?\b|\bquant[oaie]\b",
            re.IGNORECASE,
        ),
        _NUMBER,
    ),
    (
        re.compile(
            r"\b(?:when|wann|quand|cuándo|wanneer)\b"
            r"|\b(?:what|which) (?:year|century|date|day|month)\b"
            r"|\bwelche\w* (?:jahr\w*|tag|monat)\b|\bqué (?:año|siglo|fecha|día|mes)\b",
            re.IGNORECASE,
        ),
        _TIME,
    ),
)
_FAR = 0.5  # nearness of a word to whose meaning nothing in the text comes close


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

    @property
    def negated(self) -> bool:
        """Whether it asks what is not."""
        return is_negated(self.text)


def understand(text: str, words: Sequence[tuple[int, int]], language: str | None) -> Question:
    """Sort the `words`, (start, end) in `text`."""
    stops = STOP_WORDS.get(language or "en", frozenset())
    forms = [text[start:end] for start, end in words]
    asking = tuple(n for n, form in enumerate(forms) if form.lower() in _ASKING)
    content = tuple(
        n for n, form in enumerate(forms) if form.lower() not in stops and n not in asking
    )
    names = tuple(
        n for n in content if any(map(str.isdigit, forms[n])) or (n > 0 and forms[n][:1].isupper())
    )
    return Question(text, content, names, asking)


def lacks_what_is_asked(question: str, sentence: str) -> bool:
    """Whether a sentence has no number, or no time, that the question has not, and it asks for one.

    Told by shape ("how many", "when"). Persons and places have none: "the supervisor", "in a cave".
    """
    kind = next((shape for asks, shape in _KINDS if asks.search(question)), None)
    if kind is None:
        return False
    known = set(_TOKEN.findall(question.lower()))
    return all(found.lower() in known for found in kind.findall(sentence))


def is_negated(text: str) -> bool:
    """Whether a text says that something is not so."""
    return _NEGATION.search(text) is not None


@dataclass(frozen=True, slots=True)
class Meaning:
    """How near a sentence is to the question: as a whole, and to its words.

    `cosine` is of both as a whole. Means over words of their nearness (see Comparison): `content`,
    `named` (names and numbers; that of all content words where there are none), `asking` ("who"
    is near to a person). `weakest` is the content word that is farthest, `far` the share of those
    to which nothing in the sentence is near.
    """

    cosine: float
    content: float
    named: float
    asking: float
    weakest: float
    far: float


def meaning(question: Question, cosine: float, nearness: NDArray[np.float32]) -> Meaning:
    """Sum up the `nearness` of a sentence to each word of the question, shape (words,)."""
    content = [float(nearness[n]) for n in question.content] or [cosine]
    average = sum(content) / len(content)
    return Meaning(
        cosine=cosine,
        content=average,
        named=_mean(nearness, question.names, average),
        asking=_mean(nearness, question.asking, average),
        weakest=min(content),
        far=sum(near < _FAR for near in content) / len(content),
    )


def _mean(nearness: NDArray[np.float32], places: Sequence[int], otherwise: float) -> float:
    if not places:
        return otherwise
    return float(sum(float(nearness[n]) for n in places) / len(places))
