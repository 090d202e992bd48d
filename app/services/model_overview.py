"""Every model there is or could be, with all that is known of it on this computer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.errors import SottoError
from app.domain.model_check import ModelCheck
from app.domain.models import ModelSpec, Task
from app.domain.speech_check import SpeechCheck
from app.policy import ModelRules
from app.services.generator_gate import kept_check
from app.services.gpu_offload import Offload
from app.services.machine import Machine
from app.services.machine_figures import Change, MachineFigures
from app.services.model_advice import Advice, Candidate, Fit, advise, explain, fit, speed
from app.services.model_headers import GgufHeader
from app.services.model_memory import MemoryNeed, header_of, need_of
from app.services.model_store import ModelStore
from app.services.speech_check import kept_speech_check


@dataclass(frozen=True, slots=True)
class Placement:
    """With how many tokens of context a model fits into memory, and what a graphics card computes.

    `offload` is only known of the model in use.
    """

    largest_context: int
    offload: Offload | None = None


Place = Callable[[ModelSpec, GgufHeader, bool], Placement | None]
"""Of an installed answer model with the header of its file, and whether it is in use."""


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """One model.

    `in_use`: it does its task now; `chosen`: it will after the next start. `advice`, of the one to
    take for its task, says why. `tokens_per_s` (written) and `prompt_tokens_per_s` (read) are 0
    where they are unknown, `measured` if it was this model that was measured. `left_bytes` is what
    a stopped installation has left for the next attempt. `away` says why a model that is used where
    it lies (`in_place`) cannot be used now. `placement` is known of installed answer models alone.
    """

    spec: ModelSpec
    need: MemoryNeed
    fit: Fit
    installed: bool = False
    removable: bool = False
    in_use: bool = False
    chosen: bool = False
    advice: Advice | None = None
    tokens_per_s: float = 0.0
    prompt_tokens_per_s: float = 0.0
    measured: bool = False
    check: ModelCheck | None = None
    speech_check: SpeechCheck | None = None
    left_bytes: int = 0
    away: str = ""
    in_place: bool = False
    placement: Placement | None = None

    @property
    def largest_context(self) -> int:
        """The most tokens of context with which it fits into memory now, as far as that is known.

        0 if it does not at all.
        """
        return self.need.tokens if self.placement is None else self.placement.largest_context

    @property
    def needs_less_context(self) -> bool:
        """Whether it is too large for the memory that is free, with the context of the settings."""
        return self.largest_context < self.need.tokens

    @property
    def advised(self) -> bool:
        """Whether it is the one to take for its task."""
        return self.advice is not None

    @property
    def bytes(self) -> int:
        """Size of its files; 0 where the publisher does not say."""
        return self.spec.bytes


@dataclass(frozen=True, slots=True)
class Overview:
    """The models in the order in which they are offered, installed ones first within a task.

    `figures` is None where this computer was not measured yet; `changes` is what has become
    different since it was, and is worth measuring again. `rules` say where models may come from.
    """

    machine: Machine
    free_bytes: int
    figures: MachineFigures | None
    changes: tuple[Change, ...]
    entries: tuple[ModelEntry, ...]
    rules: ModelRules

    def of(self, task: Task) -> tuple[ModelEntry, ...]:
        """Those for one task."""
        return tuple(entry for entry in self.entries if entry.spec.task is task)


def look_over(
    store: ModelStore,
    *,
    context_tokens: int,
    searching: str | None,
    machine: Machine,
    free_bytes: int,
    figures: MachineFigures | None,
    place: Place = lambda *_: None,
) -> Overview:
    """Read everything from the store; `searching` is the model that searches now, as it is named.

    A name with a revision ("name@revision") means the same as one without. `figures` of another
    computer than `machine` are taken for none.
    """
    changes = figures.changes(machine) if figures is not None else ()
    if Change.COMPUTER in changes:
        figures = None
    looker = _Looker(store, context_tokens, searching, machine, free_bytes, figures, place)
    entries = looker.entries()
    entries.sort(key=lambda entry: (list(Task).index(entry.spec.task), not entry.installed))
    return Overview(machine, free_bytes, figures, changes, tuple(entries), store.policy.models)


@dataclass(frozen=True, slots=True)
class _Looker:
    """What `look_over` was given."""

    store: ModelStore
    context_tokens: int
    searching: str | None
    machine: Machine
    free_bytes: int
    figures: MachineFigures | None
    place: Place

    def entries(self) -> list[ModelEntry]:
        here = {spec.name: spec for spec in self.store.installed()}
        every = {**{spec.name: spec for spec in self.store.catalog()}, **here}
        away = self.store.away()
        every |= {name: self.store.spec(name) for name in away}
        headers = {name: header_of(spec, self.store.folder(name)) for name, spec in here.items()}
        candidates = {
            name: self._candidate(spec, name in here, headers.get(name))
            for name, spec in every.items()
        }
        advice = self._advice(list(candidates.values()))
        return [
            self._away(candidate, away[name])
            if name in away
            else self._entry(candidate, name in here, advice.get(name), headers.get(name))
            for name, candidate in candidates.items()
        ]

    def _candidate(self, spec: ModelSpec, installed: bool, header: GgufHeader | None) -> Candidate:
        folder = self.store.folder(spec.name) if installed else None
        need = need_of(spec, self.context_tokens, folder, header=header)
        return Candidate(spec, need, speed(need, self.figures))

    def _advice(self, candidates: list[Candidate]) -> dict[str, Advice]:
        """Of the one model to take for each task, by its name."""
        memory = self.machine.memory_bytes
        chosen = (advise(candidates, task, memory_bytes=memory) for task in Task)
        return {
            one.spec.name: explain(one, candidates, memory_bytes=memory, free_bytes=self.free_bytes)
            for one in chosen
            if one is not None
        }

    def _away(self, found: Candidate, error: SottoError) -> ModelEntry:
        memory = self.machine.memory_bytes
        fitting = fit(found.need, memory_bytes=memory, free_bytes=self.free_bytes)
        removable = self.store.is_removable(found.spec.name)
        said = f"{error} {error.remedy}"
        return ModelEntry(
            found.spec, found.need, fitting, removable=removable, away=said, in_place=True
        )

    def _entry(
        self, found: Candidate, installed: bool, advice: Advice | None, header: GgufHeader | None
    ) -> ModelEntry:
        spec, need = found.spec, found.need
        fitting = fit(need, memory_bytes=self.machine.memory_bytes, free_bytes=self.free_bytes)
        if not installed:
            return ModelEntry(
                spec,
                need,
                fitting,
                advice=advice,
                tokens_per_s=found.tokens_per_s if spec.task is Task.GENERATE else 0.0,
                prompt_tokens_per_s=self._reads(found),
                left_bytes=self.store.staged(spec.name),
            )
        folder = self.store.report_folder(spec.name)
        check = kept_check(folder) if spec.task is Task.GENERATE else None
        heard = kept_speech_check(folder) if spec.task is Task.TRANSCRIBE else None
        writes, measured = self._speed(found, check)
        in_use, chosen = self._use(spec)
        return ModelEntry(
            spec,
            need,
            fitting,
            installed=True,
            removable=self.store.is_removable(spec.name),
            in_place=self.store.is_in_place(spec.name),
            in_use=in_use,
            chosen=chosen,
            advice=advice,
            tokens_per_s=writes,
            prompt_tokens_per_s=self._reads(found),
            measured=measured,
            check=check,
            speech_check=heard,
            placement=None if header is None else self.place(spec, header, in_use),
        )

    def _use(self, spec: ModelSpec) -> tuple[bool, bool]:
        """Whether it does its task now, and whether it will: only search waits for a start."""
        wanted = self.store.in_use(spec.task)
        chosen = wanted is not None and wanted.name == spec.name
        if spec.task is not Task.EMBED:
            return chosen, chosen
        return (self.searching or "").partition("@")[0] == spec.name, chosen

    def _speed(self, found: Candidate, check: ModelCheck | None) -> tuple[float, bool]:
        """Tokens a second, and whether this very model was measured."""
        if found.spec.task is not Task.GENERATE:
            return 0.0, False
        if self.figures is not None and self.figures.model == found.spec.name:
            return self.figures.tokens_per_s, True
        if check is not None and check.tokens_per_s:
            return check.tokens_per_s, True
        return found.tokens_per_s, False

    def _reads(self, found: Candidate) -> float:
        if found.spec.task is not Task.GENERATE or self.figures is None:
            return 0.0
        return self.figures.prompt_tokens_per_s_of(found.need)
