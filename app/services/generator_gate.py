"""Decides by its check whether a generator may write answers, and keeps the check."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType

from app.domain.errors import ModelMissing
from app.domain.model_check import ModelCheck, Use
from app.domain.models import ModelSpec, Task
from app.services.kept_report import keep_report, kept_report
from app.services.model_store import ModelStore
from app.settings import Settings

_FILE = "check.json"
_OVERRIDE = 'The setting prose = "always" lets it write nevertheless.'
_INSTEAD = MappingProxyType({
    Use.ANSWER: "the quote is the answer",
    Use.SUMMARY: "the summary is in the documents' own sentences",
})  # fmt: skip
_WRITTEN = MappingProxyType({Use.ANSWER: "answers", Use.SUMMARY: "summaries"})


def keep_check(folder: Path, check: ModelCheck) -> None:
    """Put the report of a check into the folder of its model, atomically."""
    folder.mkdir(parents=True, exist_ok=True)
    keep_report(folder / _FILE, check)


def kept_check(folder: Path) -> ModelCheck | None:
    """The report of the last check of the model in `folder`; None where there is none."""
    return kept_report(folder / _FILE, ModelCheck)


def verdict(check: ModelCheck | None) -> str:
    """What the check says, in one line."""
    if check is None:
        return "not checked on this machine"
    passed = {use: [one for one in check.faithful if not check.objection(one, use)] for use in Use}
    parts = [f"{_WRITTEN[use]} ({', '.join(named)})" for use, named in passed.items() if named]
    writes = f"writes {' and '.join(parts)}" if parts else ""
    if passed[Use.ANSWER]:
        return writes
    alone = f"quotes stay alone: {check.objection(None)}"
    return f"{alone}; {writes}" if writes else alone


def unchecked(store: ModelStore, settings: Settings) -> ModelSpec | None:
    """The answer model in use, if it writes nothing only because it was never checked here."""
    spec = store.in_use(Task.GENERATE) if settings.prose == "checked" else None
    if spec is None or kept_check(store.report_folder(spec.name)) is not None:
        return None
    return spec


class GeneratorGate:
    """Says why a model may not write; `folder` is ModelStore.report_folder.

    A generator that is not in the store was given by whoever built the program, and may.

    Attributes:
        prose: The setting of that name.
    """

    def __init__(self, folder: Callable[[str], Path], prose: str) -> None:
        self._folder = folder
        self.prose = prose

    def objection(self, model: str, language: str | None, use: Use = Use.ANSWER) -> str | None:
        """A sentence or two for the reader of an answer; None where it may."""
        if self.prose == "always":
            return None
        try:
            check = kept_check(self._folder(model))
        except ModelMissing:
            return None
        if check is None:
            return (
                f"{model} was not checked on this machine yet, so it writes nothing and"
                f" {_INSTEAD[use]}. The window checks the model in use by itself; at once: sotto"
                f" models check {model}."
            )
        reason = check.objection(language, use)
        if reason is None:
            return None
        return f"{model} did not pass its check here, so {_INSTEAD[use]}: {reason}. {_OVERRIDE}"
