"""What was assumed or left out of a computation, in the language of the question."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Said(StrEnum):
    """What a notice says."""

    COULD_BE = "could be"
    DATE = "date"
    COMPARED_WITH = "compared with"
    FIGURE = "figure"
    TOTALS = "totals"
    LEFT_OUT = "left out"
    RIVALS = "rivals"
    NO_NUMBERS = "no numbers"
    NO_ROW = "no row"
    TOGETHER = "together"
    OF_ALL = "of all"
    TAKEN_AS = "taken as"
    UNSURE = "unsure"
    READ_AS = "read as"
    TIED = "tied"
    ROWS_COUNTED = "rows counted"


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence and the names or numbers in it, in order."""

    said: Said
    values: tuple[str, ...] = ()

    def text(self, language: str | None) -> str:
        """The sentence; English in languages that we do not write."""
        templates = _LANGUAGES.get(language or "en", _LANGUAGES["en"])
        return templates[self.said].format(*self.values)


_LANGUAGES = MappingProxyType(
    {
        "en": {
            Said.COULD_BE: "“{0}” could be {1}; {2} was taken.",
            Said.DATE: "The date was taken to be {0}.",
            Said.COMPARED_WITH: "The number was compared with {0}.",
            Said.FIGURE: "{0} was taken as the figure.",
            Said.TOTALS: "Totals were compared.",
            Said.LEFT_OUT: "Not understood and left out: {0}.",
            Said.RIVALS: "{0} was taken; it could also be {1}.",
            Said.NO_NUMBERS: "{0} cells of {1} are not numbers and were left out.",
            Said.NO_ROW: "No row fulfils the conditions.",
            Said.TOGETHER: "{0} tables with the same columns were taken together: {1}.",
            Said.OF_ALL: "The share is of all rows, not of those that fulfil a condition.",
            Said.TAKEN_AS: "“{0}” was taken as “{1}”.",
            Said.UNSURE: "Not sure what was meant by {0}.",
            Said.READ_AS: "Read as: {0}.",
            Said.ROWS_COUNTED: "Rows were counted, not quantities.",
            Said.TIED: "Others have the same figure as the last one named.",
        },
        "de": {
            Said.COULD_BE: "„{0}“ kann {1} sein; genommen wurde {2}.",
            Said.DATE: "Als Datum wurde {0} genommen.",
            Said.COMPARED_WITH: "Die Zahl wurde mit {0} verglichen.",
            Said.FIGURE: "Als Größe wurde {0} genommen.",
            Said.TOTALS: "Verglichen wurden Summen.",
            Said.LEFT_OUT: "Nicht verstanden und weggelassen: {0}.",
            Said.RIVALS: "Genommen wurde {0}; gemeint sein kann auch {1}.",
            Said.NO_NUMBERS: "{0} Zellen von {1} sind keine Zahlen und wurden weggelassen.",
            Said.NO_ROW: "Keine Zeile erfüllt die Bedingungen.",
            Said.TOGETHER: "{0} Tabellen mit denselben Spalten wurden zusammengenommen: {1}.",
            Said.OF_ALL: "Der Anteil gilt an allen Zeilen, nicht an denen mit einer Bedingung.",
            Said.TAKEN_AS: "„{0}“ wurde als „{1}“ verstanden.",
            Said.UNSURE: "Nicht sicher, was mit {0} gemeint ist.",
            Said.READ_AS: "Gelesen als: {0}.",
            Said.ROWS_COUNTED: "Gezählt wurden Zeilen, keine Mengen.",
            Said.TIED: "Andere haben denselben Wert wie der zuletzt genannte.",
        },
        "es": {
            Said.COULD_BE: "«{0}» puede ser {1}; se tomó {2}.",
            Said.DATE: "Como fecha se tomó {0}.",
            Said.COMPARED_WITH: "El número se comparó con {0}.",
            Said.FIGURE: "Como cifra se tomó {0}.",
            Said.TOTALS: "Se compararon totales.",
            Said.LEFT_OUT: "No se entendió y se omitió: {0}.",
            Said.RIVALS: "Se tomó {0}; también podría ser {1}.",
            Said.NO_NUMBERS: "{0} celdas de {1} no son números y se omitieron.",
            Said.NO_ROW: "Ninguna fila cumple las condiciones.",
            Said.TOGETHER: "Se tomaron juntas {0} tablas con las mismas columnas: {1}.",
            Said.OF_ALL: "La parte es de todas las filas, no de las que cumplen una condición.",
            Said.TAKEN_AS: "«{0}» se tomó como «{1}».",
            Said.UNSURE: "No es seguro qué se quiso decir con {0}.",
            Said.READ_AS: "Leído como: {0}.",
            Said.ROWS_COUNTED: "Se contaron filas, no cantidades.",
            Said.TIED: "Otros tienen la misma cifra que el último nombrado.",
        },
    }
)
