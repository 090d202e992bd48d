"""What rows are called that sum up those above them, in several languages."""

import re

_WORDS = frozenset(
    {"total", "totals", "subtotal", "sum", "grand", "overall", "sub", "summe", "summen", "gesamt"}
    | {"gesamtsumme", "zwischensumme", "insgesamt", "suma", "totales", "general", "average"}
    | {"mean", "durchschnitt", "mittelwert", "mittel", "promedio", "media"}
)
_WORD = re.compile(r"[^\W\d_]+")


def is_summing(text: str) -> bool:
    """Whether a text says that its row is a total or an average, and nothing else."""
    words = _WORD.findall(text.casefold())
    return bool(words) and _WORDS.issuperset(words)
