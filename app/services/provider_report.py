"""What was found out about providers here, as a file that can be sent to whoever makes Sotto.

It holds the processor, devices with their drivers, versions and outcomes: nothing of the user's,
and no path.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import msgspec

from app import __version__
from app.domain.providers import ProbeOutcome
from app.paths import Home
from app.services.machine import this_machine
from app.services.provider_choice import Overview, devices, packages

FORMAT = 1
# A path in what a library says: drives and roots, up to the next blank or quote.
_PATH = re.compile(r"(?:[A-Za-z]:)?[\\/](?:[^\s'\"\\/:]+[\\/])+[^\s'\"\\/:]*")


@dataclass(frozen=True, slots=True)
class ModelOutcomes:
    """What came of every provider with one model."""

    model: str
    date: str
    outcomes: tuple[ProbeOutcome, ...]


@dataclass(frozen=True, slots=True)
class ProviderReport:
    """The file."""

    format: int
    sotto: str
    machine: str
    devices: tuple[str, ...]
    packages: tuple[str, ...]
    models: tuple[ModelOutcomes, ...]


def written_report(home: Home, overviews: Sequence[Overview], *, public: Collection[str]) -> bytes:
    """The report on all models, as JSON; a model is named if its name is one of the `public`."""
    report = ProviderReport(
        format=FORMAT,
        sotto=__version__,
        machine=str(this_machine()),
        devices=devices(),
        packages=packages(home),
        models=tuple(
            ModelOutcomes(
                _named(one.model, public),
                one.date,
                tuple(_impersonal(row.outcome) for row in one.rows),
            )
            for one in overviews
        ),
    )
    return msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n"


def _named(model: str, public: Collection[str]) -> str:
    """Its name with its revision, or only that where the user gave it the name."""
    name, _, revision = model.partition("@")
    return model if name in public else f"own@{revision}"


def _impersonal(outcome: ProbeOutcome) -> ProbeOutcome:
    """Without paths, which may hold the user's name."""
    reason = _PATH.sub(lambda found: re.split(r"[\\/]", found[0])[-1], outcome.reason)
    return replace(outcome, reason=reason)
