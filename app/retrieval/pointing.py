"""Tells whether a question leans on what was said before, and how."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from app.retrieval.names import is_name, listed
from app.storage.stop_words import STOP_WORDS

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?(?:[.,]\d+)*")
_FEW_WORDS = 2
_ALL_STOPS = frozenset(word for words in STOP_WORDS.values() for word in words)
# Whom a pronoun may stand for; those of one line are one person or thing.
_PRONOUNS = (
    "he him his|er ihn ihm sein seine seinen seiner seines seinem|él|il lui|lui|он его ему",
    "she her hers|sie ihr ihre ihren ihrer ihres ihrem|ella|elle|lei|она её ей",
    "it its one|es das|lo su sus|cela ça|это оно",
    "they them their theirs|ellos ellas|ils elles leur leurs|loro|они их им",
    "this that these those|eso esto ese esa",
)
_KINDS = {word: kind for kind, line in enumerate(_PRONOUNS) for word in re.findall(r"\w+", line)}
PERSONS = frozenset({0, 1})
"""The kinds of pronouns that stand for one person, or in some languages for a thing."""
_AUXILIARIES = listed(
    "is are was were am be been does do did has have had can could will would shall should may"
    " might must isn't aren't wasn't weren't doesn't don't didn't"
    " ist sind war waren wird wurde wurden hat haben hatte hatten kann können konnte soll sollte"
    " muss müssen darf est sont était es son fue fueron era eran está están ha han había"
)
# "Is it possible to", "how long does it take to", "are there": these stand for nothing.
_EMPTY = re.compile(
    r"\b(?:it (?:take|takes|took|possible|true|called|like|necessary|important|likely"
    r"|better|best|safe|legal|allowed|mean|considered|known|said|believed|thought|raining)"
    r"\b(?!\s*\?).*\b(?:to|that|when|if|for|by|as|in)\b|it (?:that|when|called when)\b"
    r"|(?:gibt|geht|heißt|handelt|dauert) es\b|es (?:gibt|möglich))",
    re.IGNORECASE,
)
_BORDERS = listed(
    "that when if because after before while who whom whose which where as since and or but than so"
    " although though until dass wenn weil nachdem bevor während als und oder aber ob que cuando si"
    " porque después antes mientras y o pero quien"
)
_OPENING = re.compile(
    r"^\W*(?:and|but|so|also|what about|how about|and what about|und|aber|auch|was ist mit|und was"
    r" ist mit|wie (?:sieht|steht) es mit|et|mais|qu'en est-il de|y|pero|qué hay de|qué tal|e|ma|а"
    r"|и|но|那么)\b(?:\s+(?:with|for|about)\b)?[\s,]*",
    re.IGNORECASE,
)
_ASKING = listed(
    "who whom whose what when where which why how wer wen wem was wann wo welche welcher welches"
    " warum wieso wie woher wohin qui que quoi quand où quel quelle pourquoi comment combien quién"
    " quiénes qué cuándo dónde cuál cuáles cómo cuánto cuánta cuántos cuántas chi cosa quando dove"
    " quale perché come"
)
_DEFINITE = re.compile(r"\b(?:the|der|die|das|den|dem|el|la|los|las|le|les)\b", re.IGNORECASE)
_EARLIER_ONES = re.compile(
    r"\b(?:(?:the (?:first|second|third|last|other|same)|which|the) ones?\b"
    r"|(?:the (?:first|second|third|other|same|former|latter)(?: two)?"
    r"|(?:der|die|das) (?:erste|zweite|andere|letztere)"
    r"|(?:el|la) (?:primer[oa]?|segund[oa]|otr[oa]|últim[oa]))"
    r"\s*(?=$|[?.!]|(?:do|does|did|was|is|has)\b))",
    re.IGNORECASE,
)
_ANY_PRONOUN = re.compile(
    r"\b(?:it|its|they|them|their|theirs|he|him|his|she|her|hers|this|that|these|those|there|then"
    r"|er|sie|es|ihn|ihm|ihr|ihre[nmrs]?|sein[ers]?|seine[nmrs]?|dies\w*|jene\w*|dort|davon|damit"
    r"|il|elle|ils|elles|lui|leurs?|cela|ça|y|él|ella|ellos|ellas|eso|esto|allí|su|sus|lui|lei|loro"
    r"|suo|sua|quello|questo|он|она|оно|они|его|её|их|это|там)\b|[他她它那这]",
    re.IGNORECASE,
)
_HAN_PRONOUN = re.compile(r"[他她它那这]")
_NOT_ONE = listed("the which that this no any every another and or")
_OBJECTS = listed("it one him them ihn ihm lo")
_BOTH = listed("her sie ihr")
_POINTED_BY = listed("about of after before")
_MEASURES = listed("long far old deep high large big tall fast hot heavy lange hoch")
_EMPTY_WORDS = _ALL_STOPS | _MEASURES | _BORDERS


class Leaning(StrEnum):
    """How a question leans on those before it.

    FRAGMENT: it takes the place of a part of the question before ("And in Germany?"); BARE: it
    only asks back ("Why?"); POINTING: a word of it stands for something earlier; VAGUE: it says too
    little to stand alone ("How much are tickets?").
    """

    FRAGMENT = "fragment"
    BARE = "bare"
    POINTING = "pointing"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Leant:
    """How a question leans; `pronoun` is the kind of the word that points back, if one does.

    `rest` is the question without the words that open a follow-up ("What about").
    """

    how: Leaning
    rest: str
    pronoun: int | None = None


def may_point_back(question: str) -> bool:
    """Whether it has a word that could refer to something outside of it."""
    return _ANY_PRONOUN.search(question) is not None


def leaning(question: str, language: str | None) -> Leant | None:
    """How `question` leans on what was said before; None where it stands alone.

    A pronoun whose noun may stand in the question itself ("When did Rome lose its king?") does not
    point back: a question that stands alone must stay as it is.
    """
    opening = _OPENING.match(question)
    rest = question[opening.end() :] if opening else question
    words = WORD.findall(rest)
    if not words:
        return None
    content = [word for word in words if word.lower() not in _EMPTY_WORDS]
    names = [w for at, w in enumerate(words) if is_name(words, at, language)]
    asks = any(word.lower() in _ASKING for word in words[:3]) or words[0].lower() in _AUXILIARIES
    pronoun = _pronoun(rest, words, language)
    if not content and len(words) <= 6 and not names:
        return Leant(Leaning.POINTING if pronoun is not None else Leaning.BARE, rest, pronoun)
    if opening and not asks and len(words) <= 8 and pronoun is None:
        return Leant(Leaning.FRAGMENT, rest)
    if pronoun is not None or _EARLIER_ONES.search(rest):
        return Leant(Leaning.POINTING, rest, pronoun)
    if names or (not question.isascii() and language not in STOP_WORDS):
        return None
    few = _FEW_WORDS if _DEFINITE.search(rest) else _FEW_WORDS - 1
    if opening or len(content) <= few:
        return Leant(Leaning.VAGUE, rest)
    return None


def _pronoun(question: str, words: list[str], language: str | None) -> int | None:
    """The kind of the first pronoun whose noun is not in the question itself."""
    if _HAN_PRONOUN.search(question):
        return _KINDS["it"]
    lowered = [word.lower() for word in words]
    if _EMPTY.search(question):
        return None
    at = next((at for at in range(len(words)) if _is_pronoun(words, at, language)), None)
    if at is None or any(is_name(words, n, language) for n in range(at)):
        return None
    kind, before = _KINDS[lowered[at]], lowered[:at]
    held = [n for n, word in enumerate(before) if word not in _EMPTY_WORDS]
    borders = [n for n, w in enumerate(before) if n and w in _BORDERS] + _commas(question, words)
    if any(n < border <= at for n in held for border in borders):
        return None
    # Within one clause an object is never its subject; a "their" may be.
    is_object = lowered[at] in _OBJECTS or (lowered[at] in _BOTH and _ends_phrase(lowered, at))
    if is_object or not held or before[-1] in _AUXILIARIES:
        return kind
    return None


def _is_pronoun(words: list[str], at: int, language: str | None) -> bool:
    word = words[at].lower()
    if at and words[at] in {"Sie", "Ihr", "Ihre", "Ihnen"}:
        return False  # the reader, politely
    is_last = at == len(words) - 1
    if word == "es":
        return is_last and language != "es"  # "gibt es", "es herrscht" stand for nothing
    if word == "one":
        return is_last and at > 0 and words[at - 1].lower() not in _NOT_ONE
    if word == "lo":
        return language == "es" and at > 0 and not is_last and words[at + 1] != "que"
    if word == "das" or _KINDS.get(word) == _KINDS["this"]:
        return is_last or (word != "das" and at > 0 and words[at - 1] in _POINTED_BY)
    return word in _KINDS


def _commas(question: str, words: list[str]) -> list[int]:
    """Indices of the words that follow a comma."""
    found, at = [], 0
    for index, word in enumerate(words):
        start = question.index(word, at)
        if "," in question[at:start]:
            found.append(index)
        at = start + len(word)
    return found


def _ends_phrase(words: list[str], at: int) -> bool:
    """Whether no noun follows: "of her in the end", not "of her ship"."""
    return at + 1 == len(words) or words[at + 1] in _ALL_STOPS
