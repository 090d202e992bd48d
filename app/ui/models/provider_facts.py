"""What is known of the ways to compute the search model, in the words of the window."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from app.domain.providers import Verdict
from app.ui.look import words
from app.ui.look.told import told
from app.ui.models.facts import gigabytes

if TYPE_CHECKING:
    from app.engines.providers import RuntimePackage
    from app.services.provider_choice import Overview, ProviderRow

_OUT_OF_REACH = (Verdict.NO_DEVICE, Verdict.UNSUPPORTED)


def _tr(text: str) -> str:
    return QCoreApplication.translate("providers", text)


@dataclass(frozen=True, slots=True)
class Line:
    """A way to compute, what came of it, and why; `package` can be installed for it."""

    title: str
    state: str
    detail: str
    is_taken: bool = False
    package: str = ""


def lines(overview: Overview, *, every: bool = False) -> tuple[Line, ...]:
    """Those that this computer could use, or `every` one; a package that is not here has one."""
    rows = [row for row in overview.rows if every or row.outcome.verdict not in _OUT_OF_REACH]
    return tuple(_lines(rows))


def date(overview: Overview) -> str:
    """When they were tried, and whether that still holds."""
    if not overview.date:
        return _tr("Not tried yet, so the processor computes, as it does everywhere.")
    tried = QDateTime.fromString(overview.date, Qt.DateFormat.ISODate).toLocalTime().date()
    said = QLocale().toString(tried, QLocale.FormatType.ShortFormat)
    if overview.stale:
        text = _tr(
            "Tried on {date}. A processor, driver or runtime has changed since: try again. Until"
            " then the processor computes."
        )
    else:
        text = _tr("Tried on {date}. The fastest that gives the same results computes.")
    return text.format(date=said)


def _lines(rows: list[ProviderRow]) -> Iterator[Line]:
    from app.engines.provider_list import packages
    from app.services.model_install import can_fetch

    known = {package.name: package for package in packages()}
    named: set[str] = set()
    for row in rows:
        outcome = row.outcome
        if outcome.verdict is not Verdict.NOT_INSTALLED:
            yield Line(told(row.title), _state(outcome.verdict), _detail(row), _is_taken(row))
        elif row.package not in named:
            named.add(row.package)
            package = known[row.package]
            parts = (gigabytes(package.bytes), told(package.licence), told(package.note))
            detail = " · ".join(part for part in parts if part)
            can_be_fetched = row.package if package.requirement and can_fetch(package) else ""
            if package.requirement and not can_be_fetched:
                detail = f"{detail}\n{_unfetched(package)}"
            yield Line(told(package.title), _state(outcome.verdict), detail, package=can_be_fetched)


def _unfetched(package: RuntimePackage) -> str:
    text = _tr(
        "This Sotto cannot fetch packages: bring the wheel of {package} for this system and Python"
        " {python}, and import it as a file."
    )
    python = ".".join(platform.python_version_tuple()[:2])
    return text.format(package=package.requirement, python=python)


def _is_taken(row: ProviderRow) -> bool:
    return row.outcome.verdict is Verdict.TAKEN


def _detail(row: ProviderRow) -> str:
    reason = told(row.outcome.reason)
    parts = [words.as_sentence(f"{reason[0].upper()}{reason[1:]}")] if reason else []
    if row.outcome.chunks_per_s and row.outcome.verdict is Verdict.TAKEN:
        rate = words.number(round(row.outcome.chunks_per_s))
        parts.append(_tr("{rate} passages a second.").format(rate=rate))
    return " ".join(parts)


def _state(verdict: Verdict) -> str:
    return {
        Verdict.TAKEN: _tr("Taken"),
        Verdict.SLOWER: _tr("Slower"),
        Verdict.DISAGREES: _tr("Other results"),
        Verdict.CRASHED: _tr("Crashed"),
        Verdict.HUNG: _tr("No answer"),
        Verdict.FAILED: _tr("Failed"),
        Verdict.NOT_TRIED: _tr("Not tried yet"),
        Verdict.NOT_INSTALLED: _tr("Not installed"),
        Verdict.NO_DEVICE: _tr("No such device"),
        Verdict.UNSUPPORTED: _tr("Not for this system"),
    }[verdict]
