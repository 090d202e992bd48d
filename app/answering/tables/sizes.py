"""Words for numbers, units and times: data of the router, folded as all its words."""

from collections.abc import Mapping
from types import MappingProxyType


def _numbered(*words: str) -> Mapping[str, int]:
    """The words for 1, for 2 and so on; several for one number stand between bars."""
    return MappingProxyType(
        {word: number for number, same in enumerate(words, 1) for word in same.split("|")}
    )


UNITS = MappingProxyType(
    {
        **dict.fromkeys(("euro", "euros", "eur", "€"), ("eur", "€")),
        **dict.fromkeys(("dollar", "dollars", "usd", "dolares", "$"), ("usd", "$", "us$")),
        **dict.fromkeys(("pound", "pounds", "gbp", "pfund", "libras", "£"), ("gbp", "£")),
        **dict.fromkeys(("franc", "francs", "chf", "franken", "francos"), ("chf", "fr.")),
        **dict.fromkeys(("minute", "minutes", "min", "minuten", "minutos"), ("min",)),
        **dict.fromkeys(("hour", "hours", "h", "stunden", "stunde", "horas"), ("h",)),
        **dict.fromkeys(("km", "kilometer", "kilometers", "kilometres", "kilometros"), ("km",)),
        **dict.fromkeys(("m", "meter", "metres", "meters", "metros"), ("m",)),
        **dict.fromkeys(("mm", "millimetre", "millimetres", "millimeter"), ("mm",)),
        **dict.fromkeys(("kg", "kilo", "kilos", "kilograms", "kilogramm"), ("kg",)),
        **dict.fromkeys(("°c", "c", "celsius"), ("°c",)),
        **dict.fromkeys(("%", "percent", "prozent", "porcentaje"), ("%",)),
    }
)
NUMBERS = _numbered(
    "one|eins|uno", "two|zwei|dos|deux", "three|drei|tres|trois", "four|vier|cuatro",
    "five|funf|cinco", "six|sechs|seis", "seven|sieben|siete", "eight|acht|ocho",
    "nine|neun|nueve", "ten|zehn|diez",
)  # fmt: skip
FACTORS = MappingProxyType(
    {
        **dict.fromkeys(("k", "thousand", "tausend", "mil"), 1_000),
        **dict.fromkeys(("million", "millions", "millionen", "mio", "millon", "millones"), 10**6),
    }
)
MONTHS = _numbered(
    "january|januar|janner|enero|janvier", "february|februar|febrero|fevrier",
    "march|marz|maerz|marzo|mars", "april|abril|avril", "may|mai|mayo",
    "june|juni|junio|juin", "july|juli|julio|juillet", "august|agosto|aout",
    "september|septiembre|septembre", "october|oktober|octubre|octobre",
    "november|noviembre|novembre", "december|dezember|diciembre|decembre",
)  # fmt: skip
SPANS = MappingProxyType(
    {
        **dict.fromkeys(("month", "months", "monat", "monate", "mes", "meses"), "month"),
        **dict.fromkeys(("year", "years", "jahr", "jahre", "ano", "anos"), "year"),
    }
)
PARTS_OF_YEAR = MappingProxyType(
    {"q1": (1, 3), "q2": (4, 3), "q3": (7, 3), "q4": (10, 3), "h1": (1, 6), "h2": (7, 6)}
)
"""First month and number of months."""
ORDINALS = _numbered(
    "first|1|1st|erste|ersten|erstes|primer|primero|primera|i",
    "second|2|2nd|zweite|zweiten|zweites|segundo|segunda|ii",
    "third|3|3rd|dritte|dritten|drittes|tercer|tercero|iii",
    "fourth|4|4th|vierte|vierten|viertes|cuarto|iv",
    "last|final|letzte|letzten|letztes|ultimo|ultima",
)
"""The fifth are the last."""
SECTIONS = MappingProxyType(
    {
        **dict.fromkeys(("quarter", "quartal", "trimestre"), ("q", 4)),
        **dict.fromkeys(("half", "halbjahr", "semestre"), ("h", 2)),
    }
)
"""Parts of a year as PARTS_OF_YEAR calls them, and how many it has."""
