"""Verb models providers, and runtime packages where the other verbs about models name one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from app.cli.session import Session
from app.domain.providers import Verdict
from app.services.whole_file import write_whole

if TYPE_CHECKING:
    from app.domain.models import ModelSpec
    from app.engines.providers import RuntimePackage
    from app.services.provider_choice import Overview
    from app.services.provider_packages import RuntimeStore
    from app.services.provider_probe import ProbeStep

_COULD_BE_BETTER = (Verdict.SLOWER, Verdict.DISAGREES, Verdict.FAILED)
"""Another form of the same model may change these."""


def runtimes(session: Session) -> RuntimeStore:
    """The runtime packages of the home."""
    from app.services.provider_packages import RuntimeStore

    return RuntimeStore(session.home.providers, session.policy)


def offered(session: Session) -> list[tuple[RuntimePackage, str | None]]:
    """The packages that exist for this system, with the version that is installed."""
    from app.engines.provider_list import PROVIDERS
    from app.services.provider_devices import this_system

    here = {one.package: one.version for one in runtimes(session).installed()}
    return [
        (each.package, here.get(each.package.name))
        for each in PROVIDERS
        if each.package is not None and each.runs_on(*this_system())
    ]


def runtimes_text(session: Session) -> str:
    """A line for each package that exists for this system."""
    from app.services.model_install import can_fetch

    lines = (
        f"{'*' if version else ' '} {package.name:34} {'runtime':10}"
        f" {f'{package.bytes / 1e6:,.0f} MB' if package.bytes else '':>12}  {package.licence}."
        f" {package.note}{'' if can_fetch(package) else ' To be imported, not installed.'}"
        for package, version in offered(session)
    )
    return "\n".join(lines)


def install_runtime(session: Session, package: RuntimePackage) -> None:
    """Fetch it; what it computes is only known once `models providers --probe` has tried it."""
    from app.cli.models import measure

    store = runtimes(session)
    session.note(f"{package.title}. Licence: {package.licence}. {package.note}")
    session.drain(store.install(package.name, session.cancel), measure=measure)
    session.emit(
        {"installed": package.name, "folder": str(store.folder(package.name))},
        f"{package.name} is installed. Try it with: sotto models providers --probe",
    )


def import_runtime(session: Session, wheel: Path) -> None:
    """Take in the wheel of a package."""
    found = runtimes(session).import_wheel(wheel, session.cancel)
    session.emit(
        {"installed": found.package, "version": found.version, "sha256": found.sha256},
        f"{found.package} {found.version} is installed."
        " Try it with: sotto models providers --probe",
    )


def verify_runtime(session: Session, package: RuntimePackage) -> int:
    """Compare its files with the record of its wheel."""
    problems = runtimes(session).verify(package.name)
    session.emit(
        {"name": package.name, "ok": not problems, "detail": "; ".join(problems)},
        f"{package.name}: {'; '.join(problems)}"
        if problems
        else f"{package.name} is as it should be.",
    )
    return 1 if problems else 0


def remove_runtime(session: Session, package: RuntimePackage) -> None:
    """Delete it; models are computed by the CPU again."""
    runtimes(session).remove(package.name)
    session.emit({"removed": package.name}, f"{package.name} is removed.")


@click.command("providers", help="What can compute the search models here, and why it does or not.")
@click.option("--probe", is_flag=True, help="Try everything that is installed; takes a minute.")
@click.option(
    "--report",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write what was found out into this file, to be sent to the makers of Sotto.",
)
@click.option("--replace", is_flag=True, help="Overwrite that file.")
def providers(session: Session, probe: bool, report: Path | None, replace: bool) -> None:
    """Run `sotto models providers`."""
    from app.services.provider_choice import devices, look_over, packages
    from app.services.provider_report import written_report
    from app.wiring import probe_providers
    from app.wiring.providers import probed_models

    store = session.model_store()
    if probe:
        steps = probe_providers(session.home, store, session.settings(), session.cancel)
        session.drain(steps, measure=_progress)
    found: list[tuple[ModelSpec, Overview]] = [
        (spec, look_over(session.home, store.folder(spec.name))) for spec in probed_models(store)
    ]
    if report is not None:
        public = {spec.name for spec in store.catalog()}
        data = written_report(session.home, [overview for _, overview in found], public=public)
        write_whole(report, data, replace=replace)
        session.note(f"{report} holds no names, paths or texts of yours: look before you send it.")
    session.emit(
        {
            "devices": devices(),
            "packages": packages(session.home),
            "models": [
                {"task": spec.task, **msgspec.to_builtins(overview)} for spec, overview in found
            ],
        },
        lambda: "\n\n".join(_text(spec, overview) for spec, overview in found),
    )


def _text(spec: ModelSpec, overview: Overview) -> str:
    lines = [f"{spec.title} ({spec.task}):"]
    elsewhere = []
    for row in overview.rows:
        if row.outcome.verdict is Verdict.UNSUPPORTED:
            elsewhere.append(row.title)
            continue
        verdict = row.outcome.verdict.replace("_", " ")
        hint = f" (made for {row.wants})" if row.outcome.verdict in _COULD_BE_BETTER else ""
        lines.append(f"  {verdict:14} {row.title:28} {row.outcome.reason}{hint}")
    lines.append(f"  {'not for here':14} {'; '.join(elsewhere)}")
    if not overview.date:
        lines.append("Nothing was tried yet: sotto models providers --probe")
    elif overview.stale:
        lines.append(
            "Hardware, a driver or a package has changed since: sotto models providers --probe"
        )
    return "\n".join(lines)


def _progress(step: ProbeStep) -> tuple[str, int, int]:
    """Progress as (label, done, total)."""
    return f"Trying {step.what}" if step.what else "Tried", step.done, step.total
