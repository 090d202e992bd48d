"""Which installed model does a task."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.domain.models import ModelSpec, Task
from app.services.model_store import ModelStore
from app.ui.look.choice import Choice
from app.ui.look.labels import button
from app.ui.settings.editors import Editor

TASKS = {"generator": Task.GENERATE, "transcriber": Task.TRANSCRIBE, "embedder": Task.EMBED}
"""The settings that name a model, with what it does."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("settings", text)


@dataclass(frozen=True, slots=True)
class Models:
    """What is installed for a task, as names and titles; `default` is the title of the default."""

    titles: dict[str, str]
    default: str | None

    @classmethod
    def of(cls, store: ModelStore, task: Task) -> "Models":
        """Ask the store; reads files, so it runs beside the window."""
        default: ModelSpec | None = store.default_for(task)
        able = [spec for spec in store.installed() if spec.task is task]
        return cls({spec.name: spec.title for spec in able}, default.title if default else None)


class ModelEditor(Editor):
    """A list of what is installed, and the way to more; `optional`: none need be chosen."""

    def __init__(self, more: Callable[[], object], *, optional: bool) -> None:
        self._choice = Choice()
        super().__init__(self._choice)
        self._optional = optional
        self._models = Models({}, None)
        self._value: object = None
        self._choice.picked.connect(self.chosen)
        self.row.addWidget(button(_tr("Models"), more, "link"))

    def set_models(self, models: Models) -> None:
        """Offer these from now on."""
        self._models = models
        self.show_value(self._value)

    def show_value(self, value: object) -> None:
        """Show what is in force, also where it is not installed any more."""
        self._value = value
        titles = dict(self._models.titles)
        if value is not None and value not in titles:
            titles[str(value)] = _tr("{name}, not installed").format(name=value)
        self._choice.offer([*self._none(), *titles.items()])
        self._choice.show_value(value)

    def _none(self) -> list[tuple[object, str]]:
        if not self._optional:
            return []
        default = self._models.default
        name = _tr("Automatic: {title}").format(title=default) if default else _tr("Automatic")
        return [(None, name)]
