"""What is known of each setting, for whoever shows them: read off the fields of Settings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

import msgspec
from msgspec import inspect

from app.settings import Settings

_CHOICES = re.compile(r"\^\((.+)\)\$")


class Kind(StrEnum):
    """What sort of value a setting has."""

    SWITCH = "switch"
    WHOLE = "whole"
    NUMBER = "number"
    CHOICE = "choice"
    TEXT = "text"


_KINDS = MappingProxyType(
    {inspect.BoolType: Kind.SWITCH, inspect.IntType: Kind.WHOLE, inspect.FloatType: Kind.NUMBER}
)


@dataclass(frozen=True, slots=True)
class Field:
    """One setting.

    `least` and `most` bound a number, which is in `unit`; `zero` says what 0 means, if anything
    of its own. `choices` are the values there are, where they are few. With `at_start` a change
    takes effect at the next start.
    """

    name: str
    title: str
    description: str
    group: str
    kind: Kind
    default: object
    at_start: bool = False
    least: float | None = None
    most: float | None = None
    unit: str = ""
    zero: str = ""
    choices: tuple[str, ...] = field(default=())

    def value(self, settings: Settings) -> Any:
        """Its value in `settings`."""
        return getattr(settings, self.name)

    def allows(self, number: float) -> bool:
        """Whether `number` lies within the bounds."""
        return (self.least is None or number >= self.least) and (
            self.most is None or number <= self.most
        )


def setting_fields() -> tuple[Field, ...]:
    """Every setting, in the order of Settings."""
    info = inspect.type_info(Settings)
    assert isinstance(info, inspect.StructType)  # noqa: S101  that is what Settings is
    return tuple(_field(each) for each in info.fields)


def _field(of: inspect.Field) -> Field:
    meta = of.type
    assert isinstance(meta, inspect.Metadata), of.name  # noqa: S101  a setting without a title
    words, extra, kind = meta.extra_json_schema or {}, meta.extra or {}, meta.type
    pattern = kind.pattern if isinstance(kind, inspect.StrType) else None
    found = _CHOICES.fullmatch(pattern) if pattern else None
    bounds: dict[str, Any] = {}
    if isinstance(kind, inspect.IntType | inspect.FloatType):
        bounds = {"least": kind.ge, "most": kind.le}
    return Field(
        of.name,
        words["title"],
        words["description"],
        kind=Kind.CHOICE if found else _KINDS.get(type(kind), Kind.TEXT),
        default=None if of.default is msgspec.NODEFAULT else of.default,
        choices=tuple(found[1].split("|")) if found else (),
        **bounds,
        **extra,
    )
