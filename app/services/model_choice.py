"""The user's choice of a model for a task: in force at once where that is possible, and kept."""

from pathlib import Path
from types import MappingProxyType

from app.domain.errors import ModelProblem
from app.domain.models import ModelSpec, Task
from app.services.model_store import ModelStore
from app.settings import Settings

_SETTINGS = MappingProxyType({
    Task.EMBED: "embedder",
    Task.GENERATE: "generator",
    Task.TRANSCRIBE: "transcriber",
})  # fmt: skip


def can_be_chosen(task: Task) -> bool:
    """Whether there is a choice; the other tasks are done by the installed default."""
    return task in _SETTINGS


def setting_of(task: Task) -> str:
    """The setting that holds the choice for a task that has one."""
    return _SETTINGS[task]


def chosen_in(settings: Settings) -> dict[Task, str | None]:
    """The names that the settings hold."""
    return {task: getattr(settings, field) for task, field in _SETTINGS.items()}


def choose_model(store: ModelStore, settings_file: Path, name: str) -> ModelSpec:
    """Use the installed model `name` for its task from now on, and keep that in the settings.

    Search goes on with its old model until the home is opened again. Raises ModelMissing,
    ModelProblem for a task without a choice, SettingFixed and HomeError.
    """
    store.folder(name)
    spec = store.spec(name)
    if not can_be_chosen(spec.task):
        reason = f"a model to {spec.task} cannot be chosen"
        raise ModelProblem(name, reason, "Choose one for search, answers or speech.")
    changed = store.policy.change(settings_file, **{setting_of(spec.task): name})
    store.adopt(chosen_in(changed))
    return spec
