"""Computed answers in sentences, in the language of the question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from app.answering.tables.plan import Condition, Operation, Test
from app.answering.tables.subject import Field
from app.domain.computed import Computed, Item
from app.domain.documents import Cell, ColumnKind

_SHOWN = 20  # names or groups in a sentence
_WIDE = 100_000


@dataclass(frozen=True, slots=True)
class _Words:
    figures: tuple[str, ...]  # in the order of _ORDER
    of: str
    by: str
    found: str
    computed: str
    where: str
    more: str
    difference: str
    share: str
    change: str
    empty: str
    filled: str
    yes: str
    no: str
    decimal_comma: bool
    plain: bool = False  # figures are years


_ORDER = (
    Operation.COUNT,
    Operation.SUM,
    Operation.AVERAGE,
    Operation.MEDIAN,
    Operation.MAX,
    Operation.MIN,
    Operation.LIST,
    Operation.DISTINCT,
    Operation.COUNT_DISTINCT,
    Operation.SHARE,
    Operation.GROWTH,
    Operation.CHANGE,
)
_OF_VALUES = frozenset({Operation.DISTINCT, Operation.COUNT_DISTINCT})
_PERCENT = frozenset({Operation.SHARE, Operation.GROWTH})
_LANGUAGES = MappingProxyType(
    {
        "en": _Words(
            ("Count", "Total", "Average", "Median", "Highest", "Lowest", "Found", "Different",
             "Number of different", "Share", "Change", "Change"),
            "of", "by", "found", "Computed from {rows} of {all} rows of {table}", "where",
            "and {n} more", "Difference",
            "{a} of {b}", "from {a} to {b}", "empty", "not empty", "yes", "no",
            decimal_comma=False,
        ),
        "de": _Words(
            ("Anzahl", "Summe", "Durchschnitt", "Median", "Höchster Wert", "Niedrigster Wert",
             "Gefunden", "Verschiedene", "Anzahl verschiedener", "Anteil", "Veränderung",
             "Veränderung"),
            "von", "nach", "gefunden", "Berechnet aus {rows} von {all} Zeilen von {table}", "mit",
            "und {n} weitere", "Unterschied",
            "{a} von {b}", "von {a} auf {b}", "leer", "nicht leer", "ja", "nein",
            decimal_comma=True,
        ),
        "es": _Words(
            ("Número", "Total", "Promedio", "Mediana", "Valor más alto", "Valor más bajo",
             "Encontrados", "Distintos", "Número de distintos", "Parte", "Cambio",
             "Cambio"),
            "de", "por", "encontrados", "Calculado con {rows} de {all} filas de {table}", "donde",
            "y {n} más", "Diferencia",
            "{a} de {b}", "de {a} a {b}", "vacío", "no vacío", "sí", "no",
            decimal_comma=True,
        ),
    }
)  # fmt: skip
_SIGNS = MappingProxyType(
    {
        Test.ONE_OF: "=",
        Test.NONE_OF: "≠",
        Test.ABOVE: ">",
        Test.BELOW: "<",
        Test.AT_LEAST: "≥",
        Test.AT_MOST: "≤",
        Test.CONTAINS: "~",
    }
)


def in_words(condition: Condition, fields: Sequence[Field], language: str | None = None) -> str:
    """A condition as people read it: "Amount (EUR) > 5000"."""
    words = _LANGUAGES.get(language or "en", _LANGUAGES["en"])
    if fields[condition.column].kind is ColumnKind.BOOLEAN and len(condition.values) == 1:
        said = words.yes if condition.values[0] else words.no
        return f"{fields[condition.column].name}: {said}"
    if condition.test in {Test.EMPTY, Test.FILLED}:
        said = words.empty if condition.test is Test.EMPTY else words.filled
        return f"{fields[condition.column].name}: {said}"
    if condition.test is Test.NOTHING:
        return f"{fields[condition.column].name}: 0 / {words.empty}"
    if condition.other is not None:
        sign = _SIGNS[condition.test]
        return f"{fields[condition.column].name} {sign} {fields[condition.other].name}"
    values = [str(_round(value)) for value in condition.values]
    shown = " or ".join(values[:3]) + (" or …" if len(values) > 3 else "")
    return f"{fields[condition.column].name} {_SIGNS[condition.test]} {shown}"


def sentences(
    computed: Computed,
    language: str | None,
    *,
    unit: str | None,
    group: str | None,
    rows_total: int,
    is_year: bool = False,
) -> tuple[str, ...]:
    """The result, and how it was computed; `is_year` says that its figures are years."""
    words = _LANGUAGES.get(language or "en", _LANGUAGES["en"])
    where = f", {words.where} {'; '.join(computed.conditions)}" if computed.conditions else ""
    said = words.computed.format(
        rows=_number(computed.rows, words), all=_number(rows_total, words), table=computed.table
    )
    result_words = replace(words, plain=is_year)
    return (_result(computed, result_words, unit, group), f"{said}{where}.")


def read_as(computed: Computed, language: str | None, group: str | None) -> str:
    """What was computed, in words: "Total of Fee (EUR), where Status = open"."""
    words = _LANGUAGES.get(language or "en", _LANGUAGES["en"])
    where = f", {words.where} {'; '.join(computed.conditions)}" if computed.conditions else ""
    return f"{_head(computed, words, group)}, {computed.table}{where}"


def _result(computed: Computed, words: _Words, unit: str | None, group: str | None) -> str:
    head = _head(computed, words, group)
    if computed.operation in _PERCENT:
        basis_unit, unit = unit, "%"
    else:
        basis_unit = unit
    if not isinstance(computed.value, tuple):
        of = words.share if computed.operation == Operation.SHARE else words.change
        basis = [_figure(item.value, words, basis_unit) for item in computed.basis]
        shown = f" ({of.format(a=basis[0], b=basis[1])})" if len(basis) == 2 else ""
        return f"{head}: {_figure(computed.value, words, unit)}{shown}."
    items = computed.value[:_SHOWN]
    said = "; ".join(_item(item, words, unit) for item in items) or "-"
    if len(computed.value) > _SHOWN:
        said += "; " + words.more.format(n=len(computed.value) - _SHOWN)
    if computed.operation in {Operation.LIST, Operation.DISTINCT}:
        head += f" ({len(computed.value)})"
    pair = [item.value for item in computed.value]
    if group is not None and len(pair) == 2 and all(isinstance(v, int | float) for v in pair):
        gap = abs(float(pair[0] or 0) - float(pair[1] or 0))
        said += f". {words.difference}: {_figure(gap, words, unit)}"
    return f"{head}: {said}."


def _head(computed: Computed, words: _Words, group: str | None) -> str:
    head = words.figures[_ORDER.index(Operation(computed.operation))]
    if computed.column and computed.operation != Operation.LIST:
        head += (" " if computed.operation in _OF_VALUES else f" {words.of} ") + computed.column
    return head if group is None else f"{head} {words.by} {group}"


def _item(item: Item, words: _Words, unit: str | None) -> str:
    if item.value is None:
        return item.name
    return f"{item.name}: {_figure(item.value, words, unit)}"


def _figure(value: Cell, words: _Words, unit: str | None) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return "-" if value is None else str(value)
    return _number(value, words) + (f" {unit}" if unit else "")


def _number(value: float, words: _Words) -> str:
    value = _round(value)  # type: ignore[assignment]
    if words.plain:
        return str(value)
    text = (
        f"{value:,}"
        if isinstance(value, int)
        else f"{value:,.2f}"
        if abs(value) >= 1
        else f"{value:.4g}"
    )
    if words.decimal_comma:
        text = text.replace(",", "\0").replace(".", ",").replace("\0", ".")
    return text


def _round(value: Cell) -> Cell:
    """Without the noise of binary fractions."""
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else round(value, 6)
    return value
