"""Which provider computes a model on this computer: what was found out, and what follows from it.

Kept per model and revision in one file of the home, with the hardware, drivers and packages it was
found out on. Reading it loads no native library, so that nothing here can stop a start.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.errors import ModelBroken
from app.domain.providers import ModelProbe, ProbeOutcome, Verdict
from app.engines.onnx_model import load_config
from app.engines.provider_list import CPU, PROVIDERS, described
from app.engines.providers import Device, Provider, Runtime, runtime_of
from app.engines.remote import cores
from app.paths import Home, make_private
from app.services.kept_report import keep_report, kept_report
from app.services.machine import this_machine
from app.services.provider_devices import FoundDevice, found_devices, is_there, this_system
from app.services.provider_packages import InstalledRuntime, RuntimeStore

log = logging.getLogger("sotto.providers")


@dataclass(frozen=True, slots=True)
class Kept:
    """What the file holds."""

    probes: tuple[ModelProbe, ...] = ()


@dataclass(frozen=True, slots=True)
class ProviderRow:
    """A provider on a device, and what is known of it; `package` can be installed where it is not.

    `title` names both for people; `wants` says which kinds of models it computes well.
    """

    title: str
    outcome: ProbeOutcome
    package: str
    installed: bool
    known_faults: tuple[str, ...]
    wants: str = ""


@dataclass(frozen=True, slots=True)
class Overview:
    """All providers for one model; `date` is "" where nothing was tried yet.

    `stale`: hardware, a driver or a package has changed since, so they should be tried again.
    """

    model: str
    date: str
    stale: bool
    rows: tuple[ProviderRow, ...]


def devices() -> tuple[str, ...]:
    """Graphics and neural processors with their drivers, in words."""
    return tuple(sorted(map(str, found_devices())))


def packages(home: Home) -> tuple[str, ...]:
    """The runtimes that are installed, as name and version."""
    return tuple(f"{one.package} {one.version}" for one in RuntimeStore(home.providers).installed())


def look_over(home: Home, folder: Path) -> Overview:
    """Every provider for the model in `folder`: tried, or why it was not. Raises ModelBroken."""
    model = load_config(folder).model
    probe = _probe(home, model)
    stale = probe is not None and probe.made_on != made_on(home)
    tried = {(one.provider, one.device): one for one in probe.outcomes} if probe else {}
    rows = []
    installed = {one.package: one for one in RuntimeStore(home.providers).installed()}
    for provider, device, why_not in standing(found_devices(), installed):
        outcome = why_not or tried.get((provider.name, device.name))
        if outcome is None:
            outcome = _untried(provider, device)
        package = provider.package.name if provider.package else ""
        rows.append(
            ProviderRow(
                title=f"{provider.title}, {device.name}" if provider is not CPU else provider.title,
                outcome=outcome,
                package=package,
                installed=not package or package in installed,
                known_faults=provider.known_faults,
                wants=", ".join(device.precisions)
                + (", with a fixed shape" if device.fixed_shapes else ""),
            )
        )
    return Overview(model, probe.date if probe else "", stale, tuple(rows))


def standing(
    found: tuple[FoundDevice, ...], installed: dict[str, InstalledRuntime]
) -> Iterator[tuple[Provider, Device, ProbeOutcome | None]]:
    """Every provider and device with why it cannot be tried here; None for those that can."""
    for provider in PROVIDERS:
        for device in provider.devices:
            why = _why_not(provider, device, found, installed)
            outcome = ProbeOutcome(provider.name, device.name, *why) if why else None
            yield provider, device, outcome


def chosen_runtime(folder: Path, home: Home, *, threads: int = 0) -> Runtime | None:
    """How the model in `folder` is computed best; None for as it always was, on the CPU.

    So it is too where nothing was tried, or where something has changed since.
    """
    try:
        probe = _probe(home, load_config(folder).model)
        if probe is None or probe.chosen is None or probe.chosen.provider == CPU.name:
            return None
        if probe.made_on != made_on(home):
            log.info("%s: providers have to be tried again", probe.model)
            return None
        provider, device = described(probe.chosen.provider, probe.chosen.device)
    except (ModelBroken, KeyError, OSError):
        return None
    return runtime_at(home, provider, device, threads=threads)


def runtime_at(home: Home, provider: Provider, device: Device, *, threads: int = 0) -> Runtime:
    """How to compute with `provider` on `device`, with what is installed in this home."""
    folder = None
    if provider.package is not None:
        folder = RuntimeStore(home.providers).folder(provider.package.name)
    return runtime_of(provider, device, folder, threads or cores())


def keep_probe(home: Home, probe: ModelProbe) -> None:
    """Put it in place of an earlier one of the same model."""
    others = [one for one in _kept(home).probes if one.model != probe.model]
    make_private(home.provider_choice.parent)
    keep_report(home.provider_choice, Kept((*others, probe)))


def give_up(home: Home, model: str, runtime: Runtime, reason: str) -> None:
    """Never take `runtime` for `model` again before it was tried again: it failed at work."""
    probe = _probe(home, model)
    if probe is None:
        return
    outcomes = tuple(
        replace(one, verdict=Verdict.FAILED, reason=f"it failed at work: {reason}")
        if (one.provider, one.device) == (runtime.provider, runtime.device)
        else one
        for one in probe.outcomes
    )
    keep_probe(home, replace(probe, outcomes=outcomes))


def made_on(home: Home) -> tuple[str, ...]:
    """What outcomes depend on: the hardware, its drivers and the packages."""
    return (this_machine().hardware, *devices(), *packages(home))


def _why_not(
    provider: Provider,
    device: Device,
    found: tuple[FoundDevice, ...],
    installed: dict[str, InstalledRuntime],
) -> tuple[Verdict, str] | None:
    system, machine = this_system()
    if not provider.runs_on(system, machine):
        wanted = " and ".join(f"{name} on {of}" for name, of in provider.systems)
        return Verdict.UNSUPPORTED, f"it exists for {wanted}, not for {system} on {machine}"
    if not is_there(device, found):
        return Verdict.NO_DEVICE, f"this computer has no {device.kind} that it could use"
    if provider.package is None:
        return None
    here = installed.get(provider.package.name)
    if here is None:
        reason = f"install it with: sotto models install {provider.package.name}"
        return Verdict.NOT_INSTALLED, reason
    if not here.fits:
        reason = f"{here.package} {here.version} was installed for another Python: install it again"
        return Verdict.NOT_INSTALLED, reason
    return None


def _untried(provider: Provider, device: Device) -> ProbeOutcome:
    if provider is CPU:
        return ProbeOutcome(CPU.name, device.name, Verdict.TAKEN, "nothing else was tried yet")
    reason = "not tried with this model yet: sotto models providers --probe"
    return ProbeOutcome(provider.name, device.name, Verdict.NOT_TRIED, reason)


def _probe(home: Home, model: str) -> ModelProbe | None:
    return next((one for one in _kept(home).probes if one.model == model), None)


def _kept(home: Home) -> Kept:
    return kept_report(home.provider_choice, Kept) or Kept()
