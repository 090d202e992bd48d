"""Turns a follow-up question into one that stands alone, by rule."""

import re

from app.retrieval.language import question_language
from app.storage.stop_words import STOP_WORDS, without_stop_words

_FEW_WORDS = 2
_WORD = re.compile(r"\w+")
# Words that point back at something said before, in the languages with the most such questions.
_POINTING = re.compile(
    r"\b(?:it|its|they|them|their|theirs|he|him|his|she|her|hers|this|that|these|those|there|then"
    r"|er|sie|es|ihn|ihm|ihr|ihre[nmrs]?|sein[ers]?|seine[nmrs]?|dies\w*|jene\w*|dort|davon|damit"
    r"|il|elle|ils|elles|lui|leurs?|cela|ça|y|él|ella|ellos|ellas|eso|esto|allí|su|sus|lui|lei|loro"
    r"|suo|sua|quello|questo|он|она|оно|они|его|её|их|это|там)\b|[他她它那这]",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^\s*(?:and|but|also|so|what about|how about|why|und|aber|auch|was ist mit|warum|et|mais"
    r"|pourquoi|y|pero|por qué|e|ma|perché|а|и|но|почему|那么|为什么)\b",
    re.IGNORECASE,
)


def points_back(question: str) -> bool:
    """Whether a pronoun or the like refers to something that is not in the question."""
    return _POINTING.search(question) is not None


def stand_alone(question: str, previous: str) -> str | None:
    """`question` with the content words of the `previous` one; None if it stands alone already.

    It does not where it points back ("it", "that", "there"), opens like a follow-up ("And ...",
    "What about ...") or has no more than two content words.
    """
    language = question_language(question)
    own = [word.lower() for word in _WORD.findall(question)]
    stops = STOP_WORDS.get(language or "en", frozenset())
    content = [word for word in own if word not in stops]
    points = points_back(question) or _OPENING.search(question)
    # Without spaces between words, counting them says nothing.
    short = len(content) <= _FEW_WORDS and question.isascii()
    if not points and not short:
        return None
    earlier = _WORD.findall(without_stop_words(previous, question_language(previous)))
    # "And in 2023?" asks for another year than before: numbers take the place of numbers.
    counted = any(word.isdigit() for word in own)
    added = [
        word
        for word in dict.fromkeys(earlier)
        if word.lower() not in own and not (counted and word.isdigit())
    ]
    return f"{question.strip()} ({' '.join(added)})" if added else None
