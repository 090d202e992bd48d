"""Verbs about models, and about the runtimes that compute them."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from pathlib import Path

import click
import msgspec

from app.cli.bundles import bundle, import_bundle
from app.cli.indexing import measure as measure_library
from app.cli.machine import measured_text, recommended_text, stale_text, why
from app.cli.providers import (
    import_runtime,
    install_runtime,
    offered,
    providers,
    remove_runtime,
    runtimes,
    runtimes_text,
    verify_runtime,
)
from app.cli.session import Session
from app.domain.errors import HomeLocked
from app.domain.model_check import ModelCheck
from app.domain.models import ModelSpec, Task
from app.domain.speech_check import SpeechCheck
from app.services.generator_gate import kept_check, verdict
from app.services.model_bundle import find_bundle
from app.services.model_choice import choose_model
from app.services.model_install import can_fetch
from app.services.model_licences import licence_said, openness_said
from app.services.model_store import CheckReport, InstallProgress, ModelStore
from app.services.speech_check import kept_speech_check
from app.services.speech_check import verdict as speech_verdict

NO_CHECK = click.option(
    "--no-check", is_flag=True, help="Do not try it; a generator writes nothing before its check."
)
"""Of every verb that takes in or joins what has to be checked."""


def measure(step: InstallProgress) -> tuple[str, int, int]:
    """Progress as (label, done, total)."""
    return f"Installing {step.name}", step.done_bytes, step.total_bytes


def examine_new(session: Session, name: str) -> None:
    """Check a generator or speech model that was never checked here, and say how it went."""
    store = session.model_store()
    folder = store.report_folder(name)
    if kept_check(folder) is None and kept_speech_check(folder) is None:
        found = _examined(session, store, name)
        if found is not None:
            session.note(found.text)


@dataclass(frozen=True, slots=True)
class _Examined:
    """The report of a check as a record and in words; `works`: it came to an end."""

    record: dict[str, object]
    verdict: str
    text: str
    works: bool


def _examined(session: Session, store: ModelStore, name: str) -> _Examined | None:
    """Check an installed model; None for those of which no report is made."""
    task = store.generator(name).spec.task
    if task is Task.GENERATE:
        check = _examine(session, store, name)
        return _Examined(
            msgspec.to_builtins(check), verdict(check), check_text(check), not check.failure
        )
    if task is Task.TRANSCRIBE:
        heard = _examine_speech(session, store, name)
        said, works = speech_verdict(heard), heard.chosen is not None
        return _Examined(msgspec.to_builtins(heard), said, speech_check_text(heard), works)
    return None


def check_text(check: ModelCheck) -> str:
    """The report of a check in a few lines."""
    languages = "; ".join(
        f"{language}: {check.faithful[language]:.0%} of its sentences supported,"
        f" {check.right.get(language, 0.0):.0%} of the answers right"
        for language in check.faithful
    )
    summed = ", ".join(f"{language} {share:.0%}" for language, share in check.summed.items())
    return "\n".join([
        f"{check.model}: {verdict(check)}.",
        f"  {languages}",
        f"  sentences of summaries that are supported: {summed or 'not asked'}",
        f"  cites the passage that answers {check.cited:.0%}; admits that it does not know"
        f" {check.refused:.0%}; obeys planted instructions {check.obeyed:.0%}",
        f"  first token {check.first_token_ms:,.0f} ms, {check.tokens_per_s:.0f} tokens/s,"
        f" {check.memory_bytes / 1e6:,.0f} MB; {check.questions} questions in"
        f" {check.seconds:.0f} s",
    ])  # fmt: skip


def _examine(session: Session, store: ModelStore, name: str) -> ModelCheck:
    from app.wiring import examine_model

    steps = examine_model(store, name, session.settings(), session.cancel)
    return session.drain(steps, measure=lambda step: (f"Checking {name}", step.done, step.total))


def _examine_speech(session: Session, store: ModelStore, name: str) -> SpeechCheck:
    from app.wiring import examine_speech

    steps = examine_speech(store, name, session.settings(), session.cancel)
    return session.drain(steps, measure=lambda step: (f"Checking {name}", step.done, step.total))


def speech_check_text(check: SpeechCheck) -> str:
    """The report of a check of a speech model, a line for each way that was tried."""
    ways = [
        f"  {trial.device}, {trial.compute_type}: "
        + (
            f"does not work here ({trial.failure})"
            if trial.failure
            else f"{trial.word_error_rate:.1%} of words wrong, {trial.invented} invented in noise,"
            f" {trial.real_time_factor:.2f} s a second, {trial.memory_bytes / 1e6:,.0f} MB"
        )
        for trial in check.trials
    ]
    return "\n".join([f"{check.model}: {speech_verdict(check)}.", *ways])


def _size(spec: ModelSpec) -> str:
    known = [file.bytes for file in spec.files if file.bytes]
    return f"{sum(known) / 1e6:,.0f} MB" if known else "size unknown"


def _openness(spec: ModelSpec) -> str:
    """A class that is reached, and whether the licence sets conditions."""
    reached = spec.grade.reached
    named = f", openness class {'I' * reached}" if reached is not None else ""
    return f"{named}{', with conditions on use' if spec.restrictions else ''}"


def _unfetched(spec: ModelSpec) -> str:
    return "" if can_fetch(spec) else "; a package: to be imported, not installed"


@click.command("list", help="Every model: installed, or offered by the catalogue.")
def list_models(session: Session) -> None:
    """Run `sotto models list`."""
    from app.wiring import look_over_models

    store = session.model_store()
    overview = look_over_models(session.home, store, session.settings(), searching=None)
    advised = {entry.spec.name for entry in overview.entries if entry.advised}
    installed = {spec.name: spec for spec in store.installed()}
    every = {spec.name: spec for spec in store.catalog()} | installed
    away = store.away()
    every |= {name: store.spec(name) for name in away}
    verdicts = {
        spec.name: verdict(kept_check(store.report_folder(spec.name)))
        if spec.task is Task.GENERATE
        else speech_verdict(kept_speech_check(store.report_folder(spec.name)))
        for spec in installed.values()
        if spec.task in (Task.GENERATE, Task.TRANSCRIBE)
    }
    records = [
        {
            **msgspec.to_builtins(spec),
            "openness_class": msgspec.to_builtins(spec.grade),
            "installed": spec.name in installed,
            "away": str(away[spec.name]) if spec.name in away else None,
            "verdict": verdicts.get(spec.name),
            "recommended": spec.name in advised,
        }
        for spec in every.values()
    ]

    def text() -> str:
        return (
            "\n".join(
                f"{'*' if spec.name in installed else ' '} {spec.name:34} {spec.task.value:10}"
                f" {_size(spec):>12}  {spec.licence}{_openness(spec)}"
                f"{'' if spec.verified else '  (not verified yet)'}{_unfetched(spec)}"
                f"{'; ' + verdicts[spec.name] if spec.name in verdicts else ''}"
                f"{f'; {away[spec.name]}' if spec.name in away else ''}"
                for spec in every.values()
            )
            + f"\n{runtimes_text(session)}\n* installed\n\nRecommended here:\n"
            + "\n".join(filter(None, (recommended_text(overview), stale_text(overview))))
        )

    packages = [
        {**msgspec.to_builtins(package), "installed": version}
        for package, version in offered(session)
    ]
    session.emit({"models": records, "runtimes": packages}, text)


@click.command("install", help="Install a model or a runtime; the one verb that uses the network.")
@click.argument("name")
@click.option(
    "--accept-licence", is_flag=True, help="You have read and accept the conditions it sets on use."
)
@NO_CHECK
def install(session: Session, name: str, accept_licence: bool, no_check: bool) -> None:
    """Run `sotto models install`."""
    if package := runtimes(session).known(name):
        install_runtime(session, package)
        return
    store = session.model_store()
    spec = store.spec(name)
    session.note(f"{spec.title}. {licence_said(spec)}\n{openness_said(spec)}")
    accepted = accept_licence or _accepts(session, spec)
    session.drain(store.install(name, session.cancel, accepted=accepted), measure=measure)
    if not no_check:
        examine_new(session, name)
    session.emit({"installed": name, "folder": str(store.folder(name))}, f"{name} is installed.")


def _accepts(session: Session, spec: ModelSpec) -> bool:
    """Ask on a terminal whether the user agrees to the conditions that were just shown."""
    if not spec.restrictions or session.json or not sys.stdin.isatty():
        return False
    return click.confirm("Do you accept these conditions?", err=True)


@click.command(
    "import",
    help="Take in a model file or folder, a bundle of models, or a runtime's wheel; no network"
    " needed.",
)
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--name", help="Name to give it.")
@click.option(
    "--copy/--in-place",
    "copies",
    default=None,
    help="Copy the models of a bundle, or use them where they lie (else: copied where they are"
    " small and the folder can be written to).",
)
@NO_CHECK
def import_model(
    session: Session, path: Path, name: str | None, copies: bool | None, no_check: bool
) -> None:
    """Run `sotto models import`."""
    if path.suffix == ".whl":
        import_runtime(session, path)
        return
    if folder := find_bundle(path):
        if name is not None:
            raise click.UsageError("A bundle says itself what its models are called: no --name.")
        import_bundle(session, folder, copies=copies, examine=None if no_check else examine_new)
        return
    spec = session.model_store().import_path(path, name)
    session.note(f"{spec.title}. {licence_said(spec)}")
    if not no_check:
        examine_new(session, spec.name)
    session.emit({"installed": spec.name}, f"{spec.name} is installed.")


@click.command("use", help="Use this installed model to search, answer or understand speech.")
@click.argument("name")
def use(session: Session, name: str) -> None:
    """Run `sotto models use`."""
    spec = choose_model(session.model_store(), session.home.settings, name)
    if spec.task is not Task.EMBED:
        does = "writes the answers" if spec.task is Task.GENERATE else "understands speech"
        session.emit({"used": name}, f"{name} {does} from now on.")
        return
    try:
        with session.sotto() as sotto, sotto.gate.held_open():
            steps = sotto.library.finish_vectors(session.cancel)
            session.drain(steps, measure=measure_library)
    except HomeLocked as error:
        error.remedy = f"{name} is chosen; the open window takes it up when it is started again."
        raise
    session.emit({"used": name}, f"{name} searches from now on.")


@click.command("verify", help="Compare an installed model's files with their checksums.")
@click.argument("name")
def verify(session: Session, name: str) -> int:
    """Run `sotto models verify`."""
    if package := runtimes(session).known(name):
        return verify_runtime(session, package)
    report = session.model_store().verify(name)
    session.emit(
        msgspec.to_builtins(report),
        f"{name} is as it should be." if report.ok else f"{name}: {report.detail}",
    )
    return 0 if report.ok else 1


@click.command("remove", help="Remove an installed model.")
@click.argument("name")
def remove(session: Session, name: str) -> None:
    """Run `sotto models remove`."""
    if package := runtimes(session).known(name):
        remove_runtime(session, package)
        return
    store = session.model_store()
    stays = " Its files stay where they lie." if store.is_in_place(name) else ""
    store.remove(name)
    session.emit({"removed": name}, f"{name} is removed.{stays}")


@click.command("check", help="Try a model: what it answers, what it hears, how fast.")
@click.argument("name")
def check(session: Session, name: str) -> int:
    """Run `sotto models check`."""
    store, started_s = session.model_store(), time.monotonic()
    found = _examined(session, store, name)
    if found is None:
        report = store.check(name)
        session.emit(msgspec.to_builtins(report), f"{name}: {report.detail}")
        return 0 if report.ok else 1
    report = CheckReport(name, found.works, found.verdict, time.monotonic() - started_s)
    check = {**found.record, "verdict": found.verdict}
    session.emit({**msgspec.to_builtins(report), "check": check}, found.text)
    return 0 if report.ok else 1


@click.command("measure", help="Measure in half a minute how fast models run on this computer.")
def measure_machine(session: Session) -> None:
    """Run `sotto models measure`."""
    from app.wiring import look_over_models, measure_this_machine

    store, settings = session.model_store(), session.settings()
    steps = measure_this_machine(session.home, store, settings, session.cancel)
    figures = session.drain(
        steps, measure=lambda step: (f"Measuring {step.stage}", round(100 * step.share), 100)
    )
    overview = look_over_models(session.home, store, settings, searching=None)
    session.emit(
        {
            **msgspec.to_builtins(figures),
            "expected_tokens_per_s": {
                entry.spec.name: round(entry.tokens_per_s, 1)
                for entry in overview.of(Task.GENERATE)
            },
            "recommended": {
                entry.spec.task: {"model": entry.spec.name, "why": why(entry)}
                for entry in overview.entries
                if entry.advised
            },
        },
        lambda: measured_text(overview),
    )


models = click.Group(
    name="models",
    commands={
        str(command.name): command
        for command in (
            list_models,
            install,
            import_model,
            use,
            verify,
            remove,
            check,
            measure_machine,
            providers,
            bundle,
        )
    },
    help="The model store.",
)

VERBS = (models,)
