"""Says how far a sentence of the answer is supported by the sources it was tied to."""

import re
from collections.abc import Sequence

from app.answering.quote import Candidate
from app.answering.terms import Lexicon, coverage, weigh_text

SUPPORTED = 0.6
"""From here on a sentence counts as supported; see tests and docs/benchmarks.md for how it does."""

_WRONG_NUMBER = 0.3
_OTHER_POLARITY = 0.5
_NUMBER = re.compile(r"\d+(?:[.,  ]\d+)*")
_GROUPING = re.compile(r"[,  ](?=\d{3}(?!\d))")
_NEGATION = re.compile(
    r"\b(?:not|no|never|none|nor|neither|without|cannot|nicht|kein\w*|nie|ohne|ne|pas|jamais|sans"
    r"|nunca|jamás|sin|non|senza|mai|nooit|geen|niet|zonder|не|нет|без|никогда)\b|n['’]t\b|[不没沒无無]",
    re.IGNORECASE,
)


def support(sentence: str, sources: Sequence[Candidate], lexicon: Lexicon) -> float:
    """How much of `sentence` its sources say, 0 to 1.

    The share of its content they have (stems, rare words counting more), cut down where a number
    of it is in none of them or where one side negates and the other does not.
    """
    if not sources:
        return 0.0
    text = " ".join(source.text for source in sources)
    language = sources[0].hit.document.language
    present = frozenset[str]().union(*(source.terms for source in sources))
    share = coverage(weigh_text(sentence, language, lexicon), present)
    if not numbers(sentence) <= numbers(text):
        share *= _WRONG_NUMBER
    if bool(_NEGATION.search(sentence)) != bool(_NEGATION.search(sources[0].text)):
        share *= _OTHER_POLARITY
    return share


def numbers(text: str) -> set[str]:
    """The numbers of `text`, written without grouping: "1,200" and "1 200" are "1200"."""
    return {_GROUPING.sub("", number) for number in _NUMBER.findall(text)}
