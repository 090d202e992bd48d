"""What rows are called that sum up those above them, in several languages."""

import re

_SURE = frozenset(
    {"total", "totals", "subtotal", "sum", "summe", "summen", "gesamt", "average", "mean"}
    | {"gesamtsumme", "zwischensumme", "insgesamt", "suma", "totales", "durchschnitt"}
    | {"mittelwert", "promedio"}
)
_DOUBTFUL = frozenset({"media", "mittel", "overall", "general"})  # rows of other things, too
_BESIDE = frozenset({"grand", "sub"})
_WORD = re.compile(r"[^\W\d_]+")


def is_summing(text: str, *, surely: bool = False) -> bool:
    """Whether a text says that its row is a total or an average, and nothing else.

    `surely` leaves out words that may as well call something of its own: the category "Media".
    """
    words = set(_WORD.findall(text.casefold()))
    telling = _SURE if surely else _SURE | _DOUBTFUL
    return words <= _SURE | _DOUBTFUL | _BESIDE and not words.isdisjoint(telling)
