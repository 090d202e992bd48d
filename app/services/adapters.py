"""LoRA adapters of collections: which one each has, and which generator answers there with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import ModelBroken, ModelMissing, ModelProblem, QuestionProblem
from app.domain.models import ModelSpec, Task, joined, parted
from app.services.model_headers import read_gguf

if TYPE_CHECKING:
    from app.services.model_store import ModelStore
    from app.storage.library import LibraryStore


@dataclass(frozen=True, slots=True)
class Choice:
    """The generator to ask, None being the one in use; `note` says why without the adapter."""

    name: str | None
    note: str = ""


class Adapters:
    """Knows which adapter each collection has. Methods may be called from any thread."""

    def __init__(self, models: ModelStore, library: LibraryStore) -> None:
        self._models = models
        self._library = library
        self._architectures: dict[Path, str] = {}

    def offered(self) -> tuple[ModelSpec, ...]:
        """The installed adapters that fit the answer model in use."""
        base = self._models.in_use(Task.GENERATE)
        able = [spec for spec in self._models.installed() if spec.task is Task.ADAPT]
        return tuple(one for one in able if base and not self._misfit(base.name, one.name))

    def of(self, collection: str) -> str | None:
        """The name of the adapter that a collection has; QuestionProblem for an unknown one."""
        return self._library.adapter(self._id(collection))

    def give(self, collection: str, adapter: str | None) -> str | None:
        """Have questions in a collection answered with `adapter`, or without one (None).

        Returns the name under which the answer model and it are known together; that has to pass
        the check before it writes. Raises QuestionProblem for an unknown collection, ModelMissing
        and ModelProblem for an adapter that cannot be used.
        """
        identity, name = self._id(collection), None
        if adapter is not None:
            base = self._models.in_use(Task.GENERATE)
            if base is None:
                raise ModelMissing(Task.GENERATE)
            self._models.folder(adapter)
            if reason := self._misfit(base.name, adapter):
                raise ModelProblem(adapter, reason, "See: sotto models list.")
            name = joined(base.name, adapter)
        self._library.set_adapter(identity, adapter)
        return name

    def choose(self, collection: str | None, model: str | None) -> Choice:
        """The generator for a question in `collection` for which `model` was asked, if any."""
        identity = self._library.collection_id(collection) if collection else None
        adapter = self._library.adapter(identity) if identity is not None else None
        if adapter is None or (model and parted(model)[1]):
            return Choice(model)
        base = model
        if base is None:
            used = self._models.in_use(Task.GENERATE)
            if used is None:
                return Choice(None)
            base = used.name
        if reason := self._misfit(base, adapter):
            return Choice(
                model, f"{collection} is answered without its adapter {adapter}: {reason}."
            )
        return Choice(joined(base, adapter))

    def _misfit(self, base: str, adapter: str) -> str:
        """Why the two do not go together, as far as that is known without loading them."""
        try:
            adapts = self._models.spec(adapter).adapts
            self._models.folder(adapter)
        except (ModelProblem, ModelMissing, ModelBroken):
            return "it is not installed"
        if adapts is None:
            return "it is no adapter"
        if adapts.architecture != self._architecture(base):
            return f"it was made for {adapts.name or adapts.architecture} and not for {base}"
        return ""

    def _architecture(self, base: str) -> str | None:
        """None where the model does not say."""
        try:
            file = self._models.folder(base) / self._models.spec(base).files[0].name
            if file not in self._architectures:
                self._architectures[file] = read_gguf(file).architecture
        except (OSError, ModelBroken, ModelMissing, ModelProblem):
            return None
        return self._architectures[file]

    def _id(self, collection: str) -> int:
        identity = self._library.collection_id(collection)
        if identity is None:
            problem = QuestionProblem(f"There is no collection called {collection}.")
            problem.remedy = "See: sotto collections."
            raise problem
        return identity
